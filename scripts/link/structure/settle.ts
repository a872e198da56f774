import type { ExampleFacts, TableFacts } from '../../ir/index.ts';
import { type Agreement, agreementOf, distance } from './agreement.ts';
import { type Placement, placeRows } from './placement.ts';
import {
  type ExamplesOfBody,
  keysInWrapper,
  type LinkOf,
  type Reading,
  readingOf,
  viewOfReading,
  withInnerWrappers,
} from './reading.ts';
import { emptyShape, fieldsIn, opens, type Shape, shapeOf } from './shape.ts';

export interface BodyInput {
  /** The body's own tables, as captions, links and names have it. */
  readonly tables: readonly TableFacts[];
  /** Tables beside them that nothing leads to, in the order of the page. */
  readonly spare: readonly TableFacts[];
  readonly examples: readonly ExampleFacts[];
  /** The examples' values; those that are no JSON are left out. */
  readonly values: readonly unknown[];
  readonly file: string;
  readonly linkOf: LinkOf;
  /** Values of examples of failures, where the body is one of success. */
  readonly failures: readonly unknown[];
}

/**
 * Decides how the rows of a body hang together: each reading is held against what the page's examples show, and the one
 * that is nearest is taken. Where several are equally near, the one that the tables say by themselves counts.
 *
 * @returns undefined where the tables' own reading is the best
 */
export function settleBody(input: BodyInput): Reading | undefined {
  if (input.tables.length === 0) return undefined;
  const shape = shapeOf(input.values) ?? emptyShape([]);
  const own: Reading = { tables: input.tables, links: new Map(), left: input.spare };
  const keyed = keysInWrapper(input.tables, shape, input);
  if (keyed) return { ...own, ...keyed };
  const before = nearness(own, shape, input.linkOf);
  if ((before.unplaced === 0 || before.unshown === 0) && !input.tables.some(repeats)) return undefined;
  const opened = withoutOutermost(input, shape);
  if (opened) return opened;
  const ofBody = new Set(input.tables);
  let best: { reading: Reading; distance: number } | undefined;
  for (const reading of candidates(input, shape)) {
    // Rows that are left out are no nearer to the examples than rows that these don't show.
    const leftOut = reading.left.filter((table) => ofBody.has(table)).flatMap(({ fields }) => fields).length;
    const reached = distance(nearness(reading, shape, input.linkOf)) + leftOut;
    if (reached < (best?.distance ?? distance(before))) best = { reading, distance: reached };
  }
  const reading = best?.reading ?? own;
  const wrapped = withInnerWrappers(reading, shape, input.linkOf, input);
  return wrapped === own ? undefined : wrapped;
}

/**
 * The body without its one row, where the examples show what the row's tables describe in its place, and nothing beside
 * that: the row names the body and is no field of it. Further in, examples may show fields that have no row.
 */
function withoutOutermost({ tables, spare, linkOf }: BodyInput, shape: Shape): Reading | undefined {
  const [only, ...others] = tables.flatMap(({ fields }) => fields);
  if (!only || others.length > 0 || only.type.value.kind !== 'object' || shape.keys.has(only.name)) return undefined;
  const inside: Reading = { tables: linkOf(only).tables, links: new Map(), left: spare, opened: only };
  if (inside.tables.length === 0 || !opens(shape)) return undefined;
  const rows = new Set(inside.tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  if (![...shape.keys.keys()].every((name) => rows.has(name))) return undefined;
  const { unplaced, missing, unlike } = nearness(inside, shape, linkOf);
  return missing + unlike === 0 && unplaced * 2 < fieldsIn(shape) ? inside : undefined;
}

/** A name that comes twice in a table is the name of fields at two levels. */
const repeats = ({ fields }: TableFacts): boolean => new Set(fields.map(({ name }) => name)).size < fields.length;

const nearness = (reading: Reading, shape: Shape, linkOf: LinkOf): Agreement =>
  agreementOf(viewOfReading(reading, linkOf), shape);

/** Readings by the examples: with all tables of the body, and with those alone whose names the examples show. */
function candidates({ tables, spare, linkOf, failures, ...shown }: BodyInput, shape: Shape): Reading[] {
  const inOrder = [...tables, ...spare].sort((a, b) => a.source.line - b.source.line);
  const isDescribed = (field: Parameters<LinkOf>[0]): boolean => linkOf(field).tables.length > 0;
  const examples: ExamplesOfBody = shown;
  const aside = onlyOf(failures, shape);
  return [spare, inOrder].flatMap((optional) =>
    (['outer', 'inner'] as const).flatMap((preference) => {
      const placement = placeRows({ tables: inOrder, spare: optional, shape, isDescribed, preference, aside });
      return isSure(placement, shape) ? (readingOf(placement, shape, inOrder, examples) ?? []) : [];
    }),
  );
}

/** Keys of failures, or of what is in their one key, that the body shows nowhere. */
function onlyOf(failures: readonly unknown[], shape: Shape): ReadonlySet<string> {
  const names = new Set(
    failures.flatMap((value) => {
      const failure = shapeOf([value]);
      const [only, ...more] = failure?.keys.values() ?? [];
      const inside = only && more.length === 0 && opens(only) ? only : failure;
      return [...(inside?.keys.keys() ?? [])];
    }),
  );
  const remove = ({ keys }: Shape): void => {
    for (const [key, inner] of keys) {
      names.delete(key);
      remove(inner);
    }
  };
  if (names.size > 0) remove(shape);
  return names;
}

/**
 * Rows account for at least half of what is shown at each level that they make, and for two thirds where only the
 * examples show the level itself, which then has no row whose name they show beside it too.
 */
function isSure(placement: Placement, root: Shape): boolean {
  const levels = [...placement.levels.values()];
  const described = new Set(
    levels.flatMap(({ shape, rows }) => rows.flatMap(({ field }) => placement.inside(shape).get(field.name) ?? [])),
  );
  return levels.every(({ shape, rows }) => {
    if (shape === root || !opens(shape)) return true;
    const outside = described.has(shape) ? undefined : placement.around(shape)?.keys;
    if (rows.some(({ field: { name } }) => name !== shape.path.at(-1) && outside?.has(name))) return false;
    const share = rows.filter(({ field }) => shape.keys.has(field.name)).length / shape.keys.size;
    return share >= (described.has(shape) ? 1 / 2 : 2 / 3);
  });
}
