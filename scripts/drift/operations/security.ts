import { isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { type Contract, canonical, type Located } from '../contract.ts';
import type { Finding } from '../pairs.ts';
import { keywordAt } from '../texts.ts';

/** Differences in the ways to authenticate, at an operation or, where it names none, in the whole contract. */
export function securityFindings(old: Located, now: Located): Finding[] {
  const [before, after] = [old.node.security, now.node.security];
  if (before === undefined && after === undefined) return [];
  // What one side leaves to the whole contract is not said here.
  if (before === undefined || after === undefined) return oneSided(old, now);
  return alternativesOf(old, now, listOf(before), listOf(after));
}

function oneSided(old: Located, now: Located): Finding[] {
  const isOpen = ({ node }: Located): boolean => Array.isArray(node.security) && isWithout(node.security);
  if (isOpen(old)) return [finding('api-security-added', 'added', old, now, 'needs authentication')];
  if (isOpen(now)) return [finding('api-security-removed', 'removed', old, now, 'no longer needs authentication')];
  return [];
}

function alternativesOf(old: Located, now: Located, olds: readonly unknown[], news: readonly unknown[]): Finding[] {
  if (canonical(olds) === canonical(news)) return [];
  if (isWithout(olds) && !isWithout(news))
    return [finding('api-security-added', 'added', old, now, `needs authentication: ${news.map(nameOf).join(' or ')}`)];
  if (!isWithout(olds) && isWithout(news))
    return [finding('api-security-removed', 'removed', old, now, 'no longer needs authentication')];
  const [known, kept] = [new Set(olds.map(canonical)), new Set(news.map(canonical))];
  const gone = olds.filter((each) => !kept.has(canonical(each)));
  const fresh = news.filter((each) => !known.has(canonical(each)));
  return [
    ...gone.map((each) => ({
      ...finding(
        'api-security-alternative-removed',
        'removed' as const,
        old,
        now,
        `can no longer be called with ${nameOf(each)}`,
      ),
      old: each,
    })),
    ...fresh.map((each) => ({
      ...finding('api-security-alternative-added', 'added' as const, old, now, `can be called with ${nameOf(each)}`),
      new: each,
    })),
  ];
}

/** No requirement, or one that asks for nothing: everybody may call. */
const isWithout = (list: readonly unknown[]): boolean =>
  list.length === 0 || list.some((each) => isNode(each) && Object.keys(each).length === 0);

const nameOf = (requirement: unknown): string =>
  isNode(requirement)
    ? Object.keys(requirement)
        .map((name) => `\`${name}\``)
        .join(' and ')
    : '';

const finding = (id: string, kind: Finding['kind'], old: Located, now: Located, says: string): Finding => ({
  id,
  kind,
  ...keywordAt(old, now, 'security'),
  where: '',
  says,
});

/** Schemes of one name that send credentials in different ways. */
export function schemeFindings(old: Contract, now: Contract): Finding[] {
  const schemes = (contract: Contract): Map<string, Located> =>
    new Map(contract.children(contract.at('/components'), 'securitySchemes'));
  const news = schemes(now);
  return [...schemes(old)].flatMap(([name, before]): Finding[] => {
    const after = news.get(name);
    if (!after || canonical(sentAs(before.node)) === canonical(sentAs(after.node))) return [];
    return [
      {
        id: 'api-security-component-changed',
        kind: 'changed',
        before: before.at,
        after: after.at,
        where: '',
        old: sentAs(before.node),
        new: sentAs(after.node),
        says: `sends the credentials of \`${name}\` in another way`,
      },
    ];
  });
}

/** How credentials are sent; names of headers have no case. */
function sentAs({ description, name, ...node }: Node): Node {
  return { ...node, name: node.in === 'header' ? textOf(name)?.toLowerCase() : name };
}
