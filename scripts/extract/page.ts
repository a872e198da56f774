import { append } from '../append.ts';
import type { Dialect } from '../dialects/index.ts';
import {
  type BlockFacts,
  type Diagnostic,
  diagnostic,
  type Document,
  type ErrorCodeFacts,
  type FieldFacts,
  inferred,
  type OperationFacts,
  type PageFacts,
  type Role,
  type RowCount,
  type SharedResponseFacts,
  type Source,
  stated,
  type StatusFacts,
  type Table,
  type TableFacts,
  textOfBlocks,
  type Usage,
} from '../ir/index.ts';
import { examplesOf } from './example/examples.ts';
import { withShownLists } from './example/shown-lists.ts';
import { operationOf } from './operation.ts';
import { headerMentionsOf } from './request/header-mentions.ts';
import { holdsRequestLine, type ReadTarget, type RequestTarget, targetOf } from './request/request-target.ts';
import { errorCodesOf, isErrorTable, isStatusTable, statusesOf, hasStatuses } from './response/code-tables.ts';
import { errorBodyIn } from './response/error-body.ts';
import { writtenStatuses } from './response/written-statuses.ts';
import { type Part, partsOf, responsePartsOf } from './sections.ts';
import { type Columns, columnsOf, statesTypes } from './table/columns.ts';
import { fieldsOf, MARKED_IN_TEXT } from './table/fields.ts';
import { withBulletFields } from './table/bullet-fields.ts';
import { withNamedNesting } from './table/named-nesting.ts';
import { nestingFindings } from './table/nesting.ts';
import { withMarkedDepth, withoutMarkedNames } from './table/marked-depth.ts';
import { type ValueTable, valueTableOf, withValueTables } from './table/value-tables.ts';
import { withProseLinks } from './table/prose-links.ts';
import { RowMemo } from './table/row-memo.ts';
import { withRowsSentInstead } from './table/sent-instead.ts';
import { SECTION_OF_ROLE, sectionOf } from './table/table-section.ts';
import { anchorName, type CaptionReading, CONTINUED, captionText, namedAbove, readCaption } from './table/tables.ts';
import { short } from './text.ts';
import { isComplex } from './type/type-expression.ts';

/** What became of a table. */
interface TableUse {
  /** A side of the call and a use, or what else it tells. */
  readonly takenAs: string;
  readonly columns?: Columns | undefined;
}

/** What became of the tables of a page, by the lines on which they begin, each with the header that it was read by. */
export type TableReadings = Map<number, TableUse & { readonly table: Table }>;

/**
 * Understands one page on its own.
 *
 * @param memo rows of pages read before in the same dialect, to be understood only once; what is found is the same without it
 * @param readings is told what became of each table
 */
export function extractPage(
  document: Document,
  dialect: Dialect,
  memo = new RowMemo(),
  readings?: TableReadings,
): PageFacts {
  return new PageReader(document, dialect, memo, readings).page();
}

class PageReader {
  private readonly document: Document;
  private readonly dialect: Dialect;
  private readonly memo: RowMemo;
  private readonly file: string;
  private parts: readonly Part[];
  private readonly diagnostics: Diagnostic[];
  private tables: TableFacts[] = [];
  /** The rows of the last table, which a table that continues it adds to. */
  private lastFields: FieldFacts[] = [];
  /** Names of rows that are structures, in the tables read so far. */
  private readonly structureRows = new Set<string>();
  private elementsApart: boolean | undefined;
  private readonly statuses: StatusFacts[] = [];
  private readonly errorCodes: ErrorCodeFacts[] = [];
  private readonly valueTables: ValueTable[] = [];
  private blocks: readonly BlockFacts[] = [];
  private readonly count = { rows: 0, facts: 0, diagnosed: 0, ignored: 0 };
  private readonly readings: TableReadings | undefined;

  constructor(document: Document, dialect: Dialect, memo: RowMemo, readings: TableReadings | undefined) {
    this.document = document;
    this.dialect = dialect;
    this.memo = memo;
    this.readings = readings;
    this.file = document.file;
    this.parts = partsOf(document, dialect);
    this.diagnostics = [...document.diagnostics];
  }

