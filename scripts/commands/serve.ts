import { ContractError, createServer, readOperations } from '#server-runtime';
import { EXIT, UsageError } from './errors.ts';
import { readText } from './files.ts';
import { parseYaml } from './read-contract.ts';
import { baseName, type Terminal } from './terminal.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly validateResponses?: boolean;
}

/**
 * Serves a contract with example answers until the process is told to stop (SIGINT, SIGTERM); requests under way are
 * answered first.
 *
 * @throws UsageError for a contract that can't be read or served, and for an address that can't be taken
 */
export async function serve(spec: string, options: ServeOptions, terminal: Terminal): Promise<number> {
  const contract = await readContract(spec);
  const app = await createServer(
    contract,
    {},
    { unimplemented: 'example', validateResponses: options.validateResponses ?? false },
  ).catch((error: unknown) => {
    if (error instanceof ContractError)
      throw new UsageError(`${spec}: ${error.message}; specscribe lint says more about a contract`);
    throw error;
  });
  const address = await app.listen({ port: options.port, host: options.host }).catch(async (error: unknown) => {
    await app.close();
    throw listenError(error, options);
  });
  const operations = readOperations(contract).length;
  terminal.data(`${baseName(spec)}: ${operations} operations at ${address}, Ctrl+C stops it\n`);
  await stopSignal();
  await app.close();
  return EXIT.fine;
}

async function readContract(spec: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(spec);
  if (text === undefined) throw new UsageError(`${spec}: no such file`);
  const contract = asJson(parseYaml(text, spec), spec);
  if (!isContract(contract)) throw new UsageError(`${spec}: no OpenAPI 3 contract; "openapi" and "paths" are missing`);
  return contract;
}

/** What JSON can't carry, such as a node that contains itself, no client can send and no schema describe. */
function asJson(value: unknown, spec: string): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new UsageError(`${spec}: neither YAML nor JSON (${(error as Error).message.split('\n')[0]})`);
  }
}

function isContract(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('openapi' in value) || !('paths' in value)) return false;
  return String(value.openapi).startsWith('3.') && typeof value.paths === 'object' && value.paths !== null;
}

/** What systems say of an address that can't be taken, and what to do. */
const ADDRESS_ERRORS: Readonly<Record<string, (options: ServeOptions) => string>> = {
  EADDRINUSE: ({ port }) => `port ${port} is taken; choose another by --port, or 0 for any that is free`,
  EACCES: ({ port }) => `port ${port} needs more rights; choose one above 1023 by --port`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine; choose another by --host`,
  ENOTFOUND: ({ host }) => `${host} is no known host; choose another by --host`,
};

function listenError(error: unknown, options: ServeOptions): unknown {
  const explain = ADDRESS_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
  return explain ? new UsageError(explain(options)) : error;
}

/** Resolves at the first signal to stop; a second one ends the process as it would any other. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
