import { violations } from './conformance.ts';
import { type ContractOperation, entries, isNode, type Message, type Node, resolved } from './contract-reading.ts';

/** Arguments of one call, by where they go. */
export interface Arguments {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  body?: unknown;
}

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly mediaType?: string;
  /** Parsed body; absent for none. */
  readonly body?: unknown;
}

/** Which members of an object a sample has. */
type Extent = 'all' | 'required';

/** Text that shows each place where percent-encoding was forgotten, done twice, or done by another rule. */
const HOSTILE_TEXT = 'a b/ü?#%41&=+;,';
const DEEPEST = 6;
/** Statuses that HTTP sends without a body, whatever a contract says of one. */
const BODYLESS = new Set([204, 205]);
/** A large int64 that JSON numbers still carry. */
const LARGE_INTEGER = Number.MAX_SAFE_INTEGER;

/**
 * Sample arguments of an operation: all parameters and all fields; only what is required; each alternative of the
 * body; each example of the contract that conforms. Path parameters named in `filled` are left to the client.
 */
export function sampleArguments(
  contract: Node,
  operation: ContractOperation,
  filled: readonly string[] = [],
): Arguments[] {
  const samples = (['all', 'required'] as const).flatMap((extent) =>
    sampleBodies(contract, operation.body, extent).map((body) =>
      argumentsOf(contract, operation, extent, filled, body),
    ),
  );
  return [...new Map(samples.map((each) => [JSON.stringify(each), each])).values()];
}

function argumentsOf(
  contract: Node,
  { parameters }: ContractOperation,
  extent: Extent,
  filled: readonly string[],
  body: unknown,
): Arguments {
  const group = (place: string) => {
    const members = parameters
      .filter((each) => each.in === place && !(place === 'path' && filled.includes(each.name)))
      .filter(({ required }) => required || extent === 'all')
      .map(({ name, schema }) => [name, sampleParameter(contract, schema, place)]);
    return members.length === 0 ? {} : { [place]: Object.fromEntries(members) };
  };
  return { ...group('path'), ...group('query'), ...group('header'), ...(body === undefined ? {} : { body }) };
}

function sampleParameter(contract: Node, schema: Node, place: string): unknown {
  // Header values have no encoding of their own: what is not ASCII can't be sent.
  return sampleOf(contract, schema, 'all', place === 'header' ? 'plain; text=1' : HOSTILE_TEXT);
}

function sampleBodies(contract: Node, body: ContractOperation['body'], extent: Extent): unknown[] {
  if (!body || (extent === 'required' && !body.required)) return [undefined];
  const samples = alternatives(contract, body.schema).map((schema) => sampleOf(contract, schema, extent));
  return extent === 'all' ? [...samples, ...conforming(contract, body)] : samples;
}

const conforming = (contract: Node, { schema, examples }: Message): unknown[] =>
  examples.filter((example) => violations(contract, schema, example).length === 0);

function alternatives(contract: Node, schemaNode: unknown): unknown[] {
  const schema = resolved(contract, schemaNode);
  const choice = schema.oneOf ?? schema.anyOf;
  return Array.isArray(choice) ? choice : [schemaNode];
}

/** Answers of an operation: for each success, each alternative of its body and each conforming example. */
export function sampleAnswers(contract: Node, operation: ContractOperation): Answer[] {
  const answers = operation.successes.flatMap(({ status, message }): Answer[] => {
    if (!message || BODYLESS.has(status) || operation.method === 'HEAD') return [{ status }];
    const bodies = alternatives(contract, message.schema).flatMap((schema) => [
      sampleOf(contract, schema, 'all'),
      sampleOf(contract, schema, 'required'),
    ]);
    return [...bodies, ...conforming(contract, message)].map((body) => ({
      status,
      mediaType: message.mediaType,
      body,
    }));
  });
  return answers.length === 0 ? [{ status: 200 }] : answers;
}