  page(): PageFacts {
    const { document, dialect } = this;
    const read = document.operationsApart
      ? NO_TARGET
      : targetOf(this.parts, this.file, dialect, document.children.length > 0);
    append(this.diagnostics, read.diagnostics);
    const shared = !read.target && document.children.length === 0 ? responsePartsOf(document, dialect) : undefined;
    this.parts = shared ?? this.parts;
    for (const part of this.parts) if (part.block.kind === 'table') this.table(part, part.block, read);
    this.tables = [...withProseLinks(this.tables, this.parts, (part) => SECTION_OF_ROLE[part.role])];
    this.tables = [...withRowsSentInstead(withValueTables(this.tables, this.valueTables))];
    append(this.statuses, writtenStatuses(this.parts, this.file));
    const operation = read.target && this.operation(read.target);
    const kind = operation ? 'operation' : document.children.length > 0 ? 'index' : 'other';
    if (!operation && !document.operationsApart) this.notAnOperation(kind);
    return {
      id: document.id,
      file: this.file,
      name: document.name,
      title: document.title,
      titleLine: document.titleLine,
      kind,
      anchors: document.anchors,
      ...(document.security
        ? {
            security: document.security.map(({ kind, name, line, words, description, file }) => ({
              kind,
              name,
              ...(description === undefined ? {} : { description }),
              source: { file: file ?? this.file, line, words },
            })),
          }
        : {}),
      ...(document.contracts ? { contracts: document.contracts } : {}),
      ...hostOf(document, operation),
      parent: document.parent,
      children: document.children,
      operation,
      sharedResponse: shared && this.sharedResponse(),
      tables: this.tables,
      errorCodes: this.errorCodes,
      errorBody: errorBodyIn(this.parts, operation, this.file, dialect, document.operationsApart),
      statusCodes: this.statuses,
      headerMentions: operation ? [] : headerMentionsOf(this.parts, this.file),
      rowCount: this.count satisfies RowCount,
      blocks: this.blocks,
      diagnostics: this.diagnostics,
    };
  }

  private sharedResponse(): SharedResponseFacts | undefined {
    if (!this.tables.some(({ section, usage }) => section === 'response' && usage !== 'header')) return undefined;
    const { examples, diagnostics } = examplesOf(this.parts, this.file, this.dialect);
    append(this.diagnostics, diagnostics);
    return { examples };
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
    const place = { file: this.file, line: this.document.titleLine };
    const params = { gives: gives.join(', ') || 'text only' };
    this.diagnostics.push(diagnostic('extract/page-without-operation', place, params));
  }

  /** A page that is laid out as an operation's, but whose URI section holds no method and path. */
  private unreadUri(): void {
    const section = this.parts.find(({ role }) => role === 'uri');
    if (!section) return this.requestLineInCode();
    const sides = new Set(this.tables.map((table) => table.section));
    if (!sides.has('response') || this.statuses.length === 0) return;
    if (this.diagnostics.some(({ code }) => code === 'extract/uri-unusable')) return;
    const place = { file: this.file, line: section.headingLine };
    this.diagnostics.push(diagnostic('extract/uri-unread', place, { as: 'section', section: section.heading }));
  }

  /** A page that shows its request as it is sent, and states no method and path beside that. */
  private requestLineInCode(): void {
    const shown = this.parts.find(
      ({ role, block }) => SHOWS_REQUEST.has(role) && block.kind === 'code' && holdsRequestLine(block),
    );
    if (!shown || !this.parts.some(({ role }) => role === 'response' || role === 'response-syntax')) return;
    const place = { file: this.file, line: shown.block.line };
    this.diagnostics.push(diagnostic('extract/uri-unread', place, { as: 'shown', section: shown.heading }));
  }

  private operation(target: RequestTarget): OperationFacts | undefined {
    if (target.paths.length === 0) return undefined;
    const read = operationOf(this.document, this.parts, target, this.tables, this.statuses, this.dialect);
    const { examples } = read.operation;
    const named = withBulletFields(withNamedNesting(withShownLists(read.tables, examples), examples), examples);
    this.tables = named.tables;
    append(this.diagnostics, [...read.diagnostics, ...named.diagnostics]);
    this.blocks = read.blocks;
    return read.operation;
  }

