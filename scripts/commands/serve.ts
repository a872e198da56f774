import { basePathsOf, ContractError, createServer, readOperations } from '#server-runtime';
import { counted } from '../counted.ts';
import { apartContract } from '../operation-views.ts';
import { serviceOf } from './contract/contract-names.ts';
import { readServedContract } from './contract/served-contract.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { listenError } from './machine/listen-error.ts';
import { alsoBelow, localServer } from './machine/local-server.ts';
import { stopSignal } from './machine/stop-signal.ts';
import type { Terminal } from './machine/terminal.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly validateResponses?: boolean;
  /** Origins of pages, beside those on this machine, that may read the answers. */
  readonly allowOrigin?: readonly string[];
  /** Names of this machine, beside its own, that requests may call it by. */
  readonly allowHost?: readonly string[];
  /** No line a request. */
  readonly quiet?: boolean;
}

/**
 * Serves a contract with example answers until the process is told to stop (SIGINT, SIGTERM); requests under way are
 * answered first.
 *
 * @throws UsageError for a contract that can't be read or served, and for an address that can't be taken
 */
export async function serve(spec: string, options: ServeOptions, terminal: Terminal): Promise<number> {
  const contract = apartContract(await readServedContract(spec));
  const app = await createServer(
    contract,
    {},
    { unimplemented: 'example', validateResponses: options.validateResponses ?? false },
    {
      serverFactory: localServer({
        host: options.host,
        hosts: options.allowHost ?? [],
        origins: options.allowOrigin ?? [],
        log: options.quiet ? undefined : (line) => terminal.note(`${line}\n`),
      }),
    },
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
  terminal.data(
    `${serviceOf(spec)}: ${counted(operations, 'operation')} at ${address}, ${alsoBelow(basePathsOf(contract))}Ctrl+C stops it\n`,
  );
  await stopSignal();
  await app.close();
  return EXIT.fine;
}
