import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { visibleLine } from '../../visible.ts';

/** Pages of a server on this machine, of any port. */
const OWN_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
/** Names by which this machine calls itself. */
const OWN_NAMES = ['localhost', '127.0.0.1', '::1'];
/** Addresses that stand for all of a machine's. */
const EVERYWHERE = ['0.0.0.0', '::'];

/** Headers of answers that pages may read beside those that every page may. */
const EXPOSED = 'x-request-id, x-specscribe-example';

/**
 * Milliseconds after which a connection is closed that has sent no whole head, no whole request, or nothing since its
 * last answer, and between two looks for such.
 */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;

export interface LocalServer {
  /** Where it listens: requests for this name are answered, and at all addresses those for any address. */
  readonly host: string;
  /** Further names that it is called by. */
  readonly hosts?: readonly string[];
  /** Origins of pages, beside those on this machine, that may read its answers; `null` is that of files. */
  readonly origins?: readonly string[];
  /** Is given a line for each request that has been answered. */
  readonly log?: ((line: string) => void) | undefined;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes servers for a person's own machine. A request that calls it by another name is refused: a page elsewhere had
 * its name lead to this machine. Pages in a browser may read answers (https://fetch.spec.whatwg.org/#http-cors-protocol)
 * where they are on this machine or of an origin that is given; requests of others are answered as ever, and their
 * browser keeps the answers from them.
 */
export const localServer =
  (options: LocalServer) =>
  (handle: Handle): Server =>
    createServer(LIMITS, (request, response) => {
      if (options.log) response.once('close', logged(options.log, request, response));
      const called = nameCalled(request);
      if (!isCalledRightly(called, options)) {
        const name = visibleLine(called ?? '');
        response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(`This is a server for its own machine, which is not called "${name}".\n`);
        return;
      }
      if (isReadable(request, options)) {
        allowReading(request, response);
        if (answersPreflight(request, response)) return;
      }
      handle(request, response);
    });

/** `GET /v1/things 200 3 ms`, without the query, which may hold what is secret. */
function logged(log: (line: string) => void, request: IncomingMessage, response: ServerResponse): () => void {
  const start = performance.now();
  const way = (request.url ?? '').split('?')[0] ?? '';
  return () => {
    const status = response.writableFinished ? response.statusCode : 'broken off';
    log(visibleLine(`${request.method} ${way} ${status} ${Math.round(performance.now() - start)} ms`));
  };
}

/** What a request calls this machine; of a target with a host that one (https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2). */
const nameCalled = ({ url = '', headers }: IncomingMessage): string | undefined =>
  /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? headers.host;

function isCalledRightly(header: string | undefined, { host, hosts = [] }: LocalServer): boolean {
  const name = /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::\d+)?$/i.exec(header ?? '');
  const called = (name?.[1] ?? name?.[2])?.toLowerCase();
  if (called === undefined) return false;
  if ([...OWN_NAMES, host.toLowerCase(), ...hosts].includes(called)) return true;
  // A name can be made to lead anywhere, an address can't.
  return EVERYWHERE.includes(host) && isIP(called) !== 0;
}

const isReadable = ({ headers: { origin } }: IncomingMessage, { origins = [] }: LocalServer): boolean =>
  origin !== undefined && (OWN_ORIGIN.test(origin) || origins.includes(origin));

function allowReading({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '');
  response.setHeader('access-control-expose-headers', EXPOSED);
  response.setHeader('vary', 'origin');
}

function answersPreflight({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  const asked = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || asked === undefined) return false;
  response.setHeader('access-control-allow-methods', asked);
  const names = headers['access-control-request-headers'];
  if (names !== undefined) response.setHeader('access-control-allow-headers', names);
  if (headers['access-control-request-private-network'] === 'true')
    response.setHeader('access-control-allow-private-network', 'true');
  response.writeHead(204).end();
  return true;
}

/** Where a server answers besides at its address, for the line that it prints. */
export const alsoBelow = (bases: readonly string[]): string =>
  bases.length === 0 ? '' : `also below ${visibleLine(bases.join(', '))}, `;