  private table(part: Part, whole: Table, target: ReadTarget): void {
    const table = withHeader(whole, this.dialect);
    this.count.rows += table.rows.length;
    const use = this.useOf(part, table, target);
    this.readings?.set(whole.line, { ...use, table });
  }

  private useOf(part: Part, table: Table, target: ReadTarget): TableUse {
    const isOperation = target.target !== undefined;
    if (table.columns) return this.markedTable(part, table);
    if (isErrorTable(table, this.dialect)) return this.errorTable(table, isOperation && CODE_ROLES.has(part.role));
    if (isStatusTable(table, this.dialect) && (!isOperation || !REQUEST_ROLES.has(part.role)))
      return this.statusTable(table);
    const { section, rule, isUnplaced } = sectionOf(part, table, target, this.dialect);
    const columns = columnsOf(table.header, this.dialect, isOperation && section !== 'other');
    if (
      section !== 'other' &&
      explainsValues(
        table,
        columns,
        this.tables.some((each) => each.section === section),
        this.dialect,
      )
    )
      return this.leftOut(part, table);
    if (!columns) {
      if (!isOperation || section === 'other' || holdsRequestLine(table)) {
        this.count.ignored += table.rows.length;
        return { takenAs: 'nothing: no column of names' };
      }
      const names = (table.header?.cells ?? []).map((cell) => textOfBlocks(cell.blocks)).join(' | ');
      return this.unread(table, diagnostic('extract/table-unread', this.place(table), { columns: short(names) }));
    }
    if (isUnplaced) {
      return this.unread(table, diagnostic('extract/table-unplaced', this.place(table), { section: part.heading }));
    }
    if (rule) {
      const params = { section: part.heading, rule, side: section };
      this.diagnostics.push(diagnostic('extract/section-assumed', this.place(table), params));
    }
    return this.parameterTable(part, table, section, columns);
  }

  /** A table beside those of the parameters. */
  private leftOut(part: Part, table: Table): TableUse {
    this.count.ignored += table.rows.length;
    const values = valueTableOf(table, captionText(table, part.label), this.place(table), this.dialect);
    if (values) {
      this.valueTables.push(values);
      return { takenAs: 'values of a row' };
    }
    const words =
      captionText(table, '') || (table.header?.cells ?? []).map((cell) => textOfBlocks(cell.blocks)).join(' | ');
    this.diagnostics.push(diagnostic('extract/table-left-out', this.place(table), { table: short(words) }));
    return { takenAs: 'nothing: it stands beside the parameters' };
  }

  /** A table whose columns an adapter has named. */
  private markedTable(part: Part, table: Table): TableUse {
    const columns = columnsOf(table.header, this.dialect, false, table.columns);
    if (columns) return this.parameterTable(part, table, SECTION_OF_ROLE[part.role] ?? 'other', columns);
    this.count.ignored += table.rows.length;
    return { takenAs: 'nothing: no column of names' };
  }

