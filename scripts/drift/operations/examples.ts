import { pointer } from '../../emit/index.ts';
import { isNode, listOf } from '../../nodes.ts';
import { type Contract, canonical, type Located } from '../contract.ts';
import type { ChangeKind, Finding, ShownValue } from '../pairs.ts';

/** What an example shows, and its pointer. */
type Shown = ReadonlyMap<string, string>;

/** Examples of a body, by what they show: they have numbers, not names, where a page gives none. */
export function exampleFindings(old: Located, now: Located, where: string): Finding[] {
  // Most are the same to the letter, which is told sooner than that they are in another order.
  if (lettersOf(old) === lettersOf(now)) return [];
  const [olds, news] = [shownExamples(old), shownExamples(now)];
  const out = contradictionFindings(old, now, where);
  const gone = [...olds.keys()].filter((value) => !news.has(value));
  const fresh = [...news.keys()].filter((value) => !olds.has(value));
  if (gone.length === 0 && fresh.length === 0) return out;
  const isExchange = olds.size === news.size || (gone.length > 0 && fresh.length > 0);
  const kind = isExchange ? 'changed' : gone.length > 0 ? 'removed' : 'added';
  const [before, after] = [olds.get(gone[0] ?? '') ?? old.at, news.get(fresh[0] ?? '') ?? now.at];
  out.push({
    id: `docs-example-${kind}`,
    kind,
    before,
    after,
    where,
    old: gone.sort(),
    new: fresh.sort(),
    says: SAYS[kind],
  });
  return out;
}

const SAYS: Readonly<Record<ChangeKind, string>> = {
  changed: 'has another example',
  removed: 'loses an example',
  added: 'has another example beside the old',
};

/** More or fewer examples that contradict their table, told where one of them stands and what stood there. */
function contradictionFindings(old: Located, now: Located, where: string): Finding[] {
  const [was, is] = [contradicting(old), contradicting(now)];
  if (was.size === is.size) return [];
  const isWorse = is.size > was.size;
  const [more, less, other] = isWorse ? [is, was, old] : [was, is, now];
  const [value, there] = [...more].find(([each]) => !less.has(each)) ?? ['', undefined];
  const shown = shownExamples(other);
  const opposite = shown.get(value) ?? [...shown].find(([each]) => !less.has(each))?.[1];
  return [
    {
      id: `example-became-${isWorse ? 'contradictory' : 'consistent'}`,
      kind: 'changed',
      before: old.at,
      after: now.at,
      said: isWorse ? { before: opposite, after: there } : { before: there, after: opposite },
      where,
      says: `has an example that ${isWorse ? 'contradicts' : 'no longer contradicts'} its table`,
    },
  ];
}

function contradicting({ node, at }: Located): Shown {
  const out = new Map<string, string>();
  for (const [index, example] of listOf(node['x-contradicting-examples']).entries())
    if (isNode(example)) out.set(canonical(example.value), pointer(at, 'x-contradicting-examples', index));
  return out;
}

/** Examples, also those that contradict their tables. */
const shownExamples = (media: Located): Shown =>
  new Map(placedExamples(media).map(({ value, at }) => [canonical(value), at]));

/** What all examples of a body show, also those that contradict their tables, and where each stands. */
function placedExamples({ node, at }: Located): { readonly value: unknown; readonly at: string }[] {
  const named = isNode(node.examples) ? Object.entries(node.examples) : [];
  return [
    ...(node.example === undefined ? [] : [{ value: node.example, at: pointer(at, 'example') }]),
    ...named.map(([name, example]) => ({ example, at: pointer(at, 'examples', name) })).flatMap(exampleAt),
    ...listOf(node['x-contradicting-examples'])
      .map((example, index) => ({ example, at: pointer(at, 'x-contradicting-examples', index) }))
      .flatMap(exampleAt),
  ];
}

const EXAMPLES = ['example', 'examples', 'x-contradicting-examples'] as const;
const lettersOf = ({ node }: Located): string => JSON.stringify(EXAMPLES.map((key) => node[key]));

const exampleAt = ({ example, at }: { example: unknown; at: string }) =>
  isNode(example) ? [{ value: example.value, at }] : [];

/** What the examples of a body show, with their pages. */
export const examplesOf = (media: Located, contract: Contract): ShownValue[] =>
  placedExamples(media).map(({ value, at }) => ({ value, page: () => contract.pageOf(at) }));
