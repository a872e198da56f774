/** References that are one table: rows of paths and methods, or marks in columns that are called by methods. */
import {
  type Block,
  type Cell,
  type Code,
  type Document,
  type Row,
  type Run,
  squeeze,
  type Table,
  textOfBlocks,
} from '../ir/index.ts';
import { exampleFields } from './example-rows.ts';
import type { Claim, Companions, Family } from './family.ts';
import { type Answer, type OperationSketch, operationDocuments } from './operation-document.ts';
import { statusesIn } from './prose.ts';
import {
  isMethod,
  placeholdersOf,
  type RequestMethod,
  type StatedRequest,
  stated,
  withEvenSlashes,
} from './request-target.ts';
import { paragraph } from './rows.ts';
import { type Section, sectionsOf } from './sections.ts';
import { valuesIn } from './values.ts';

export const operationTable: Family = { name: 'operation-table', isNeverSure: true, recognises, adapt };

interface Columns {
  readonly path: number;
  /** The column that names methods; undefined where columns are called by them. */
  readonly method: number | undefined;
  readonly marks: readonly { readonly column: number; readonly method: RequestMethod }[];
  readonly description: number;
}

const PATH_HEADER = /^(?:path|ur[il]|endpoint|route|resource|uri path|url path|request|api|address)s?$/i;
const METHOD_HEADER = /^(?:http )?(?:methods?|verbs?|actions?)$|^(?:method|verb) (?:and|\/) (?:path|ur[il])$/i;

const textOf = (cell: Cell | undefined): string => (cell ? squeeze(textOfBlocks(cell.blocks)) : '');
const headerOf = (table: Table): string[] => (table.header?.cells ?? []).map(textOf);

/** The paths of a cell, a line each; emphasised words stand for placeholders, remarks behind a path go. */
function pathTexts(cell: Cell | undefined): string[] {
  return (cell?.blocks ?? []).flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const text = squeeze(block.runs.map(pathRun).join(''));
    return text.replace(/(?<=\S)\s+\{?\(.*$/s, '');
  });
}

function pathRun({ text, italic, bold }: Run): string {
  const word = text.trim();
  return (italic || bold) && /^[\w-]+$/.test(word) && !isMethod(word) ? `{${word}}` : text;
}

const pathText = (cell: Cell | undefined): string => pathTexts(cell)[0] ?? '';

const isPath = (text: string): boolean => /^(?:https?:\/\/[^/\s]+)?\/\S*$/.test(text);

function columnsOf(table: Table): Columns | undefined {
  const names = headerOf(table);
  const marks = names.flatMap((name, column) =>
    isMethod(name.toUpperCase()) ? [{ column, method: name.toUpperCase() as RequestMethod }] : [],
  );
  const method = names.findIndex((name) => METHOD_HEADER.test(name));
  const named = names.findIndex((name) => PATH_HEADER.test(name));
  const isPathColumn = (column: number): boolean =>
    column >= 0 &&
    table.rows.length > 0 &&
    table.rows.filter((row) => isPath(pathText(row.cells[column]))).length * 2 > table.rows.length;
  const path = isPathColumn(named) ? named : names.findIndex((_, column) => isPathColumn(column));
  const taken = new Set([path, method, ...marks.map(({ column }) => column)]);
  const about = names.findIndex(
    (name, column) =>
      !taken.has(column) &&
      /^(?:description|purpose|meaning|summary|what|details?|notes?|action|function|explanation)s?/i.test(name),
  );
  const description = about >= 0 ? about : names.findIndex((_, column) => !taken.has(column));
  if (path >= 0 && marks.length > 0) return { path, method: undefined, marks, description };
  if (path >= 0 && method >= 0 && method !== path) return { path, method, marks: [], description };
  // `GET /a` in one cell.
  const joined = names.findIndex(
    (_, column) =>
      table.rows.length > 0 &&
      table.rows.filter((row) => /^[A-Z]+ \/\S*$/.test(pathText(row.cells[column]))).length * 2 > table.rows.length,
  );
  if (joined < 0) return undefined;
  return { path: joined, method: joined, marks: [], description: names.findIndex((_, column) => column !== joined) };
}

interface TableOperation {
  readonly row: Row;
  readonly request: StatedRequest;
  readonly description: readonly Block[];
}

function operationsIn(table: Table): TableOperation[] {
  const columns = columnsOf(table);
  if (!columns) return [];
  const found = rowsOfRequests(table, columns);
  const requests = withEvenSlashes(found.map(({ request }) => request));
  return found.map((each, at) => ({ ...each, request: requests[at] ?? each.request }));
}

function rowsOfRequests(table: Table, columns: Columns): TableOperation[] {
  return table.rows.flatMap((row) => {
    const description = row.cells[columns.description]?.blocks ?? [];
    const words = textOf(row.cells[columns.path]).replace(/^[A-Z]+ /, '');
    const targets = pathTexts(row.cells[columns.path])
      .map((text) => (columns.method === columns.path ? text.replace(/^[A-Z]+ /, '') : text))
      .filter(isPath);
    return targets.flatMap((target) => {
      const host = /^https?:\/\/[^/]+/.exec(target)?.[0] ?? '';
      return methodsOf(row, columns).map((method): TableOperation => {
        const request = stated(method, target.slice(host.length), row.line, `${method} ${words}`, host);
        return { row, request, description };
      });
    });
  });
}

