import {
  type Facets,
  type Literal,
  type RowReading,
  type Source,
  stated,
  type TypeExpression,
} from '../../ir/index.ts';
import { literalOf } from './default-value.ts';

/**
 * The facets of a value with what an adapter has read of its description: each only where the description's own words
 * gave none, and only where it fits the type.
 */
export function withStatedValues(
  facets: Facets,
  values: RowReading['values'],
  type: TypeExpression,
  source: Source,
): Facets {
  const scalar =
    type.kind === 'scalar' ? type : type.kind === 'array' && type.items.kind === 'scalar' ? type.items : undefined;
  if (!values || !scalar) return facets;
  const at = ({ words, line }: { words: string; line: number }): Source => ({ ...source, words, line });
  const out: { -readonly [Key in keyof Facets]: Facets[Key] } = { ...facets };
  if (values.enum && !out.enum && scalar.type !== 'boolean') {
    const literals = values.enum.value.map((value) => literalOf(value, scalar, true));
    if (literals.every((each) => each !== undefined)) out.enum = stated(literals as Literal[], at(values.enum));
  }
  if (values.default && !out.default && type.kind === 'scalar') {
    const literal = literalOf(values.default.value, scalar, true);
    const isListed = out.enum === undefined || out.enum.value.some((each) => each === literal);
    if (literal !== undefined && isListed) out.default = stated(literal, at(values.default));
  }
  const isNumber = type.kind === 'scalar' && (type.type === 'integer' || type.type === 'number');
  const known = new Set(out.bounds.map(({ value }) => value.name));
  const bounds = isNumber ? (values.bounds ?? []).filter(({ name }) => !known.has(name)) : [];
  if (bounds.length > 0)
    out.bounds = [...out.bounds, ...bounds.map((bound) => stated({ name: bound.name, value: bound.value }, at(bound)))];
  return out;
}
