import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { violations } from './conformance.ts';
import { type ContractOperation, isNode, type Node, type Parameter, readOperations } from './contract-reading.ts';
import type { Answer, Arguments } from './samples.ts';

/** A request as it came in, matched with the contract. */
export interface Arrival {
  readonly operation: ContractOperation | undefined;
  readonly method: string;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
  /** Where the request breaks the contract. */
  readonly problems: readonly string[];
}

/** An answer that needs not conform to any contract. */
export interface RawAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Time before the status is sent, and between it and the body. */
  readonly delayMs?: number;
  readonly bodyDelayMs?: number;
  /** Breaks the connection: before the status is sent, or within the body. */
  readonly breaks?: 'before' | 'within';
}

/** A server of a contract: it checks each request against the contract and answers what it was told to. */
export interface ContractServer {
  readonly url: string;
  /** Requests so far, oldest first. */
  readonly arrivals: readonly Arrival[];
  /** Sets the answers of the requests from now on, in their order; the last one is for all further requests. */
  answer(...answers: (Answer | RawAnswer)[]): void;
  close(): Promise<void>;
}

/** Starts a server for a contract on a free port of this machine. */
export async function startContractServer(contract: Node): Promise<ContractServer> {
  const operations = readOperations(contract);
  const arrivals: Arrival[] = [];
  let answers: RawAnswer[] = [];
  const server = createServer(async (request, response) => {
    arrivals.push(arrivalOf(contract, operations, request, await textOf(request)));
    const [next = { status: 200 }] = answers.length > 1 ? answers.splice(0, 1) : answers;
    await send(response, next);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    answer(...next) {
      answers = next.map((each) => ('body' in each ? rawAnswer(each) : each));
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function rawAnswer({ status, mediaType = 'application/json', body }: Answer): RawAnswer {
  const text = typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body);
  return { status, headers: { 'content-type': mediaType }, text };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function send(response: ServerResponse, answer: RawAnswer): Promise<void> {
  await delay(answer.delayMs);
  if (answer.breaks === 'before') return void response.destroy();
  response.writeHead(answer.status, answer.headers);
  if (answer.bodyDelayMs !== undefined) {
    response.write(' ');
    await delay(answer.bodyDelayMs);
  }
  if (answer.breaks === 'within') return void response.write(answer.text ?? ' ', () => response.destroy());
  response.end(answer.text);
}

const delay = (ms = 0): Promise<void> | undefined =>
  ms === 0 ? undefined : new Promise((done) => setTimeout(done, ms).unref());

const isJson = (mediaType: string): boolean => /[/+]json\b/.test(mediaType);

function arrivalOf(
  contract: Node,
  operations: readonly ContractOperation[],
  request: IncomingMessage,
  bodyText: string,
): Arrival {
  const { method = '', url = '' } = request;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const operation = route(operations, method, path);
  const arrival = { operation, method, path, query, headers: headersOf(request), bodyText };
  const problems = operation
    ? requestViolations(contract, operation, arrival)
    : [`${method} ${path}: no such operation`];
  return { ...arrival, problems };
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

/** The operation that a request reaches; of several, the one with the fewest parameters in its path. */
function route(operations: readonly ContractOperation[], method: string, path: string): ContractOperation | undefined {
  return operations
    .filter((operation) => operation.method === method && pathValues(operation.path, path) !== undefined)
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

/** Values of the parameters of a path, decoded; undefined where the path is another one. */
function pathValues(template: string, path: string): Map<string, string> | undefined {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string);
  const pattern = template
    .split(/\{[^{}]+\}/)
    .map((text) => encodeURI(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]+)');
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found ? new Map(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')])) : undefined;
}

function requestViolations(contract: Node, operation: ContractOperation, arrival: Omit<Arrival, 'problems'>): string[] {
  const paths = pathValues(operation.path, arrival.path) ?? new Map();
  const known = operation.parameters.filter(({ in: place }) => place === 'query');
  const texts = operation.parameters.map((parameter) => [parameter, textsOf(parameter, arrival, paths)] as const);
  return [
    ...texts.flatMap(([parameter, found]) => parameterViolations(contract, parameter, found)),
    ...queryPairs(arrival.query)
      .filter(([name]) => !known.some((parameter) => takesName(parameter, name)))
      .map(([name]) => `query ${name}: no such parameter`),
    ...bodyViolations(contract, operation, arrival),
  ];
}

/** Pairs of a query, decoded. A plus sign stands for itself: OpenAPI writes blanks as `%20`. */
function queryPairs(query: string): [string, string][] {
  if (query === '') return [];
  return query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [decodeURIComponent(name), value];
  });
}

const takesName = ({ name, style }: Parameter, found: string): boolean =>
  found === name || (style === 'deepObject' && found.startsWith(`${name}[`));

const SEPARATORS: Readonly<Record<string, string>> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' };

/** A parameter as it arrived: decoded texts, under their keys where it is an object; undefined where it is absent. */
function textsOf(
  { name, in: place, style, explode, schema }: Parameter,
  arrival: Omit<Arrival, 'problems'>,
  paths: Map<string, string>,
): unknown {
  if (place === 'path') return paths.get(name);
  if (place === 'header') return arrival.headers[name.toLowerCase()];
  const pairs = queryPairs(arrival.query);
  if (style === 'deepObject') {
    const members = pairs.filter(([key]) => key.startsWith(`${name}[`));
    const decoded = members.map(([key, value]) => [key.slice(name.length + 1, -1), decodeURIComponent(value)]);
    return members.length === 0 ? undefined : Object.fromEntries(decoded);
  }
  const values = pairs.filter(([key]) => key === name).map(([, value]) => value);
  if (values.length === 0) return undefined;
  if (schema.type !== 'array') return values.length === 1 ? decodeURIComponent(values[0] as string) : values;
  const items = explode ? values : (values[0] as string).split(SEPARATORS[style] as string);
  return items.map(decodeURIComponent);
}

function parameterViolations(contract: Node, parameter: Parameter, found: unknown): string[] {
  const at = `${parameter.in} ${parameter.name}`;
  if (found === undefined) return parameter.required ? [`${at}: is missing`] : [];
  return violations(contract, parameter.schema, typed(parameter.schema, found), at);
}

/** Text as the value that it stands for by its schema. */
function typed(schema: Node, found: unknown): unknown {
  if (Array.isArray(found)) return found.map((each) => typed(isNode(schema.items) ? schema.items : {}, each));
  if (isNode(found)) {
    const properties: Node = isNode(schema.properties) ? schema.properties : {};
    const members = Object.entries(found).map(([name, each]) => [name, typed((properties[name] ?? {}) as Node, each)]);
    return Object.fromEntries(members);
  }
  const { type } = schema;
  if ((type === 'integer' || type === 'number') && found !== '') return Number(found);
  if (type === 'boolean') return found === 'true' ? true : found === 'false' ? false : found;
  return found;
}

function bodyViolations(contract: Node, { body }: ContractOperation, arrival: Omit<Arrival, 'problems'>): string[] {
  const { bodyText, headers } = arrival;
  if (bodyText === '') return body?.required ? ['body: is missing'] : [];
  if (!body) return ['body: the operation has none'];
  const stated = (headers['content-type'] ?? '').split(';')[0];
  if (stated !== body.mediaType) return [`body: is ${stated}, not ${body.mediaType}`];
  return isJson(body.mediaType) ? violations(contract, body.schema, JSON.parse(bodyText), 'body') : [];
}

/**
 * Says where a request differs from the arguments that were given; empty where it carries exactly them.
 *
 * @param args all arguments, those that the client filled included
 */
export function differences(operation: ContractOperation, args: Arguments, arrival: Arrival): string[] {
  const paths = [...(pathValues(operation.path, arrival.path) ?? [])];
  const found = new Map(
    operation.parameters.map((parameter) => {
      const text = textsOf(parameter, arrival, new Map(paths));
      return [parameter, text === undefined ? undefined : typed(parameter.schema, text)];
    }),
  );
  const wrong = [...found].flatMap(([{ name, in: place }, value]) => {
    const given = place === 'path' ? args.path : place === 'query' ? args.query : args.header;
    return compare(`${place} ${name}`, given?.[name], value);
  });
  const body = arrival.bodyText === '' ? undefined : JSON.parse(arrival.bodyText);
  return [...compare('operation', operation.id, arrival.operation?.id), ...wrong, ...compare('body', args.body, body)];
}

const compare = (at: string, given: unknown, found: unknown): string[] =>
  isDeepStrictEqual(given, found) ? [] : [`${at}: ${JSON.stringify(given)} arrived as ${JSON.stringify(found)}`];
