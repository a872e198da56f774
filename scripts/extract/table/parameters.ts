import { append } from '../../append.ts';
import {
  type Diagnostic,
  diagnostic,
  type ExampleFacts,
  type FieldFacts,
  type ParameterFacts,
  type TableFacts,
  type TypeExpression,
} from '../../ir/index.ts';
import { lookup } from '../../lookup.ts';
import type { RequestTarget } from '../request/request-target.ts';
import { isComplex } from '../type/type-expression.ts';
import { firstRows } from './fields.ts';

export interface ReadParameters {
  readonly parameters: readonly ParameterFacts[];
  /** The page's tables, without the rows that were taken from a body's. */
  readonly tables: readonly TableFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the rows of a table of parameters go; `uri` where only the URI tells path from query. */
type Place = 'uri' | 'path' | 'query' | 'header';

/** The names that say where a row belongs. */
interface TargetNames {
  readonly placeholders: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  /** Rows of the tables of the path. */
  readonly pathRows: ReadonlySet<string>;
  /** Names that stand for the host in the URI line. */
  readonly hosts: ReadonlySet<string>;
}

/**
 * Rows of tables that are no body, each with its place in the request.
 *
 * @param tables all parameter tables of the page
 * @param examples of the page; a DELETE has a body only where one of them shows it
 */
export function parametersOf(
  all: readonly TableFacts[],
  target: RequestTarget,
  examples: readonly ExampleFacts[],
): ReadParameters {
  const names = namesOf(target, all);
  const hasBody =
    !BODILESS.has(target.method) ||
    (target.method === 'DELETE' && examples.some((example) => example.kind === 'request' && example.body));
  const tables = hasBody ? all.flatMap((table) => withBodyApart(table, names)) : all;
  const sent = examples.flatMap(({ kind, body }) => (kind === 'request' && body ? [body.text] : []));
  const referred = referredTables(tables);
  const read = tables.map((table): ReadTable => {
    if (referred.has(table.id)) return { table: withoutRepeated(table, names, sent), parameters: [], diagnostics: [] };
    const place = placeOf(table, hasBody);
    return place ? parametersOfTable(table, place, names) : parametersAmongFields(table, names, sent);
  });
  return {
    parameters: read.flatMap(({ parameters }) => parameters),
    tables: read.map(({ table }) => table),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

const namesOf = ({ paths }: RequestTarget, tables: readonly TableFacts[]): TargetNames => ({
  placeholders: new Set(paths.flatMap((path) => path.placeholders)),
  query: new Set(paths.flatMap((path) => path.query.map(({ name }) => name))),
  hosts: new Set(paths.flatMap(({ source }) => HOST.exec(source.words)?.slice(1).filter(Boolean) ?? [])),
  pathRows: new Set(
    tables
      .filter((table) => table.section === 'uri' && table.usage !== 'query' && table.usage !== 'header')
      .flatMap((table) => table.fields.map(({ name }) => name)),
  ),
});

/** `https://{endpoint}/v1`: the host of a URI line. */
const HOST = /https?:\/\/\{([\w-]+)\}|\s\{([\w-]*endpoint)\}/i;

const HOST_ROW = /^(?:\w+[_-])?endpoint$/i;

/** A table of the URI, and its rows of objects and lists of objects: these can only be the body's. */
function withBodyApart(table: TableFacts, { placeholders, query }: TargetNames): readonly TableFacts[] {
  const isOfUri = table.section === 'uri' && (table.usage === 'none' || table.usage === 'uri');
  const fields = !isOfUri
    ? []
    : table.fields.filter(
        ({ name, type, location }) =>
          STRUCTURES.has(structureKind(type.value)) &&
          location === undefined &&
          !placeholders.has(name) &&
          !query.has(name),
      );
  if (fields.length === 0) return [table];
  const left = table.fields.filter((field) => !fields.includes(field));
  const body = { ...table, id: `${table.id}>body`, section: 'request', usage: 'body', fields } as const;
  return left.length === 0
    ? [body]
    : [
        { ...table, fields: left },
        { ...body, anchors: [], number: undefined },
      ];
}

const STRUCTURES: ReadonlySet<TypeExpression['kind']> = new Set(['object', 'map']);

const structureKind = (type: TypeExpression): TypeExpression['kind'] =>
  type.kind === 'array' ? structureKind(type.items) : type.kind;

interface ReadTable {
  /** What is left of the table for the body. */
  readonly table: TableFacts;
  readonly parameters: readonly ParameterFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

function parametersOfTable(table: TableFacts, place: Place, names: TargetNames): ReadTable {
  const diagnostics: Diagnostic[] = [];
  const rows = firstRows(table.fields);
  append(diagnostics, rows.diagnostics);
  const own = rows.fields.filter(
    (field) => !repeatsPlaceholder(field, table, place, names) && !namesHost(field, table, names),
  );
  const parameters = own.map((field): ParameterFacts => {
    // A filter may have the name of a placeholder: the row of the query table is the query's where the path has its own.
    const placeholders = place === 'query' && names.pathRows.has(field.name) ? NO_NAMES : names.placeholders;
    const location = locate(field.name, field.location, place, placeholders, names.query);
    // A table without such a caption is the query's because the request has no body: that is no claim of the page.
    if (location.mismatch && table.usage !== 'none')
      diagnostics.push(
        diagnostic('extract/parameter-misplaced', field.source, { field: field.name, mismatch: location.mismatch }),
      );
    return { in: location.in, field, rule: location.rule };
  });
  const isQuery = place === 'query' && table.section === 'request';
  return { table: isQuery ? { ...table, usage: 'query' } : table, parameters, diagnostics };
}

/** A row of the path that a table without a caption of its own, or as a mandatory query parameter, has again. */
const repeatsPlaceholder = (field: FieldFacts, table: TableFacts, place: Place, names: TargetNames): boolean =>
  place === 'query' &&
  names.placeholders.has(field.name) &&
  names.pathRows.has(field.name) &&
  (table.usage === 'none' || field.required?.value === true);

/** A row for the host that requests go to, which is no parameter. */
const namesHost = (
  { name }: FieldFacts,
  { section }: TableFacts,
  { hosts, placeholders, query }: TargetNames,
): boolean =>
  hosts.has(name) || (section === 'uri' && HOST_ROW.test(name) && !placeholders.has(name) && !query.has(name));

/** A structure without mandatory rows that the path has already, where no body that the page shows has them again. */
function withoutRepeated(
  table: TableFacts,
  { placeholders, pathRows }: TargetNames,
  sent: readonly string[],
): TableFacts {
  if (table.section !== 'request' || sent.length === 0) return table;
  const isRepeated = ({ name, required }: FieldFacts): boolean =>
    required?.value === true && placeholders.has(name) && pathRows.has(name);
  const fields = table.fields.filter(
    (field) => !isRepeated(field) || sent.some((text) => text.includes(JSON.stringify(field.name))),
  );
  return fields.length > 0 && fields.length < table.fields.length ? { ...table, fields } : table;
}

/** Rows of a body's table that a Location column, or the URI, takes elsewhere. */
function parametersAmongFields(
  table: TableFacts,
  { placeholders, pathRows }: TargetNames,
  sent: readonly string[],
): ReadTable {
  if (table.section !== 'request') return { table, parameters: [], diagnostics: [] };
  const isGeneral = table.usage === 'none' && table.anchorName === undefined;
  const parameters: ParameterFacts[] = [];
  const left: FieldFacts[] = [];
  for (const field of table.fields) {
    // The path has it already, and no body that the page shows has it again; what may be left out is none of the path's.
    const isRepeated =
      isGeneral &&
      field.required?.value !== false &&
      placeholders.has(field.name) &&
      pathRows.has(field.name) &&
      sent.length > 0;
    if (isRepeated && !sent.some((text) => text.includes(JSON.stringify(field.name)))) continue;
    const named = LOCATIONS[field.location?.toLowerCase() ?? ''];
    const isPlaceholder = isGeneral && placeholders.has(field.name) && !pathRows.has(field.name);
    if (named || (isPlaceholder && field.location === undefined))
      parameters.push({ in: named ?? 'path', field, rule: named ? 'location-column' : 'placeholder' });
    else left.push(field);
  }
  return { table: left.length < table.fields.length ? { ...table, fields: left } : table, parameters, diagnostics: [] };
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Methods whose requests have no body, unless a DELETE shows one. */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE']);

/** Request tables that rows of other request tables lead to: structures, whatever their captions say. */
function referredTables(tables: readonly TableFacts[]): Set<string> {
  const request = tables.filter((table) => table.section === 'request');
  const fields = request.flatMap((table) => table.fields).filter((field) => isComplex(field.type.value));
  const anchors = new Set(
    fields.flatMap((field) => field.links.map(({ target }) => target.replace(/^.*#/, '').toLowerCase())),
  );
  const numbers = new Set(fields.flatMap((field) => field.tableNumbers));
  const led = request.filter(
    (table) =>
      table.anchors.some((anchor) => anchors.has(anchor.toLowerCase())) ||
      (table.number !== undefined && numbers.has(table.number)),
  );
  return new Set(led.map(({ id }) => id));
}

/** Where a table's rows go; undefined for bodies and structures. */
function placeOf(table: TableFacts, hasBody: boolean): Place | undefined {
  if (table.section === 'uri')
    return table.usage === 'path' || table.usage === 'query' || table.usage === 'header' ? table.usage : 'uri';
  if (table.section !== 'request') return undefined;
  if (table.usage === 'path' || table.usage === 'query' || table.usage === 'header') return table.usage;
  if (table.usage === 'uri') return 'uri';
  if (table.usage === 'none' && table.anchorName === undefined && !hasBody) return 'query';
  return undefined;
}

const LOCATIONS = lookup<ParameterFacts['in']>({
  path: 'path',
  uri: 'path',
  url: 'path',
  query: 'query',
  header: 'header',
});

/** The location of one row: a Location column, then the URI line, then the caption, then the method. */
function locate(
  name: string,
  column: string | undefined,
  place: Place,
  placeholders: ReadonlySet<string>,
  queryNames: ReadonlySet<string>,
): { in: ParameterFacts['in']; rule: string; mismatch?: string } {
  const named = column === undefined ? undefined : LOCATIONS[column.toLowerCase()];
  if (named) return { in: named, rule: 'location-column' };
  if (place === 'header') return { in: 'header', rule: 'caption' };
  if (placeholders.has(name))
    return place === 'query'
      ? { in: 'path', rule: 'placeholder', mismatch: 'the caption says query, the URI has it in the path' }
      : { in: 'path', rule: 'placeholder' };
  if (queryNames.has(name))
    return place === 'path'
      ? { in: 'query', rule: 'query-string', mismatch: 'the caption says path, the URI has it in the query string' }
      : { in: 'query', rule: 'query-string' };
  if (place === 'path') return { in: 'path', rule: 'caption' };
  return { in: 'query', rule: place === 'query' ? 'caption' : 'no-placeholder' };
}
