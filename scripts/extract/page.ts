import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { lookup } from '../lookup.ts';
import { inferred, type Source, stated } from '../provenance.ts';
import { type Block, type Document, squeeze, type Table, textOfBlocks, textOfRuns } from '../read/index.ts';
import { errorCodesOf, isErrorTable, isStatusTable, statusesOf } from './code-tables.ts';
import { examplesOf } from './examples.ts';
import type {
  ErrorBodyFacts,
  ErrorCodeFacts,
  ExampleFacts,
  FieldFacts,
  OperationFacts,
  PageFacts,
  ParameterFacts,
  PathFacts,
  RowCount,
  StatusFacts,
  TableFacts,
} from './facts.ts';
import { columnsOf, fieldsOf, runsOf, short } from './fields.ts';
import { markdownOf } from './markdown.ts';
import { RowMemo } from './row-memo.ts';
import { type Part, partsOf } from './sections.ts';
import { anchorName, captionText, readCaption } from './tables.ts';
import { isComplex } from './type-expression.ts';
import {
  continuesUri,
  isUsablePath,
  labelledPieceOf,
  pathOf,
  requestLineOf,
  splitRequestLines,
  uriText,
} from './uri.ts';
import { DEPRECATED_TITLE, ERROR_CODE_KEYS, ERROR_MESSAGE_KEYS, type Method, type Role } from './vocabulary.ts';

/**
 * Understands one page on its own.
 *
 * @param memo rows of pages read before, to be understood only once; what is found is the same without it
 */
export function extractPage(document: Document, memo = new RowMemo()): PageFacts {
  return new PageReader(document, memo).page();
}

interface UriFacts {
  readonly method: Method;
  readonly paths: readonly PathFacts[];
}

class PageReader {
  private readonly document: Document;
  private readonly memo: RowMemo;
  private readonly file: string;
  private readonly parts: readonly Part[];
  private readonly diagnostics: Diagnostic[];
  private readonly tables: TableFacts[] = [];
  private readonly statuses: StatusFacts[] = [];
  private readonly errorCodes: ErrorCodeFacts[] = [];
  /** A URI that stands under no URI heading. */
  private bareUri: UriFacts | undefined;
  private bareUriHeading: number | undefined;
  private readonly count = { rows: 0, facts: 0, diagnosed: 0, ignored: 0 };

  constructor(document: Document, memo: RowMemo) {
    this.document = document;
    this.memo = memo;
    this.file = document.file;
    this.parts = partsOf(document);
    this.diagnostics = [...document.diagnostics];
  }

  page(): PageFacts {
    const uri = this.uri();
    for (const part of this.parts) if (part.block.kind === 'table') this.table(part, part.block, uri !== undefined);
    this.bareStatuses();
    const operation = uri && this.operation(uri);
    const { document } = this;
    const kind = operation ? 'operation' : document.children.length > 0 ? 'index' : 'other';
    if (!operation) this.notAnOperation(kind);
    return {
      file: this.file,
      name: document.name,
      title: document.title,
      titleLine: document.titleLine,
      kind,
      anchors: document.anchors,
      parent: document.parent,
      children: document.children,
      operation,
      tables: this.tables,
      errorCodes: this.errorCodes,
      errorBody: this.errorBody(operation),
      statusCodes: this.statuses,
      headerMentions: operation ? [] : this.headerMentions(),
      rowCount: this.count satisfies RowCount,
      diagnostics: this.diagnostics,
    };
  }

  /** Says of every page that gives no operation what it gives instead. */
  private notAnOperation(kind: 'index' | 'other' | 'operation'): void {
    const gives = [
      kind === 'index' ? 'a chapter' : '',
      this.errorCodes.length > 0 ? `${this.errorCodes.length} error codes` : '',
      this.statuses.length > 0 ? `${this.statuses.length} status codes` : '',
      this.tables.length > 0 ? `${this.tables.length} tables` : '',
    ].filter(Boolean);
    this.unreadUri();
    const message = `The page describes no operation; it gives ${gives.join(', ') || 'reading matter'}`;
    this.diagnostics.push(
      diagnostic('extract/page-without-operation', { file: this.file, line: this.document.titleLine }, message),
    );
  }

