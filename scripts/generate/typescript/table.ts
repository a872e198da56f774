import type { OpenApiDocument } from '../../emit/index.ts';
import { errorCodesOf } from '../listed.ts';
import { formerOperations, type OperationFacts } from '../operations.ts';
import type { ParameterFacts } from '../parameters.ts';
import type { NumberPaging, Paging } from '../paging.ts';
import { commentText, literal } from '../quote.ts';
import { regionsOf } from '../regions.ts';
import { type Resource, resourcesOf } from '../resources.ts';
import { GenerateError } from '../target.ts';
import { tokenHeader, tokenScheme } from '../token-header.ts';
import { goneWaiter, inferredNote, type Waiter } from '../waiters.ts';
import { isXml, type XmlTable, xmlTable } from '../xml-shapes.ts';

/** Names that a client object has for itself, or that would make it something else: a promise, for one. */
const RESERVED = new Set(['iterate', 'raw', 'stream', 'then', 'waitFor', 'waitUntil', 'waitUntilGone', 'withResponse']);
const RESERVED_RESOURCES = new Set([...RESERVED].map((name) => name.toLowerCase()));
const STYLES = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

/** Writes `src/operations.ts`: all that the client needs to know of a contract beyond its types. */
export function tableFile(contract: OpenApiDocument, operations: readonly OperationFacts[]): string {
  const xml = xmlTable(contract, operations);
  const rows = [...operations, ...formerOperations(operations)].map(
    (operation) => `${comment(operation)}\n  ${row(operation, xml)},\n`,
  );
  const hasXml = xml.bodies.size > 0;
  return `import type { OperationEntry, ServerEntry, XmlCodec } from './entries.js';
import type { operations } from './schema.js';
${hasXml ? "import { xmlCodec } from './xml.js';\n" : ''}
/** Method and path of each operation. */
export const OPERATIONS = {
${rows.join('')}} as const satisfies Record<keyof operations, OperationEntry>;

${resourceTable(operations)}/** Address of the service with its variables, and the regions that are known, each with its address. */
export const SERVER = ${literal(serverEntry(contract))} as const satisfies ServerEntry;

/** Header that carries the token. */
export const TOKEN_HEADER = ${literal(tokenHeader(contract))};

/** Stands in front of a token in its header; empty where nothing does. */
export const TOKEN_SCHEME: string = ${literal(tokenScheme(contract))};

/** Writes and reads XML; undefined where the contract has none. */
export const XML: XmlCodec | undefined = ${hasXml ? `xmlCodec(${literal({ shapes: xml.shapes, bodies: Object.fromEntries(xml.bodies) })})` : 'undefined'};

/** Codes that the documentation lists; a service may send others. */
export type ErrorCode =${errorCodes(contract)};
`;
}

/** The resources of a client in TypeScript. */
export const clientResources = (operations: readonly OperationFacts[]): Resource[] =>
  resourcesOf(operations, RESERVED_RESOURCES);

/** Resources with the ids of their operations, by the names that these have there. */
function resourceTable(operations: readonly OperationFacts[]): string {
  const resources = clientResources(operations).map(({ name, methods, former }) => {
    const rows = [...methods].map(
      ([method, operation]) =>
        `${comment(formerly(operation, former.get(method))).replaceAll(/^/gm, '  ')}\n    ${literal(method)}: ${literal(operation.id)},\n`,
    );
    return `  ${literal(name)}: {\n${rows.join('')}  },\n`;
  });
  return `/** Operations by what they are of: \`client.volumes.list()\`, where the contract has resources. */
export const RESOURCES = {
${resources.join('')}} as const satisfies Record<string, Record<string, keyof operations>>;

`;
}

/** An operation as it is told of where it was called before. */
const formerly = (operation: OperationFacts, note: string | undefined): OperationFacts =>
  note === undefined ? operation : { ...operation, summary: `Deprecated: ${note}.`, deprecated: true };

function comment({ summary, docsUrl, deprecated, waiters }: OperationFacts): string {
  const note = inferredNote(waiters);
  const lines = [
    ...(summary === '' ? [] : [commentText(summary)]),
    ...(note === undefined ? [] : [note]),
    ...(docsUrl === undefined ? [] : [`@see ${commentText(docsUrl)}`]),
    ...(deprecated ? ['@deprecated'] : []),
  ];
  return lines.length === 0 ? '' : `  /**\n${lines.map((line) => `   * ${line}\n`).join('')}   */`;
}

