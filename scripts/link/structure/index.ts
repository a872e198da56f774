import {
  byDefault,
  type ExampleFacts,
  type FieldFacts,
  inferred,
  type PageFacts,
  type TableFacts,
} from '../../ir/index.ts';
import { isNode, isSuccess, listOf as itemsOf } from '../../nodes.ts';
import { arrayRootOf } from '../array-root.ts';
import { type ExampleReader, ownNames } from '../example-json.ts';
import { JSON_MEDIA, mediaOf } from '../media.ts';
import type { Roots } from '../roots.ts';
import type { LinkOf, Reading } from './reading.ts';
import { settleBody } from './settle.ts';
import { shapeOf } from './shape.ts';
import { shownItems } from './shown-items.ts';
import { withValueCases } from './value-cases.ts';

/** The bodies of a page as their examples decide, and what that says of rows. */
export interface SettledPage {
  readonly roots: Roots;
  readonly links: Reading['links'];
  /** Rows that name a body itself, though their tables have them as its field. */
  readonly opened: readonly FieldFacts[];
}

/**
 * Settles how the rows of each body of a page hang together.
 *
 * @param roots as captions, links and names have them
 * @param linkOf what describes a row's value, by the page's own words
 */
export function settlePage(page: PageFacts, roots: Roots, linkOf: LinkOf, read: ExampleReader): SettledPage {
  const links = new Map<Parameters<LinkOf>[0], ReturnType<LinkOf>>();
  const spare = new Set(roots.spare);
  const opened: FieldFacts[] = [];
  const all = page.operation?.examples ?? page.sharedResponse?.examples ?? [];
  const settle = (
    own: readonly TableFacts[],
    free: readonly TableFacts[],
    examples: readonly ExampleFacts[],
    failed: readonly ExampleFacts[] = [],
  ): readonly TableFacts[] => {
    if (own.length === 0 || mediaOf(own) !== JSON_MEDIA) return own;
    const valuesOf = (shown: readonly ExampleFacts[]): unknown[] =>
      shown.flatMap((example) => {
        const { value, readable } = read(example, page.file);
        return readable ? [value] : [];
      });
    const failureOf = (example: ExampleFacts): unknown => {
      const { value, readable } = read(example, page.file);
      return readable ? value : Object.fromEntries(ownNames(example.body?.text ?? '').map((name) => [name, '']));
    };
    const values = valuesOf(examples);
    const list = arrayRootOf(own);
    if (list) return asField(own, list, values);
    const { tables, beside } = withValueCases(own, free, values);
    const left = new Set(beside);
    for (const table of free) if (!left.has(table)) spare.delete(table);
    const reading = settleBody({
      tables,
      spare: beside,
      examples,
      values,
      failures: failed.map(failureOf),
      file: page.file,
      linkOf,
    });
    const linked: LinkOf = (field) => reading?.links.get(field) ?? links.get(field) ?? linkOf(field);
    const shape = shapeOf(values);
    if (shape)
      for (const [field, link] of shownItems(reading?.tables ?? tables, shape, linked, { examples, file: page.file }))
        links.set(field, link);
    if (!reading) return listOf(tables, values) ? asList(tables) : tables;
    if (reading.opened) opened.push(reading.opened);
    for (const [field, link] of reading.links) links.set(field, link);
    for (const table of beside) spare.delete(table);
    for (const table of reading.left) spare.add(table);
    return listOf(reading.tables, values) ? asList(reading.tables) : reading.tables;
  };
  /** A body that its row calls a list, as the field that every example has around that list, and nothing beside it. */
  const asField = (
    tables: readonly TableFacts[],
    list: FieldFacts,
    values: readonly unknown[],
  ): readonly TableFacts[] => {
    const name = fieldAround(values);
    const link = linkOf(list);
    const rows = new Set(link.tables.flatMap(({ fields }) => fields.map((field) => field.name)));
    const [table] = tables;
    const items = name === undefined ? [] : itemsBehind(values, name);
    if (!table || name === undefined || items.length === 0 || !items.every((item) => isOneOf(item, rows)))
      return tables;
    const field = { ...list, name, type: inferred(list.type.value, list.type.source, 'rows-inside-field-of-example') };
    links.set(field, link);
    return [{ ...table, part: [...(table.part ?? []), name], fields: [field] }];
  };
  /** A body that is a list, whose rows are those of its items. */
  const asList = (tables: readonly TableFacts[]): readonly TableFacts[] => {
    const { items, list } = listTable(tables);
    for (const field of list.fields) links.set(field, { tables: [items], rule: 'list-in-example' });
    return [list];
  };
  const [only, ...others] = roots.requests;
  const sent = all.filter(({ kind }) => kind === 'request');
  const requests =
    only && others.length === 0
      ? [
          settle(
            only,
            roots.spare.filter(({ section }) => section === 'request'),
            sent,
          ),
        ]
      : roots.requests;
  const responses = new Map(
    [...roots.responses].map(([status, tables]): [string, readonly TableFacts[]] => {
      if (page.operation?.contents.file && !/^[45]/.test(status)) {
        for (const table of tables) spare.add(table);
        return [status, []];
      }
      const beside = roots.spare.filter((table) => table.section === 'response' && (table.status ?? '') === status);
      return [
        status,
        settle(
          tables,
          beside,
          all.filter((example) => isOf(example, status, roots)),
          /^[45]/.test(status) ? [] : all.filter(isFailure),
        ),
      ];
    }),
  );
  return { roots: { ...roots, requests, responses, spare: [...spare] }, links, opened };
}

