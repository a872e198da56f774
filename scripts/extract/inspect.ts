import type { Dialect } from '../dialects/index.ts';
import {
  type Block,
  blocksOfTerms,
  type Diagnostic,
  type Document,
  type Fact,
  type FieldFacts,
  type PageFacts,
  type Row,
  type Table,
  type TableFacts,
  textOfBlocks,
} from '../ir/index.ts';
import { splitParts } from './description/labelled-parts.ts';
import { leadIn } from './description/lead-in.ts';
import { segmentsOf } from './description/marked-text.ts';
import type { Mood } from './description/phrases/mood.ts';
import { moodOf, type Sentence, sentencesIn } from './description/sentence.ts';
import { extractPage, type TableReadings } from './page.ts';
import { type Part, partsOf } from './sections.ts';
import type { Columns } from './table/columns.ts';
import { titledParagraph } from './table/fields.ts';
import { captionText } from './table/tables.ts';
import { short } from './text.ts';

export interface InspectedSentence {
  readonly line: number;
  readonly text: string;
  readonly mood: Mood;
  /** The phrase that shows a mood other than `states`. */
  readonly because?: string;
  /** The parameter that the sentence names as the one that it is about. */
  readonly subject?: string;
  /** Ids of phrases that fit. */
  readonly phrases: readonly string[];
  /** Ids of phrases whose words are in the sentence, and that don't fit. */
  readonly near: readonly string[];
}

export interface InspectedFact {
  readonly what: string;
  readonly value: unknown;
  readonly origin: Fact<unknown>['origin'];
  readonly line: number;
  readonly rule?: string;
  readonly phrase?: string;
}

export interface InspectedRow {
  readonly line: number;
  /** The field that it gives; undefined where it gives none. */
  readonly name: string | undefined;
  readonly cells: readonly string[];
  readonly sentences: readonly InspectedSentence[];
  readonly facts: readonly InspectedFact[];
  /** Targets of its links. */
  readonly links: readonly string[];
  /** The tables that describe the field, and the rule that found them where no link does; absent where links are not followed. */
  readonly described?: { readonly by: readonly InspectedPlace[]; readonly rule?: string };
}

export interface InspectedPlace {
  readonly file: string;
  readonly line: number;
  readonly caption: string;
}

/** What linking makes of a page. */
export interface LinkedPage {
  readonly linkOf: (field: FieldFacts) => { readonly tables: readonly TableFacts[]; readonly rule?: string };
  readonly diagnostics: readonly Diagnostic[];
}

export interface InspectionOptions {
  /** Only the block at this line, and of a table only its row. */
  readonly line?: number | undefined;
  /** All that the page stands for: a block ends where the next one begins, whichever has it. */
  readonly documents?: readonly Document[];
  /** Follows the links of the page. */
  readonly link?: (facts: PageFacts) => LinkedPage;
}

export interface InspectedTable {
  /** What the table was taken for: a side of the call and a use, or nothing. */
  readonly takenAs: string;
  readonly caption: string;
  /** Each column's name, and what it was taken for; undefined where that is nothing. */
  readonly columns: readonly { readonly name: string; readonly role: string | undefined }[];
  readonly rows: readonly InspectedRow[];
}

export interface InspectedBlock {
  readonly line: number;
  /** Last line that belongs to it. */
  readonly lastLine: number;
  readonly kind: Block['kind'];
  /** The role of the section that it is in. */
  readonly role: string;
  readonly heading: string;
  readonly status?: string;
  readonly text: string;
  readonly sentences: readonly InspectedSentence[];
  readonly table?: InspectedTable;
  readonly diagnostics: readonly Pick<Diagnostic, 'code' | 'line' | 'severity' | 'message'>[];
}

export interface Inspection {
  readonly file: string;
  readonly title: string;
  readonly kind: PageFacts['kind'];
  /** Method and path, where the page is an operation's. */
  readonly operation?: string;
  readonly blocks: readonly InspectedBlock[];
}

/**
 * What was made of a page: its blocks in order, with the roles, columns, rows, sentences and facts that were seen in
 * them, and the findings at their lines.
 *
 * @returns what extraction itself says of each table; the columns and rows are those that it read
 */
export function inspectPage(
  document: Document,
  dialect: Dialect,
  { line, documents = [document], link }: InspectionOptions = {},
): Inspection {
  const readings: TableReadings = new Map();
  const facts = extractPage(document, dialect, undefined, readings);
  const seen: Seen = { facts, readings, linked: link?.(facts), dialect };
  const starts = documents.flatMap((each) => each.blocks.map((block) => block.line)).sort((a, b) => a - b);
  const blocks = partsOf(document, dialect).map((part) =>
    inspectBlock(
      part,
      starts.find((start) => start > part.block.line),
      seen,
    ),
  );
  const { operation } = facts;
  return {
    file: document.file,
    title: document.title,
    kind: facts.kind,
    ...(operation ? { operation: `${operation.method.toUpperCase()} ${operation.paths[0]?.path ?? ''}` } : {}),
    blocks:
      line === undefined ? blocks : blocks.filter((block) => holds(block, line)).map((block) => rowAt(block, line)),
  };
}

const holds = ({ line: first, lastLine }: InspectedBlock, line: number): boolean => line >= first && line <= lastLine;

/** The block with the one row of its table at a line; the whole table where the line is above its rows. */
function rowAt(block: InspectedBlock, line: number): InspectedBlock {
  const { table } = block;
  const row = table?.rows.findLast((each) => each.line <= line);
  return table && row ? { ...block, table: { ...table, rows: [row] } } : block;
}

/** What is known of the page that is inspected. */
interface Seen {
  readonly facts: PageFacts;
  readonly readings: TableReadings;
  readonly linked: LinkedPage | undefined;
  readonly dialect: Dialect;
}

