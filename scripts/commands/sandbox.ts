import { ContractError } from '#server-runtime';
import { type Behaviour, type Sandbox, sandboxOf } from '../sandbox/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { readServedContract } from './contract/served-contract.ts';
import { counted } from './counted.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import { listenError } from './machine/listen-error.ts';
import { localServer } from './machine/local-server.ts';
import { stopSignal } from './machine/stop-signal.ts';
import type { Terminal } from './machine/terminal.ts';

export interface SandboxOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  /** What each operation does is printed, and nothing started. */
  readonly explain?: boolean;
  readonly json?: boolean;
  /** Origins of pages, beside those on this machine, that may read the answers. */
  readonly allowOrigin?: readonly string[];
  /** Names of this machine, beside its own, that requests may call it by. */
  readonly allowHost?: readonly string[];
  /** No line a request. */
  readonly quiet?: boolean;
}

/**
 * Serves a contract with state until the process is told to stop (SIGINT, SIGTERM); requests under way are answered
 * first.
 *
 * @param named a contract's file, or the name of a service whose contract is in `spec/`
 * @throws UsageError for a contract that can't be read or served, and for an address that can't be taken
 */
export async function sandbox(named: string, options: SandboxOptions, terminal: Terminal): Promise<number> {
  const spec = await specOf(named);
  const contract = await readServedContract(spec);
  const made = await sandboxOf({
    contract,
    now: Date.now,
    seed: options.seed,
    settings: {
      serverFactory: localServer({
        host: options.host,
        hosts: options.allowHost ?? [],
        origins: options.allowOrigin ?? [],
        log: options.quiet ? undefined : (line) => terminal.note(`${line}\n`),
      }),
    },
  }).catch((error: unknown) => {
    if (error instanceof ContractError)
      throw new UsageError(`${spec}: ${error.message}; specscribe lint says more about a contract`);
    throw error;
  });
  if (options.explain) {
    await made.app.close();
    terminal.data(options.json ? `${JSON.stringify(made.behaviours, null, 2)}\n` : explained(made.behaviours));
    return EXIT.fine;
  }
  await served(made, spec, options, terminal);
  return EXIT.fine;
}

async function served(made: Sandbox, spec: string, options: SandboxOptions, terminal: Terminal): Promise<void> {
  const address = await made.app.listen({ port: options.port, host: options.host }).catch(async (error: unknown) => {
    await made.app.close();
    throw listenError(error, options);
  });
  terminal.data(`${serviceOf(spec)}: ${counted(made.operations, 'operation')} at ${address}, Ctrl+C stops it\n`);
  await stopSignal();
  await made.app.close();
}

/** The file of a contract; of a service that has none here, that in `spec/`. */
async function specOf(named: string): Promise<string> {
  const isName = /^[\w-]+$/.test(named);
  const inSpec = `spec/${named}.yaml`;
  return isName &&
    (await readText(named).catch(() => undefined)) === undefined &&
    (await readText(inSpec)) !== undefined
    ? inSpec
    : named;
}

function explained(behaviours: readonly Behaviour[]): string {
  const operations = [...new Set(behaviours.map(({ operation }) => operation))];
  return operations
    .map((operation) => {
      const own = behaviours.filter((each) => each.operation === operation);
      const lines = own.map(({ ground, rule, text }) => `  ${ground.padEnd(10)}  ${rule.padEnd(17)}  ${text}`);
      return `${operation}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}
