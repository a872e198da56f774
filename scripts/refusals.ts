import { isAllowed, isAllowedValue, type Slot, whyRefused } from './allow-lists.ts';
import { isNode } from './nodes.ts';

/** A name or a value of a contract that generated code could not carry. */
export interface Refusal {
  /** Keys from the root of the contract. */
  readonly path: readonly string[];
  /** The key itself is refused, not what stands under it. */
  readonly isKey: boolean;
  readonly message: string;
}

type ObjectStep = { readonly of: Kind; readonly each?: 'list' | 'map'; readonly keys?: Slot } | { readonly keys: Slot };

/** What a key of an OpenAPI object holds: an object, a list or a map of such, or what is held against a list. */
type Step =
  | ObjectStep
  | { readonly text: Slot }
  | { readonly texts: Slot }
  | { readonly value: true }
  | { readonly values: true };

type Kind =
  | 'contract'
  | 'item'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'body'
  | 'response'
  | 'media'
  | 'schema'
  | 'components'
  | 'scheme'
  | 'server'
  | 'variable'
  | 'requirement'
  | 'tag';

const schema = { of: 'schema' } as const;
const schemas = { of: 'schema', each: 'list' } as const;
const parameters = { of: 'parameter', each: 'list' } as const;
const operation = { of: 'operation' } as const;
const content = { of: 'media', each: 'map', keys: 'media type' } as const;
const servers = { of: 'server', each: 'list' } as const;
const security = { of: 'requirement', each: 'list' } as const;
const headers = { of: 'header', each: 'map', keys: 'header' } as const;

/** Where names and values stand in OpenAPI 3.0.3; examples, texts and extensions are data that no code is made of. */
const OBJECTS: Readonly<Record<Kind, Readonly<Record<string, Step>>>> = {
  contract: {
    paths: { of: 'item', each: 'map', keys: 'path' },
    components: { of: 'components' },
    servers,
    security,
    tags: { of: 'tag', each: 'list' },
    'x-error-codes': { keys: 'code' },
  },
  item: {
    parameters,
    servers,
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
  },
  operation: {
    operationId: { text: 'operation' },
    tags: { texts: 'tag' },
    parameters,
    requestBody: { of: 'body' },
    responses: { of: 'response', each: 'map' },
    servers,
    security,
  },
  parameter: { schema, content },
  header: { schema, content },
  body: { content },
  response: { content, headers, links: { keys: 'component' } },
  media: { schema },
  schema: {
    properties: { of: 'schema', each: 'map', keys: 'property' },
    required: { texts: 'property' },
    enum: { values: true },
    default: { value: true },
    items: schema,
    additionalProperties: schema,
    not: schema,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
  },
  components: {
    schemas: { of: 'schema', each: 'map', keys: 'schema' },
    parameters: { of: 'parameter', each: 'map', keys: 'component' },
    headers: { of: 'header', each: 'map', keys: 'component' },
    requestBodies: { of: 'body', each: 'map', keys: 'component' },
    responses: { of: 'response', each: 'map', keys: 'component' },
    securitySchemes: { of: 'scheme', each: 'map', keys: 'component' },
  },
  scheme: { name: { text: 'header' } },
  server: { url: { text: 'server' }, variables: { of: 'variable', each: 'map', keys: 'placeholder' } },
  requirement: {},
  variable: { default: { text: 'server' }, enum: { texts: 'server' } },
  tag: { name: { text: 'tag' } },
};

/**
 * Names and values of a contract, ours or another maker's, that are in none of the allow-lists. References are not
 * followed: what they lead to is looked at where it stands.
 */
export function refusalsOf(contract: unknown): Refusal[] {
  const found: Refusal[] = [];
  visit(contract, 'contract', [], found);
  return found;
}

/**
 * Places where a contract has something else than the objects, lists and texts of OpenAPI; a list that is null counts as
 * left out. Whoever makes something of a contract can rely on the rest.
 */
export function misshapenIn(contract: unknown): Refusal[] {
  const found: Refusal[] = [];
  expectObject(contract, 'contract', [], found);
  if (!isNode(contract)) return found;
  const { openapi, info, paths } = contract;
  if (typeof openapi !== 'string' || !/^3\.\d/.test(openapi)) expected('a text such as "3.0.3"', ['openapi'], found);
  if (paths === undefined) expected('an object', ['paths'], found);
  if (!isNode(info)) expected('an object', ['info'], found);
  else
    for (const key of ['title', 'version'])
      if (typeof info[key] !== 'string')
        expected('a text, in quotes where it looks like a number', ['info', key], found);
  return found;
}

