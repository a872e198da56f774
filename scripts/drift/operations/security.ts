import { pointer } from '../../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { type Contract, canonical, type Located } from '../contract.ts';
import type { Finding, Sides } from '../pairs.ts';
import { keywordAt } from '../texts.ts';

/** Differences in the ways to authenticate that hold for a contract as a whole. Nothing is said of assumed ones. */
export function wholeSecurity(old: Contract, now: Contract): Finding[] {
  if (old.isAssumed('/security') || now.isAssumed('/security')) return [];
  const root = ({ root: node }: Contract): Located => ({ node, at: '' });
  return securityBetween(root(old), root(now), listOf(old.root.security), listOf(now.root.security));
}

/**
 * Differences in the ways to authenticate that are in force at an operation: its own, else those of its contract.
 * Nothing is said of an operation that leaves them to its contract on both sides: the contract says so once.
 */
export function securityFindings(old: Located, now: Located, contracts: Sides<Contract>): Finding[] {
  if (old.node.security === undefined && now.node.security === undefined) return [];
  const inForce = (side: Located, contract: Contract): unknown => {
    const at = side.node.security === undefined ? '/security' : pointer(side.at, 'security');
    return contract.isAssumed(at) ? undefined : (side.node.security ?? contract.root.security ?? []);
  };
  const [before, after] = [inForce(old, contracts.old), inForce(now, contracts.now)];
  if (before === undefined || after === undefined) return [];
  return securityBetween(old, now, listOf(before), listOf(after));
}

/** One way to authenticate: the schemes that it needs together, whatever their order. */
const schemesOf = (requirement: unknown): string[] => (isNode(requirement) ? Object.keys(requirement).sort() : []);

function securityBetween(old: Located, now: Located, olds: readonly unknown[], news: readonly unknown[]): Finding[] {
  const key = (each: unknown): string =>
    canonical(
      isNode(each) ? Object.fromEntries(Object.entries(each).map(([k, v]) => [k, [...listOf(v)].sort()])) : each,
    );
  const [known, kept] = [new Set(olds.map(key)), new Set(news.map(key))];
  if (known.size === kept.size && [...known].every((each) => kept.has(each))) return [];
  if (isWithout(olds) && isWithout(news)) return [];
  if (isWithout(olds))
    return [finding('api-security-added', 'added', old, now, `needs authentication: ${news.map(nameOf).join(' or ')}`)];
  if (isWithout(news)) return [finding('api-security-removed', 'removed', old, now, 'no longer needs authentication')];
  const gone = olds.filter((each) => !kept.has(key(each)));
  const fresh = news.filter((each) => !known.has(key(each)));
  const needsMore = (each: unknown, than: unknown): boolean =>
    schemesOf(each).length > schemesOf(than).length && schemesOf(than).every((name) => schemesOf(each).includes(name));
  return [
    ...gone.map((each): Finding => {
      const tighter = fresh.find((other) => needsMore(other, each));
      return tighter
        ? {
            ...finding(
              'api-security-tightened',
              'changed',
              old,
              now,
              `needs ${nameOf(tighter)} instead of ${nameOf(each)}`,
            ),
            old: each,
            new: tighter,
          }
        : {
            ...finding(
              'api-security-alternative-removed',
              'removed',
              old,
              now,
              `can no longer be called with ${nameOf(each)}`,
            ),
            old: each,
          };
    }),
    ...fresh
      .filter((each) => !gone.some((other) => needsMore(each, other)))
      .map(
        (each): Finding => ({
          ...finding('api-security-alternative-added', 'added', old, now, `can be called with ${nameOf(each)}`),
          new: each,
        }),
      ),
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
