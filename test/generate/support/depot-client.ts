import { cpSync } from 'node:fs';
import { expect } from 'vitest';
import { compiledOnce, load, removeFolder, scratchFolder } from './compile.ts';
import { type Arrival, type ContractServer, startContractServer } from './contract-server.ts';
import { depot, inputFor, target } from './depot.ts';

type AnyMethod = (args?: object, options?: object) => Promise<unknown>;
type AnyIterator = (args?: object, options?: object) => AsyncIterable<unknown> & { pages(): AsyncIterable<unknown> };
type AnyEndWaiter = (args: object, options?: object) => Promise<void>;
type AnyWaiter = (args: object, state: string, options?: object) => Promise<unknown>;

/** A client whose operations are called by name; the types of the generated one are tested where they are compiled. */
export interface LooseClient {
  call(id: string, args?: object, options?: object): Promise<unknown>;
  iterate(id: string, args?: object, options?: object): ReturnType<AnyIterator>;
  waitUntil(id: string, args: object, state: string, options?: object): Promise<unknown>;
  waitUntilGone(id: string, args: object, options?: object): Promise<void>;
  /** The client itself, as users hold it. */
  readonly whole: Readonly<Record<string, AnyMethod>> & {
    readonly raw: Readonly<Record<string, (path: string, init?: object) => Promise<Record<string, unknown>>>>;
  };
}

/** The client of the depot's contract, generated and compiled, and a server of that contract. */
export interface DepotClient {
  readonly server: ContractServer;
  client(options?: object): LooseClient;
  /** A module of the package. */
  module<Exports>(name: string): Promise<Exports>;
  /** What arrived while `work` ran. */
  arrivalsOf(work: () => Promise<unknown>): Promise<readonly Arrival[]>;
  close(): Promise<void>;
}

/** Tries again at once; else tests would wait. */
const SOON = { baseDelayMs: 1 };

export async function startDepotClient(): Promise<DepotClient> {
  const contract = depot();
  const folder = scratchFolder('client');
  cpSync(compiledOnce(await target('typescript').generate(inputFor(contract))), folder, { recursive: true });
  const server = await startContractServer({ ...contract });
  const { createClient } = await load<{ createClient(options: object): never }>(folder, 'index.js');
  return {
    server,
    client: (options = {}) =>
      looseClient(createClient({ baseUrl: server.url, projectId: 'p', retry: SOON, ...options })),
    module: (name) => load(folder, name),
    async arrivalsOf(work) {
      const before = server.arrivals.length;
      await work();
      return server.arrivals.slice(before);
    },
    async close() {
      await server.close();
      removeFolder(folder);
    },
  };
}

function looseClient(whole: LooseClient['whole']): LooseClient {
  const named = <Kind>(holder: unknown, id: string): Kind => {
    const found = (holder as Readonly<Record<string, Kind>>)[id];
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };
  return {
    whole,
    call: (id, args, options) => named<AnyMethod>(whole, id)(args, options),
    iterate: (id, args, options) => named<AnyIterator>(whole.iterate, id)(args, options),
    waitUntil: (id, args, state, options) => named<AnyWaiter>(whole.waitUntil, id)(args, state, options),
    waitUntilGone: (id, args, options) => named<AnyEndWaiter>(whole.waitUntilGone, id)(args, options),
  };
}

/** The error with which a call fails. */
export async function failureOf(call: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const error = await call.then(
    (value) => new Error(`no failure but ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Error & Record<string, unknown>;
}