function row(operation: OperationFacts, xml: XmlTable): string {
  if (RESERVED.has(operation.id))
    throw new GenerateError(`operationId "${operation.id}" is taken by the client; give the operation another name`);
  const hints = hintsOf(operation, xml);
  const entry = [operation.method, operation.path, ...(Object.keys(hints).length === 0 ? [] : [hints])];
  return `${literal(operation.id)}: [${entry.map(literal).join(', ')}]`;
}

function hintsOf(operation: OperationFacts, xml: XmlTable): Record<string, unknown> {
  const { parameters, body, paging, numberedPages, waiters, job } = operation;
  const styles = parameters.filter(({ in: place }) => place === 'query').flatMap(styleOf);
  const media = body?.mediaTypes ?? [];
  const contentType = media.includes('application/json') ? undefined : media[0];
  const answer = answerOf(operation, xml);
  const pages = paging ?? numberedPages;
  return {
    ...(styles.length === 0 ? {} : { query: Object.fromEntries(styles) }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(answer === undefined ? {} : { answer }),
    ...(pages === undefined ? {} : { page: pageHint(pages) }),
    ...waitHints(waiters),
    ...(job === undefined ? {} : { job }),
  };
}

function answerOf({ id, answers }: OperationFacts, { bodies }: XmlTable): string | undefined {
  if (answers.length === 0) return 'none';
  if (answers.some(isJson)) return undefined;
  if (answers.every(isXml) && bodies.get(id)?.response) return 'xml';
  return answers.every(isText) ? 'text' : 'bytes';
}

/** What is needed to go on; how a caller sets the limit is its own affair. */
function pageHint({ limit, item, ...needed }: Paging | NumberPaging): object {
  return needed;
}

/** States by name, each with the field that shows it, and how a thing that is gone shows. */
function waitHints(waiters: readonly Waiter[]): object {
  const states = waiters.flatMap(({ field, states: named }) =>
    Object.entries(named).map(([name, { failure }]) => [name, { field, states: [name], failure }] as const),
  );
  const waiter = goneWaiter(waiters);
  return {
    ...(states.length === 0 ? {} : { wait: Object.fromEntries(states) }),
    ...(waiter ? { gone: { ...(waiter.field === undefined ? {} : { field: waiter.field }), ...waiter.gone } } : {}),
  };
}

/** How a parameter is written, where that differs from the default: `form`, exploded. */
function styleOf({ name, style = 'form', explode = style === 'form' }: ParameterFacts): [string, object][] {
  if (!STYLES.includes(style) || (style === 'form' && explode)) return [];
  return [[name, { style, explode }]];
}

/** Media types whose answers are texts; all others are bytes. */
const isText = (mediaType: string): boolean => /^text\/|\/x-www-form-urlencoded/i.test(mediaType) || isXml(mediaType);

const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);

interface ServerFacts {
  readonly url: string;
  readonly variables: Readonly<Record<string, { readonly default: string; readonly known: readonly string[] }>>;
  readonly regions: Readonly<Record<string, string>>;
}

/** The contract's first server, where it has a whole address; the client asks for one otherwise. */
export function serverEntry(contract: OpenApiDocument): ServerFacts {
  const [server] = contract.servers ?? [];
  const regions = Object.fromEntries(regionsOf(contract));
  if (server === undefined || !/^https?:\/\//i.test(server.url)) return { url: '', variables: {}, regions };
  const variables = Object.entries(server.variables ?? {}).map(([name, variable]) => {
    const more = name === 'region' ? Object.keys(regions) : [];
    const known = [...new Set([variable.default, ...(variable.enum ?? []), ...more])];
    return [name, { default: variable.default, known }];
  });
  return { url: server.url.replace(/(?<!\/)\/+$/, ''), variables: Object.fromEntries(variables), regions };
}

function errorCodes(contract: OpenApiDocument): string {
  const codes = errorCodesOf(contract);
  return codes.length === 0
    ? ' string'
    : `\n${codes.map((code) => `  | ${literal(code)}\n`).join('')}  | (string & Record<never, never>)`;
}
