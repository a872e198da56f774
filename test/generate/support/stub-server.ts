import type { GeneratedFile } from '../../../scripts/generate/index.ts';
import { type AnyClient, type SampleCall, sampleCalls } from './calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './compile.ts';
import { namedPart } from './conformance.ts';
import type { Node } from './contract-reading.ts';
import type { Answer } from './samples.ts';

/** What a handler of a generated server gets. */
export interface HandlerInput {
  readonly params: Node;
  readonly query: Node;
  readonly headers: Node;
  readonly body: unknown;
}

type AnyHandler = (input: HandlerInput) => unknown;

/** Fastify, as far as the tests use it. */
export interface AnyServer {
  listen(options: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

interface ServerModule {
  createServer(handlers: Readonly<Record<string, AnyHandler>>, options?: object): Promise<AnyServer>;
  readonly Refusal: new (status: number, code: string, message: string) => Error;
}

/** A generated server and a generated client of one contract, both compiled by their own settings. */
export interface Pair {
  /** What the compiler says of each. */
  readonly problems: { readonly server: readonly string[]; readonly client: readonly string[] };
  readonly samples: readonly SampleCall[];
  readonly Refusal: ServerModule['Refusal'];
  /** Starts the server on a free port and makes a client of it. */
  start(handlers: Readonly<Record<string, AnyHandler>>, options?: object): Promise<Running>;
  remove(): void;
}

export interface Running {
  readonly url: string;
  readonly client: AnyClient;
  /** A further client, with other options. */
  clientWith(options: object): AnyClient;
  close(): Promise<void>;
}

/** Compiles both packages; `typed` is a further source of the server's, to be checked with it. */
export async function compilePair(
  contract: Node,
  server: readonly GeneratedFile[],
  client: readonly GeneratedFile[],
  typed = '',
): Promise<Pair> {
  const folders = { server: scratchFolder('server'), client: scratchFolder('client') };
  writeFiles(folders.server, typed === '' ? server : [...server, { path: 'src/typed.ts', content: typed }]);
  writeFiles(folders.client, client);
  const problems = { server: compile(folders.server), client: compile(folders.client) };
  const { createServer, Refusal } = await load<ServerModule>(folders.server, 'index.js');
  const { createClient } = await load<{ createClient: (options: object) => AnyClient }>(folders.client, 'index.js');
  return {
    problems,
    samples: sampleCalls(contract),
    Refusal,
    async start(handlers, options = {}) {
      const app = await createServer(handlers, options);
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const clientWith = (more: object) => createClient({ baseUrl: url, token: 'secret', projectId: 'p', ...more });
      return { url, client: clientWith({}), clientWith, close: () => app.close() };
    },
    remove() {
      removeFolder(folders.server);
      removeFolder(folders.client);
    },
  };
}

/** Code that compiles only where each sample is what the types of its operation have a handler get and give. */
export function typedModule(contract: Node, samples: readonly SampleCall[]): string {
  const lines = samples.map(({ operation, args, answer }) => {
    const id = JSON.stringify(operation.id);
    const given = JSON.stringify(namedAnswer(contract, operation, answer));
    const body = operation.body && args.body !== undefined;
    const received = body ? JSON.stringify(namedPart(contract, [operation.body?.schema], args.body)) : 'undefined';
    const input = body || !operation.body?.required ? `${received} satisfies Input<${id}>['body'],` : '';
    return `  ${given} satisfies Output<${id}>, ${input}\n`;
  });
  return `import type { Input, Output } from './index.js';\nexport const typed: readonly unknown[] = [\n${lines.join('')}];\n`;
}

function namedAnswer(contract: Node, operation: SampleCall['operation'], { status, body }: Answer): object {
  const message = operation.successes.find((each) => each.status === status)?.message;
  return body === undefined ? { status } : { status, body: namedPart(contract, [message?.schema], body) };
}
