import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { isTooDeep } from '#server-runtime/bodies';
import { dumpSchema, faultsSchema, type Sandbox } from '../../sandbox/index.ts';
import { sandboxPage } from './page.ts';

/** Most bytes that a body of the sandbox's own routes may have. */
const MOST_BYTES = 100_000_000;

const clockSchema = z.strictObject({
  advance: z.int().min(0).optional(),
  hold: z.boolean().optional(),
  scale: z.number().positive().max(1_000_000).optional(),
});

const changeSchema = z.strictObject({ path: z.string().startsWith('/'), fields: z.record(z.string(), z.unknown()) });

class AdminError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Route = (sandbox: Sandbox, body: unknown) => unknown;

/** Routes of the sandbox itself, by method and path below `/_sandbox`. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /state': ({ settle, state }) => {
    settle();
    return state.dump();
  },
  'PUT /state': ({ state }, body) => {
    const dump = parsed(dumpSchema, body);
    state.transaction(() => state.load(dump));
  },
  'DELETE /state': (sandbox) => sandbox.reset(),
  'PATCH /state': (sandbox, body) => {
    const { path, fields } = parsed(changeSchema, body);
    if (!sandbox.change(path, fields)) throw new AdminError(404, `nothing is at ${path}`);
  },
  'GET /clock': ({ clock }) => clock.reading(),
  'POST /clock': ({ clock, settle }, body) => {
    const { advance, hold, scale } = parsed(clockSchema, body);
    if (hold === true) clock.hold();
    if (hold === false) clock.release();
    if (scale !== undefined) clock.setScale(scale);
    if (advance !== undefined) clock.advance(advance);
    settle();
    return clock.reading();
  },
  'GET /faults': ({ faults }) => faults.list(),
  'PUT /faults': ({ faults, unknownIn }, body) => {
    const asked = parsed(faultsSchema, body);
    const unknown = unknownIn(asked);
    if (unknown !== undefined) throw new AdminError(400, `the contract has no operation ${unknown}`);
    faults.set(asked);
  },
  'DELETE /faults': ({ faults }) => faults.set([]),
  'GET /requests': ({ requests }) => requests(),
  'GET /contract': ({ contract }) => contract,
  'GET /behaviours': ({ behaviours }) => behaviours,
};

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AdminError(400, `${issue?.path.join('.') || 'the body'}: ${issue?.message}`);
}

/** Answers a request of a sandbox's own routes; pages of other origins are refused. */
export async function adminAnswer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (isForeign(request, response)) throw new AdminError(403, 'pages of other origins can do nothing here');
    const [path = ''] = (request.url ?? '').replace(/^\/_sandbox/, '').split('?');
    if (request.method === 'GET' && (path === '' || path === '/')) {
      const page = sandboxPage(sandbox);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
      response.end(page);
      return;
    }
    const route = ROUTES[`${request.method} ${path}`];
    if (route === undefined) throw new AdminError(404, `there is no ${request.method} ${path}`);
    const result = route(sandbox, await bodyOf(request));
    const text = result === undefined ? undefined : JSON.stringify(result);
    response.writeHead(text === undefined ? 204 : 200, { 'content-type': 'application/json' });
    response.end(text);
  } catch (error) {
    const status = error instanceof AdminError ? error.status : 500;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: error instanceof AdminError ? error.message : 'the sandbox failed' }));
  }
}

/** The page runs no script and asks nobody. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Whether a request comes from a page that may not read the answer. */
function isForeign({ headers }: IncomingMessage, response: ServerResponse): boolean {
  const { origin, host } = headers;
  if (origin === undefined || response.hasHeader('access-control-allow-origin')) return false;
  return origin !== `http://${host}`;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MOST_BYTES) throw new AdminError(413, 'the body is too large');
    parts.push(part as Buffer);
  }
  if (size === 0) return undefined;
  const text = Buffer.concat(parts).toString('utf8');
  if (isTooDeep(text)) throw new AdminError(400, 'the body is nested too deeply');
  try {
    return JSON.parse(text);
  } catch {
    throw new AdminError(400, 'the body is no JSON');
  }
}