/**
 * An example without a status shows the response of success, and so does the table without one. One of a failure shows
 * the body of any error, where the tables are those of any.
 */
function isOf({ kind, status, failed }: ExampleFacts, wanted: string, { responses }: Roots): boolean {
  if (kind !== 'response' || (failed && !/^[45]/.test(wanted))) return false;
  if (status !== undefined && responses.has(status)) return status === wanted;
  if (/^[45]/.test(wanted)) return wanted === '4XX' && (failed || /^[45]/.test(status ?? ''));
  const success = responses.has('') ? '' : [...responses.keys()].find(isSuccess);
  return wanted === success && (status === undefined || isSuccess(status));
}

const isFailure = ({ kind, status, failed }: ExampleFacts): boolean =>
  kind === 'response' && (failed || /^[45]/.test(status ?? ''));

/** True where every example of a body is a list of objects with names of its rows. */
function listOf(tables: readonly TableFacts[], values: readonly unknown[]): boolean {
  const names = new Set(tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const isItem = (item: unknown): boolean => isNode(item) && Object.keys(item).some((key) => names.has(key));
  return values.length > 0 && values.every((value) => Array.isArray(value) && value.length > 0 && value.every(isItem));
}

/** The one key of every value, behind which each has a list; undefined where there is none. */
function fieldAround(values: readonly unknown[]): string | undefined {
  const keys = new Set(values.map((value) => (isNode(value) ? Object.keys(value).join('\n') : '\n')));
  const [key, ...more] = keys;
  const isName = key !== undefined && more.length === 0 && /^[A-Za-z_]\w{0,63}$/.test(key);
  return isName && values.every((value) => isNode(value) && Array.isArray(value[key])) ? key : undefined;
}

const itemsBehind = (values: readonly unknown[], name: string): readonly unknown[] =>
  values.flatMap((value) => (isNode(value) ? itemsOf(value[name]) : []));

/** True for an object with names of rows alone. */
const isOneOf = (item: unknown, rows: ReadonlySet<string>): boolean =>
  isNode(item) && Object.keys(item).length > 0 && Object.keys(item).every((key) => rows.has(key));

/** The tables of a body as those of its items, in a table with one row for the list. */
function listTable(tables: readonly TableFacts[]): { items: TableFacts; list: TableFacts } {
  const first = tables[0] as TableFacts;
  const part = (name: string) => ({ ...first, id: `${first.id}>${name}`, anchors: [], part: [name] });
  const items = tables.length === 1 ? first : { ...part('[]'), fields: tables.flatMap(({ fields }) => fields) };
  const row: FieldFacts = {
    name: '[items]',
    type: inferred({ kind: 'array', items: { kind: 'object' } }, first.source, 'list-in-example'),
    description: byDefault('', first.source, 'list-in-example'),
    facets: { bounds: [] },
    links: [],
    tableNumbers: [],
    source: first.source,
  };
  return { items, list: { ...part('[items]'), fields: [row] } };
}
