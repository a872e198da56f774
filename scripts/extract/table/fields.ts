import { append } from '../../append.ts';
import type { Dialect } from '../../dialects/index.ts';
import {
  type Block,
  byDefault,
  type ColumnRole,
  type Diagnostic,
  diagnostic,
  type Facets,
  type Fact,
  type FieldFacts,
  inferred,
  type InnerFields,
  type Row,
  type RowReading,
  type Run,
  type Source,
  squeeze,
  stated,
  type Table,
  type TableLink,
  textOfBlocks,
  type TypeExpression,
} from '../../ir/index.ts';
import { isRetirement } from '../deprecation-words.ts';
import { facetsOf, listsValues } from '../description/description.ts';
import { withStatedValues } from '../description/stated-values.ts';
import { markdownOf } from '../markdown.ts';
import { runsOf, short } from '../text.ts';
import { type ReadType, readType } from '../type/type-expression.ts';
import { typeRemarks } from '../type/type-remarks.ts';
import { bulletRowsOf } from './bullet-fields.ts';
import type { Columns } from './columns.ts';
import { ELLIPSIS, FIELD_NAME, FOOTNOTE, nameOf, remarkOf, standsForOthers } from './field-name.ts';
import { labelledLine, labelledType } from './labelled-line.ts';
import { withoutNamesOfRows } from './named-rows.ts';
import { type ReadRow, type RowMemo, type RowPlace, sourceIn } from './row-memo.ts';
import { withSpannedCells } from './spanned-cells.ts';
import { patternText } from '../../pattern-text.ts';

export interface ReadFields {
  readonly fields: readonly FieldFacts[];
  readonly diagnostics: readonly Diagnostic[];
  /** Rows that gave no field; each has a diagnostic. */
  readonly unread: number;
}

/**
 * Reads the rows of a parameter table. Names may come twice: the rows may be of different levels.
 *
 * @param memo rows that have been read before, on this page or another
 */
export function fieldsOf(table: Table, columns: Columns, file: string, dialect: Dialect, memo: RowMemo): ReadFields {
  const diagnostics: Diagnostic[] = [];
  const fields: FieldFacts[] = [];
  const header = columns.names.join('\n');
  const rows = withSpannedCells(table.rows, columns.at.name).map((row, index) => {
    const place: RowPlace = {
      file,
      line: row.line,
      row: table.columns ? undefined : index + 1,
      anchor: table.columns ? undefined : table.anchors[0],
      table: table.number,
      ...(row.reading?.also ? { also: row.reading.also } : {}),
    };
    return memo.read(header, row, place, () => new RowReader(columns, row, place, dialect).read());
  });
  for (const { field, diagnostics: found } of withoutNamesOfRows(rows)) {
    append(diagnostics, found);
    if (field) fields.push(field);
  }
  return { fields, diagnostics, unread: table.rows.length - fields.length };
}

