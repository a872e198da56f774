import { append } from '../../append.ts';
import { cutRuns, rowsOfBullets } from '../../adapt/index.ts';
import type { Dialect } from '../../dialects/index.ts';
import {
  type Block,
  type Diagnostic,
  type ExampleFacts,
  type Facets,
  type FieldFacts,
  inferred,
  type List,
  type Row,
  type Run,
  type TableFacts,
  textOfBlocks,
  textOfRuns,
  type TypeExpression,
} from '../../ir/index.ts';
import { literalOf } from '../description/default-value.ts';
import { FIELD_NAME } from './field-name.ts';
import { partOf } from './named-nesting.ts';

/** The fields of a structure are in the contract because bullets of its row name them. */
export const IN_BULLETS = 'fields-in-bullets';

/** Rows that the bullets of a cell stand for, each with its name and its description. */
export interface BulletRows {
  readonly list: List;
  readonly rows: readonly Row[];
}

/** What says of a bullet's name that it is a field, and not one of several values. */
const SAYS_WHAT =
  /^ ?:? ?(?:indicates?|specifies|describes?|represents?|denotes?|means|is|are) (?:the|an?|whether|when|how|if)\b/i;
const FIELDS = /\b(?:fields?|attributes?|parameters?|keys|properties|members|elements|structure)\b/i;
const NO_FIELDS = /\b(?:values?|options?|types?|modes?|one of|enum\w*)\b/i;
const NO_NAME = /^(?:true|false|null|none|yes|no|notes?|example)$/i;

/**
 * Finds the list of a row's description whose bullets name the fields of its structure: all of them with a type or a mark
 * in brackets, all with what the field is, or all below words that announce fields.
 *
 * @param blocks the description cell
 * @param type of the row: a structure, or a list of structures
 */
export function bulletRowsOf(blocks: readonly Block[], type: TypeExpression, dialect: Dialect): BulletRows | undefined {
  if (!isStructure(type)) return undefined;
  let before = '';
  for (const block of blocks) {
    if (block.kind === 'list') {
      const rows = rowsOf(block, before, dialect);
      if (rows) return { list: block, rows };
      for (const [head, ...inner] of block.items) {
        const found = head && bulletRowsOf([head, ...inner], type, dialect);
        if (found) return found;
      }
    }
    before = textOfBlocks([block]);
  }
  return undefined;
}

const isStructure = (type: TypeExpression): boolean =>
  type.kind === 'object' || (type.kind === 'array' && (isStructure(type.items) || type.items.kind === 'any'));

function rowsOf(list: List, before: string, dialect: Dialect): readonly Row[] | undefined {
  const lead = lastClause(before);
  const announced = FIELDS.test(lead) && !NO_FIELDS.test(lead);
  const typed = rowsOfBullets(list.items, announced);
  const isTyped = typed?.every(({ type, reading }) => type !== undefined || reading?.required !== undefined) ?? false;
  const bullets = list.items.map(bulletOf);
  if (bullets.length < 2 || bullets.some((bullet) => bullet === undefined)) return undefined;
  const all = bullets as Bullet[];
  if (new Set(all.map(({ name }) => name)).size < all.length) return undefined;
  if (all.some(({ name }) => dialect.rows.noNames.test(name))) return undefined;
  if (!isTyped && !announced && !all.every(({ behind }) => SAYS_WHAT.test(behind))) return undefined;
  return all.map(({ name, words, line, description }, at) => {
    const read = isTyped ? typed?.[at] : undefined;
    const own = read?.description ?? description;
    return {
      cells: [
        { blocks: [{ kind: 'paragraph', runs: [{ text: name }], line }], line },
        { blocks: own, line: own[0]?.line ?? line },
        ...(read?.type ? [{ blocks: [{ kind: 'paragraph' as const, runs: read.type, line }], line }] : []),
      ],
      line,
      reading: { ...read?.reading, name, words, rule: IN_BULLETS },
    };
  });
}

const lastClause = (text: string): string =>
  text
    .slice(-120)
    .replace(/[:：]$/, '')
    .split(/[.:：]/)
    .at(-1) ?? '';

interface Bullet {
  readonly name: string;
  readonly words: string;
  readonly behind: string;
  readonly line: number;
  readonly description: readonly Block[];
}

