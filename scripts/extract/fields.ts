import { type Diagnostic, diagnostic } from '../diagnostics.ts';
import { byDefault, inferred, type Source, stated } from '../provenance.ts';
import { type Block, type Cell, type Row, type Run, squeeze, type Table, textOfBlocks } from '../read/index.ts';
import { facetsOf, listsValues } from './description.ts';
import type { FieldFacts, TableLink } from './facts.ts';
import { markdownOf } from './markdown.ts';
import { readType, type TypeExpression } from './type-expression.ts';
import { COLUMN_ROLES, type ColumnRole, REQUIRED_VALUES } from './vocabulary.ts';

/** A header row understood: the role of each column, and its own words. */
export interface Columns {
  readonly roles: readonly ColumnRole[];
  readonly names: readonly string[];
}

/** Reads a header row; undefined where the table is not one of parameters. */
export function columnsOf(header: Row | undefined): Columns | undefined {
  if (!header) return undefined;
  const names = header.cells.map((cell) => textOfBlocks(cell.blocks).replace(/\s+/g, ' ').trim());
  const taken = new Set<ColumnRole>();
  const roles = names.map((name) => {
    const role = COLUMN_ROLES.find(({ pattern }) => pattern.test(name))?.role ?? 'other';
    if (role === 'other') return role;
    if (taken.has(role)) return 'other';
    taken.add(role);
    return role;
  });
  if (!taken.has('name') || !(taken.has('type') || taken.has('description') || taken.has('required'))) return undefined;
  return { roles, names };
}

export interface ReadFields {
  readonly fields: readonly FieldFacts[];
  readonly diagnostics: readonly Diagnostic[];
  /** Rows that gave no field; each has a diagnostic. */
  readonly unread: number;
}

/** Reads the rows of a parameter table. */
export function fieldsOf(table: Table, columns: Columns, file: string): ReadFields {
  const fields: FieldFacts[] = [];
  const diagnostics: Diagnostic[] = [];
  const byName = new Map<string, FieldFacts>();
  let unread = 0;
  table.rows.forEach((row, index) => {
    const reader = new RowReader(table, columns, file, row, index + 1);
    const field = reader.field();
    diagnostics.push(...reader.diagnostics);
    if (!field) {
      unread++;
      return;
    }
    const first = byName.get(field.name);
    if (first) {
      unread++;
      const related = [{ file, line: first.source.line, message: 'first row of that name' }];
      diagnostics.push(
        diagnostic(
          'extract/row-duplicate',
          field.source,
          `${field.name} stands twice in one table; the first row counts`,
          { related },
        ),
      );
      return;
    }
    byName.set(field.name, field);
    fields.push(field);
  });
  return { fields, diagnostics, unread };
}

/** A name that JSON and HTTP can carry as it is. */
const FIELD_NAME = /^[\w@$][\w.:@$\-]*$/;

class RowReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly table: Table;
  private readonly columns: Columns;
  private readonly file: string;
  private readonly row: Row;
  private readonly index: number;

  constructor(table: Table, columns: Columns, file: string, row: Row, index: number) {
    this.table = table;
    this.columns = columns;
    this.file = file;
    this.row = row;
    this.index = index;
  }

  field(): FieldFacts | undefined {
    const nameCell = this.cell('name');
    const name = nameCell ? nameOf(nameCell) : '';
    const source = this.source('name', nameCell);
    if (name === '') {
      const words = textOfBlocks(this.row.cells.flatMap((cell) => cell.blocks));
      this.diagnostics.push(
        diagnostic(
          'extract/row-without-name',
          source,
          words === '' ? 'A row of the table is empty' : `A row of the table names no parameter: ${short(words)}`,
        ),
      );
      return undefined;
    }
    if (!FIELD_NAME.test(name)) {
      this.diagnostics.push(
        diagnostic(
          'extract/name-unusual',
          source,
          `${short(name)} is no usual parameter name; it is kept as it stands`,
        ),
      );
    }
    const { blocks, source: descriptionSource } = this.description();
    const type = this.implied(this.type(name, source), blocks, name, descriptionSource);
    const { facets, diagnostics } = facetsOf(blocks, type.value, name, descriptionSource);
    this.diagnostics.push(...diagnostics);
    const location = this.textOf('location');
    return {
      name,
      type,
      ...this.required(name),
      description: stated(markdownOf(blocks), descriptionSource),
      facets,
      links: this.links(),
      tableNumbers: tableNumbers(blocks),
      ...(location ? { location } : {}),
      source,
    };
  }

  private type(name: string, source: Source): FieldFacts['type'] {
    const cell = this.cell('type');
    if (!cell) return byDefault<TypeExpression>({ kind: 'scalar', type: 'string' }, source, 'no-type-column');
    const typeSource = this.source('type', cell);
    const read = readType(runsOf(cell.blocks));
    if (read.misspelt !== undefined) {
      this.diagnostics.push(
        diagnostic('extract/type-misspelt', typeSource, `${name}: type "${read.misspelt}" is misspelt`),
      );
    }
    if (read.type.kind !== 'unknown') return stated(read.type, typeSource);
    const words = read.type.text;
    const message =
      words === '' ? `${name}: the type cell is empty` : `${name}: type "${short(words)}" is not understood`;
    this.diagnostics.push(
      diagnostic(words === '' ? 'extract/type-empty' : 'extract/type-unknown', typeSource, message),
    );
    return stated(read.type, typeSource);
  }

  /** The description decides where the type cell is missing or names a structure that the page never describes. */
  private implied(
    stated: FieldFacts['type'],
    blocks: readonly Block[],
    name: string,
    source: Source,
  ): FieldFacts['type'] {
    if (stated.rule === 'no-type-column') {
      const says = INTEGER_IN_TEXT.exec(textOfBlocks(blocks));
      return says ? inferred<TypeExpression>({ kind: 'scalar', type: 'integer' }, source, 'integer-in-text') : stated;
    }
    const linked = this.links().length > 0 || tableNumbers(blocks).length > 0;
    const values = linked ? undefined : withNamedAsString(stated.value);
    if (!values || !listsValues(blocks, name, source)) return stated;
    return inferred(values, stated.source, 'listed-values-are-strings');
  }

  private required(name: string): Pick<FieldFacts, 'required' | 'requiredWhen'> {
    const cell = this.cell('required');
    if (!cell) return {};
    const text = squeeze(textOfBlocks(cell.blocks));
    const source = this.source('required', cell);
    const header = this.columns.names[this.columns.roles.indexOf('required')] ?? '';
    const value = REQUIRED_VALUES[text.toLowerCase().replace(/\.$/, '')];
    if (value !== undefined) return { required: stated(/^optional\??$/i.test(header) ? !value : value, source) };
    if (text === '' || /^[-–/]+$/.test(text)) {
      this.diagnostics.push(
        diagnostic('extract/required-empty', source, `${name}: the page doesn't say whether it is mandatory`),
      );
      return {};
    }
    this.diagnostics.push(
      diagnostic('extract/required-conditional', source, `${name}: mandatory only in some case: ${short(text)}`),
    );
    return {
      required: { value: false, source, origin: 'inferred', rule: 'required-conditional' },
      requiredWhen: stated(text, source),
    };
  }

  /** The description cell's blocks, and those of further columns that say something of the value. */
  private description(): { blocks: readonly Block[]; source: Source } {
    const cell = this.cell('description');
    const blocks: Block[] = [...(cell?.blocks ?? [])];
    this.columns.roles.forEach((role, column) => {
      const label = EXTRA_COLUMNS[role];
      const extra = this.row.cells[column];
      const text = extra ? squeeze(textOfBlocks(extra.blocks)) : '';
      if (label === undefined || !extra || /^(?:n\/a|none|-)?$/i.test(text)) return;
      const title = label === '' ? (this.columns.names[column] ?? '') : label;
      blocks.push({
        kind: 'paragraph',
        runs: [{ text: `${title}:`, bold: true }, { text: ` ${text}` }],
        line: extra.line,
      });
    });
    return { blocks, source: this.source('description', cell, textOfBlocks(blocks)) };
  }

  private links(): TableLink[] {
    const ofCell = (role: ColumnRole, via: TableLink['via']): TableLink[] =>
      runsOf(this.cell(role)?.blocks ?? []).flatMap((run) =>
        run.link ? [{ target: run.link, text: squeeze(run.text), via }] : [],
      );
    return [...ofCell('type', 'type'), ...ofCell('description', 'description')];
  }

  private cell(role: ColumnRole): Cell | undefined {
    const column = this.columns.roles.indexOf(role);
    return column < 0 ? undefined : this.row.cells[column];
  }

  private textOf(role: ColumnRole): string {
    const cell = this.cell(role);
    return cell ? squeeze(textOfBlocks(cell.blocks)) : '';
  }

  private source(role: ColumnRole, cell: Cell | undefined, words = cell ? textOfBlocks(cell.blocks) : ''): Source {
    const column = this.columns.names[this.columns.roles.indexOf(role)];
    return {
      file: this.file,
      line: cell?.line ?? this.row.line,
      ...(this.table.anchors[0] ? { anchor: this.table.anchors[0] } : {}),
      ...(this.table.number === undefined ? {} : { table: this.table.number }),
      row: this.index,
      ...(column ? { column } : {}),
      words,
    };
  }
}

const INTEGER_IN_TEXT =
  /\b(?:must be|is|value is) an? (?:\w+ )?integer\b|^(?:an? )?(?:positive |decimal |non-negative )?integer\b/im;

/** The type with its unlinked, named structure read as a string; undefined where it has none. */
function withNamedAsString(type: TypeExpression): TypeExpression | undefined {
  if (type.kind === 'array') {
    const items = withNamedAsString(type.items);
    return items && { kind: 'array', items };
  }
  return type.kind === 'object' && type.name !== undefined && type.link === undefined
    ? { kind: 'scalar', type: 'string' }
    : undefined;
}

/** Columns whose text joins the description, under a label; '' takes the column's own name. */
const EXTRA_COLUMNS: Partial<Record<ColumnRole, string>> = {
  default: 'Default Value',
  range: 'Range',
  example: 'Example',
  other: '',
};

function nameOf(cell: Cell): string {
  const text = squeeze(textOfBlocks(cell.blocks)).replace(/\\_/g, '_');
  // A wrapped name shows a blank after the character at which it was broken.
  const joined = text.replace(/(?<=[_.\-:])\s+(?=[\w])/g, '');
  return joined.replace(/^["'“]|["'”]$/g, '').replace(/\s*\((?:deprecated|discarded|optional|mandatory)\)$/i, '');
}

/** All runs below blocks, in order. */
export function runsOf(blocks: readonly Block[]): Run[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return [...block.runs];
    if (block.kind === 'list') return block.items.flatMap((item) => runsOf(item));
    if (block.kind === 'note') return runsOf(block.blocks);
    return [];
  });
}

function tableNumbers(blocks: readonly Block[]): number[] {
  return [...textOfBlocks(blocks).matchAll(/\bTable\s+(\d{1,3})\b/g)].map((match) => Number(match[1]));
}

export const short = (text: string): string => {
  const line = squeeze(text);
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
};
