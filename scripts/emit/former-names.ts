import { addTo } from '../append.ts';
import type { FormerName, FormerNames } from '../ir/index.ts';
import { pointer } from '../json-pointer.ts';
import { isNode, type Node } from '../nodes.ts';
import { operationViews } from '../operation-views.ts';
import type { EmittedContract } from './contract.ts';
import type { SourceMap, TracedNode } from './source-map.ts';

/**
 * Says of operations and types under `x-former-names`, and of places among resources under `x-former-resources`, what they
 * were called before, and with which version that name ends: generated clients keep it until then. It comes after the
 * corrections of the pages, which may name things too.
 */
export function withFormerNames(contract: EmittedContract, formerly: FormerNames | undefined): EmittedContract {
  if (formerly === undefined) return contract;
  const [operations, resources, types] = [formerly.operations, formerly.resources, formerly.types].map(byPresentName);
  const document = structuredClone(contract.document);
  const sources = new Map(contract.sources);
  const note = (
    at: readonly (string | number)[],
    node: Node,
    key: string,
    names: readonly object[] | undefined,
  ): void => {
    if (names === undefined) return;
    Object.assign(node, { [key]: names });
    const origin = nearest(contract.sources, pointer('', ...at));
    if (origin)
      sources.set(pointer('', ...at, key), { ...origin, origin: 'inferred', rule: 'name-kept-for-one-major' });
  };
  for (const { node, keys } of operationViews(document as unknown as Node)) {
    note(keys, node, 'x-former-names', operations?.get(String(node.operationId)));
    note(keys, node, 'x-former-resources', resources?.get(String(node['x-resource'])));
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    if (isNode(schema)) note(['components', 'schemas', name], schema, 'x-former-names', types?.get(name));
  return { document, sources };
}

function byPresentName(
  names: Readonly<Record<string, FormerName>> | undefined,
): ReadonlyMap<string, readonly { readonly name: string; readonly until: string }[]> {
  const all = new Map<string, { name: string; until: string }[]>();
  for (const [name, { now, until }] of Object.entries(names ?? {})) addTo(all, now, { name, until });
  return all;
}

function nearest(sources: SourceMap, from: string): TracedNode | undefined {
  for (let at = from; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = sources.get(at);
    if (found) return found;
  }
  return undefined;
}
