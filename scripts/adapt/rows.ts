import type { Block, Cell, ColumnRole, Row, RowReading, Run, Table, Usage } from '../ir/index.ts';
import { valuesIn } from './values.ts';

/** What a page says of one parameter or field, in whatever form: a row, a term, a bullet, a line of a file. */
export interface FieldRow {
  readonly name: string;
  /** The words that the name stands in. */
  readonly words: string;
  readonly line: number;
  /** undefined where the page states none. */
  readonly type?: readonly Run[];
  readonly description: readonly Block[];
  readonly reading?: RowReading;
}

const ROLES: readonly ColumnRole[] = ['name', 'description', 'type'];

/** Rows as a table that says itself what it is for. */
export function tableOfRows(
  rows: readonly FieldRow[],
  usage: Usage,
  options: {
    readonly anchors?: readonly string[];
    readonly caption?: string;
    readonly line?: number;
    readonly isValue?: true;
    readonly structure?: string;
    readonly sameAs?: string;
    readonly media?: string;
  } = {},
): Table {
  const line = options.line ?? rows[0]?.line ?? 1;
  return {
    kind: 'table',
    caption: options.caption ? [{ text: options.caption }] : [],
    number: undefined,
    anchors: options.anchors ?? [],
    header: { cells: ROLES.map((): Cell => ({ blocks: [], line })), line },
    rows: rows.map(rowOf),
    line,
    usage,
    columns: ROLES,
    ...(options.structure ? { structure: options.structure } : {}),
    ...(options.sameAs ? { sameAs: options.sameAs } : {}),
    ...(options.isValue ? { isValue: true } : {}),
    ...(options.media ? { media: options.media } : {}),
  };
}

/** `true` and `5` as a default say what the type is, where the page doesn't. */
export const typeOfLiteral = (text: string): string | undefined =>
  /^(?:true|false)$/i.test(text) ? 'boolean' : /^-?\d+$/.test(text) ? 'integer' : undefined;

function rowOf(row: FieldRow): Row {
  const { name, words, line, description, reading: read } = row;
  const values = read?.values ?? valuesIn(description);
  const shown = row.type ? undefined : typeOfLiteral(values?.default?.value ?? '');
  const type = shown === undefined ? row.type : [{ text: shown }];
  const reading = shown === undefined ? read : { ...read, rule: 'type-of-default' };
  const cell = (blocks: readonly Block[]): Cell => ({ blocks, line: blocks[0]?.line ?? line });
  return {
    cells: [
      { blocks: [{ kind: 'paragraph', runs: [{ text: name }], line }], line },
      cell(description),
      ...(type ? [{ blocks: [{ kind: 'paragraph' as const, runs: type, line }], line }] : []),
    ],
    line,
    reading: { ...reading, name, words, ...(values ? { values } : {}) },
  };
}

interface Node {
  readonly name: string;
  /** Lists around the value: `a[][]` has two. */
  lists: number;
  row: FieldRow | undefined;
  readonly children: Node[];
}

/**
 * Rows whose names are paths (`lockers[].id`, `user.name`) as tables, the body's own first; rows that no name leads to
 * are made where a path passes through them.
 *
 * @param anchor unique in the run: what the anchors of inner tables begin with
 */
export function nestedTables(
  rows: readonly FieldRow[],
  anchor: string,
  body: { readonly usage: Usage; readonly media?: string },
): Table[] {
  const root: Node = { name: '', lists: 0, row: undefined, children: [] };
  for (const row of rows) place(root, row);
  const inner: Table[] = [];
  const fields = root.children.map((child) => fieldOf(child, anchor, inner));
  const media = body.media ? { media: body.media } : {};
  if (root.lists === 0) return [...(fields.length > 0 ? [tableOfRows(fields, body.usage, media)] : []), ...inner];
  const anchors = [`${anchor}-items`];
  const [first] = rows;
  const list: FieldRow = {
    name: '[items]',
    words: first?.words ?? '',
    line: first?.line ?? 1,
    type: [{ text: 'array' }, { text: '', link: `#${anchors[0]}` }],
    description: root.row?.description ?? [],
    reading: { rule: 'path-name' },
  };
  const items = fields.length > 0 ? [tableOfRows(fields, 'object', { anchors })] : [];
  return [tableOfRows([list], body.usage, { isValue: true, ...media }), ...items, ...inner];
}

const isPath = (name: string): boolean =>
  /^[\p{L}\p{M}\p{N}_$@-]*(?:\[\w*\])*(?:\.[\p{L}\p{M}\p{N}_$@-]+(?:\[\])*)*$/u.test(name) && /[.[]/.test(name);

function place(root: Node, row: FieldRow): void {
  if (!isPath(row.name)) return add(root, row.name, 0, row);
  let node = root;
  const steps = row.name.replace(/\[\w*\]/g, '[]').split('.');
  steps.forEach((step, at) => {
    const name = step.replace(/(?<!\[\])(?:\[\])+$/, '');
    const lists = (step.length - name.length) / 2;
    const isLast = at === steps.length - 1;
    if (name === '') {
      node.lists = Math.max(node.lists, lists);
      if (isLast) node.row = row;
      return;
    }
    const known = node.children.find((child) => child.name === name);
    const next = known ?? { name, lists: 0, row: undefined, children: [] };
    if (!known) node.children.push(next);
    next.lists = Math.max(next.lists, lists);
    if (isLast) next.row = next.row ?? row;
    node = next;
  });
}

function add(root: Node, name: string, lists: number, row: FieldRow): void {
  const known = root.children.find((child) => child.name === name);
  if (known) known.row ??= row;
  else root.children.push({ name, lists, row, children: [] });
}

function fieldOf(node: Node, anchor: string, inner: Table[]): FieldRow {
  const below = `${anchor}-${node.name.replace(/[^\p{L}\p{M}\p{N}_-]/gu, '_')}`;
  const first = firstRow(node);
  const own: FieldRow = node.row
    ? { ...node.row, name: node.name }
    : {
        name: node.name,
        words: first?.words ?? node.name,
        line: first?.line ?? 1,
        description: [],
        reading: { rule: 'path-name' },
      };
  if (node.children.length === 0)
    return node.lists > 0 && node.row && !isArrayType(node.row.type)
      ? {
          ...own,
          type: [{ text: 'array of ' }, ...(own.type ?? [{ text: 'string' }])],
          reading: { ...own.reading, rule: 'path-name' },
        }
      : own;
  const at = inner.length;
  const fields = node.children.map((child) => fieldOf(child, below, inner));
  inner.splice(at, 0, tableOfRows(fields, 'object', { anchors: [below], caption: node.name, line: first?.line ?? 1 }));
  const isList = node.lists > 0 || isArrayType(own.type);
  return { ...own, type: [{ text: isList ? 'array' : 'object' }, { text: '', link: `#${below}` }] };
}

const isArrayType = (type: readonly Run[] | undefined): boolean =>
  /\b(?:array|list)\b|\[\]/i.test((type ?? []).map(({ text }) => text).join(''));

function firstRow(node: Node): FieldRow | undefined {
  if (node.row) return node.row;
  for (const child of node.children) {
    const row = firstRow(child);
    if (row) return row;
  }
  return undefined;
}

/** Makes an anchor that no other document has. */
export const anchorIn = (id: string, part: string): string => `${id.replace(/[^\w.-]+/g, '-')}--${part}`;

export const paragraph = (text: string, line: number): Block => ({ kind: 'paragraph', runs: [{ text }], line });
