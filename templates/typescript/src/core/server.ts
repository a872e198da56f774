import type { ServerEntry } from './entries.js';
import { serializeServer } from './serialize.js';

// {{#regions}}
/** Variables of the contract's address, an address instead, or addresses by region. */
export interface AddressOptions {
  readonly baseUrl?: string | undefined;
  readonly region?: string | undefined;
  readonly regions?: Readonly<Record<string, string>> | undefined;
}

/**
 * Finds the address of the service: the one given; that of the region, as given or as known; else the contract's, with
 * its variables filled. A region that nobody knows is no error where the address has a place for it.
 *
 * @param server what the contract says of it
 * @throws TypeError where there is none, or none of that region
 */
// {{/regions}}
// {{^regions}}
//= /** Variables of the contract's address, or an address instead. */
//= export interface AddressOptions {
//=   readonly baseUrl?: string | undefined;
//= }
//=
//= /**
//=  * Finds the address of the service: the one given, else the contract's, with its variables filled.
//=  *
//=  * @param server what the contract says of it
//=  * @throws TypeError where there is none
//=  */
// {{/regions}}
export function addressOf(options: AddressOptions, server: ServerEntry): string {
  const address = addressIn(options, server);
  if (!/^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#]*)?$/i.test(address) || !URL.canParse(address))
    throw new TypeError('the address must be http(s)://host/path and no more');
  return address;
}

function addressIn(options: AddressOptions, server: ServerEntry): string {
  if (options.baseUrl !== undefined) return options.baseUrl;
  const { url, variables } = server;
  const given: Readonly<Record<string, unknown>> = { ...options };
  // {{#regions}}
  const region = options.region ?? variables.region?.default;
  const known = { ...server.regions, ...options.regions };
  const others = Object.keys(variables).some((name) => name !== 'region' && given[name] !== undefined);
  if (region !== undefined && !others && Object.hasOwn(known, region)) return known[region] as string;
  // {{/regions}}
  if (url === '') throw new TypeError('baseUrl is missing');
  // {{#regions}}
  if (options.region !== undefined && !Object.hasOwn(variables, 'region'))
    throw new TypeError(`region ${options.region} is not known: give baseUrl`);
  // {{/regions}}
  const values = Object.entries(variables).map(([name, variable]) => [name, String(given[name] ?? variable.default)]);
  return serializeServer(url, Object.fromEntries(values));
}
