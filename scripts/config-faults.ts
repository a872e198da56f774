import { closestMatch } from 'leven';
import { stringify } from 'yaml';
import { z } from 'zod';
import { isNode, listOf, type Node } from './nodes.ts';

/** A fault of a file of settings: the path of keys to the value, or to the map in which `key` is wrong. */
export interface ConfigFault {
  readonly path: readonly PropertyKey[];
  readonly key?: string;
  readonly message: string;
}

const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  map: 'a map',
  number: 'a number',
  object: 'a map',
  record: 'a map',
  string: 'text',
};

/** What is wrong with one value, in words, where the schema has no words of its own for it. */
export function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = EXPECTED[issue.expected] ?? issue.expected;
      return input === undefined ? 'is missing' : `is ${kindOf(input)}, but must be ${expected}`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof input === 'string' ? nearest(input, values) : undefined;
      const asked = values.length > 1 ? `must be one of ${values.join(', ')}` : `must be ${values[0]}`;
      if (input === undefined) return `is missing; ${asked}`;
      return `${asked}${near === undefined ? '' : `; did you mean ${near}?`}`;
    }
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) > 1 ? `has too few characters` : 'must not be empty';
      return issue.origin === 'array' ? 'needs at least one entry' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url' ? `is no address${protocolsOf(issue)}` : 'is not written as it must be';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no name that can be used here';
    case 'invalid_union':
      return input === undefined ? 'is missing' : `is ${kindOf(input)}, which can't be used here`;
    default:
      return undefined;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'text' : String(value);
}

/** The beginnings that an address may have. */
function protocolsOf(issue: object): string {
  const pattern = 'pattern' in issue ? String(issue.pattern) : '';
  const names = ['https', 'http', 'file'].filter((name) => new RegExp(pattern || '^https?$').test(name));
  return names.length === 0 ? '' : ` that begins with ${names.map((name) => `${name}://`).join(' or ')}`;
}

/** A fault of a schema in full: keys that are near, and an example from the schema. */
export function faultText(issue: z.core.$ZodIssue, schema: z.ZodType): ConfigFault[] {
  const { path, message } = issue;
  const root = jsonSchemaOf(schema);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(nodesAt(root, path, root));
    return issue.keys.map((key) => ({ path, key, message: unknownKey(key, known) }));
  }
  const key = path.at(-1);
  const example = exampleAt(nodesAt(root, path, root), typeof key === 'string' ? key : undefined);
  return [{ path, message: example === undefined ? message : `${message}; for example: ${example}` }];
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const help = near === undefined ? `known are ${known.join(', ')}` : `did you mean ${near}?`;
  return `${JSON.stringify(key)} is not known here; ${help}`;
}

/** What somebody who wrote `word` may have meant; undefined where nothing is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = new Map(candidates.map((each) => [each.toLowerCase(), each]));
  const maxDistance = Math.max(1, Math.min(3, Math.floor(word.length / 2)));
  const found = closestMatch(word.toLowerCase(), [...lower.keys()], { maxDistance });
  return found === undefined ? undefined : lower.get(found);
}

/** The JSON Schema of what a person writes in a file that `schema` reads, as editors take it (draft 7). */
export const jsonSchemaOf = (schema: z.ZodType): Node =>
  z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }) as Node;

/** Nodes of a JSON Schema that hold for the value at a path. */
function nodesAt(node: unknown, path: readonly PropertyKey[], root: Node): readonly Node[] {
  if (!isNode(node)) return [];
  const reference = typeof node.$ref === 'string' ? node.$ref.replace('#/definitions/', '') : undefined;
  if (reference !== undefined && isNode(root.definitions)) return nodesAt(root.definitions[reference], path, root);
  const forms = [...listOf(node.anyOf), ...listOf(node.oneOf), ...listOf(node.allOf)];
  const inside = forms.flatMap((each) => nodesAt(each, path, root));
  const [key, ...rest] = path;
  if (key === undefined) return [node, ...inside];
  const properties = isNode(node.properties) ? node.properties : {};
  const next = Object.hasOwn(properties, key)
    ? properties[String(key)]
    : typeof key === 'number'
      ? node.items
      : node.additionalProperties;
  return [...nodesAt(next, rest, root), ...inside];
}

const keysAt = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ properties }) => (isNode(properties) ? Object.keys(properties) : []));

/** The first example of a setting, on one line, behind its key. */
function exampleAt(nodes: readonly Node[], key: string | undefined): string | undefined {
  const example: unknown = nodes.flatMap(({ examples }) => listOf(examples))[0];
  if (example === undefined) return undefined;
  const flow = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false } as const;
  return stringify(key === undefined ? example : { [key]: example }, flow)
    .trim()
    .replace(/^\{(.*)\}$/s, key === undefined ? '{$1}' : '$1');
}
