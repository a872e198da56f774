import type { Dialect } from '../../dialects/index.ts';
import {
  type FieldFacts,
  type Literal,
  type Source,
  squeeze,
  stated,
  type Table,
  type TableFacts,
  textOfBlocks,
} from '../../ir/index.ts';
import { literalOf } from '../description/default-value.ts';

/** A table of the values that a parameter may have, and what each means. */
export interface ValueTable {
  readonly anchors: readonly string[];
  readonly number: number | undefined;
  readonly caption: string;
  readonly values: readonly string[];
  readonly source: Source;
}

const LITERAL = /^-?[A-Za-z0-9_][\w.\-/:+]*$/;

/** Reads a table as one of values; undefined for any other, and where a cell of the first column is no literal. */
export function valueTableOf(
  table: Table,
  caption: string,
  source: Source,
  { tables }: Dialect,
): ValueTable | undefined {
  const [first = '', ...others] = (table.header?.cells ?? []).map(({ blocks }) => squeeze(textOfBlocks(blocks)));
  const { value: valueColumn, meaning } = tables.values;
  if (!valueColumn.test(first) || !others.some((name) => meaning.test(name))) return undefined;
  const values = table.rows.map(({ cells }) => squeeze(textOfBlocks(cells[0]?.blocks ?? [])));
  const isWhole = values.length > 1 && values.every((value) => LITERAL.test(value));
  if (!isWhole || new Set(values).size < values.length) return undefined;
  const { anchors, number } = table;
  return { anchors, number, caption, values, source: { ...source, words: `${caption}: ${values.join(' | ')}` } };
}

/** Gives rows the values of the tables that they link, by place or number, or that name them in their captions. */
export function withValueTables(tables: readonly TableFacts[], known: readonly ValueTable[]): readonly TableFacts[] {
  if (known.length === 0) return tables;
  return tables.map((table) => ({ ...table, fields: table.fields.map((field) => withValues(field, known)) }));
}

function withValues(field: FieldFacts, known: readonly ValueTable[]): FieldFacts {
  const { type, facets } = field;
  const scalar = type.value.kind === 'array' ? type.value.items : type.value;
  if (scalar.kind !== 'scalar' || scalar.type === 'boolean' || facets.enum) return field;
  const own = known.filter((each) => isOf(each, field));
  const [only] = own;
  if (!only || own.length > 1) return field;
  const literals = only.values.map((value) => literalOf(value, scalar, true));
  if (literals.some((literal) => literal === undefined)) return field;
  const source: Source = { ...only.source, phrase: 'table/values' };
  return { ...field, facets: { ...facets, enum: stated(literals as Literal[], source) } };
}

function isOf({ anchors, number, caption }: ValueTable, { name, links, tableNumbers }: FieldFacts): boolean {
  const own = new Set(anchors.map((anchor) => anchor.toLowerCase()));
  if (links.some(({ target }) => own.has(target.replace(/^.*#/, '').toLowerCase()))) return true;
  if (number !== undefined && tableNumbers.includes(number) && links.length === 0) return true;
  const named =
    /\b(?:values?|options?|enumerations?) (?:of|for) (?:the )?(?:(?:parameter|field) )?([\w.-]+)(?: (?:parameter|field))?$/i.exec(
      caption,
    )?.[1];
  return named !== undefined && named.toLowerCase() === name.toLowerCase();
}