  /** A page that is laid out as an operation's, but whose URI section holds no method and path. */
  private unreadUri(): void {
    const section = this.parts.find(({ role }) => role === 'uri');
    const sides = new Set(this.tables.map((table) => table.section));
    if (!section || !sides.has('response') || this.statuses.length === 0) return;
    if (this.diagnostics.some(({ code }) => code === 'extract/uri-unusable')) return;
    const message = `The section "${section.heading}" holds no method and path; the page gives no operation`;
    this.diagnostics.push(diagnostic('extract/uri-unread', { file: this.file, line: section.headingLine }, message));
  }

  private uri(): UriFacts | undefined {
    const found = this.uriLines((role) => role === 'uri');
    if (found) return found;
    if (this.document.children.length > 0) return undefined;
    const bare =
      this.uriLines((role, { block }) => isBareUri(block) && (role === 'purpose' || role === 'other')) ??
      this.uriLines((role, { block }) => isBareUri(block) && role === 'request');
    const line = bare?.paths[0]?.source.line;
    if (bare && line !== undefined) {
      this.diagnostics.push(
        diagnostic(
          'extract/uri-heading-missing',
          { file: this.file, line },
          'The URI line stands under no URI heading',
        ),
      );
    }
    this.bareUri = bare;
    this.bareUriHeading = this.parts.find(({ block }) => block.line === line)?.headingLine;
    return bare;
  }

