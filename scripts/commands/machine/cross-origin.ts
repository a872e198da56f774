import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** Pages on this machine: from a server of any port, or from a file, whose origin browsers call `null`. */
const OWN_MACHINE = /^(?:null|https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)$/;

/** Headers of answers that pages may read beside those that every page may. */
const EXPOSED = 'x-request-id, x-specscribe-example';

/**
 * A server that lets pages in a browser read its answers (https://fetch.spec.whatwg.org/#http-cors-protocol): pages on
 * this machine, and those of the origins that are given. Requests of other pages are answered as ever, and their
 * browser keeps the answers from them.
 */
export const readableFrom =
  (origins: readonly string[]) =>
  (handler: (request: IncomingMessage, response: ServerResponse) => void): Server =>
    createServer((request, response) => {
      const { origin } = request.headers;
      if (origin !== undefined && (OWN_MACHINE.test(origin) || origins.includes(origin))) {
        response.setHeader('access-control-allow-origin', origin);
        response.setHeader('access-control-expose-headers', EXPOSED);
        response.setHeader('vary', 'origin');
        if (answersPreflight(request, response)) return;
      }
      handler(request, response);
    });

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