/** A value that conforms to a schema: its example, default or first enumerated value, else one made from its type. */
export function sampleOf(contract: Node, schemaNode: unknown, extent: Extent, text = 'text', depth = 0): unknown {
  const schema = resolved(contract, schemaNode);
  const stated = [schema.example, schema.default, Array.isArray(schema.enum) ? schema.enum[0] : undefined].find(
    (each) => each !== undefined && violations(contract, schema, each).length === 0,
  );
  if (stated !== undefined) return stated;
  const [choice] = [schema.oneOf, schema.anyOf].filter(Array.isArray);
  if (choice) return sampleOf(contract, choice[0], extent, text, depth);
  if (Array.isArray(schema.allOf)) return sampleOfAll(contract, schema, extent, depth);
  return sampleOfType(contract, schema, extent, text, depth);
}

function sampleOfAll(contract: Node, schema: Node, extent: Extent, depth: number): unknown {
  const parts = (schema.allOf as unknown[]).map((part) => sampleOf(contract, part, extent, 'text', depth));
  const own = sampleOfType(contract, { ...schema, allOf: undefined, type: 'object' }, extent, 'text', depth);
  if (parts.some((part) => !isNode(part))) return parts[0];
  return schema.properties ? Object.assign({}, ...parts, own) : Object.assign({}, ...parts);
}

function sampleOfType(contract: Node, schema: Node, extent: Extent, text: string, depth: number): unknown {
  switch (schema.type ?? (schema.properties ? 'object' : undefined)) {
    case 'string':
      return sampleText(schema, text);
    case 'integer':
      return within(schema, schema.format === 'int64' ? LARGE_INTEGER : 7);
    case 'number':
      return within(schema, 0.5);
    case 'boolean':
      return true;
    case 'array':
      return sampleArray(contract, schema, extent, text, depth);
    case 'object':
      return sampleObject(contract, schema, extent, depth);
    default:
      return text;
  }
}

const within = ({ minimum, maximum }: Node, wanted: number): number =>
  Math.min(Math.max(wanted, Number(minimum ?? -Infinity)), Number(maximum ?? Infinity));

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2024-05-06T07:08:09Z',
  date: '2024-05-06',
  uuid: '9f2c4a1e-7d3b-4c55-8a10-0b6d1f2e3a4c',
};

function sampleText({ format, minLength, maxLength }: Node, text: string): string {
  const formatted = FORMATS[String(format)];
  if (formatted !== undefined) return formatted;
  const padded = [...text.padEnd(Number(minLength ?? 0), 'x')];
  return padded.slice(0, Number(maxLength ?? padded.length)).join('');
}

function sampleArray(contract: Node, schema: Node, extent: Extent, text: string, depth: number): unknown[] {
  const { items, minItems, maxItems } = schema;
  // Two items at the top show how arrays are written; deeper ones would only make the sample grow.
  const wanted = depth >= DEEPEST ? 0 : extent === 'all' && depth < 2 ? 2 : 1;
  const length = Math.min(Math.max(wanted, Number(minItems ?? 0)), Number(maxItems ?? Infinity));
  return Array.from({ length }, () => sampleOf(contract, items ?? {}, extent, text, depth + 1));
}

function sampleObject(contract: Node, schema: Node, extent: Extent, depth: number): Record<string, unknown> {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const members = entries(schema.properties)
    .filter(([name]) => required.includes(name) || (extent === 'all' && depth < DEEPEST))
    .map(([name, member]) => [name, sampleOf(contract, member, extent, 'text', depth + 1)]);
  const { additionalProperties: additional } = schema;
  const open =
    extent === 'all' && depth < DEEPEST && (isNode(additional) || (!schema.properties && additional !== false));
  const extra = isNode(additional)
    ? sampleOf(contract, additional, extent, 'text', depth + 1)
    : ['free', { form: true }];
  return Object.fromEntries(open ? [...members, ['any key', extra]] : members);
}