  /** The method and paths that parts of a role give; absolute lines behind a path are examples. */
  private uriLines(accept: (role: Role, part: Part) => boolean): UriFacts | undefined {
    const lines: { method: Method; target: string; source: Source }[] = [];
    let method: Method | undefined;
    let target: string | undefined;
    for (const { text, line } of this.parts
      .filter((part) => accept(part.role, part))
      .flatMap((part) => linesOf(part.block))) {
      const read = requestLineOf(text);
      const source: Source = { file: this.file, line, words: text };
      const last = lines.at(-1);
      if (read) lines.push({ ...read, source });
      else if (last && line <= last.source.line + 1 && continuesUri(last.target, text)) {
        lines[lines.length - 1] = {
          ...last,
          target: last.target + text,
          source: { ...last.source, words: last.source.words + text },
        };
        continue;
      }
      const piece = read ? undefined : labelledPieceOf(text);
      if (piece && 'method' in piece) method = piece.method;
      if (piece && 'target' in piece) target = piece.target;
      if (method && target) {
        lines.push({ method, target, source });
        method = undefined;
        target = undefined;
      }
    }
    const relative = lines.filter((line) => /^(?:\/|\{)/.test(line.target));
    const stated =
      relative.length > 0
        ? relative
        : lines.slice(0, 1).map((line) => ({ ...line, target: line.target.replace(/^https?:\/\/[^/]*/i, '') }));
    const first = stated[0];
    if (!first) return undefined;
    return { method: first.method, paths: this.paths(stated, first.method) };
  }

  private paths(lines: readonly { method: Method; target: string; source: Source }[], method: Method): PathFacts[] {
    const paths = new Map<string, PathFacts>();
    for (const line of lines) {
      if (line.method !== method) {
        this.diagnostics.push(
          diagnostic(
            'extract/uri-method-conflict',
            line.source,
            `The page states ${method} and ${line.method}; the first is taken`,
          ),
        );
        continue;
      }
      const { path, diagnostics } = pathOf(line.target, line.source);
      this.diagnostics.push(...diagnostics);
      if (!isUsablePath(path.path)) {
        this.diagnostics.push(
          diagnostic('extract/uri-unusable', line.source, `No path of a contract: ${short(path.path)}`),
        );
        continue;
      }
      const known = paths.get(path.path);
      paths.set(
        path.path,
        known
          ? {
              ...known,
              query: [
                ...known.query,
                ...path.query.filter((each) => known.query.every(({ name }) => name !== each.name)),
              ],
            }
          : path,
      );
    }
    return [...paths.values()];
  }

  private table(part: Part, whole: Table, isOperation: boolean): void {
    const table = withHeader(whole);
    this.count.rows += table.rows.length;
    if (isErrorTable(table)) return this.errorTable(table);
    if (isStatusTable(table) && (!isOperation || !REQUEST_ROLES.has(part.role))) return this.statusTable(table);
    const placed = isOperation ? this.sectionOf(part, table) : undefined;
    const section = placed?.section ?? SECTION_OF_ROLE[part.role] ?? 'other';
    const columns = columnsOf(table.header, isOperation && section !== 'other');
    if (!columns) {
      if (!isOperation || section === 'other' || linesOf(table).some(({ text }) => requestLineOf(text))) {
        this.count.ignored += table.rows.length;
        return;
      }
      const names = (table.header?.cells ?? []).map((cell) => textOfBlocks(cell.blocks)).join(' | ');
      return this.unread('extract/table-unread', table, `A table with the columns ${short(names)} is not read`);
    }
    if (isOperation && section === 'other' && SECTION_OF_ROLE[part.role] === undefined) {
      return this.unread(
        'extract/table-unplaced',
        table,
        `A table of parameters stands in the section "${part.heading}"`,
      );
    }
    if (placed?.rule) {
      const message = `The section "${part.heading}" does not say what it is about; ${placed.rule} says ${section}`;
      this.diagnostics.push(diagnostic('extract/section-assumed', { file: this.file, line: table.line }, message));
    }
    this.parameterTable(part, table, section, columns);
  }

  /** Where a table of an operation's page belongs, and by what, where its section does not say. */
  private sectionOf(part: Part, table: Table): { section: TableFacts['section']; rule?: string } | undefined {
    const known = SECTION_OF_ROLE[part.role];
    if (known === 'uri') return { section: known };
    if (this.isBareUriTable(part, table)) return { section: 'uri' };
    if (known !== undefined && known !== 'other') return { section: known };
    const anchor = table.anchors.map((each) => ANCHOR_SIDE.exec(each)?.[1]?.toLowerCase()).find(Boolean);
    if (anchor === 'request' || anchor === 'response') return { section: anchor, rule: 'its anchor' };
    const caption = captionText(table, part.label);
    const { usage } = readCaption(caption);
    if (usage === 'path' || usage === 'query' || usage === 'uri') return { section: 'uri', rule: 'its caption' };
    if (/\b(?:response|return(?:ed)?|output)\b/i.test(caption)) return { section: 'response', rule: 'its caption' };
    if (/\b(?:request|input)\b/i.test(caption)) return { section: 'request', rule: 'its caption' };
    if (part.status !== undefined || part.role === 'status') return { section: 'response', rule: 'its status' };
    return undefined;
  }

  /** A table behind a URI line that has no heading: its first row is a placeholder of the URI. */
  private isBareUriTable(part: Part, table: Table): boolean {
    if (this.bareUri === undefined || (part.role !== 'purpose' && part.headingLine !== this.bareUriHeading))
      return false;
    const name = squeeze(textOfBlocks(table.rows[0]?.cells[0]?.blocks ?? []));
    return this.bareUri.paths.some(
      (path) => path.placeholders.includes(name) || path.query.some((each) => each.name === name),
    );
  }

  /** Statuses that a status section names in a paragraph of their own, as `Normal` and `200` below it. */
  private bareStatuses(): void {
    for (const { role, block } of this.parts) {
      if (role !== 'status' || block.kind !== 'paragraph') continue;
      const text = textOfRuns(block.runs);
      const code = /^(\d{3})(?:\s+[A-Z][A-Za-z ]*)?$/.exec(text)?.[1];
      if (code)
        this.statuses.push({ code, description: '', source: { file: this.file, line: block.line, words: text } });
    }
  }

  private parameterTable(
    part: Part,
    table: Table,
    section: TableFacts['section'],
    columns: NonNullable<ReturnType<typeof columnsOf>>,
  ): void {
    const { fields, diagnostics, unread } = fieldsOf(table, columns, this.file, this.memo);
    this.diagnostics.push(...diagnostics);
    this.count.facts += fields.length;
    this.count.diagnosed += unread;
    if (columns.nameAssumed) {
      const name = columns.names[columns.at.name ?? 0] ?? '';
      const message = `No column is called a parameter's name; "${short(name)}" is taken for it`;
      this.diagnostics.push(diagnostic('extract/column-assumed', { file: this.file, line: table.line }, message));
    }
    const caption = captionText(table, part.label);
    const reading = readCaption(caption);
    if (section === 'response' && (reading.usage === 'path' || reading.usage === 'query')) {
      const message = `The caption "${short(caption)}" stands in the section "${part.heading}"; the section counts`;
      const place = { file: this.file, line: table.line };
      this.diagnostics.push(diagnostic('extract/caption-contradicts-section', place, message));
    }
    this.tables.push({
      id: `${this.file}#${this.tables.length}`,
      anchors: table.anchors,
      number: table.number,
      caption,
      usage: /header/i.test(part.heading) && reading.usage === 'none' ? 'header' : reading.usage,
      anchorName: anchorName(table, reading.name ?? caption),
      captionName: reading.name,
      section,
      status: part.status,
      fields,
      source: {
        file: this.file,
        line: table.line,
        ...(table.anchors[0] ? { anchor: table.anchors[0] } : {}),
        ...(table.number === undefined ? {} : { table: table.number }),
        words: caption,
      },
    });
  }

  private unread(code: 'extract/table-unread' | 'extract/table-unplaced', table: Table, message: string): void {
    this.count.diagnosed += table.rows.length;
    this.diagnostics.push(diagnostic(code, { file: this.file, line: table.line }, message));
  }

  private statusTable(table: Table): void {
    const { statuses, unread } = statusesOf(table, this.file);
    this.statuses.push(...statuses);
    this.codeRows(table.rows.length, unread, 'a status code');
  }

  private errorTable(table: Table): void {
    const { codes, unread } = errorCodesOf(table, this.file);
    this.errorCodes.push(...codes);
    this.codeRows(table.rows.length, unread, 'an error code');
  }

  private codeRows(rows: number, unread: readonly Source[], what: string): void {
    this.count.facts += rows - unread.length;
    this.count.diagnosed += unread.length;
    for (const source of unread)
      this.diagnostics.push(
        diagnostic('extract/code-row-unread', source, `The row does not name ${what}: ${short(source.words)}`),
      );
  }

  private operation({ method, paths }: UriFacts): OperationFacts | undefined {
    if (paths.length === 0) return undefined;
    const { document, file } = this;
    const titleSource: Source = { file, line: document.titleLine, words: document.title };
    const purpose = this.parts.filter(
      (part) => (part.role === 'purpose' || part.role === 'limits') && !isNone(part.block),
    );
    const description = markdownOf(purpose.map((part) => part.block));
    const examples = this.examples();
    return {
      method,
      paths,
      summary: stated(document.title, titleSource),
      description: stated(description, {
        file,
        line: purpose[0]?.block.line ?? document.titleLine,
        words: description,
      }),
      deprecated: DEPRECATED_TITLE.test(document.title)
        ? stated(true as const, titleSource)
        : this.deprecationSentence(purpose),
      parameters: this.parameters(method, paths, examples),
      statuses: this.statuses,
      responseStatuses: this.responseStatuses(),
      examples,
      statusLinks: this.statusLinks(),
    };
  }

  private deprecationSentence(purpose: readonly Part[]): OperationFacts['deprecated'] {
    for (const { block } of purpose) {
      const text = textOfBlocks([block]);
      const match =
        /(?:^|\n)(?:this (?:api|interface) (?:has been|is|was|will be) (?:\w+ )?(?:discarded|deprecated|obsolete)[^.]*)/i.exec(
          text,
        );
      if (match)
        return inferred(
          true as const,
          { file: this.file, line: block.line, words: match[0].trim() },
          'deprecation-sentence',
        );
    }
    return undefined;
  }

  private responseStatuses(): StatusFacts[] {
    const seen = new Map<string, StatusFacts>();
    for (const part of this.parts) {
      if (part.role !== 'response' || part.status === undefined || seen.has(part.status)) continue;
      seen.set(part.status, {
        code: part.status,
        description: '',
        source: { file: this.file, line: part.block.line, words: part.label || part.status },
      });
    }
    return [...seen.values()];
  }

  private examples(): ExampleFacts[] {
    const { examples, diagnostics } = examplesOf(this.parts, this.file);
    this.diagnostics.push(...diagnostics);
    const rows = new Set(
      this.tables
        .filter(({ section }) => section === 'response')
        .flatMap(({ fields }) => fields.map(({ name }) => name)),
    );
    return examples.map((example) => (this.showsError(example, rows) ? { ...example, failed: true } : example));
  }

  /** A response without a status that is an error's code and message in a key that no row of the response has. */
  private showsError({ kind, status, body }: ExampleFacts, rows: ReadonlySet<string>): boolean {
    if (kind !== 'response' || status !== undefined || !body) return false;
    const wrapper = errorBodyOf(body.text, { file: this.file, line: body.line })?.wrapper;
    return wrapper !== undefined && rows.size > 0 && !rows.has(wrapper);
  }

  private statusLinks(): string[] {
    return this.parts
      .filter((part) => part.role === 'status' || part.role === 'errors' || part.role === 'response')
      .flatMap((part) => (part.block.kind === 'table' ? [] : runsOf([part.block])))
      .flatMap((run) => (run.link ? [run.link] : []));
  }

  /** Rows of tables that are no body, each with its place in the request. */
  private parameters(method: Method, paths: readonly PathFacts[], examples: readonly ExampleFacts[]): ParameterFacts[] {
    const placeholders = new Set(paths.flatMap((path) => path.placeholders));
    const queryNames = new Set(paths.flatMap((path) => path.query.map(({ name }) => name)));
    const hasBody =
      !BODILESS.has(method) ||
      (method === 'DELETE' && examples.some((example) => example.kind === 'request' && example.body));
    // A filter may have the name of a placeholder: the row of the query table is the query's where the path has its own.
    const pathRows = new Set(
      this.tables
        .filter((table) => table.section === 'uri' && table.usage !== 'query' && table.usage !== 'header')
        .flatMap((table) => table.fields.map(({ name }) => name)),
    );
    const referred = referredTables(this.tables);
    const out: ParameterFacts[] = [];
    this.tables.forEach((table, index) => {
      if (referred.has(table.id)) return;
      const place = placeOf(table, hasBody);
      if (!place) {
        this.parametersAmongFields(table, index, placeholders, pathRows, out);
        return;
      }
      for (const field of table.fields) {
        const names = place === 'query' && pathRows.has(field.name) ? NO_NAMES : placeholders;
        const location = locate(field.name, field.location, place, names, queryNames);
        if (location.mismatch)
          this.diagnostics.push(
            diagnostic('extract/parameter-misplaced', field.source, `${field.name}: ${location.mismatch}`),
          );
        out.push({ in: location.in, field, rule: location.rule });
      }
      if (place === 'query' && table.section === 'request' && table.usage !== 'query')
        this.tables[index] = { ...table, usage: 'query' };
    });
    return out;
  }

  /** Rows of a body's table that a Location column, or the URI, takes elsewhere. */
  private parametersAmongFields(
    table: TableFacts,
    index: number,
    placeholders: ReadonlySet<string>,
    pathRows: ReadonlySet<string>,
    out: ParameterFacts[],
  ): void {
    if (table.section !== 'request') return;
    const isGeneral = table.usage === 'none' && table.anchorName === undefined;
    const taken = new Set<FieldFacts>();
    for (const field of table.fields) {
      const named = LOCATIONS[field.location?.toLowerCase() ?? ''];
      const isPlaceholder = isGeneral && placeholders.has(field.name) && !pathRows.has(field.name);
      if (!named && !(isPlaceholder && field.location === undefined)) continue;
      taken.add(field);
      out.push({ in: named ?? 'path', field, rule: named ? 'location-column' : 'placeholder' });
    }
    if (taken.size > 0) this.tables[index] = { ...table, fields: table.fields.filter((field) => !taken.has(field)) };
  }

  private headerMentions(): { name: string; source: Source }[] {
    const found = new Map<string, Source>();
    for (const { block } of this.parts) {
      if (block.kind === 'code') continue;
      const text = textOfBlocks([block]);
      for (const match of text.matchAll(/\b(?:X-[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)*|Authorization)\b/g)) {
        const name = match[0].toLowerCase();
        if (!found.has(name)) found.set(name, { file: this.file, line: block.line, words: short(text) });
      }
    }
    return [...found].map(([name, source]) => ({ name, source }));
  }

  private errorBody(operation: OperationFacts | undefined): PageFacts['errorBody'] {
    if (operation) {
      const failed = operation.examples.find((example) => example.failed || /^[45]/.test(example.status ?? ''));
      return failed?.body && errorBodyOf(failed.body.text, { file: this.file, line: failed.body.line });
    }
    for (const { block } of this.parts) {
      const found = block.kind === 'code' ? errorBodyOf(block.text, { file: this.file, line: block.line }) : undefined;
      if (found) return found;
    }
    return undefined;
  }
}

/** JSON of an error's code and message and little else; undefined for anything more. */
function errorBodyOf(text: string, place: { file: string; line: number }): ErrorBodyFacts | undefined {
  const keys = [...text.matchAll(/"(\w+)"\s*:/g)].map((match) => match[1] ?? '');
  const codeKey = ERROR_CODE_KEYS.find((key) => keys.includes(key));
  const messageKey = ERROR_MESSAGE_KEYS.find((key) => keys.includes(key));
  if (!codeKey || !messageKey || keys.length > 4) return undefined;
  const wrapper = /^\s*\{\s*"(\w+)"\s*:\s*\{/.exec(text)?.[1];
  const source = { ...place, words: squeeze(text) };
  return { codeKey, messageKey, ...(wrapper === undefined ? {} : { wrapper }), source };
}

/** A paragraph that is nothing but a method and a path, as no sentence of a tutorial is. */
function isBareUri(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    /^[A-Z]+\s+\/\S*$/.test(uriText(block.runs)) &&
    requestLineOf(uriText(block.runs)) !== undefined
  );
}

const NO_NAMES: ReadonlySet<string> = new Set();
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE']);

const SECTION_OF_ROLE: Partial<Record<Role, TableFacts['section']>> = {
  uri: 'uri',
  request: 'request',
  response: 'response',
  other: 'other',
};

/** A table whose first row is its header in all but markup. */
function withHeader(table: Table): Table {
  const [first, ...rows] = table.rows;
  if (table.header || !first || !rows.length) return table;
  const headed = { ...table, header: first, rows };
  return columnsOf(first) || isStatusTable(headed) || isErrorTable(headed) ? headed : table;
}

/** Sections whose tables are never of statuses. */
const REQUEST_ROLES: ReadonlySet<Role> = new Set(['uri', 'request', 'ignored', 'purpose', 'limits']);
const ANCHOR_SIDE = /(?:^|_)(request|response)_[A-Za-z]/i;

const isNone = (block: Block): boolean =>
  block.kind === 'paragraph' && /^(?:none|n\/a)\.?$/i.test(textOfRuns(block.runs));

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
function placeOf(table: TableFacts, hasBody: boolean): 'uri' | 'path' | 'query' | 'header' | undefined {
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
  place: 'uri' | 'path' | 'query' | 'header',
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

/** Lines of a block that may be a URI. */
function linesOf(block: Block): { text: string; line: number }[] {
  if (block.kind === 'paragraph')
    return splitRequestLines(uriText(block.runs)).map((text) => ({ text, line: block.line }));
  if (block.kind === 'table')
    return block.rows.map((row) => ({
      text: row.cells.map((cell) => textOfBlocks(cell.blocks)).join(' '),
      line: row.line,
    }));
  if (block.kind === 'code') return block.text.split('\n').map((text, index) => ({ text, line: block.line + index }));
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(linesOf));
  if (block.kind === 'note') return block.blocks.flatMap(linesOf);
  return [];
}
