import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Case, ScriptedAnswer } from './case.ts';

/** A request as it arrived. */
export interface Arrival {
  /** Method and target, without the prefix of the case. */
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  /** Each byte a letter of Latin-1. */
  readonly body: string;
}

/** Plays the server's part of all cases, each below a path of its own: `<url>/<id of the case>`. */
export interface ScenarioServer {
  /** The address that a client of the case is given; undefined where it is given none. */
  addressFor(each: Case): Promise<string | undefined>;
  /** Requests of a case in their order. */
  arrivalsOf(id: string): readonly Arrival[];
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** What a late server waits with: longer than a client takes to its first attempt, shorter than its second. */
const LATE_MS = 150;
const ENDLESS_PAUSE_MS = 2;

export async function startScenarioServer(cases: readonly Case[]): Promise<ScenarioServer> {
  const arrivals = new Map<string, Arrival[]>();
  const play = player(new Map(cases.map((each) => [each.id, each])), arrivals);
  const servers: Server[] = [];
  const listen = async (port: number): Promise<number> => {
    const server = createServer(play);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    async addressFor({ id, address }) {
      switch (address) {
        case undefined:
          return `http://${HOST}:${port}/${id}`;
        case 'none':
          return undefined;
        case 'unknown host':
          return `http://no-such-host.invalid/${id}`;
        case 'closed port':
          return `http://${HOST}:${await freePort()}/${id}`;
        case 'tls':
          return `https://${HOST}:${port}/${id}`;
        case 'with password':
          return `http://captain:swordfish@${HOST}:${port}/${id}`;
        case 'empty':
          return '';
        case 'no scheme':
          return `${HOST}:${port}/${id}`;
        case 'another scheme':
          return `ftp://captain:swordfish@${HOST}:${port}/${id}`;
        case 'with query':
          return `http://${HOST}:${port}/${id}?key=swordfish`;
        case 'with fragment':
          return `http://${HOST}:${port}/${id}#swordfish`;
        case 'with blanks':
          return ` http://${HOST}:${port}/${id} `;
        case 'late': {
          const late = await freePort();
          setTimeout(() => void listen(late), LATE_MS);
          return `http://${HOST}:${late}/${id}`;
        }
      }
    },
    arrivalsOf: (id) => arrivals.get(id) ?? [],
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function player(cases: ReadonlyMap<string, Case>, arrivals: Map<string, Arrival[]>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, id = '', target = ''] = /^\/([^/]*)(.*)$/.exec(request.url ?? '') ?? [];
    const found = cases.get(id);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const before = arrivals.get(id) ?? [];
    arrivals.set(id, before);
    before.push({
      line: `${request.method} ${target}`,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('latin1'),
    });
    if (found === undefined) {
      response.writeHead(599).end('no such case');
      return;
    }
    answer(request, response, answerOf(found, request, before.length - 1));
  };
}

/** What the script says of a request, by its number and, where there is a source of tokens, by its token. */
function answerOf({ answers, goRound, client }: Case, request: IncomingMessage, number: number): ScriptedAnswer {
  const [first, ...others] = client?.temporaryKeys ? [] : (client?.tokens ?? []);
  if (first !== undefined) {
    const [refusal = {}] = answers;
    return others.includes(String(request.headers['x-auth-token'])) ? { json: { id: '1', size: 3 } } : refusal;
  }
  const index = goRound ? number % answers.length : Math.min(number, answers.length - 1);
  return answers[index] ?? { status: 599, text: 'no answer is scripted' };
}

function answer(request: IncomingMessage, response: ServerResponse, script: ScriptedAnswer): void {
  const socket: Socket = request.socket;
  if (script.hang) return;
  if (script.cut === 'before') {
    socket.destroy();
    return;
  }
  const other = `http://localhost:${socket.localPort}/${/^\/([^/]*)/.exec(request.url ?? '')?.[1] ?? ''}`;
  for (const [name, value] of Object.entries(script.headers ?? {}))
    response.setHeader(name, value.replace('{other}', other));
  const body = bodyOf(request, script);
  const isJson = script.json !== undefined && !response.hasHeader('Content-Type');
  if (isJson) response.setHeader('Content-Type', 'application/json');
  const packed = script.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (packed) response.setHeader('Content-Encoding', 'gzip');
  if (!script.endless && (body.length > 0 || script.status !== 204)) response.setHeader('Content-Length', sizeOf());
  if (script.early) for (const _ of [1, 2]) response.writeEarlyHints({ link: '</chart>; rel=preload' });
  response.writeHead(script.status ?? 200);
  if (script.endless) sendForEver(response, body);
  else if (script.cut === 'within') response.write(body.subarray(0, body.length / 2), () => socket.destroy());
  else response.end(sent());

  function sizeOf(): number {
    return sent().length;
  }
  function sent(): Buffer {
    const whole = packed ? gzipSync(body) : body;
    if (script.cut === 'within the pack') return whole.subarray(0, whole.length / 2);
    return script.cut === 'pack' ? whole.subarray(0, -6) : whole;
  }
}

function bodyOf(request: IncomingMessage, { json, text }: ScriptedAnswer): Buffer {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  if (text === undefined) return Buffer.alloc(0);
  const told = text.replace('{token}', String(request.headers['x-auth-token'] ?? ''));
  // Letters beyond Latin-1 are the mark of a byte order alone; all others are bytes.
  return Buffer.from(told, [...told].some((letter) => letter > '\u00ff') ? 'utf8' : 'latin1');
}

function sendForEver(response: ServerResponse, body: Buffer): void {
  const timer = setInterval(() => response.write(body), ENDLESS_PAUSE_MS);
  response.on('close', () => clearInterval(timer));
}
