import { cleanText, type OpenApiDocument } from '../emit/index.ts';
import { plainComment } from './comment-text.ts';
import { entriesOf, isNode, type Node, textOf } from '../nodes.ts';
import { withNullBeside } from '../null-schema.ts';
import { type FormTexts, formTexts } from './form-texts.ts';
import { operationsOf, refuseOutsideReferences } from './operations.ts';
import { oneLine } from './quote.ts';
import { resolve } from './resolve.ts';
import { GenerateError } from './target.ts';

/** Stands in paths where the client puts the project's id, which is none of an operation's arguments. */
export const PROJECT_SEGMENT = '__project_id__';

export interface PrepareOptions {
  /** Names of components of types that a target gives other names, each with its new one. */
  readonly typeNames?: ReadonlyMap<string, string>;
  /** Tag of all operations, where a target wants them in one place; each has its own first one otherwise. */
  readonly tag?: string;
  /**
   * Path parameters that the client fills by itself, each with the text that stands in the path instead; the
   * parameter is then none of an operation's arguments.
   */
  readonly filled?: Readonly<Record<string, string>>;
}

/**
 * A contract as OpenAPI Generator's clients need it. The generator writes names and texts of a contract into code
 * with little care, and its clients take the contract for the whole truth; so
 *
 * - names that could end a string or a comment are refused, texts are cleaned, and what carries no type is left out:
 *   examples, extensions, tags beyond the first, addresses of servers and documents;
 * - a discriminator, and what lists of texts tell the forms of a union apart by, becomes `x-told-by` of the forms;
 * - null as a form of a value becomes `nullable` beside the others;
 * - enumerations become plain types, limits and defaults are left to the service, and objects take any further field,
 *   so that a service may send more than its pages say;
 * - times, identifiers and encoded bytes stay the texts that they are on the wire;
 * - security and the headers that carry it are left to the client's own code.
 *
 * @throws GenerateError naming a name that no generator should be given
 */
export function prepareForClients(
  contract: OpenApiDocument,
  { filled = {}, tag, typeNames = new Map() }: PrepareOptions = {},
): Node {
  refuseOutsideReferences(contract);
  operationsOf(contract);
  const told = formTexts(contract, isSafeName);
  const context: Context = { contract, filled, tag, typeNames, told, headers: ownHeaders(contract) };
  const { schemas, parameters, responses, requestBodies, headers } = (contract.components ?? {}) as unknown as Node;
  return {
    openapi: '3.0.3',
    info: { title: plainTitle(contract.info.title), version: plainVersion(contract.info.version) },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      Object.entries(contract.paths).map(([path, item]) => [pathOf(path, context), pathItem(item, context)]),
    ),
    components: prepared({ schemas, parameters, responses, requestBodies, headers }, context),
  };
}

interface Context {
  readonly contract: OpenApiDocument;
  readonly filled: Readonly<Record<string, string>>;
  readonly tag: string | undefined;
  readonly typeNames: ReadonlyMap<string, string>;
  readonly told: ReadonlyMap<string, readonly FormTexts[]>;
  readonly headers: ReadonlySet<string>;
}

/** OpenAPI 3.0.3, Parameter Object: parameters of these names are to be ignored. */
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

/** Names, in lower case, of header parameters that are none of an operation's arguments: clients send them by themselves. */
export const ownHeaders = ({ components }: OpenApiDocument): ReadonlySet<string> =>
  new Set([
    ...IGNORED_HEADERS,
    ...entriesOf(components?.securitySchemes).flatMap(([, { name }]) => textOf(name)?.toLowerCase() ?? []),
  ]);

/** Keys whose value has names of the contract for keys. */
const NAMED = new Set(['schemas', 'parameters', 'responses', 'requestBodies', 'headers', 'properties', 'content']);

/** Keys that carry no type, that say less than a service may send, or whose text would name a class (`title`). */
const DROPPED = new Set([
  'callbacks',
  'default',
  'discriminator',
  'enum',
  'example',
  'examples',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'externalDocs',
  'links',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'security',
  'servers',
  'title',
  'uniqueItems',
  'xml',
]);

/** Formats that make another type; a time that is written otherwise than RFC 3339 asks stays a text this way. */
const FORMATS: ReadonlySet<unknown> = new Set(['int32', 'int64', 'float', 'double', 'binary']);

const TEXTS = new Set(['description', 'summary']);

