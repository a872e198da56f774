import { pointer } from '../../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { type Contract, canonical, type Located } from '../contract.ts';
import type { ChangeKind, Finding } from '../pairs.ts';
import { valueText } from '../schemas/facets.ts';
import { wordingOf } from '../text.ts';
import { textFindings } from '../texts.ts';
import { schemeFindings, wholeSecurity } from './security.ts';

/** Differences of what holds for a contract as a whole: texts, servers, security, error codes. */
export function wholeFindings(old: Contract, now: Contract): Finding[] {
  const info = { old: old.at('/info'), now: now.at('/info') };
  return [
    ...textFindings(info.old, info.now),
    ...wholeSecurity(old, now),
    ...schemeFindings(old, now),
    ...serverFindings(old, now),
    ...codeFindings(old, now),
  ];
}

interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly says: string;
  readonly said?: NonNullable<Finding['said']>;
  readonly old?: unknown;
  readonly new?: unknown;
}

const placed = (change: Change, before: string, after: string): Finding => ({ ...change, before, after, where: '' });

/** Servers by address; a lone server whose address changed is one that went and one that came. */
function serverFindings(old: Contract, now: Contract): Finding[] {
  // Where the pages name no server, one is assumed: that says nothing of the other side's.
  if (old.isAssumed('/servers/0/url') || now.isAssumed('/servers/0/url')) return [];
  const [olds, news] = [serversOf(old), serversOf(now)];
  const out: Finding[] = [];
  for (const [url, before] of olds) {
    const after = news.get(url);
    const removed = {
      id: 'server-removed',
      kind: 'removed',
      old: url,
      says: `no longer has the server ${url}`,
    } as const;
    if (after) out.push(...variableFindings(before, after), ...regionFindings(before, after));
    else out.push(placed(removed, before.at, '/servers'));
  }
  for (const [url, after] of news)
    if (!olds.has(url))
      out.push(
        placed({ id: 'server-added', kind: 'added', new: url, says: `has the server ${url}` }, '/servers', after.at),
      );
  return out;
}

const serversOf = (contract: Contract): Map<string, Located> =>
  new Map(
    listOf(contract.root.servers).flatMap((node, index) =>
      isNode(node)
        ? [[(textOf(node.url) ?? '').replace(/\/$/, ''), { node, at: pointer('/servers', index) }] as const]
        : [],
    ),
  );

function variableFindings(old: Located, now: Located): Finding[] {
  return compareMaps(old, now, 'variables', {
    removed: (name) => ({
      id: 'server-variable-removed',
      says: `no longer has the variable ${valueText(name)} in its address`,
    }),
    added: (name) => ({ id: 'server-variable-added', says: `has the variable ${valueText(name)} in its address` }),
    both: (name, before, after) => variableChanges(name, isNode(before) ? before : {}, isNode(after) ? after : {}),
  });
}

function variableChanges(name: string, before: Node, after: Node): Change[] {
  const out: Change[] = [];
  if (before.default !== after.default)
    out.push({
      id: 'server-variable-default-changed',
      kind: 'changed',
      old: before.default,
      new: after.default,
      says: `is reached with ${valueText(name)} ${valueText(after.default)}, which was ${valueText(before.default)}`,
    });
  const [olds, news] = [listOf(before.enum), listOf(after.enum)];
  // Without a list any value does.
  const gone = news.length === 0 ? [] : olds.filter((value) => !news.includes(value));
  const fresh = olds.length === 0 ? [] : news.filter((value) => !olds.includes(value));
  for (const value of gone)
    out.push({
      id: 'server-variable-value-removed',
      kind: 'removed',
      old: value,
      says: `no longer takes ${valueText(value)} for ${valueText(name)}`,
    });
  for (const value of fresh)
    out.push({
      id: 'server-variable-value-added',
      kind: 'added',
      new: value,
      says: `takes ${valueText(value)} for ${valueText(name)}`,
    });
  return out;
}

