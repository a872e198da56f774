import type { OpenApiDocument } from '../../emit/index.ts';
import { errorCodesOf } from '../listed.ts';
import { formerOperations, type OperationFacts } from '../operations.ts';
import type { ParameterFacts } from '../parameters.ts';
import type { NumberPaging, Paging } from '../paging.ts';
import { commentText, literal } from '../quote.ts';
import { regionsOf } from '../regions.ts';
import { type Resource, resourcesOf } from '../resources.ts';
import type { RuntimeParts } from '../runtime-parts.ts';
import { GenerateError } from '../target.ts';
import { keyInQuery, tokenHeader, tokenScheme } from '../token-header.ts';
import { goneWaiter, inferredNote, type Waiter } from '../waiters.ts';
import { isXml, type XmlTable, xmlTable } from '../xml-shapes.ts';

/** Names that a client object has for itself, or that would make it something else: a promise, for one. */
const RESERVED = new Set(['iterate', 'raw', 'stream', 'then', 'waitFor', 'waitUntil', 'waitUntilGone', 'withResponse']);
const RESERVED_RESOURCES = new Set([...RESERVED].map((name) => name.toLowerCase()));
const STYLES = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

/** Writes `src/rows.ts`: method and path of each operation, and what else it takes to call it, one constant each. */
export function rowsFile(contract: OpenApiDocument, operations: readonly OperationFacts[]): string {
  const xml = xmlTable(contract, operations);
  const names = constantNames(operations);
  return withFormer(operations)
    .map((operation) => `export const ${names.get(operation.id)} = ${row(operation, xml)} as const;\n`)
    .join('');
}

/** Writes `src/calls.ts`: a function for each operation, of which a bundler keeps those that are called. */
export function callsFile(contract: OpenApiDocument, operations: readonly OperationFacts[]): string {
  const { bodies } = xmlTable(contract, operations);
  const names = constantNames(operations);
  const calls = withFormer(operations).map((operation) => {
    const { id } = operation;
    const name = names.get(id);
    const codecs = [...(bodies.has(id) ? ['xml: XML'] : []), ...(hasForm(operation) ? ['form: writeForm'] : [])];
    const given = [literal(id), `rows.${name}`, ...(codecs.length > 0 ? [`{ ${codecs.join(', ')} }`] : [])].join(', ');
    const docs = comment(operation).replaceAll(/^ {2}/gm, '');
    return `${docs === '' ? '' : `${docs}\n`}export const ${name} = /* @__PURE__ */ operation<CallOf<${literal(id)}>>(${given});\n`;
  });
  return `import { operation${operations.some(hasForm) ? ', writeForm' : ''} } from './core/index.js';
${bodies.size > 0 ? "import { XML } from './operations.js';\n" : ''}import * as rows from './rows.js';
import type { CallOf } from './types.js';

${calls.join('\n')}`;
}

/** Whether what an operation is sent is a form. */
const hasForm = ({ body }: OperationFacts): boolean =>
  (body?.mediaTypes ?? []).some((each) => /^multipart\/|\/x-www-form-urlencoded/i.test(each));

const withFormer = (operations: readonly OperationFacts[]): OperationFacts[] => [
  ...operations,
  ...formerOperations(operations),
];

/** Words that no constant of a module can be called. */
const RESERVED_WORDS = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** What constants of operations are called: as these are, as far as the language lets it. */
function constantNames(operations: readonly OperationFacts[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([...RESERVED_WORDS, 'operation', 'rows', 'writeForm', 'XML']);
  for (const { id } of withFormer(operations)) {
    let name = id.replaceAll(/[^\w$]/g, '_').replace(/^(?=\d)/, '_');
    while (taken.has(name)) name += '_';
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** Writes `src/operations.ts`: all that the client needs to know of a contract beyond its types. */
export function tableFile(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  parts: RuntimeParts,
): string {
  const { regions, ...address } = serverEntry(contract);
  const server = parts.regions ? { ...address, regions } : address;
  const query = keyInQuery(contract);
  const xml = xmlTable(contract, operations);
  const names = constantNames(operations);
  const rows = withFormer(operations).map(
    (operation) => `${comment(operation)}\n  ${literal(operation.id)}: rows.${names.get(operation.id)},\n`,
  );
  const hasXml = xml.bodies.size > 0;
  const place = {
    header: tokenHeader(contract),
    scheme: tokenScheme(contract),
    ...(query === undefined ? {} : { query }),
  };
  return `import type { OperationEntry, ServerEntry, ServiceFacts, XmlCodec } from './core/index.js';
${hasXml ? "import { xmlCodec } from './core/xml.js';\n" : ''}import * as rows from './rows.js';
import type { operations } from './schema.js';

/** Method and path of each operation. */
export const OPERATIONS = {
${rows.join('')}} as const satisfies Record<keyof operations, OperationEntry>;

${resourceTable(operations)}/** Address of the service with its variables${parts.regions ? ', and the regions that are known, each with its address' : ''}. */
export const SERVER = ${literal(server)} as const satisfies ServerEntry;

/** Where the service is, and how it wants its token. */
export const SERVICE: ServiceFacts = { server: SERVER, token: ${literal(place)} };

/** Writes and reads XML; undefined where the contract has none. */
export const XML: XmlCodec | undefined = ${hasXml ? `/* @__PURE__ */ xmlCodec(${literal({ shapes: xml.shapes, bodies: Object.fromEntries(xml.bodies) })})` : 'undefined'};

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
  return `[${entry.map(literal).join(', ')}]`;
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

/** Types of parameters that are no objects. */
const PLAIN = new Set(['string', 'number', 'integer', 'boolean', 'array']);

/** How a parameter is written, where that differs from the default, `form`, exploded, or where it may be an object. */
function styleOf({ name, schemaType = '', ...facts }: ParameterFacts): [string, object][] {
  const { style = 'form', explode = style === 'form' } = facts;
  if (!STYLES.includes(style) || (style === 'form' && explode && PLAIN.has(schemaType))) return [];
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
