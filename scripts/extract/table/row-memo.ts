import type { Block, Diagnostic, Facets, Fact, FieldFacts, Row, Run, Source } from '../../ir/index.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  /** First line of the row. */
  readonly line: number;
  /** 1-based, header not counted; undefined where an adapter has made the row. */
  readonly row: number | undefined;
  readonly anchor: string | undefined;
  readonly table: number | undefined;
  readonly also?: Source['also'];
}

/** What a row states; undefined where it gives no field. */
export interface ReadRow {
  readonly field: FieldFacts | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The source of a cell, or of a sentence of it. */
export function sourceIn(place: RowPlace, line: number, words: string, column: string | undefined): Source {
  const source: { -readonly [K in keyof Source]: Source[K] } = { file: place.file, line, words };
  if (place.row !== undefined) source.row = place.row;
  if (place.anchor !== undefined) source.anchor = place.anchor;
  if (place.table !== undefined) source.table = place.table;
  if (column !== undefined && column !== '') source.column = column;
  if (place.also) source.also = place.also;
  return source;
}

/**
 * Rows come again on many pages: each is understood once, and what it states is moved to where it stands again. What
 * comes out is what reading it anew would give.
 */
export class RowMemo {
  private readonly known = new Map<string, ReadRow & { readonly line: number }>();

  /**
   * @param header the table's column names, joined
   * @param read reads the row at `place`
   */
  read(header: string, row: Row, place: RowPlace, read: () => ReadRow): ReadRow {
    const key = keyOf(header, row);
    if (key === undefined) return read();
    const known = this.known.get(key);
    if (known) return new Mover(place, place.line - known.line).row(known);
    const first = read();
    this.known.set(key, { ...first, line: place.line });
    return first;
  }
}

/** All that a row's facts depend on, lines counted from the row's; undefined where a cell holds a table. */
function keyOf(header: string, row: Row): string | undefined {
  if (row.reading) return undefined;
  let key = header;
  for (const cell of row.cells) {
    const blocks = blocksKey(cell.blocks, row.line);
    if (blocks === undefined) return undefined;
    key += `\n${cell.line - row.line} ${blocks}`;
  }
  return key;
}

/** Every text stands behind its length, so that no text can pass for structure. */
function blocksKey(blocks: readonly Block[], line: number): string | undefined {
  let key = '';
  for (const block of blocks) {
    key += `${block.kind}${block.line - line}`;
    if (block.kind === 'paragraph' || block.kind === 'heading') for (const run of block.runs) key += runKey(run);
    else if (block.kind === 'list') {
      key += block.ordered;
      for (const item of block.items) {
        const inner = blocksKey(item, line);
        if (inner === undefined) return undefined;
        key += `(${inner})`;
      }
    } else if (block.kind === 'note') {
      const inner = blocksKey(block.blocks, line);
      if (inner === undefined) return undefined;
      key += `(${inner})`;
    } else if (block.kind === 'table' || block.kind === 'terms' || block.kind === 'directive') return undefined;
    else key += `${block.text.length}:${block.text}`;
  }
  return key;
}

function runKey({ text, bold, italic, code, link }: Run): string {
  const look = `${bold ? 'b' : ''}${italic ? 'i' : ''}${code ? 'c' : ''}`;
  return `${look}${text.length}:${text}${link === undefined ? '' : `>${link.length}:${link}`}`;
}

/** Moves what a row states to another place. */
class Mover {
  private readonly place: RowPlace;
  private readonly lines: number;

  constructor(place: RowPlace, lines: number) {
    this.place = place;
    this.lines = lines;
  }

  row({ field, diagnostics }: ReadRow): ReadRow {
    return {
      field: field && this.field(field),
      diagnostics: this.diagnostics(diagnostics),
    };
  }

  private diagnostics(found: readonly Diagnostic[]): readonly Diagnostic[] {
    if (found.length === 0) return found;
    return found.map((each) => ({ ...each, file: this.place.file, line: each.line + this.lines }));
  }

  private field(field: FieldFacts): FieldFacts {
    const moved: { -readonly [K in keyof FieldFacts]: FieldFacts[K] } = {
      ...field,
      type: this.fact(field.type),
      description: this.fact(field.description),
      facets: this.facets(field.facets),
      source: this.source(field.source),
    };
    if (field.required) moved.required = this.fact(field.required);
    if (field.inner)
      moved.inner = {
        fields: field.inner.fields.map((each) => this.field(each)),
        diagnostics: this.diagnostics(field.inner.diagnostics),
      };
    if (field.requiredWhen) moved.requiredWhen = this.fact(field.requiredWhen);
    return moved;
  }

  private facets(facets: Facets): Facets {
    const moved: { -readonly [K in keyof Facets]: Facets[K] } = { ...facets };
    if (facets.enum) moved.enum = this.fact(facets.enum);
    if (facets.default) moved.default = this.fact(facets.default);
    if (facets.listDefault) moved.listDefault = this.fact(facets.listDefault);
    if (facets.format) moved.format = this.fact(facets.format);
    if (facets.deprecated) moved.deprecated = this.fact(facets.deprecated);
    if (facets.nullable) moved.nullable = this.fact(facets.nullable);
    if (facets.pattern) moved.pattern = this.fact(facets.pattern);
    if (facets.multipleOf) moved.multipleOf = this.fact(facets.multipleOf);
    if (facets.bounds.length > 0) moved.bounds = facets.bounds.map((bound) => this.fact(bound));
    return moved;
  }

  private fact<T>(fact: Fact<T>): Fact<T> {
    return { ...fact, source: this.source(fact.source) };
  }

  private source({ line, words, column, phrase }: Source): Source {
    const source = sourceIn(this.place, line + this.lines, words, column);
    return phrase === undefined ? source : { ...source, phrase };
  }
}
