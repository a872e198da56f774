import { type Connection, connectionTo, type ProjectParameter, type Signer } from './core/index.js';
import { SERVICE } from './operations.js';
import type { ClientOptions } from './types.js';

/** As for a client; an access key needs what signs by it, `signRequest`. */
export type ConnectOptions = ClientOptions & ({ readonly credentials?: never } | { readonly sign: Signer });

/**
 * Connects to the service for functions of `calls`, each of which is one operation: a bundler leaves out all others.
 *
 * @param options where the service is, who asks, and for which project
 * @throws TypeError where there is no address
 */
export function connect(options: ConnectOptions & { readonly projectId: string }): Connection<ProjectParameter>;
export function connect(options: ConnectOptions): Connection<never>;
export function connect(options: ConnectOptions): Connection<never> {
  return connectionTo(SERVICE, options, 'sign' in options ? options.sign : undefined) as Connection<never>;
}
