import type { OpenApiDocument } from '../../emit/index.ts';
import type { Condition } from '../../ir/index.ts';
import {
  needsProject,
  nodeAt,
  operationsOf,
  PROJECT,
  resolve,
  type SampleRequest,
  sampleRequest,
} from '../../generate/index.ts';
import { entriesOf, isNode, listOf, type Node } from '../../nodes.ts';
import { apartContract } from '../../operation-views.ts';

/** The part of the converter that is used; its own types are of another version of OpenAPI's. */
interface Converter {
  convertV2(
    input: { readonly type: 'json'; readonly data: object },
    options: Readonly<Record<string, unknown>>,
    done: (error: Error | null, result?: Conversion) => void,
  ): void;
}

interface Conversion {
  readonly result: boolean;
  readonly reason?: string;
  readonly output?: readonly { readonly data: Node }[];
}

const OPTIONS = {
  folderStrategy: 'Tags',
  parametersResolution: 'Example',
  requestNameSource: 'Fallback',
  alwaysInheritAuthentication: true,
  enableOptionalParameters: false,
  includeAuthInfoInExample: false,
};

/** Names of the collection's variables for what each caller has of its own; the pages' values never fill them. */
const VARIABLES = { token: '{{token}}', project: '{{project_id}}' } as const;

/**
 * A contract as a collection of Postman, format 2.1. The converter is given the values to send, so that it makes up
 * none; equal contracts give equal collections.
 *
 * @throws Error where the converter refuses the contract
 */
export async function postmanCollection(contract: OpenApiDocument): Promise<string> {
  // Half a second of code, which only this download needs.
  const { default: converter } = (await import('openapi-to-postmanv2')) as unknown as { default: Converter };
  const { result, reason, output } = await new Promise<Conversion>((resolveResult, reject) => {
    converter.convertV2({ type: 'json', data: stated(apartContract(contract)) }, OPTIONS, (error, conversion) => {
      if (error || !conversion) reject(error ?? new Error('no answer'));
      else resolveResult(conversion);
    });
  });
  const collection = output?.[0]?.data;
  if (!result || collection === undefined) throw new Error(`no Postman collection: ${reason ?? 'unknown'}`);
  const isProject = operationsOf(contract).some(needsProject);
  return `${JSON.stringify(finished(collection, isProject)).replaceAll(OF_OBJECTS, '')}\n`;
}

/** The contract with the one request that samples send, and with answers that pages show alone. */
function stated(contract: OpenApiDocument): Node {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [index, operation] of operationsOf(contract).entries()) {
    const { path, route, when, method } = operation;
    const node = nodeAt(contract.paths[path] as Node, method);
    // The converter takes one operation for a path and a method; the mark goes when it is done.
    const place = when ? `${route.replace(/\/$/, '')}/${MARK}${index}` : path;
    const item = paths[place] ?? {};
    paths[place] = item;
    const fixed = (when ?? []).filter(({ in: where, value }) => FIXED.has(where) && value !== undefined);
    const stated = statedOperation(contract, node, sampleRequest(contract, operation));
    item[method] = { ...stated, parameters: [...fixed.map(fixedParameter), ...listOf(stated.parameters)] };
  }
  const { 'x-error-codes': _codes, ...rest } = contract;
  return { ...rest, paths } as unknown as Node;
}

/** Begins a segment behind paths that several operations share; a number ends it. */
const MARK = '~specscribe~';
const MARKED = /\/~specscribe~\d+/;
const MARK_ALONE = /^~specscribe~\d+$/;

/**
 * Stands before the name of a parameter that every JavaScript object has, until the converter is done: it looks names up
 * in objects, and leaves an operation out where it finds something of the language.
 */
const OF_OBJECTS = '~specscribe-name~';
const apartName = (name: unknown): unknown =>
  typeof name === 'string' && name in Object.prototype ? `${OF_OBJECTS}${name}` : name;

const FIXED: ReadonlySet<string> = new Set(['query', 'header']);

/** What is always sent for an operation that shares its method and path. */
const fixedParameter = ({ in: place, name, value }: Condition): Node => ({
  name,
  in: place,
  required: true,
  schema: { type: 'string' },
  example: value,
});

function statedOperation(contract: OpenApiDocument, node: Node, request: SampleRequest | undefined): Node {
  const { requestBody, parameters, responses, links: _links, ...rest } = node;
  const body = request?.body;
  return {
    ...rest,
    parameters: listOf(parameters).map((each) => statedParameter(resolve(contract, each), request)),
    ...(body === undefined
      ? {}
      : { requestBody: { content: { [body.mediaType]: { schema: {}, example: body.value } } } }),
    responses: Object.fromEntries(
      entriesOf(responses).map(([status, each]) => [status, statedResponse(resolve(contract, each))]),
    ),
  };
}

function statedParameter({ name, in: place, required, description }: Node, request: SampleRequest | undefined): Node {
  const given = request?.arguments.find(({ parameter }) => parameter.name === name && parameter.in === place);
  const example = name === PROJECT ? VARIABLES.project : [given?.value ?? ''].flat().map(plainValue).join(',');
  const described = typeof description === 'string' ? { description } : {};
  const called = place === 'path' ? name : apartName(name);
  return { name: called, in: place, required: required === true, schema: { type: 'string' }, example, ...described };
}

function statedResponse({ description, content }: Node): Node {
  const shown = entriesOf(content).flatMap(([type, { examples, example }]) => {
    const [first] = [...(example === undefined ? [] : [example]), ...entriesOf(examples).map(([, each]) => each.value)];
    return first === undefined ? [] : [[type, { schema: {}, example: first }] as const];
  });
  return { description, ...(shown.length === 0 ? {} : { content: Object.fromEntries(shown) }) };
}

/** Braces in pairs would name a variable of the collection: the token, for one. */
const plainValue = (value: unknown): string => String(value).replaceAll('{{', '%7B%7B');

const PROJECT_VARIABLE = { key: PROJECT, value: '' } as const;

/** Without identifiers, which are random, and with the variables that each caller fills. */
function finished(collection: Node, isProject: boolean): Node {
  const { variable, ...rest } = withoutIds(collection) as Node;
  return {
    ...rest,
    auth: { type: 'apikey', apikey: authEntries(nodeAt(rest, 'auth')) },
    variable: [
      ...listOf(variable),
      ...(isProject ? [PROJECT_VARIABLE] : []),
      { key: 'token', value: '', type: 'secret' },
    ],
  };
}

const authEntries = (auth: Node): unknown[] =>
  listOf(auth.apikey).map((entry) =>
    isNode(entry) && entry.key === 'value' ? { ...entry, value: VARIABLES.token } : entry,
  );

const isMark = (value: unknown): boolean => typeof value === 'string' && MARK_ALONE.test(value);

function withoutIds(value: unknown, isItem = true): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isMark(each)).map((each) => withoutIds(each));
  if (typeof value === 'string') return value.replace(MARKED, (mark) => (mark === value ? '/' : ''));
  if (!isNode(value)) return value;
  const own = Object.entries(value).filter(([key]) => !(isItem && (key === 'id' || key === '_postman_id')));
  return Object.fromEntries(own.map(([key, each]) => [key, key === 'raw' ? rawBody(each) : withoutIds(each)]));
}

/** In JSON, braces in pairs stand in texts alone, where one of them may be escaped. */
const rawBody = (raw: unknown): unknown =>
  typeof raw === 'string' ? raw.replaceAll('{{', '{\\u007b') : withoutIds(raw);
