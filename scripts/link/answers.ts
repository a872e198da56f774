import { arrayRoot } from './array-root.ts';
import type { FieldFacts, PageFacts, TableFacts } from '../ir/index.ts';
import type { TableGraph } from './graph.ts';
import { nounOfPath, singularWord } from './id-nouns.ts';

/** Fields of an answer that tell of the list in it. */
const ABOUT_A_LIST =
  /count|total|size|limit|offset|marker|page|next|previous|has_?more|truncated|links?$|^request_?id$/i;

/** What the successful answer of a page holds: lists and nothing else, no list at all, or nothing that tells. */
export function answersOf(graph: TableGraph, page: PageFacts): 'list' | 'one' | undefined {
  const success = [...graph.rootsOf(page).responses].find(([status]) => status === '' || status.startsWith('2'));
  return heldBy(graph, success?.[1] ?? []);
}

/** The same of the body of a request; several things also where one list of it has the name of what the path is of. */
export function takesOf(graph: TableGraph, page: PageFacts, path: string): 'list' | 'one' | undefined {
  if (page.operation?.method === 'GET') return undefined;
  const tables = graph.rootsOf(page).requests[0] ?? [];
  const named = new Set(nounOfPath(path, false).words.map(singularWord));
  const isNamed = ({ name, type }: FieldFacts): boolean =>
    type.value.kind === 'array' && named.has(singularWord(name.toLowerCase()));
  return heldBy(graph, tables) ?? (tables.some(({ fields }) => fields.some(isNamed)) ? 'list' : undefined);
}

function heldBy(graph: TableGraph, roots: readonly TableFacts[]): 'list' | 'one' | undefined {
  let tables = roots;
  // Two levels of wrapping are more than any page has.
  for (let level = 0; level < 3 && tables.length > 0; level++) {
    const structure = graph.structure(tables);
    if (arrayRoot(structure)) return 'list';
    const fields = structure.fields.filter(({ name }) => !ABOUT_A_LIST.test(name));
    const lists = fields.filter(({ type }) => type.value.kind === 'array');
    if (lists.length > 0) return lists.length === fields.length ? 'list' : undefined;
    const [only, ...others] = fields;
    if (!only || others.length > 0) return fields.length === 0 ? undefined : 'one';
    tables = graph.linkOf(only).tables;
    if (tables.length === 0) return 'one';
  }
  return undefined;
}
