import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Asked, Sandbox } from '../../sandbox/index.ts';
import { FAULT_HEADER, type Fault } from '../../sandbox/index.ts';
import { type LocalServer, localServer } from '../machine/local-server.ts';
import { adminAnswer } from './admin.ts';
import { checkedRequest } from './auth.ts';

/** What is in front of a sandbox: its own routes, faults, and the record of what was asked. */
export interface Front {
  readonly sandbox: () => Sandbox;
  readonly local: LocalServer;
  /** Secrets by the id of their access key, where signatures are checked. */
  readonly keys?: Readonly<Record<string, string>> | undefined;
  /** Is given each request that was answered. */
  readonly asked?: ((request: Asked) => void) | undefined;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** Makes servers of a sandbox for a person's own machine. */
export const frontServer =
  ({ sandbox, local, keys, asked }: Front) =>
  (answer: Handle): Server => {
    const handle: Handle = keys
      ? (request, response) => {
          checkedRequest(request, keys, Date.now()).then(
            (checked) => answer(checked, response),
            () => response.destroy(),
          );
        }
      : answer;
    return localServer(local)((request, response) => {
      const served = sandbox();
      const path = (request.url ?? '').split('?')[0] ?? '';
      if (isAdmin(served, request.method, path)) {
        void adminAnswer(served, request, response);
        return;
      }
      const operation = served.operationAt(request.method ?? '', path);
      const start = performance.now();
      response.once('close', () => {
        const status = response.writableFinished ? response.statusCode : 0;
        const ms = Math.round(performance.now() - start);
        const entry = { at: served.clock.now(), method: request.method ?? '', path, operation, status, ms };
        served.record(entry);
        asked?.(entry);
      });
      const fault = served.faults.next(operation, headerOf(request, FAULT_HEADER));
      if (fault === undefined) handle(request, response);
      else meet(fault, served, operation, request, response, handle);
    });
  };

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Routes of the sandbox itself; the page at `/` too, where the contract has nothing there. */
const isAdmin = ({ operationAt }: Sandbox, method = '', path: string): boolean =>
  path.startsWith('/_sandbox') || (path === '/' && method === 'GET' && operationAt('GET', '/') === undefined);

function meet(
  fault: Fault,
  sandbox: Sandbox,
  operation: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  handle: Handle,
): void {
  switch (fault.kind) {
    case 'reset':
      request.socket.destroy();
      return;
    case 'delay':
      setTimeout(() => handle(request, response), fault.ms).unref();
      return;
    case 'slow':
      slowDown(response, fault.ms);
      handle(request, response);
      return;
    default:
      refuse(fault, sandbox, operation, request, response);
  }
}

function refuse(
  { kind, status = 500, retryAfter }: Fault,
  sandbox: Sandbox,
  operation: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const answer = sandbox.faultAnswer(operation, kind === 'expired' ? 401 : status);
  request.resume();
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }),
  });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

/** How many parts a slow body comes in. */
const PARTS = 10;

/** Makes a response come in parts, with a pause between them. */
function slowDown(response: ServerResponse, ms: number): void {
  const end = response.end.bind(response) as (chunk?: unknown) => ServerResponse;
  response.end = ((chunk?: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return end(chunk);
    const bytes = Buffer.from(chunk as string);
    const size = Math.max(1, Math.ceil(bytes.length / PARTS));
    let at = 0;
    const step = (): void => {
      if (response.destroyed) return;
      if (at >= bytes.length) {
        end();
        return;
      }
      response.write(bytes.subarray(at, at + size));
      at += size;
      setTimeout(step, ms / PARTS);
    };
    step();
    return response;
  }) as ServerResponse['end'];
}