/** A bullet that begins with a name, which is set off or has a colon or a verb behind it. */
function bulletOf([head, ...more]: readonly Block[]): Bullet | undefined {
  if (head?.kind !== 'paragraph') return undefined;
  const text = textOfRuns(head.runs);
  const name = /^["“]?([\w.@$-]+)["”]?(?=\s|:|$)/.exec(text)?.[1] ?? '';
  if (!FIELD_NAME.test(name) || !/^[a-z_@][\w@$.-]*$/.test(name) || NO_NAME.test(name)) return undefined;
  const isSetOff = head.runs[0]?.bold === true || head.runs[0]?.code === true;
  const used = text.indexOf(name) + name.length;
  const behind = text.slice(used).replace(/^["”]/, '').replace(/\s+/g, ' ');
  if (!/^ ?[:：]/.test(behind) && !SAYS_WHAT.test(behind) && !/^ ?\(/.test(behind)) return undefined;
  if (!isSetOff && !/^ ?[:：(]/.test(behind) && !/[_A-Z]|^(?:id|key|value|name|type)$/.test(name)) return undefined;
  const skipped = used + (/^["”]? ?[:：]? ?/.exec(text.slice(used))?.[0].length ?? 0);
  const runs: readonly Run[] = cutRuns(head.runs, skipped);
  const description = [...(runs.length > 0 ? [{ ...head, runs }] : []), ...more];
  return { name, words: text, behind, line: head.line, description };
}

/**
 * Gives rows whose bullets name fields a table of those, which a table that the page has for them comes before. Where the
 * examples show the structure without any of the names, they are no fields.
 *
 * @param examples of the page
 * @returns with what is found of bullets that are fields
 */
export function withBulletFields(
  tables: readonly TableFacts[],
  examples: readonly ExampleFacts[],
): { readonly tables: TableFacts[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const read = new Map<string, readonly Shown[]>();
  const shownFor = (section: TableFacts['section']): readonly Shown[] => {
    const known =
      read.get(section) ?? examples.flatMap(({ kind, body }) => (kind === section && body ? [shownIn(body.text)] : []));
    read.set(section, known);
    return known;
  };
  const withParts = tables.flatMap((table) => {
    if (!table.fields.some(({ inner }) => inner)) return [table];
    const shown = shownFor(table.section);
    const parts: TableFacts[] = [];
    const fields = table.fields.map(({ inner, ...field }) => {
      if (!inner || !agrees(field.name, inner.fields, shown)) return field;
      append(diagnostics, inner.diagnostics);
      const anchor = `${table.id}>${field.name}`;
      parts.push({ ...partOf(table, field.name, anchor), fields: inner.fields.map((each) => asShown(each, shown)) });
      const link = { target: `#${anchor}`, text: '', via: 'bullets' as const };
      return { ...field, links: [...field.links, link] };
    });
    return [{ ...table, fields }, ...parts];
  });
  return { tables: withParts, diagnostics };
}

/** What one example shows of names: how the first value of each begins, and which have a structure or a list of them. */
interface Shown {
  readonly heads: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
  readonly structures: ReadonlySet<string>;
}

const MEMBER = /"([\w@$.-]{1,128})"\s{0,64}:\s{0,64}([-\d.]{1,64}|["a-z[{])?/g;
const STRUCTURE = /"([\w@$.-]{1,128})"\s{0,64}:\s{0,64}(?:\[\s{0,64})?\{\s{0,64}"/g;

function shownIn(text: string): Shown {
  const heads = new Map<string, string>();
  const names = new Set<string>();
  for (const [, name = '', head] of text.matchAll(MEMBER)) {
    names.add(name);
    if (head !== undefined && !heads.has(name)) heads.set(name, head);
  }
  return { heads, names, structures: new Set([...text.matchAll(STRUCTURE)].map(([, name = '']) => name)) };
}

function agrees(name: string, inner: readonly FieldFacts[], shown: readonly Shown[]): boolean {
  const own = shown.filter(({ structures }) => structures.has(name));
  return own.length === 0 || own.some(({ names }) => inner.some((field) => names.has(field.name)));
}

/** A field that no word gives a type has the one of its value in an example. */
function asShown(field: FieldFacts, shown: readonly Shown[]): FieldFacts {
  if (field.type.origin !== 'default') return field;
  const head = shown.find(({ names }) => names.has(field.name))?.heads.get(field.name);
  const type = head === undefined ? undefined : typeOfShown(head);
  return type
    ? { ...field, type: inferred(type, field.source, IN_BULLETS), facets: facetsAs(type, field.facets) }
    : field;
}

/** What was read as of a text, of another type: literals that are none of it and lengths are left out. */
function facetsAs(type: TypeExpression, { enum: values, default: preset, deprecated, nullable }: Facets): Facets {
  const literals = values?.value.map((value) => literalOf(String(value), type, true));
  const value = preset && literalOf(String(preset.value), type, true);
  return {
    bounds: [],
    ...(values && literals?.every((each) => each !== undefined) ? { enum: { ...values, value: literals } } : {}),
    ...(preset && value !== undefined ? { default: { ...preset, value } } : {}),
    ...(deprecated ? { deprecated } : {}),
    ...(nullable ? { nullable } : {}),
  };
}

function typeOfShown(value: string): TypeExpression | undefined {
  if (/^-?\d+$/.test(value)) return { kind: 'scalar', type: 'integer' };
  if (/^-?\d/.test(value)) return { kind: 'scalar', type: 'number' };
  if (value === 't' || value === 'f') return { kind: 'scalar', type: 'boolean' };
  if (value === '{') return { kind: 'object' };
  return value === '[' ? { kind: 'array', items: { kind: 'any' } } : undefined;
}