  private parameterTable(part: Part, table: Table, section: TableFacts['section'], columns: Columns): TableUse {
    const { fields: read, diagnostics, unread } = fieldsOf(table, columns, this.file, this.dialect, this.memo);
    const marked = section === 'request' || section === 'response' ? withMarkedDepth(read) : undefined;
    const rows = marked ?? read;
    const caption = captionText(table, part.label);
    const fields = retired(
      section === 'response' ? unmarked(rows) : withRequired(rows, caption, this.place(table), this.dialect),
      caption,
      this.place(table),
      this.dialect,
    );
    append(this.diagnostics, marked ? withoutMarkedNames(diagnostics) : diagnostics);
    this.count.facts += fields.length;
    this.count.diagnosed += unread;
    const reading = this.captionOf(caption, part.label);
    for (const { name, type } of fields) if (isComplex(type.value)) this.structureRows.add(name);
    append(this.diagnostics, nestingFindings(columns, fields, this.place(table)));
    if (columns.nameAssumed) {
      const name = columns.names[columns.at.name ?? 0] ?? '';
      this.diagnostics.push(diagnostic('extract/column-assumed', this.place(table), { column: short(name) }));
    }
    const before = this.tables.at(-1);
    const isOther =
      reading.name !== undefined && before?.captionName !== undefined && reading.name !== before.captionName;
    if (before && CONTINUED.test(caption) && before.section === section && !(isOther && table.anchors.length > 0)) {
      append(this.lastFields, fields);
      return { takenAs: `${section}, the table before it goes on`, columns };
    }
    this.lastFields = [...fields];
    if (
      table.usage === undefined &&
      section === 'response' &&
      (reading.usage === 'path' || reading.usage === 'query')
    ) {
      const params = { caption: short(caption), section: part.heading };
      this.diagnostics.push(diagnostic('extract/caption-contradicts-section', this.place(table), params));
    }
    const usage = table.usage ?? this.usageUnder(part, section, reading.usage);
    this.tables.push({
      id: `${this.document.id}#${this.tables.length}`,
      anchors: table.anchors,
      headingAnchors: part.headingAnchors,
      number: table.number,
      caption,
      usage,
      anchorName: table.structure ?? anchorName(table, reading.name ?? caption, this.dialect),
      captionName: reading.name,
      section,
      status: part.status,
      outcome: part.outcome,
      fields: this.lastFields,
      ...(table.structure ? { isStructure: true } : {}),
      ...(table.sameAs ? { sameAs: table.sameAs } : {}),
      ...(table.isKept ? { isKept: true } : {}),
      ...(table.isValue ? { isValue: true } : {}),
      ...(table.media ? { media: table.media } : {}),
      source: { ...this.place(table), words: caption },
    });
    return { takenAs: usage === 'none' ? section : `${section}, ${usage}`, columns };
  }

  /** What a caption says; where it says nothing, the sentence above the table may name the row that it describes. */
  private captionOf(caption: string, label: string): CaptionReading {
    const own = readCaption(caption, this.dialect);
    if (own.usage !== 'none' || own.name !== undefined || label === caption) return own;
    const name = namedAbove(label, this.dialect);
    return name !== undefined && this.structureRows.has(name) ? { usage: 'object', name } : own;
  }

  /** What a heading says of tables whose captions say nothing. With elements apart, parameters are the URI's. */
  private usageUnder({ heading }: Part, section: TableFacts['section'], usage: Usage): Usage {
    const { sections } = this.dialect;
    if (usage === 'object' && sections.headers.test(heading)) return 'header';
    if (usage !== 'none') return usage;
    if (/header/i.test(heading)) return 'header';
    return section === 'request' && sections.parameters.test(heading) && this.hasElementsApart() ? 'uri' : 'none';
  }

  private hasElementsApart(): boolean {
    const { elements } = this.dialect.sections;
    this.elementsApart ??= this.parts.some((part) => part.role === 'request' && elements.test(part.heading));
    return this.elementsApart;
  }

  private place(table: Table): Source {
    return {
      file: this.file,
      line: table.line,
      ...(table.anchors[0] ? { anchor: table.anchors[0] } : {}),
      ...(table.number === undefined ? {} : { table: table.number }),
      words: '',
    };
  }

  private unread(table: Table, finding: Diagnostic): TableUse {
    this.count.diagnosed += table.rows.length;
    this.diagnostics.push(finding);
    return { takenAs: `nothing: ${finding.code}` };
  }

  private statusTable(table: Table): TableUse {
    const { statuses, unread } = statusesOf(table, this.file, this.dialect);
    append(this.statuses, statuses);
    this.codeRows(table.rows.length, unread, 'status');
    return { takenAs: 'statuses' };
  }

  /** @param isOfOperation the statuses beside the codes are those that the page's operation answers with */
  private errorTable(table: Table, isOfOperation: boolean): TableUse {
    const { codes, unread } = errorCodesOf(table, this.file, this.dialect);
    append(this.errorCodes, codes);
    if (isOfOperation && hasStatuses(table, this.dialect))
      append(this.statuses, statusesOf(table, this.file, this.dialect).statuses);
    this.codeRows(table.rows.length, unread, 'error');
    return { takenAs: 'error codes' };
  }

