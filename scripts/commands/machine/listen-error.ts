import { UsageError } from './errors.ts';

interface ListenPlace {
  readonly port: number;
  readonly host: string;
}

/** What systems say of an address that can't be taken, and what to do. */
const ADDRESS_ERRORS: Readonly<Record<string, (options: ListenPlace) => string>> = {
  EADDRINUSE: ({ port }) => `port ${port} is taken; choose another by --port, or 0 for any that is free`,
  EACCES: ({ port }) => `port ${port} needs more rights; choose one above 1023 by --port`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine; choose another by --host`,
  ENOTFOUND: ({ host }) => `${host} is no known host; choose another by --host`,
};

/** An error of listening as one that a person can mend; any other as it is. */
export function listenError(error: unknown, options: ListenPlace): unknown {
  const explain = ADDRESS_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
  return explain ? new UsageError(explain(options)) : error;
}
