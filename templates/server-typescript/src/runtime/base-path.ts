import { type Contract, entriesOf, isNode, listOf, textOf } from './contract.js';

/** Signs of a path that stand for themselves (RFC 3986, 3.3), in no template. */
const PLAIN_PATH = /^(?:\/[\w.~!$&'()*+,;=:@%-]+)+$/;

/**
 * Paths of the contract's servers, `/v2`: clients that are told the address of a server without its path leave them out,
 * others don't. A path that the contract's own paths begin with is none of them.
 */
export function basePathsOf(contract: Contract): string[] {
  const own = entriesOf(contract.paths).map(([path]) => path);
  const found = listOf(contract.servers)
    .map((server) => pathOfAddress((isNode(server) ? textOf(server.url) : undefined) ?? ''))
    .filter((path) => PLAIN_PATH.test(path) && !own.some((each) => each === path || each.startsWith(`${path}/`)));
  // The longer first: one may begin as another does.
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}

/** The URL of a request without the path of a server. */
export function withoutBase(url: string, bases: readonly string[]): string {
  const base = bases.find((each) => url === each || url.startsWith(`${each}/`) || url.startsWith(`${each}?`));
  if (base === undefined) return url;
  const rest = url.slice(base.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** The path of an address, without a slash at its end. */
function pathOfAddress(address: string): string {
  const [, path = ''] = /^(?:(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(\/[^?#]*)?/i.exec(address) ?? [];
  return path.replace(/(?<!\/)\/+$/, '');
}
