import { type Connection, connectionTo } from './core/index.js';
import type { ProjectParameter } from './core/index.js'; // {{project}}
import type { Signer } from './core/index.js'; // {{signed}}
import { SERVICE } from './operations.js';
import type { ClientOptions } from './types.js';

// {{#signed}}
/** As for a client; an access key needs what signs by it, `signRequest`. */
export type ConnectOptions = ClientOptions & ({ readonly credentials?: never } | { readonly sign: Signer });
// {{/signed}}
// {{^signed}}
//= /** As for a client. */
//= export type ConnectOptions = ClientOptions;
// {{/signed}}

/**
 * Connects to the service for functions of `calls`, each of which is one operation: a bundler leaves out all others.
 *
 * @param options where the service is, who asks, and how calls behave
 * @throws TypeError where there is no address
 */
// {{#project}}
export function connect(options: ConnectOptions & { readonly projectId: string }): Connection<ProjectParameter>;
export function connect(options: ConnectOptions): Connection<never>;
// {{/project}}
export function connect(options: ConnectOptions): Connection<never> {
  // {{#signed}}
  return connectionTo(SERVICE, options, 'sign' in options ? options.sign : undefined) as Connection<never>;
  // {{/signed}}
  // {{^signed}}
  //= return connectionTo(SERVICE, options) as Connection<never>;
  // {{/signed}}
}