  private codeRows(rows: number, unread: readonly Source[], as: 'status' | 'error'): void {
    this.count.facts += rows - unread.length;
    this.count.diagnosed += unread.length;
    for (const source of unread)
      this.diagnostics.push(diagnostic('extract/code-row-unread', source, { as, words: short(source.words) }));
  }
}

/** `Description of the tags field (to be discarded)`: what a caption says is no longer to be used holds for its rows. */
function retired(
  fields: readonly FieldFacts[],
  caption: string,
  place: Source,
  { deprecation }: Dialect,
): readonly FieldFacts[] {
  const words = deprecation.title.exec(caption)?.[0];
  if (words === undefined) return fields;
  const deprecated = inferred(true as const, { ...place, words }, 'deprecated-caption');
  return fields.map((field) =>
    field.facets.deprecated ? field : { ...field, facets: { ...field.facets, deprecated } },
  );
}

/** Rows of a table without a Mandatory column whose caption says that all are mandatory, or none. */
function withRequired(
  fields: readonly FieldFacts[],
  caption: string,
  source: Source,
  { tables }: Dialect,
): readonly FieldFacts[] {
  const found = tables.requiredCaptions.find(({ pattern }) => pattern.test(caption));
  if (!found) return fields;
  const required = inferred(found.required, { ...source, words: caption }, 'caption-required');
  return fields.map((field) => (field.required ? field : { ...field, required }));
}

/** Rows of an answer without marks that only their descriptions give. */
const unmarked = (rows: readonly FieldFacts[]): readonly FieldFacts[] =>
  rows.map(({ required, ...row }) => (required && required.rule !== MARKED_IN_TEXT ? { ...row, required } : row));

/** Scheme and host that an adapter has read, or that the operation's line names in full. */
function hostOf({ host, file }: Document, operation: OperationFacts | undefined): Pick<PageFacts, 'host'> {
  if (host) return { host: stated(host.url, { file: host.file ?? file, line: host.line, words: host.url }) };
  const source = operation?.paths[0]?.source;
  const url = source && FULL_HOST.exec(source.words)?.[0];
  return source && url !== undefined ? { host: stated(url, source) } : {};
}

/** A host without a word that stands for one. */
const FULL_HOST = /\bhttps?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9]+(?::\d{1,5})?(?=\/)/i;

const NO_TARGET: ReadTarget = { target: undefined, bareUnder: undefined, diagnostics: [] };

/**
 * True for a table of what values mean, such as metrics by kind of cluster: it names the rows of a group once, in a
 * column that isn't known to name parameters; or it has no column of types or marks and stands beside one that has.
 */
function explainsValues(table: Table, columns: Columns | undefined, isBeside: boolean, dialect: Dialect): boolean {
  if (!columns) {
    const names = (table.header?.cells ?? []).map((cell) => textOfBlocks(cell.blocks));
    return isBeside && !holdsRequestLine(table) && !statesTypes(names, dialect);
  }
  if (!columns.nameAssumed) return false;
  const named = table.rows.map(({ cells }) => textOfBlocks(cells[columns.at.name ?? 0]?.blocks ?? []) !== '');
  return named.includes(false) && named[0] === true;
}

/** A table whose first row is its header in all but markup. */
function withHeader(table: Table, dialect: Dialect): Table {
  const [first, ...rows] = table.rows;
  if (table.header || !first || !rows.length) return table;
  const headed = { ...table, header: first, rows };
  return columnsOf(first, dialect) || isStatusTable(headed, dialect) || isErrorTable(headed, dialect) ? headed : table;
}

const SHOWS_REQUEST: ReadonlySet<Role> = new Set(['request', 'request-syntax']);

/** Sections of an operation's statuses and errors. */
const CODE_ROLES: ReadonlySet<Role> = new Set(['status', 'errors']);

/** Sections whose tables are never of statuses. */
const REQUEST_ROLES: ReadonlySet<Role> = new Set(['uri', 'request', 'request-syntax', 'ignored', 'purpose', 'limits']);