function prepared(node: Node, context: Context): Node {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined || DROPPED.has(key) || key.startsWith('x-')) continue;
    if (TEXTS.has(key)) out[key] = commentText(String(value));
    else if (key === '$ref') out.$ref = renamedReference(String(value), context);
    else if (key === 'tags') out.tags = [context.tag ?? tagOf(value)];
    else if (key === 'format') Object.assign(out, FORMATS.has(value) ? { format: value } : {});
    else if (key === 'name' && typeof value === 'string') out.name = checkedName(value, 'parameter');
    else if (key === 'parameters' && Array.isArray(value)) out.parameters = parametersOf(value, context);
    else if (key === 'content' && isNode(value)) out.content = named(key, withoutAnyMedia(value), context);
    else if (NAMED.has(key) && isNode(value)) out[key] = named(key, value, context);
    else out[key] = preparedValue(value, context);
  }
  if (isNode(node.properties)) out.additionalProperties = !takesOwnName(node.properties);
  return out;
}

/** Generators put fields that no page has under a name of this form, which a documented field must not share. */
const takesOwnName = (properties: Node): boolean =>
  Object.keys(properties).some((name) => /^_*additional_?properties$/i.test(name));

/** Text that neither begins nor ends a comment, and has no escape, whatever the language. */
const commentText = (text: string): string =>
  cleanText(plainComment(text))
    .replaceAll('\\/', '/')
    .replaceAll('\\', '/')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *');

function preparedValue(value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((each) => preparedValue(each, context));
  return isNode(value) ? prepared(withNullBeside(value), context) : value;
}

const named = (key: string, map: Node, context: Context): Node =>
  Object.fromEntries(
    Object.entries(map).map(([name, value]) => [
      (key === 'schemas' ? context.typeNames.get(name) : undefined) ?? checkedName(name, key),
      key === 'schemas' ? preparedSchema(name, value, context) : preparedValue(value, context),
    ]),
  );

function preparedSchema(name: string, schema: unknown, context: Context): unknown {
  const out = preparedValue(schema, context);
  const told = context.told.get(name);
  return told !== undefined && isNode(out) ? { ...out, 'x-told-by': told } : out;
}

/**
 * Media types without `ANY_MEDIA`, which would end a comment: what a client asks for is JSON where the answer has fields,
 * else bytes. Another that is listed stays.
 */
function withoutAnyMedia(content: Node): Node {
  const { [ANY_MEDIA]: any, ...others } = content;
  if (any === undefined || Object.keys(others).length > 0) return any === undefined ? content : others;
  const schema = isNode(any) && isNode(any.schema) ? any.schema : {};
  const isText = schema.type === 'string' || Object.keys(schema).length === 0;
  return { [isText ? 'application/octet-stream' : 'application/json']: any };
}

const ANY_MEDIA = '*/*';

function renamedReference(reference: string, { typeNames }: Context): string {
  const [, place = '', name = ''] = /^(#\/components\/schemas\/)(.+)$/.exec(reference) ?? [];
  const renamed = typeNames.get(name);
  return renamed === undefined ? reference : place + renamed;
}

const pathItem = (item: Node, context: Context): Node =>
  Object.fromEntries(
    Object.entries(prepared(item, context)).map(([key, value]) => [
      key,
      isNode(value) && 'responses' in value ? { tags: [context.tag ?? tagOf(undefined)], ...value } : value,
    ]),
  );

const parametersOf = (parameters: readonly unknown[], context: Context): unknown[] =>
  parameters.filter((each) => !isOwn(each, context)).map((each) => preparedValue(each, context));

function isOwn(parameter: unknown, { contract, filled, headers }: Context): boolean {
  const { name, in: place } = resolve(contract, parameter);
  if (typeof name !== 'string') return false;
  return place === 'path' ? Object.hasOwn(filled, name) : place === 'header' && headers.has(name.toLowerCase());
}

/** What could end a string, a comment or a line in some language, or hide that it does. */
const UNSAFE_NAME = /[\p{Cc}\p{Cf}\u2028\u2029\\"'`]|\*\/|\/\*/u;

const isSafeName = (name: string): boolean => name !== '' && !UNSAFE_NAME.test(name);

function checkedName(name: string, kind: string): string {
  if (!isSafeName(name))
    throw new GenerateError(`${kind}: ${JSON.stringify(name)} is no name that can be generated; rename it`);
  return name;
}

function pathOf(path: string, { filled }: Context): string {
  const parts = path.split(/(\{[^{}]*\})/).map((part) => {
    const parameter = /^\{(.*)\}$/.exec(part)?.[1];
    return parameter !== undefined && Object.hasOwn(filled, parameter) ? (filled[parameter] ?? part) : part;
  });
  return checkedName(parts.join(''), 'path');
}

/** The first tag as words of letters and digits: generators make names of classes of it. */
function tagOf(tags: unknown): string {
  const first = Array.isArray(tags) ? String(tags[0] ?? '') : '';
  const words = first.replace(/[^A-Za-z0-9]+/g, ' ').replace(/^[^A-Za-z]+/, '');
  return words.trim() || 'Operations';
}

const plainTitle = (title: string): string => oneLine(cleanText(title)).replace(/["'`\\]/g, '') || 'Service';

const plainVersion = (version: string): string => String(version).replace(/[^\w.+-]/g, '') || '0';
