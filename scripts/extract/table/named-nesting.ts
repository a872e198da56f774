import { append } from '../../append.ts';
import { type ExampleFacts, type FieldFacts, inferred, type TableFacts, type TypeExpression } from '../../ir/index.ts';
import { isComplex } from '../type/type-expression.ts';

/** `spec.flavor`, `spec[].flavor`, `spec[0].flavor`: a row inside another, named by its path. */
const PATH = /^([\p{L}_][\p{L}\p{M}\p{N}_-]*)((?:\[[\w*]*\])*)\.([\p{L}_][\p{L}\p{M}\p{N}_.*[\]-]*)$/u;
/** `spec[]`, the row of a list as paths name it. */
const LIST = /^([\p{L}_][\p{L}\p{M}\p{N}_-]*)(?:\[[\w*]*\])$/u;

const NAMED = 'rows-named-by-path';

/**
 * Sets rows whose names are paths into the rows that they name, with a table of their own. Where no row has the name of
 * the outer one, it is made of the paths, if the examples have it, or if there are none and several rows share it. Where
 * an example has a name with its dots as one key, it is a name.
 *
 * @param examples of the page
 */
export function withNamedNesting(tables: readonly TableFacts[], examples: readonly ExampleFacts[]): TableFacts[] {
  return tables.flatMap((table) => {
    if (table.markup || !BODIES.has(table.usage) || table.section === 'uri') return [table];
    const shown = examples
      .filter(({ kind, body }) => kind === table.section && body)
      .map(({ body }) => body?.text ?? '');
    return nested(table, shown);
  });
}

const BODIES: ReadonlySet<TableFacts['usage']> = new Set(['body', 'object', 'none']);

/** A structure whose name says that it is a list, by its name and as a list. */
function asList(field: FieldFacts): FieldFacts {
  const name = isComplex(field.type.value) ? LIST.exec(field.name)?.[1] : undefined;
  if (name === undefined) return field;
  const { type } = field;
  return type.value.kind === 'array'
    ? { ...field, name }
    : { ...field, name, type: inferred({ kind: 'array', items: type.value }, field.source, NAMED) };
}

function nested(written: TableFacts, shown: readonly string[]): TableFacts[] {
  const table = written.fields.some(({ name }) => name.endsWith(']'))
    ? { ...written, fields: written.fields.map(asList) }
    : written;
  const outer = new Map<string, { rows: FieldFacts[]; lists: number }>();
  for (const field of table.fields) {
    const [, name = '', lists = '', rest = ''] = PATH.exec(field.name) ?? [];
    if (name === '' || shown.some((text) => text.includes(JSON.stringify(field.name)))) continue;
    const group = outer.get(name) ?? { rows: [], lists: lists.split('[').length - 1 };
    group.rows.push({ ...field, name: rest });
    outer.set(name, group);
  }
  const parts: TableFacts[] = [];
  const heads = new Map<string, FieldFacts>();
  const rowNamed = new Map<string, FieldFacts>();
  for (const field of table.fields) if (!rowNamed.has(field.name)) rowNamed.set(field.name, field);
  for (const [name, { rows, lists }] of outer) {
    const own = rowNamed.get(name);
    const isTold = own
      ? isComplex(own.type.value) && own.links.length === 0
      : table.part !== undefined || isShared(name, rows, shown);
    if (!isTold) continue;
    const anchor = `${table.id}>${name}`;
    const link = { target: `#${anchor}`, text: '', via: 'name' as const };
    const head = own ?? outerRow(name, lists, rows[0] as FieldFacts);
    heads.set(name, { ...head, links: [link] });
    append(parts, nested({ ...partOf(table, name, anchor), isUnnamed: true, fields: rows }, shown));
  }
  if (parts.length === 0) return [table];
  const placed = new Set<string>();
  const fields = table.fields.flatMap((field) => {
    const name = heads.has(field.name) ? field.name : (PATH.exec(field.name)?.[1] ?? '');
    const head = heads.get(name);
    const isLiteral = name !== field.name && shown.some((text) => text.includes(JSON.stringify(field.name)));
    if (!head || isLiteral) return [field];
    if (placed.has(name)) return [];
    placed.add(name);
    return [head];
  });
  return [{ ...table, fields }, ...parts];
}

const isShared = (name: string, rows: readonly FieldFacts[], shown: readonly string[]): boolean =>
  shown.length === 0 ? rows.length > 1 : shown.some((text) => new RegExp(`"${name}"\\s*:\\s*[[{]`).test(text));

function outerRow(name: string, lists: number, first: FieldFacts): FieldFacts {
  let type: TypeExpression = { kind: 'object' };
  for (let depth = 0; depth < lists; depth++) type = { kind: 'array', items: type };
  return {
    name,
    type: inferred(type, first.source, NAMED),
    description: { value: '', source: first.source, origin: 'default', rule: NAMED },
    facets: { bounds: [] },
    links: [],
    tableNumbers: [],
    source: first.source,
  };
}

/** The table of what a row of another table holds; its fields are still those of the whole. */
export const partOf = (table: TableFacts, name: string, anchor: string): TableFacts => ({
  ...table,
  id: anchor,
  anchors: [anchor],
  headingAnchors: [],
  number: undefined,
  usage: 'object',
  anchorName: undefined,
  captionName: undefined,
  part: [...(table.part ?? []), name],
});
