import path from 'node:path';
import { ContractError } from '#server-runtime';
import {
  type Asked,
  type AskedFault,
  type Clock,
  type Dump,
  faultsSchema,
  parseSandboxConfig,
  type Sandbox,
  type SandboxConfig,
  sandboxOf,
} from '../../sandbox/index.ts';
import { readServedContract } from '../contract/served-contract.ts';
import { UsageError } from '../machine/errors.ts';
import { readText } from '../machine/files.ts';
import { listenError } from '../machine/listen-error.ts';
import { type Auth, authenticator } from './auth.ts';
import { frontServer } from './front.ts';
import { openDataFile } from './sqlite.ts';

/** How a sandbox is made. */
export interface SandboxSettings {
  /** Where to listen; 0, which is usual, takes any port that is free. */
  readonly port?: number;
  /** Where to listen; `127.0.0.1` where absent. */
  readonly host?: string;
  /** The same seed gives the same ids. */
  readonly seed?: string;
  /** A `sandbox.yaml` with life cycles; that of the service in `docs-source` where the contract is in `spec`. */
  readonly cycles?: string | undefined;
  /** A file of a SQLite database that keeps everything; nothing is kept where absent. */
  readonly data?: string | undefined;
  /** Whether its clock stands still from the beginning, until it is advanced. */
  readonly hold?: boolean | undefined;
  /** How many times as fast as the day its clock goes; 1 where absent. */
  readonly timeScale?: number | undefined;
  /** Which credentials a request needs; none where absent. */
  readonly auth?: Auth | undefined;
  /** Things that are there from the beginning, as {@link RunningSandbox.dump} gives them. */
  readonly seeds?: Dump | undefined;
  /** Names of this machine, beside its own, that requests may call it by. */
  readonly allowHost?: readonly string[] | undefined;
  /** Origins of pages, beside those on this machine, that may read the answers. */
  readonly allowOrigin?: readonly string[] | undefined;
  /** Is given a line for each request. */
  readonly log?: ((line: string) => void) | undefined;
  /** Is given each request that was answered. */
  readonly asked?: ((request: Asked) => void) | undefined;
  /** Whether each answer is held against the contract once more, as tests of the sandbox do. */
  readonly validateResponses?: boolean | undefined;
}

/** A sandbox that answers requests. */
export interface RunningSandbox {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly clock: Clock;
  /** Faults that requests meet, in their order. It throws where one is for an operation that the contract hasn't. */
  readonly setFaults: (faults: readonly AskedFault[]) => void;
  /** All that it knows, as JSON. */
  readonly dump: () => Dump;
  /** Puts what was dumped in the place of what it knows. */
  readonly load: (dump: Dump) => void;
  /** Forgets everything. */
  readonly reset: () => void;
  /** Changes fields of a thing by its path, such as its state. False where nothing is there. */
  readonly change: (path: string, fields: Readonly<Record<string, unknown>>) => boolean;
  /** The last requests, in their order. */
  readonly requests: () => readonly Asked[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a stateful server of a contract, for tests.
 *
 * @param contract a file, or OpenAPI as parsed
 * @throws UsageError for a contract, a `sandbox.yaml` or a file of data that can't be used, and for an address that
 * can't be taken
 */
export async function createSandbox(
  contract: string | Readonly<Record<string, unknown>>,
  settings: SandboxSettings = {},
): Promise<RunningSandbox> {
  const { sandbox, close } = await prepareSandbox(contract, settings);
  const { host = '127.0.0.1', port = 0 } = settings;
  const url = await sandbox.app.listen({ host, port }).catch(async (error: unknown) => {
    await close();
    throw listenError(error, { host, port });
  });
  const { clock, state, faults } = sandbox;
  return {
    url,
    clock,
    setFaults: (asked) => {
      const unknown = sandbox.unknownIn(asked);
      if (unknown !== undefined) throw new UsageError(`the contract has no operation ${unknown}`);
      faults.set(faultsSchema.parse(asked));
    },
    dump: () => {
      sandbox.settle();
      return state.dump();
    },
    load: (dump) => state.transaction(() => state.load(dump)),
    reset: sandbox.reset,
    change: sandbox.change,
    requests: sandbox.requests,
    close,
  };
}

/** A sandbox that does not listen yet. */
export interface PreparedSandbox {
  readonly sandbox: Sandbox;
  readonly close: () => Promise<void>;
}

/** As {@link createSandbox}, but for listening. */
export async function prepareSandbox(
  contract: string | Readonly<Record<string, unknown>>,
  settings: SandboxSettings,
): Promise<PreparedSandbox> {
  const named = typeof contract === 'string' ? contract : 'the contract';
  const parsed = typeof contract === 'string' ? await readServedContract(contract) : contract;
  const config = await readCycles(
    settings.cycles ?? (typeof contract === 'string' ? besideSpec(contract) : undefined),
    {
      isAsked: settings.cycles !== undefined,
    },
  );
  const data = settings.data === undefined ? undefined : await openDataFile(settings.data);
  const { host = '127.0.0.1', allowHost = [], allowOrigin = [], log, asked } = settings;
  const settled: { sandbox?: Sandbox } = {};
  try {
    const known = data?.read();
    const isNew = known === undefined || Object.keys(known.collections).length === 0;
    const sandbox = await sandboxOf({
      contract: parsed,
      config,
      now: Date.now,
      scale: settings.timeScale,
      seed: settings.seed ?? 'specscribe',
      ...(settings.auth ? authenticator(parsed, settings.auth) : {}),
      dump: known,
      keep: data?.keep,
      validateResponses: settings.validateResponses,
      settings: {
        serverFactory: frontServer({
          sandbox: () => settled.sandbox as Sandbox,
          local: { host, hosts: allowHost, origins: allowOrigin, log },
          keys: settings.auth?.kind === 'signature' ? settings.auth.keys : undefined,
          asked,
        }),
        forceCloseConnections: true,
      },
    });
    settled.sandbox = sandbox;
    if (settings.hold) sandbox.clock.hold();
    const { seeds } = settings;
    if (isNew && seeds) sandbox.state.transaction(() => sandbox.state.load(seeds));
    const close = async (): Promise<void> => {
      await sandbox.app.close();
      data?.close();
    };
    return { sandbox, close };
  } catch (error) {
    data?.close();
    if (error instanceof ContractError)
      throw new UsageError(`${named}: ${error.message}; specscribe lint says more about a contract`);
    throw error;
  }
}

/** The life cycles of the service whose contract is in `spec/`. */
function besideSpec(spec: string): string | undefined {
  const folder = path.dirname(path.resolve(spec));
  const service = path.basename(spec).replace(/\.(?:ya?ml|json)$/i, '');
  return path.basename(folder) === 'spec' ? path.join(folder, '../docs-source', service, 'sandbox.yaml') : undefined;
}

async function readCycles(
  file: string | undefined,
  { isAsked }: { readonly isAsked: boolean },
): Promise<SandboxConfig | undefined> {
  if (file === undefined) return undefined;
  const text = await readText(file);
  if (text !== undefined) return parseSandboxConfig(text, file).value;
  if (isAsked) throw new UsageError(`${file}: no such file`);
  return undefined;
}