/** The rows of one level by their names: of rows with one name the first, and a finding of each other one. */
export function firstRows(rows: readonly FieldFacts[]): {
  readonly fields: readonly FieldFacts[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const byName = new Map<string, FieldFacts>();
  const diagnostics: Diagnostic[] = [];
  for (const field of rows) {
    const first = byName.get(field.name);
    if (!first) {
      byName.set(field.name, field);
      continue;
    }
    const related = [{ file: first.source.file, line: first.source.line, message: 'first row of that name' }];
    diagnostics.push(diagnostic('extract/row-duplicate', field.source, { field: field.name }, { related }));
  }
  return { fields: byName.size === rows.length ? rows : [...byName.values()], diagnostics };
}

class RowReader {
  private columns: Columns;
  /** Set where cells say what the column beside theirs should say. */
  private readonly rule: string | undefined;
  private readonly row: Row;
  private readonly place: RowPlace;
  private readonly dialect: Dialect;
  private readonly diagnostics: Diagnostic[] = [];
  private readonly texts: string[] = [];

  constructor(columns: Columns, row: Row, place: RowPlace, dialect: Dialect) {
    this.row = row;
    this.place = place;
    this.dialect = dialect;
    this.columns = columns;
    this.rule = this.isSwapped() ? 'mark-and-type-swapped' : undefined;
    if (this.rule) this.columns = swapped(columns);
  }

  /** Yes or no in the type's cell and a type in that of the mark: the two are in each other's place. */
  private isSwapped(): boolean {
    if (this.columns.at.required === undefined || this.columns.at.type === undefined) return false;
    const [mark, type] = [this.textOf('required') ?? '', this.textOf('type') ?? ''];
    if (this.dialect.rows.required[squeeze(type).toLowerCase()] === undefined) return false;
    const read = readType([{ text: mark }]);
    return read.misspelt === undefined && isKnownType(read.type);
  }

  read(): ReadRow {
    return { field: this.field(), diagnostics: this.diagnostics };
  }

  private field(): FieldFacts | undefined {
    const { reading } = this.row;
    const name = reading?.name ?? nameOf(this.nameText());
    const source = this.source('name', reading?.words);
    if (name === '' || ELLIPSIS.test(name) || this.isGroupHeading(name)) {
      const words = textOfBlocks(this.row.cells.flatMap((cell) => cell.blocks));
      const params = words === '' ? ({ as: 'empty' } as const) : ({ as: 'words', words: short(words) } as const);
      this.diagnostics.push(diagnostic('extract/row-without-name', source, params));
      return undefined;
    }
    if (!FIELD_NAME.test(name)) {
      const as = standsForOthers(name) ? 'many' : 'odd';
      this.diagnostics.push(diagnostic('extract/name-unusual', source, { as, field: short(name) }));
    }
    this.reportInnerTables(name, source);
    const { blocks, source: descriptionSource } = this.description();
    const { links, instead } = this.links();
    const numbers = tableNumbers(descriptionSource.words);
    const type = this.type(name, source, blocks, descriptionSource, links.length > 0 || numbers.length > 0);
    const bullets = links.length > 0 || numbers.length > 0 ? undefined : bulletRowsOf(blocks, type.value, this.dialect);
    const inner = bullets && this.inner(bullets.rows);
    const own = bullets ? withoutList(blocks, bullets.list) : blocks;
    const { facets, diagnostics } = facetsOf(own, type.value, name, descriptionSource, this.dialect);
    append(this.diagnostics, diagnostics);
    const location = this.textOf('location');
    return {
      name,
      type,
      ...(reading?.required ? { required: this.readRequired(reading.required) } : this.required(name)),
      description: stated(markdownOf(blocks), descriptionSource),
      facets: withStatedValues(this.withRemarks(facets), reading?.values, type.value, descriptionSource),
      links,
      ...(instead.length > 0 ? { instead } : {}),
      tableNumbers: numbers,
      ...(location ? { location } : {}),
      ...(inner ? { inner } : {}),
      source,
    };
  }

  /** The fields that rows made of bullets state. */
  private inner(rows: readonly Row[]): InnerFields {
    const read = rows.map((row) => new RowReader(BULLET_COLUMNS, row, this.place, this.dialect).read());
    return {
      fields: read.flatMap(({ field }) => field ?? []),
      diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
    };
  }

  private readRequired({ value, words, rule }: NonNullable<RowReading['required']>): Fact<boolean> {
    const source = this.source('name', words);
    return rule === undefined ? stated(value, source) : inferred(value, source, rule);
  }

  /** With what the type cell says beside the type: that the value may be null, or is deprecated. */
  private withRemarks(read: Facets): Facets {
    const isOld = !read.deprecated && isRetirement(remarkOf(this.nameText()) ?? '');
    const facets = isOld ? { ...read, deprecated: stated(true as const, this.source('name')) } : read;
    const text = this.textOf('type');
    if (text === undefined) return facets;
    const { nullable, deprecated, length } = typeRemarks(squeeze(text));
    if (!nullable && !deprecated && !length) return facets;
    const source = this.source('type');
    const isMeasured = facets.bounds.some(({ value }) => value.name.endsWith('Length'));
    const ends = [
      { name: 'minLength', value: length?.least },
      { name: 'maxLength', value: length?.most },
    ] as const;
    const stretch = isMeasured
      ? []
      : ends.flatMap(({ name, value }) => (value === undefined ? [] : stated({ name, value }, source)));
    return {
      ...facets,
      bounds: [...facets.bounds, ...stretch],
      ...(nullable && !facets.nullable ? { nullable: stated(true as const, source) } : {}),
      ...(deprecated && !facets.deprecated ? { deprecated: stated(true as const, source) } : {}),
    };
  }

  private reportInnerTables(name: string, source: Source): void {
    if (!this.row.cells.some((cell) => cell.blocks.some((block) => block.kind === 'table'))) return;
    this.diagnostics.push(diagnostic('extract/table-in-cell', source, { field: name }));
  }

  /** The name cell; a name that is broken into lines is one word. */
  private nameText(): string {
    const blocks = this.row.cells[this.columns.at.name ?? 0]?.blocks ?? [];
    const lines = blocks.map((block) => textOfBlocks([block]));
    return lines.length > 1 && lines.every((line) => /^[\w.@:-]+$/.test(line))
      ? lines.join('')
      : (this.textOf('name') ?? '');
  }

  /** A row that holds one title and nothing else heads the rows below it. */
  private isGroupHeading(name: string): boolean {
    if (!/^[A-Z][a-z]|\s/.test(name)) return false;
    const others = Object.entries(this.columns.at).filter(([role]) => role !== 'name');
    return others.length > 1 && others.every(([, column]) => this.textAt(column) === '');
  }

  /** The type cell; the description decides where that is missing or names a structure that no page describes. */
  private type(
    name: string,
    source: Source,
    blocks: readonly Block[],
    description: Source,
    linked: boolean,
  ): FieldFacts['type'] {
    const column = this.columns.at.type;
    if (column === undefined || (this.row.reading && this.row.cells[column] === undefined)) {
      const labelled = labelledType(blocks, this.dialect);
      if (labelled) return stated(labelled, description);
      return INTEGER_IN_TEXT.test(description.words)
        ? inferred<TypeExpression>({ kind: 'scalar', type: 'integer' }, description, 'integer-in-text')
        : byDefault<TypeExpression>({ kind: 'scalar', type: 'string' }, source, 'no-type-column');
    }
    const typeSource = this.source(
      'type',
      this.row.reading?.rule ? this.row.reading.words : this.row.reading?.cells?.type,
    );
    const read = readType(typeRuns(this.row.cells[column]?.blocks ?? []));
    if (isTimestamp(typeSource.words) && TIME_FORMAT.test(description.words))
      return inferred<TypeExpression>({ kind: 'scalar', type: 'string' }, description, 'time-format-in-text');
    const isStructure = STRUCTURE_WORD.test(typeSource.words);
    const values = linked || isStructure ? undefined : asStrings(read.type);
    if (values && listsValues(blocks, name, description, this.dialect)) {
      return inferred(values, typeSource, 'listed-values-are-strings');
    }
    const map = read.type.kind === 'object' && read.type.name === undefined ? mapInText(description.words) : undefined;
    if (map) return inferred(map, description, 'map-in-text');
    const list = linked ? undefined : listInText(read.type, description.words);
    if (list) return inferred(list, description, 'list-in-text');
    this.reportType(name, read, typeSource);
    const rule = this.row.reading?.rule ?? this.rule;
    return rule === undefined ? stated(read.type, typeSource) : inferred(read.type, typeSource, rule);
  }

  private reportType(name: string, { type, misspelt }: ReadType, source: Source): void {
    const { diagnostics } = this;
    if (misspelt !== undefined)
      diagnostics.push(diagnostic('extract/type-misspelt', source, { field: name, type: misspelt }));
    const unread = unknownIn(type);
    if (!unread) return;
    if (unread.text === '') diagnostics.push(diagnostic('extract/type-empty', source, { field: name }));
    else {
      const params = { as: 'word', field: name, type: short(unread.text) } as const;
      diagnostics.push(diagnostic('extract/type-unknown', source, params));
    }
  }

  private required(name: string): Pick<FieldFacts, 'required' | 'requiredWhen'> {
    const cell = this.textOf('required') ?? this.labelledRequired();
    if (cell === undefined) return this.remarkedRequired();
    const text = squeeze(cell.replace(/\n/g, ' '));
    const source = this.source(this.columns.at.required === undefined ? 'description' : 'required');
    const header = this.columns.names[this.columns.at.required ?? -1] ?? '';
    const value = this.dialect.rows.required[text.toLowerCase().replace(FOOTNOTE, '').replace(/\.$/, '')];
    if (value !== undefined) {
      const required = /^optional\??$/i.test(header) ? !value : value;
      const choice = required ? this.choiceIn(name) : undefined;
      if (choice !== undefined) return this.requiredWhen(name, choice, this.source('description'));
      return { required: this.rule ? inferred(required, source, this.rule) : stated(required, source) };
    }
    if (this.dialect.rows.requiredUnsaid.test(text)) {
      this.diagnostics.push(diagnostic('extract/required-empty', source, { field: name }));
      return {};
    }
    return this.requiredWhen(name, text, source);
  }

  /** What a table without a column of marks says in brackets behind a name, in front of its description, or in a sentence. */
  private remarkedRequired(): Pick<FieldFacts, 'required'> {
    const remark = remarkOf(this.nameText());
    const named = remark === undefined ? undefined : this.dialect.rows.required[remark];
    if (named !== undefined) return { required: stated(named, this.source('name')) };
    const text = this.textOf('description') ?? '';
    const [, front, sentence] = MARK_IN_TEXT.exec(text) ?? [];
    const value = this.dialect.rows.required[(front ?? sentence ?? '').toLowerCase()];
    return value === undefined ? {} : { required: inferred(value, this.source('description'), MARKED_IN_TEXT) };
  }

  private requiredWhen(name: string, text: string, source: Source): Pick<FieldFacts, 'required' | 'requiredWhen'> {
    this.diagnostics.push(diagnostic('extract/required-conditional', source, { field: name, words: short(text) }));
    return { required: inferred(false, source, 'required-conditional'), requiredWhen: stated(text, source) };
  }

  /** The sentence that offers another parameter in the place of this one: `Either this parameter or **url** must be set`. */
  private choiceIn(name: string): string | undefined {
    const text = this.textOf('description') ?? '';
    if (!/\beither\b|\bmutually exclusive\b/i.test(text)) return undefined;
    return squeeze(text)
      .split(/(?<=[.;])\s+/)
      .find((sentence) => offersAnother(sentence, name));
  }

  /** What a line `Mandatory: Yes` of the description says, in a table without such a column. */
  private labelledRequired(): string | undefined {
    return this.columns.at.required === undefined && this.columns.at.description !== undefined
      ? labelledLine(this.row.cells[this.columns.at.description]?.blocks ?? [], this.dialect.rows.requiredLabel)
      : undefined;
  }

  /** The description cell's blocks, and those of further columns that say something of the value. */
  private description(): { blocks: readonly Block[]; source: Source } {
    const at = this.columns.at.description;
    const own = at === undefined ? [] : (this.row.cells[at]?.blocks ?? []);
    const extra = this.columns.extra.flatMap(({ column, title }) => this.extraParagraph(column, title));
    const blocks = extra.length === 0 ? own : [...own, ...extra];
    return { blocks, source: this.source('description', extra.length === 0 ? undefined : textOfBlocks(blocks)) };
  }

  private extraParagraph(column: number, title: string): Block[] {
    const text = this.textAt(column);
    if (this.dialect.prose.nothing.test(text)) return [];
    const line = this.row.cells[column]?.line ?? this.row.line;
    return [titledParagraph(title, text, line)];
  }

  private links(): RowLinks {
    const found: RowLinks = { links: [], instead: [] };
    for (const via of ['type', 'description'] as const) {
      const at = this.columns.at[via];
      if (at !== undefined) collectLinks(this.row.cells[at]?.blocks ?? [], via, found);
    }
    return found;
  }

  /** Text of a column's cell, computed once. */
  private textAt(column: number): string {
    const known = this.texts[column];
    if (known !== undefined) return known;
    const cell = this.row.cells[column];
    const text = cell ? textOfBlocks(cell.blocks) : '';
    this.texts[column] = text;
    return text;
  }

  private textOf(role: ColumnRole): string | undefined {
    const column = this.columns.at[role];
    return column === undefined ? undefined : this.textAt(column);
  }

  private source(role: ColumnRole, words?: string): Source {
    const column = this.columns.at[role];
    if (column === undefined) return sourceIn(this.place, this.row.line, words ?? '', undefined);
    const line = this.row.cells[column]?.line ?? this.row.line;
    return sourceIn(this.place, line, words ?? this.textAt(column), this.columns.names[column] ?? '');
  }
}

const BULLET_COLUMNS: Columns = { at: { name: 0, description: 1, type: 2 }, names: [], extra: [], nameAssumed: false };

/** The blocks without one list among or below them. */
function withoutList(blocks: readonly Block[], list: Block): readonly Block[] {
  return blocks
    .filter((block) => block !== list)
    .map((block) =>
      block.kind === 'list' ? { ...block, items: block.items.map((item) => withoutList(item, list)) } : block,
    );
}

/** The columns with the mark's and the type's changed for each other. */
function swapped(columns: Columns): Columns {
  const { required: type, type: required, ...others } = columns.at;
  return { ...columns, at: { ...others, ...(type === undefined || required === undefined ? {} : { type, required }) } };
}

/** A type of words that name no structure. */
function isKnownType(type: TypeExpression): boolean {
  if (type.kind === 'array') return isKnownType(type.items);
  return type.kind === 'scalar' || type.kind === 'map' || type.kind === 'any' || (type.kind === 'object' && !type.bare);
}

/** The text of a further column as a paragraph of the description, under the column's title. */
export const titledParagraph = (title: string, text: string, line: number): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${title}:`, bold: true }, { text: ` ${text}` }],
  line,
});

/** `The structure is Map<String, Object>`: what the description says of an object's structure. */
function mapInText(words: string): TypeExpression | undefined {
  const text = /\bstructure is (?:an? )?(map\s*<[^.]{0,400}>)/i.exec(words)?.[1];
  const type = text === undefined ? undefined : readType([{ text }]).type;
  return type?.kind === 'map' ? type : undefined;
}

/** `an attribute, with type of **List<Integer>**`: what the description says of a structure that no table describes. */
function listInText(type: TypeExpression, words: string): TypeExpression | undefined {
  const of = type.kind === 'array' ? type.items : type;
  if (of.kind !== 'object' || of.name !== undefined) return undefined;
  const items = /\bwith (?:the |a )?type of list\b(?:\s?<\s?(\w{1,40})\s?>)?/i.exec(words);
  if (!items) return undefined;
  return { kind: 'array', items: items[1] === undefined ? { kind: 'any' } : readType([{ text: items[1] }]).type };
}

/** The rule by which a description says what is mandatory: of an answer it is what was said of the request. */
export const MARKED_IN_TEXT = 'mandatory-in-text';

/** `(Mandatory) Name.`, and `This parameter is mandatory.` as a sentence of its own. */
const MARK_IN_TEXT =
  /^[([]([Mm]andatory|[Rr]equired|[Oo]ptional)[)\]]|(?:^|\.\s)[Tt]his (?:parameter|field|attribute) is (mandatory|required|optional)\.?(?=\s*$|\s+[A-Z])/;

/** `either this parameter or the parameters listed in Table 5`: that table is of others, which are sent instead. */
const LEADS_BESIDE =
  /\bor (?:the )?(?:other )?(?:parameters?|fields?|attributes?) (?:(?:listed|described|shown|given|specified|defined) )?in\s+$/i;

interface RowLinks {
  readonly links: TableLink[];
  /** Anchors of tables whose rows are sent instead. */
  readonly instead: string[];
}

function collectLinks(blocks: readonly Block[], via: TableLink['via'], into: RowLinks): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') {
      let before = '';
      for (const run of block.runs) {
        if (run.link && LEADS_BESIDE.test(before)) into.instead.push(run.link);
        else if (run.link) into.links.push({ target: run.link, text: squeeze(run.text), via });
        before = `${before}${run.text}`.slice(-100);
      }
    } else if (block.kind === 'list') {
      for (const item of block.items) collectLinks(item, via, into);
    } else if (block.kind === 'note') collectLinks(block.blocks, via, into);
  }
}

/** Whether a sentence says that another parameter may be sent instead of this one. */
function offersAnother(sentence: string, name: string): boolean {
  if (/^(?:if|when)\b/i.test(sentence)) return false;
  const own = `(?:this (?:parameter|field|attribute|one)|${patternText(name)})`;
  const either = new RegExp(`\\beither ${own} or (?!not\\b)\\w`, 'i');
  const exclusive = new RegExp(`\\b${own} (?:and|or) \\S+ (?:are|is) mutually exclusive\\b`, 'i');
  return either.test(sentence) || exclusive.test(sentence);
}

/** What a description says of a value that is a whole number: of that kind by its words, or between two whole numbers. */
const INTEGER_IN_TEXT =
  /(?<!\blength )\brange(?:s from|:| is)? (?:from )?-?\d[\d,]* (?:to|-|–|~) \d[\d,]*(?=\.?$|\. )(?![^\n]*\bcharacters\b)|\bvalue (?:cannot|must not) be a negative number\b|\b(?:must be|is|value is) an? (?:\w+ )?integer\b|^(?:an? )?(?:positive |decimal |non-negative )?integer\b/im;

/** A timestamp is a number, unless its description writes the time out. */
const isTimestamp = (type: string): boolean => /^timestamp$/i.test(type);
const TIME_FORMAT = /\b(?:yyyy|iso ?8601|rfc ?3339)\b|yyyy-mm|\b\d{4}-\d{2}-\d{2}/i;

/** Runs of a type cell; what stands in paragraphs of its own is set apart. */
const typeRuns = (blocks: readonly Block[]): readonly Run[] =>
  blocks.length < 2 ? runsOf(blocks) : blocks.flatMap((block) => [...runsOf([block]), { text: ' ' }]);

/** Words of a type cell that say that the value is a structure, whatever its description lists. */
const STRUCTURE_WORD = /\b(?:objects?|struct\w*|json|dict\w*|map)\b/i;

/** What the grammar could not read of a type, however deep. */
function unknownIn(type: TypeExpression): Extract<TypeExpression, { kind: 'unknown' }> | undefined {
  if (type.kind === 'unknown') return type;
  if (type.kind === 'array') return unknownIn(type.items);
  return type.kind === 'map' ? unknownIn(type.values) : undefined;
}

/** The type with its unlinked, named structure, or items of no type, read as strings; undefined where it has neither. */
function asStrings(type: TypeExpression): TypeExpression | undefined {
  if (type.kind === 'array') {
    const items = type.items.kind === 'any' ? STRING : asStrings(type.items);
    return items && { kind: 'array', items };
  }
  return type.kind === 'object' && type.name !== undefined && type.link === undefined ? STRING : undefined;
}

const STRING: TypeExpression = { kind: 'scalar', type: 'string' };

const NO_NUMBERS: readonly number[] = [];

function tableNumbers(text: string): readonly number[] {
  if (!text.includes('Table')) return NO_NUMBERS;
  return [...text.matchAll(/\bTable\s+(\d{1,3})\b(?![-.]\d)/g)].map((match) => Number(match[1]));
}