function methodsOf(row: Row, { marks, method }: Columns): RequestMethod[] {
  if (method === undefined)
    return marks
      .filter(({ column }) => /^(?:x|yes|y|✓|✔|√|•|\*|\+|true)$/i.test(textOf(row.cells[column])))
      .map((mark) => mark.method);
  const words = textOf(row.cells[method])
    .toUpperCase()
    .split(/[\s,;/|]+/);
  return [...new Set(words.filter(isMethod))];
}

/** How many rows a table may have that stands for the request lines of one operation. */
const FEW_ROWS = 6;

/**
 * The requests of a table that does no more than name them: a few rows of a method and a path, with a word or two
 * beside them, such as a media type.
 *
 * @returns none for a table that describes its operations
 */
export function namedRequests(table: Table): StatedRequest[] {
  const columns = table.rows.length > FEW_ROWS ? undefined : columnsOf(table);
  if (!columns || columns.marks.length > 0) return [];
  const others = table.rows.flatMap(({ cells }) =>
    cells.filter((_, at) => at !== columns.path && at !== columns.method).map(textOf),
  );
  return others.some((text) => text.split(' ').length > 2) ? [] : operationsIn(table).map(({ request }) => request);
}

function recognises(document: Document): Claim | undefined {
  // Small tables that name requests and no more are lines of requests, which the headings family reads.
  const tables = tablesOf(document).filter((table) => namedRequests(table).length === 0);
  const found = tables.flatMap(operationsIn).length;
  return found === 0 ? undefined : { operations: found, marks: 'rows that hold a method and a path' };
}

const tablesOf = (document: Document): Table[] => document.blocks.filter((block) => block.kind === 'table');

function adapt(document: Document, _companions: Companions): readonly Document[] {
  const operations = sectionsOf(document).flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'table'
        ? operationsIn(block).flatMap((each) => operationDocuments(sketchOf(each, section), document))
        : [],
    ),
  );
  const rest = document.blocks.filter((block) => block.kind !== 'table' || operationsIn(block).length === 0);
  return [{ ...document, blocks: rest, operationsApart: true }, ...operations];
}

function sketchOf(
  { request, description }: TableOperation,
  section: Section,
): Parameters<typeof operationDocuments>[0] {
  const prose = description.filter((block) => block.kind !== 'code');
  const sentence = /^(.{2,100}?)[.:](?:\s|$)/.exec(squeeze(textOfBlocks(prose.slice(0, 1))))?.[1];
  const sends = request.method === 'PUT' || request.method === 'POST' || request.method === 'PATCH';
  const body = sends ? bodyOf(description, request.method) : undefined;
  return {
    title: sentence ?? request.words,
    titleLine: request.line,
    anchors: [],
    tag: section.title === '' ? undefined : { title: section.title, line: section.line },
    requests: [request],
    description: prose,
    parameters: placeholderRows(request, prose),
    ...(body && body.rows.length > 0 ? { body: { rows: body.rows } } : {}),
    answers: statusesIn(prose).map(({ status, line }): Answer => ({ status, description: '', line })),
    examples: body ? body.codes.map((code) => ({ side: 'request' as const, code })) : [],
  };
}

/** Placeholders whose values a sentence names: `Valid protocol names are: a, b`. */
function placeholderRows({ path, words, line }: StatedRequest, prose: readonly Block[]): OperationSketch['parameters'] {
  const text = squeeze(textOfBlocks(prose));
  return placeholdersOf(path).flatMap((name) => {
    const about = new RegExp(`[^.:;]*\\b${name}s?\\b[^.:;]*:?[^.;]*\\.?`, 'gi');
    const sentence = (text.match(about) ?? []).find((each) => /\b(?:valid|allowed|possible|supported)\b/i.test(each));
    const values = sentence && valuesIn([paragraph(sentence.trim(), line)])?.enum;
    return values
      ? [{ name, words, line, description: [], in: 'path' as const, reading: { values: { enum: values } } }]
      : [];
  });
}

/** The body that a cell shows for a method that sends one; sentences name the keys that must be there. */
function bodyOf(
  description: readonly Block[],
  method: RequestMethod,
): { rows: ReturnType<typeof exampleFields>; codes: readonly Code[] } {
  const codes: Code[] = [];
  let before = '';
  const texts: string[] = [];
  for (const block of description) {
    if (block.kind === 'paragraph') {
      before = squeeze(textOfBlocks([block]));
      texts.push(before);
    } else if (block.kind === 'code') {
      const others: readonly string[] = before.match(/\b(?:GET|PUT|POST|DELETE|PATCH)\b/g) ?? [];
      if ((others.length === 0 || others.includes(method)) && !/\b(?:returns?|response|result)\b/i.test(before))
        codes.push(block);
    }
  }
  const text = texts.join(' ');
  const required = new Set(
    [
      ...text.matchAll(
        /(?<![\w-])-*(\w[\w-]*)(?:,? (?:and|or) ([\w-]+))? (?:(?:keys?|fields?|parameters?) )?(?:is|are) (?:mandatory|required)/gi,
      ),
    ].flatMap((match) => [match[1], match[2]]),
  );
  const rows = exampleFields(codes).map((row) =>
    required.has(row.name) ? { ...row, reading: { ...row.reading, required: { value: true, words: text } } } : row,
  );
  return { rows, codes };
}