function inspectBlock(part: Part, next: number | undefined, seen: Seen): InspectedBlock {
  const { block, role, heading, status, label } = part;
  const { facts, linked, dialect } = seen;
  const lastLine = next === undefined ? Number.MAX_SAFE_INTEGER : next - 1;
  return {
    line: block.line,
    lastLine,
    kind: block.kind,
    role,
    heading,
    ...(status === undefined ? {} : { status }),
    text: block.kind === 'table' ? '' : short(textOfBlocks([block])),
    sentences: block.kind === 'table' ? [] : sentencesOfBlocks([block], dialect),
    ...(block.kind === 'table' ? { table: inspectTable(block, captionText(block, label), lastLine, seen) } : {}),
    diagnostics: [...facts.diagnostics, ...(linked?.diagnostics ?? []).filter(({ file }) => file === facts.file)]
      .filter((each) => each.line >= block.line && each.line <= lastLine)
      .map(({ code, line, severity, message }) => ({ code, line, severity, message })),
  };
}

function inspectTable(whole: Table, caption: string, lastLine: number, seen: Seen): InspectedTable {
  const { facts, readings, dialect } = seen;
  const { table, columns, takenAs } = readings.get(whole.line) ?? { table: whole, takenAs: 'nothing' };
  const names = columns?.names ?? (table.header?.cells ?? []).map((cell) => short(textOfBlocks(cell.blocks)));
  const roles = new Map(Object.entries(columns?.at ?? {}).map(([role, column]) => [column, role]));
  const extra = new Set(columns?.extra.map(({ column }) => column));
  const parameters = facts.operation?.parameters.map(({ field }) => field) ?? [];
  const fields = [...facts.tables.flatMap((each) => each.fields), ...parameters];
  return {
    takenAs,
    caption,
    columns:
      table.columns?.map((role) => ({ name: '', role })) ??
      names.map((name, at) => ({ name, role: roles.get(at) ?? (extra.has(at) ? 'description too' : undefined) })),
    rows: table.rows.map((row, at) => {
      const next = table.rows[at + 1]?.line ?? lastLine + 1;
      const field = fields.find(({ source }) => source.line >= row.line && source.line < next);
      return inspectRow(row, field, columns ? describedBy(row, columns, dialect) : [], seen);
    }),
  };
}

function inspectRow(
  row: Row,
  field: FieldFacts | undefined,
  blocks: readonly Block[],
  { linked, dialect }: Seen,
): InspectedRow {
  const link = field && linked?.linkOf(field);
  return {
    line: row.line,
    name: field?.name,
    cells: row.cells.map((cell) => short(textOfBlocks(cell.blocks))),
    sentences: sentencesOfBlocks(blocks, dialect),
    facts: field ? factsOf(field) : [],
    links: field?.links.map(({ target }) => target) ?? [],
    ...(link ? { described: described(link) } : {}),
  };
}

const described = ({ tables, rule }: ReturnType<LinkedPage['linkOf']>): NonNullable<InspectedRow['described']> => ({
  by: tables.map(({ source: { file, line }, caption }) => ({ file, line, caption })),
  ...(rule === undefined ? {} : { rule }),
});

/** The description's blocks as facts are read from them: with the text of further columns. */
function describedBy(row: Row, { at, extra }: Columns, { prose }: Dialect): readonly Block[] {
  const own = at.description === undefined ? [] : (row.cells[at.description]?.blocks ?? []);
  const more = extra.flatMap(({ column, title }) => {
    const cell = row.cells[column];
    const text = cell ? textOfBlocks(cell.blocks) : '';
    return prose.nothing.test(text) ? [] : [titledParagraph(title, text, cell?.line ?? row.line)];
  });
  return [...own, ...more];
}

function factsOf({ type, required, requiredWhen, facets }: FieldFacts): readonly InspectedFact[] {
  const { bounds, ...others } = facets;
  const named: readonly (readonly [string, Fact<unknown> | undefined])[] = [
    ['type', type],
    ['required', required],
    ['required when', requiredWhen],
    ...Object.entries(others),
    ...bounds.map((bound) => [bound.value.name, { ...bound, value: bound.value.value }] as const),
  ];
  return named.flatMap(([what, fact]) => (fact ? [inspectFact(what, fact)] : []));
}

const inspectFact = (what: string, { value, origin, rule, source }: Fact<unknown>): InspectedFact => ({
  what,
  value,
  origin,
  line: source.line,
  ...(rule === undefined ? {} : { rule }),
  ...(source.phrase === undefined ? {} : { phrase: source.phrase }),
});

function sentencesOfBlocks(blocks: readonly Block[], dialect: Dialect): readonly InspectedSentence[] {
  const opened = blocks.flatMap((block) => (block.kind === 'terms' ? blocksOfTerms(block) : [block]));
  return sentencesIn(splitParts(segmentsOf(opened), dialect))
    .filter(({ plain }) => plain !== '')
    .map(inspectSentence);
}

function inspectSentence({ line, plain, text, mood, subject, candidates }: Sentence): InspectedSentence {
  const phrases: string[] = [];
  const near: string[] = [];
  for (const group of Object.values(candidates))
    for (const { phrase, pattern } of group)
      (pattern.test(text) || pattern.test(plain) ? phrases : near).push(phrase.id);
  for (const lead of Object.values(leadIn(text).phrases)) phrases.push(lead.id);
  const because = moodOf(plain, candidates).phrase;
  return {
    line,
    text: plain,
    mood,
    ...(because === undefined ? {} : { because }),
    ...(subject === undefined ? {} : { subject }),
    phrases,
    near,
  };
}
