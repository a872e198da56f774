import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parseContract } from '../../scripts/commands/contract/read-contract.ts';
import type { Node } from '../../scripts/nodes.ts';
import { type SiteInput, type SiteService, siteOf } from '../../scripts/publish/index.ts';
import { ROOT } from '../corpus.ts';

const read = (name: string): string => readFileSync(path.join(ROOT, 'spec', name), 'utf8');

/** The project's own service, its pages standing upstream at an address of their own. */
export const ownService = (): SiteService => ({
  name: 'modelarts',
  contract: parseContract(read('modelarts.yaml'), 'modelarts.yaml'),
  sources: JSON.parse(read('modelarts.sources.json')).sources,
  diagnostics: JSON.parse(read('modelarts.diagnostics.json')),
  upstreamOf: (file) => ({ url: `https://upstream.example/blob/main/${file}`, repository: 'https://upstream.example' }),
});

/** A service of a contract alone. */
export const serviceOf = (contract: Node, name = 'made'): SiteService => ({
  name,
  contract: { openapi: '3.0.3', info: { title: 'Made', version: '1' }, ...contract },
  sources: {},
  diagnostics: [],
  upstreamOf: () => undefined,
});

/** Pages by path. */
export function pagesOf(services: readonly SiteService[], slots: SiteInput['slots'] = {}): Map<string, string> {
  return new Map([...siteOf({ title: 'Reference', services, slots }).pages()].map((page) => [page.path, page.html]));
}

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** All elements of a page. */
export function elementsOf(markup: string): Element[] {
  const below = (nodes: readonly ChildNode[]): Element[] =>
    nodes.flatMap((node) => ('tagName' in node ? [node, ...below(node.childNodes)] : []));
  return below(parse(markup).childNodes);
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((each) => each.name === name)?.value;

/** The words of an element. */
export const wordsOf = (node: ChildNode): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';

/** The element of an id. */
export function byId(markup: string, id: string): Element {
  const found = elementsOf(markup).find((each) => attribute(each, 'id') === id);
  if (!found) throw new Error(`no element has the id ${id}`);
  return found;
}