/** Keys of any object but a map that are texts wherever OpenAPI has them. */
const TEXTS = ['$ref', 'description', 'format', 'in', 'name', 'operationId', 'pattern', 'summary', 'title', 'url'];

function expectObject(value: unknown, kind: Kind, path: Path, found: Refusal[]): void {
  // A schema may be true, for any value, or false, for none.
  if (kind === 'schema' && typeof value === 'boolean') return;
  if (!isNode(value)) {
    expected('an object', path, found);
    return;
  }
  for (const key of kind === 'requirement' ? [] : TEXTS)
    if (Object.hasOwn(value, key) && value[key] !== null && typeof value[key] !== 'string')
      expected('a text', [...path, key], found);
  for (const [key, step] of Object.entries(OBJECTS[kind]))
    if (Object.hasOwn(value, key) && !(value[key] === null && isListStep(step)))
      expectShape(value[key], step, [...path, key], found);
}

const isListStep = (step: Step): boolean =>
  'texts' in step || 'values' in step || ('of' in step && step.each === 'list');

function expectShape(value: unknown, step: Step, path: Path, found: Refusal[]): void {
  if ('value' in step || 'text' in step) return;
  const isList = isListStep(step);
  const isMap = !isList && (!('of' in step) || step.each === 'map');
  if (isList && !Array.isArray(value)) expected('a list', path, found);
  else if (isMap && !isNode(value)) expected('an object', path, found);
  else if ('of' in step && (isList || isMap)) {
    for (const [key, each] of Object.entries(value as object))
      if (isList || !key.startsWith('x-')) expectObject(each, step.of, [...path, key], found);
  } else if ('of' in step) expectObject(value, step.of, path, found);
}

const expected = (what: string, path: Path, found: Refusal[]): void => {
  found.push({ path, isKey: false, message: `OpenAPI has ${what} here` });
};

type Path = readonly string[];

function visit(node: unknown, kind: Kind, path: Path, found: Refusal[]): void {
  if (!isNode(node)) return;
  if (kind === 'parameter' && typeof node.name === 'string')
    checkText(PLACES[String(node.in)] ?? 'header', node.name, [...path, 'name'], found);
  for (const [key, step] of Object.entries(OBJECTS[kind]))
    if (Object.hasOwn(node, key)) take(node[key], step, [...path, key], found);
}

const PLACES: Readonly<Record<string, Slot>> = { path: 'placeholder', query: 'query' };

function take(value: unknown, step: Step, path: Path, found: Refusal[]): void {
  if ('text' in step) checkText(step.text, value, path, found);
  else if ('texts' in step) for (const [at, each] of listed(value)) checkText(step.texts, each, [...path, at], found);
  else if ('values' in step) for (const [at, each] of listed(value)) checkValue(each, [...path, at], found);
  else if ('value' in step) checkValue(value, path, found);
  else takeObjects(value, step, path, found);
}

function takeObjects(value: unknown, step: ObjectStep, path: Path, found: Refusal[]): void {
  const of = 'of' in step ? step.of : undefined;
  const each = 'of' in step ? step.each : 'map';
  if (of !== undefined && each === undefined) {
    visit(value, of, path, found);
    return;
  }
  const entries = each === 'list' ? listed(value) : isNode(value) ? Object.entries(value) : [];
  for (const [key, item] of entries) {
    if (step.keys) check(step.keys, key, { path: [...path, key], isKey: true }, found);
    if (of !== undefined) visit(item, of, [...path, key], found);
  }
}

const listed = (value: unknown): [string, unknown][] =>
  Array.isArray(value) ? value.map((each, index) => [String(index), each]) : [];

/** What is no text is not ours to judge: the linter's other rules know its type. */
function checkText(slot: Slot, value: unknown, path: Path, found: Refusal[]): void {
  if (typeof value === 'string') check(slot, value, { path, isKey: false }, found);
}

function check(slot: Slot, text: string, place: Pick<Refusal, 'path' | 'isKey'>, found: Refusal[]): void {
  if (!isAllowed(slot, text)) refuse(slot, text, place, found);
}

function checkValue(value: unknown, path: Path, found: Refusal[]): void {
  if (!isAllowedValue(value)) refuse('value', value, { path, isKey: false }, found);
}

function refuse(slot: Slot, value: unknown, place: Pick<Refusal, 'path' | 'isKey'>, found: Refusal[]): void {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  found.push({
    ...place,
    message: `${slot} ${shown} can't be written into generated code: ${whyRefused(slot, String(value))}`,
  });
}
