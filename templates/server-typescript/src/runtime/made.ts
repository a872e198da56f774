import { type Contract, entriesOf, isNode, listOf, type Node, nodeAt, resolve } from './contract.js';

const DEEPEST = 12;

/** Values of formats that a text of letters would break. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2024-01-01T00:00:00Z',
  date: '2024-01-01',
  time: '00:00:00Z',
  duration: 'PT1S',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  'uri-reference': '/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  byte: 'AA==',
};

/**
 * The least value that fits a schema: its example, default or first enumerated value where it has one, else required
 * fields only, at their lower limits. A schema that requires itself without end is cut off, and then doesn't fit.
 */
export function madeValue(contract: Contract, schemaNode: unknown, depth = 0): unknown {
  const schema = resolve(contract, schemaNode);
  for (const key of ['example', 'default', 'const']) if (schema[key] !== undefined) return schema[key];
  const [first] = listOf(schema.enum);
  if (first !== undefined) return first;
  if (depth > DEEPEST) return null;
  const parts = [...listOf(schema.allOf), ...[schema.oneOf, schema.anyOf].flatMap((each) => listOf(each).slice(0, 1))];
  if (parts.length === 0) return valueOfType(contract, schema, depth);
  const made = parts.map((part) => madeValue(contract, part, depth + 1));
  if (!made.every(isNode)) return made.find((each) => !isNode(each));
  return Object.assign({}, ...made, isNode(schema.properties) ? madeObject(contract, schema, depth) : {});
}

function valueOfType(contract: Contract, schema: Node, depth: number): unknown {
  const [type = isNode(schema.properties) ? 'object' : undefined] = [schema.type].flat();
  switch (type) {
    case 'string':
      return madeText(schema);
    case 'integer':
      return Math.ceil(madeNumber(schema, 1));
    case 'number':
      return madeNumber(schema, 0.5);
    case 'boolean':
      return false;
    case 'array':
      return madeList(contract, schema, depth);
    case 'null':
      return null;
    default:
      return madeObject(contract, schema, depth);
  }
}

function madeText({ format, minLength, maxLength }: Node): string {
  const formatted = FORMATS[String(format)];
  if (formatted !== undefined) return formatted;
  const padded = 'text'.padEnd(numberOf(minLength) ?? 0, 'x');
  return padded.slice(0, numberOf(maxLength) ?? padded.length);
}

/** Zero where the limits allow it; beyond an exclusive limit by `step`. */
function madeNumber(schema: Node, step: number): number {
  const low = numberOf(schema.minimum) ?? numberOf(schema.exclusiveMinimum) ?? -Infinity;
  const high = numberOf(schema.maximum) ?? numberOf(schema.exclusiveMaximum) ?? Infinity;
  const above = isExclusive(schema.exclusiveMinimum) ? low + step : low;
  const below = isExclusive(schema.exclusiveMaximum) ? high - step : high;
  return Math.min(Math.max(0, above), below);
}

const isExclusive = (value: unknown): boolean => value === true || typeof value === 'number';
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function madeList(contract: Contract, schema: Node, depth: number): unknown[] {
  const length = numberOf(schema.minItems) ?? 0;
  return Array.from({ length: Math.min(length, 100) }, () => madeValue(contract, schema.items, depth + 1));
}

function madeObject(contract: Contract, schema: Node, depth: number): Node {
  const properties = nodeAt(schema, 'properties');
  const required = new Set(listOf(schema.required));
  const named = entriesOf(properties).filter(([name]) => required.has(name));
  const unnamed = [...required].filter((name) => typeof name === 'string' && !Object.hasOwn(properties, name));
  return Object.fromEntries([
    ...named.map(([name, each]) => [name, madeValue(contract, each, depth + 1)]),
    ...unnamed.map((name) => [name, madeValue(contract, schema.additionalProperties, depth + 1)]),
  ]);
}