function regionFindings(old: Located, now: Located): Finding[] {
  return compareMaps(old, now, 'x-regions', {
    removed: (name) => ({ id: 'region-removed', says: `no longer has the region ${valueText(name)}` }),
    added: (name) => ({ id: 'region-added', says: `has the region ${valueText(name)}` }),
    both: (name, before, after) =>
      before === after
        ? []
        : [
            {
              id: 'region-address-changed',
              kind: 'changed',
              old: before,
              new: after,
              says: `reaches the region ${valueText(name)} at ${after}, which was ${before}`,
            },
          ],
  });
}

interface MapRules {
  readonly removed: (name: string) => Pick<Change, 'id' | 'says' | 'said'>;
  readonly added: (name: string) => Pick<Change, 'id' | 'says' | 'said'>;
  readonly both: (name: string, before: unknown, after: unknown) => readonly Change[];
}

/** Compares what has names in two maps. */
function compareMaps(old: Located, now: Located, key: string, rules: MapRules): Finding[] {
  const entries = ({ node }: Located): Node => (isNode(node[key]) ? (node[key] as Node) : {});
  const [olds, news] = [entries(old), entries(now)];
  const at = (side: Located, name: string): string =>
    Object.hasOwn(entries(side), name) ? pointer(side.at, key, name) : side.at;
  const changes = (name: string): readonly Change[] => {
    if (!Object.hasOwn(news, name)) return [{ ...rules.removed(name), kind: 'removed', old: name }];
    if (!Object.hasOwn(olds, name)) return [{ ...rules.added(name), kind: 'added', new: name }];
    return rules.both(name, olds[name], news[name]);
  };
  return [...new Set([...Object.keys(olds), ...Object.keys(news)])].flatMap((name) =>
    changes(name).map((change) => placed(change, at(old, name), at(now, name))),
  );
}

/** Codes of the common table; one code may stand for several statuses. */
function codeFindings(old: Contract, now: Contract): Finding[] {
  const whole = (contract: Contract): Located => ({ node: contract.root, at: '' });
  const statusesOf = (list: unknown): unknown[] =>
    listOf(list).map((entry) => (isNode(entry) ? entry.status : undefined));
  const statuses = (list: unknown): unknown[] => [...new Set(statusesOf(list))].sort();
  // The entry of a status that the other side has not; one that both have shows nothing.
  const entryAt = (code: string, list: unknown, others: unknown): string => {
    const known = statusesOf(others);
    const lone = statusesOf(list).findIndex((status) => !known.includes(status));
    return pointer('/x-error-codes', code, Math.max(lone, 0));
  };
  // What has no entry of its own stands beside the others.
  const firstCode = ({ root }: Contract): string =>
    pointer('/x-error-codes', Object.keys(isNode(root['x-error-codes']) ? root['x-error-codes'] : {})[0] ?? '');
  const beside = { old: firstCode(old), now: firstCode(now) };
  const words = (list: unknown): string =>
    canonical(
      listOf(list).map((entry) =>
        isNode(entry) ? ['message', 'description', 'measure'].map((key) => wordingOf(textOf(entry[key]) ?? '')) : [],
      ),
    );
  return compareMaps(whole(old), whole(now), 'x-error-codes', {
    removed: (code) => ({
      id: 'error-code-removed',
      said: { after: beside.now },
      says: `no longer lists the error code ${valueText(code)}`,
    }),
    added: (code) => ({
      id: 'error-code-added',
      said: { before: beside.old },
      says: `lists the error code ${valueText(code)}`,
    }),
    both: (code, before, after) => {
      const [was, is] = [statuses(before), statuses(after)];
      const out: Change[] = [];
      if (canonical(was) !== canonical(is))
        out.push({
          id: 'error-code-status-changed',
          kind: 'changed',
          old: [code, was],
          new: [code, is],
          said: { before: entryAt(code, before, after), after: entryAt(code, after, before) },
          says: `answers the error code ${valueText(code)} with ${is.join(', ')}, which was ${was.join(', ')}`,
        });
      if (words(before) !== words(after))
        out.push({
          id: 'docs-error-code-changed',
          kind: 'changed',
          old: [code, words(before)],
          new: [code, words(after)],
          says: `explains the error code ${valueText(code)} in other words`,
        });
      return out;
    },
  });
}
