import { createWriteStream, openSync } from 'node:fs';
import { isTooDeep } from '#server-runtime/bodies';
import { counted } from '../counted.ts';
import type { Asked, Behaviour, Dump } from '../sandbox/index.ts';
import { dumpSchema } from '../sandbox/index.ts';
import { serviceOf } from './contract/contract-names.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { readText } from './machine/files.ts';
import { listenError } from './machine/listen-error.ts';
import { alsoBelow } from './machine/local-server.ts';
import { stopSignal } from './machine/stop-signal.ts';
import type { Terminal } from './machine/terminal.ts';
import type { Auth } from './sandbox/auth.ts';
import { prepareSandbox } from './sandbox/create.ts';

export interface SandboxOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: string;
  /** A `sandbox.yaml`. */
  readonly cycles?: string;
  /** What each operation does is printed, and nothing started. */
  readonly explain?: boolean;
  readonly json?: boolean;
  /** File that keeps everything. */
  readonly data?: string;
  /** File of a dump that is loaded where nothing is kept yet. */
  readonly seeds?: string;
  /** The clock stands still until it is advanced. */
  readonly hold?: boolean;
  readonly timeScale?: number;
  readonly auth: 'none' | 'static' | 'signature';
  /** Tokens, `token` or `token=project`. */
  readonly token?: readonly string[];
  /** Access keys, `id=secret`. */
  readonly key?: readonly string[];
  /** File that requests are written to, a line of JSON each. */
  readonly log?: string;
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
  const { host, port } = options;
  // Opened at once, so that a place where no file can be is told before anything is served.
  const lines =
    options.log === undefined ? undefined : createWriteStream(options.log, { fd: openSync(options.log, 'a') });
  const made = await prepareSandbox(spec, {
    host,
    seed: options.seed,
    cycles: options.cycles,
    data: options.explain ? undefined : options.data,
    hold: options.hold,
    timeScale: options.timeScale,
    auth: authOf(options),
    seeds: options.seeds === undefined ? undefined : await readDump(options.seeds),
    allowHost: options.allowHost,
    allowOrigin: options.allowOrigin,
    log: options.quiet ? undefined : (line) => terminal.note(`${line}\n`),
    asked: lines && ((asked: Asked) => lines.write(`${JSON.stringify(asked)}\n`)),
  });
  if (options.explain) {
    await made.close();
    const { behaviours } = made.sandbox;
    terminal.data(options.json ? `${JSON.stringify(behaviours, null, 2)}\n` : explained(behaviours));
    return EXIT.fine;
  }
  const address = await made.sandbox.app.listen({ port, host }).catch(async (error: unknown) => {
    await made.close();
    throw listenError(error, options);
  });
  terminal.data(
    `${serviceOf(spec)}: ${counted(made.sandbox.operations, 'operation')} at ${address}, ${alsoBelow(made.sandbox.basePaths)}Ctrl+C stops it\n`,
  );
  await stopSignal();
  await made.close();
  lines?.end();
  return EXIT.fine;
}

/** The file of a contract; of a service that has none here, that in `spec/`. */
async function specOf(named: string): Promise<string> {
  const isName = /^[\w-]+$/.test(named);
  const inSpec = `spec/${named}.yaml`;
  return isName && (await readText(inSpec)) !== undefined ? inSpec : named;
}

/** @throws UsageError where credentials are asked for, and none given */
function authOf({ auth, token = [], key = [] }: SandboxOptions): Auth | undefined {
  if (auth === 'static') {
    if (token.length === 0) throw new UsageError('--auth static needs --token: a token, or token=project');
    return { kind: 'static', tokens: Object.fromEntries(token.map((each) => pair(each))) };
  }
  if (auth === 'none') return undefined;
  const keys = key.map((each) => pair(each));
  if (keys.length === 0 || keys.some(([, secret]) => secret === undefined))
    throw new UsageError('--auth signature needs --key: id=secret');
  return { kind: 'signature', keys: Object.fromEntries(keys) as Record<string, string> };
}

function pair(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

async function readDump(file: string): Promise<Dump> {
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`${file}: no such file`);
  if (isTooDeep(text)) throw new UsageError(`${file}: nested too deep to serve`);
  try {
    return dumpSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file}: no dump of a sandbox; GET /_sandbox/state gives one`);
  }
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
