/** Rows of a body in the shape that the page's samples show. */
import { type Code, squeeze, textOfBlocks, textOfRuns } from '../ir/index.ts';
import { exampleFields } from './example-rows.ts';
import type { FieldRow } from './rows.ts';

/** Types that say that a value has an inside, and not what it is. */
const OPEN_TYPE =
  /^(?:(?:json )?(?:an? )?(?:arrays?|lists?|collections?)(?: of (?:json )?(?:objects?|dicts?|any))?|(?:json )?objects?(?:\[\])?|dict(?:ionary)?|hash|json|array ?[<[(](?:object|any)[>\])])$/i;

/** As in `example-rows.ts`: what only samples show. */
const RULE = 'example-fields';
const HAS_PATH = /[.[]/;
const lastStep = (path: string): string =>
  path
    .split('.')
    .at(-1)
    ?.replace(/(?<!\[\])(?:\[\])+$/, '') ?? '';
const withoutLists = (path: string): string => path.replace(/(?<!\[\])(?:\[\])+$/, '');
const containerOf = (path: string): string => path.split('.').slice(0, -1).join('.');
const holdersOf = (path: string): string[] => (path === '' ? [] : [containerOf(path), ...holdersOf(containerOf(path))]);
const joined = (container: string, name: string): string => (container === '' ? name : `${container}.${name}`);

/**
 * Rows with the names that samples give them: a flat row whose name a sample shows deeper is a field of what the sample
 * has it in, a bare list or object has the fields that samples show, a row without a type has the sample's.
 *
 * @param rows as the page describes them, flat or with paths for names
 * @param codes samples of the same body
 * @param isAnswer true for a body whose samples show fields beside the described ones
 */
export function nestedAsShown(
  rows: readonly FieldRow[],
  codes: readonly Code[],
  isAnswer = false,
): readonly FieldRow[] {
  const shown = exampleFields(codes);
  const byPath = new Map(shown.map((field) => [withoutLists(field.name), field]));
  const names = placesOf(
    rows.map(({ name }) => name),
    [...byPath.keys()],
  );
  const placed = rows.map((row, at) => typed({ ...row, name: names[at] ?? row.name }, byPath));
  const nested = placed.flatMap((row) => {
    const inside = insideOf(row, placed, shown);
    return inside.length > 0 ? [{ ...row, reading: { ...row.reading, rule: RULE } }, ...inside] : [withItems(row)];
  });
  const isMoved = names.some((name, at) => name !== rows[at]?.name);
  if (isAnswer) return [...nested, ...besides(nested, shown, isMoved)];
  return isApart(rows, shown) ? joinedWith(nested, shown) : nested;
}

/** Whether samples show none of the described fields: the page describes something else than they show. */
const isApart = (rows: readonly FieldRow[], shown: readonly FieldRow[]): boolean =>
  shown.length > 0 && !rows.some((row) => shown.some(({ name }) => lastStep(name) === lastStep(row.name)));

/** Both; a name that samples write with other capitals is theirs. */
function joinedWith(rows: readonly FieldRow[], shown: readonly FieldRow[]): readonly FieldRow[] {
  const written = new Map(shown.map(({ name }) => [name.toLowerCase(), name]));
  const own = rows.map((row) => ({ ...row, name: written.get(row.name.toLowerCase()) ?? row.name }));
  const known = new Set(own.map(({ name }) => name));
  return [...own, ...shown.filter(({ name }) => !known.has(name))];
}

/**
 * Fields that samples show beside described ones, with what is inside of them.
 *
 * @param isMoved true where samples alone say what the described ones are in: what is beside that is the body's too
 */
function besides(rows: readonly FieldRow[], shown: readonly FieldRow[], isMoved: boolean): readonly FieldRow[] {
  const known = new Set(rows.map(({ name }) => withoutLists(name)));
  if (!shown.some(({ name }) => known.has(withoutLists(name)))) return [];
  const holders = new Set([...known].map(containerOf));
  if (isMoved) for (const holder of [...holders]) for (const each of holdersOf(holder)) holders.add(each);
  const added = new Set<string>();
  return shown.filter(({ name }) => {
    const path = withoutLists(name);
    const holder = containerOf(path);
    const isNew = path !== '' && !known.has(path) && (holders.has(holder) || added.has(withoutLists(holder)));
    if (isNew) added.add(path);
    return isNew;
  });
}

/**
 * Paths of rows, by the paths that samples show. Rows that the samples don't have stand where their neighbours do; all
 * stay as they are where the samples have few of them.
 */
function placesOf(names: readonly string[], paths: readonly string[]): readonly string[] {
  if (names.some((name) => HAS_PATH.test(name))) return prefixed(names, paths);
  const used = new Set<string>();
  let last = '';
  const found = names.map((name) => {
    const [best] = paths
      .filter((path) => lastStep(path) === name && !used.has(path))
      .sort((a, b) => a.split('.').length - b.split('.').length || sharedWith(last, b) - sharedWith(last, a));
    if (best === undefined) return undefined;
    used.add(best);
    last = best;
    return best;
  });
  const known = found.filter((path) => path !== undefined);
  if (known.length * 2 < names.length) return names;
  const containers = new Set(known.map(containerOf));
  return found.map((path, at) => {
    const name = names[at] ?? '';
    if (path !== undefined) return path;
    const before = found.slice(0, at).findLast((each) => each !== undefined);
    const behind = found.slice(at + 1).find((each) => each !== undefined);
    const isInside = !containers.has('') || (before && behind && containerOf(before) === containerOf(behind));
    return joined(isInside ? containerOf(before ?? behind ?? '') : '', name);
  });
}

function sharedWith(last: string, path: string): number {
  const steps = path.split('.');
  const other = last.split('.');
  const differs = steps.findIndex((step, at) => withoutLists(step) !== withoutLists(other[at] ?? ''));
  return differs < 0 ? steps.length : differs;
}

/** Names that are paths already may leave out what the samples wrap all in: a list, one key. */
function prefixed(names: readonly string[], paths: readonly string[]): readonly string[] {
  const roots = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
  const [only = ''] = roots;
  const wrappers = roots.length === 1 && only !== '' ? [only, `${only}[]`] : [];
  const known = new Set(paths);
  const score = (prefix: string): number =>
    names.filter((name) => known.has(joined(prefix, withoutLists(name)))).length;
  const best = wrappers.find((prefix) => score(prefix) > score(''));
  return best === undefined ? names : names.map((name) => (name.startsWith(best) ? name : joined(best, name)));
}

const typeText = ({ type }: FieldRow): string => squeeze(textOfRuns(type ?? []));

/** With the sample's type where the page states none, or only that there is a list. */
function typed(row: FieldRow, shown: ReadonlyMap<string, FieldRow>): FieldRow {
  const field = shown.get(withoutLists(row.name));
  const type = field ? typeText(field) : '';
  if (!field?.type || type === '' || type === 'any') return row;
  const isBareList = /^(?:array|list)$/i.test(typeText(row)) && /^array of (?!object|array)/.test(type);
  if (row.type && !isBareList) return row;
  return { ...row, type: field.type, reading: { ...row.reading, rule: RULE } };
}

/** A bare list whose description calls its items objects. */
function withItems(row: FieldRow): FieldRow {
  if (!/^(?:array|list)$/i.test(typeText(row)) || row.type?.some(({ link }) => link)) return row;
  const isOfObjects = /\b(?:list|array|collection) of (?:[\w`“”"-]+ ){0,4}?objects\b/i.test(
    textOfBlocks(row.description),
  );
  return isOfObjects
    ? { ...row, type: [{ text: 'array of objects' }], reading: { ...row.reading, rule: 'list-of-objects' } }
    : row;
}

/** What samples, or the description itself, show inside of a value that the page describes as a whole. */
function insideOf(row: FieldRow, rows: readonly FieldRow[], shown: readonly FieldRow[]): readonly FieldRow[] {
  const name = withoutLists(row.name);
  const isBelow = (path: string): boolean => path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
  if (name === '' || row.type?.some(({ link }) => link) || !OPEN_TYPE.test(typeText(row))) return [];
  if (rows.some((other) => other !== row && isBelow(other.name))) return [];
  const inside = shown.filter((field) => isBelow(field.name));
  return inside.length > 0 ? inside : describedInside(row, name);
}

/** The fields of a sample in the description: of the value, or of an object that holds it alone. */
function describedInside(row: FieldRow, name: string): FieldRow[] {
  const own = lastStep(row.name);
  const codes = row.description.flatMap((block): Code[] => {
    if (block.kind !== 'code') return [];
    return /^\s*"[\w-]+"\s*:/.test(block.text) ? [{ ...block, text: `{${block.text}}` }] : [block];
  });
  const fields = exampleFields(codes);
  const isHeld = fields.some((field) => withoutLists(field.name) === own);
  if (isHeld)
    return fields
      .filter((field) => field.name !== own && field.name.startsWith(own))
      .map((field) => ({ ...field, name: `${name}${field.name.slice(own.length)}` }));
  const isList = /array|list|\[\]/i.test(typeText(row));
  return fields.map((field) => ({
    ...field,
    name: field.name.startsWith('[]') ? `${name}${field.name}` : `${name}${isList ? '[]' : ''}.${field.name}`,
  }));
}
