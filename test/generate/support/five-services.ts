import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TargetInput } from '../../../scripts/generate/index.ts';
import { ROOT } from '../../corpus.ts';

/** Five services of one vendor, each with a list and what shows one thing of it. */
export const SERVICES = ['cargo', 'crew', 'fleet', 'gates', 'tides'];

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The contract of one of them. */
export function contractOfService(name: string): TargetInput['contract'] {
  const text = { type: 'string' };
  const item = { type: 'object', required: ['id'], properties: { id: text, name: text } };
  const list = {
    type: 'object',
    properties: { [name]: { type: 'array', items: { $ref: '#/components/schemas/Item' } } },
  };
  const project = { name: 'project_id', in: 'path', required: true, schema: text };
  const answer = (schema: object): object => ({
    200: { description: 'OK', content: { 'application/json': { schema } } },
  });
  const contract = {
    openapi: '3.0.3',
    info: { title: pascal(name), version: '1.0.0', license: { name: 'Apache-2.0' } },
    security: [{ token: [] }],
    tags: [],
    paths: {
      [`/v1/{project_id}/${name}`]: {
        get: { operationId: `list${pascal(name)}`, tags: [name], parameters: [project], responses: answer(list) },
      },
      [`/v1/{project_id}/${name}/{id}`]: {
        get: {
          operationId: `show${pascal(name)}`,
          tags: [name],
          parameters: [project, { name: 'id', in: 'path', required: true, schema: text }],
          responses: answer({ $ref: '#/components/schemas/Item' }),
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' } },
      schemas: { Item: item },
    },
  };
  return contract as unknown as TargetInput['contract'];
}

/** The program of five services in a language, as the documentation has it. */
export function programOf(fence: string): string {
  const chapter = readFileSync(path.join(ROOT, 'templates/docs/many-services.md'), 'utf8');
  const section = chapter.slice(chapter.indexOf('## One package for what clients have in common'));
  const [, text] = new RegExp(`^\`\`\`${fence}\\n(.*?)^\`\`\`$`, 'ms').exec(section) ?? [];
  if (text === undefined) throw new Error(`the chapter has no program in ${fence}`);
  return text;
}

/** What the program prints: how many things each service has, and what was refused. */
export const PRINTED = [...SERVICES.map((name) => `${name} 2`), '404 Gates.0404'];

/** The five services at one address. The fleet's is busy at first, and one gate is not there. */
export class FiveServices {
  logins = 0;
  readonly calls: string[] = [];
  readonly #server = createServer((request, response) => this.#answer(request, response));

  /** Starts to listen; gives the address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const send = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    request.resume();
    if (request.url === '/v3/auth/tokens') {
      this.logins += 1;
      send(201, { token: { expires_at: '2999-01-01T00:00:00Z' } }, { 'X-Subject-Token': 'token-of-all' });
      return;
    }
    const [, name = '', id] = /^\/v1\/p1\/(\w+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
    if (request.headers['x-auth-token'] !== 'token-of-all') return send(401, { error_code: 'Any.0401' });
    this.calls.push(name);
    if (name === 'fleet' && this.calls.filter((each) => each === 'fleet').length < 5)
      return send(503, { error_code: 'Fleet.0503' }, { 'Retry-After': '0' });
    if (id !== undefined) return send(404, { error_code: 'Gates.0404', error_msg: 'no such gate' });
    send(200, { [name]: [{ id: 'a', name: 'A' }, { id: 'b' }] });
  }
}
