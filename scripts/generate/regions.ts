import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, listOf } from '../nodes.ts';

/**
 * Regions that are known when the client is made, by name, each with the service's address there: `x-regions` of the
 * first server. They are an offer: a client takes other names and other addresses as well.
 */
export function regionsOf(contract: OpenApiDocument): ReadonlyMap<string, string> {
  const [server] = listOf(contract.servers);
  const regions = isNode(server) && isNode(server['x-regions']) ? server['x-regions'] : {};
  return new Map(Object.entries(regions).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
