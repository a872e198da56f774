import { pointer } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, textOf } from '../../nodes.ts';
import { type Contract, canonical } from '../contract.ts';
import { formerNames, keptUntil } from '../generated-names.ts';
import { type Finding, NO_PAGES, newPair, type OperationRoots, type Root, type Sides } from '../pairs.ts';
import { keywordAt, textFindings } from '../texts.ts';
import type { BodyComparer } from './bodies.ts';
import { keyOf, type MatchedOperations, type Operation, pagesOf, routeOf, shapeOf } from './match-operations.ts';
import type { ParameterComparer } from './parameters.ts';
import { securityFindings } from './security.ts';

/** What compares the parts of operations. */
interface Comparers {
  readonly contracts: Sides<Contract>;
  readonly parameters: ParameterComparer;
  readonly bodies: BodyComparer;
}

/** Compares an operation that both contracts have. */
export function comparedOperation(
  old: Operation,
  now: Operation,
  { contracts, parameters, bodies }: Comparers,
): OperationRoots {
  const pair = newPair();
  pair.findings.push(
    ...identityFindings(old, now, contracts),
    ...slashFindings(old, now),
    ...lifeFindings(old, now),
    ...textFindings(withoutDeprecation(old), withoutDeprecation(now)),
    ...tagFindings(old, now),
    ...securityFindings(old, now, contracts),
    ...pageFindings(old, now),
    ...jobFindings(old, now),
    ...waiterFindings(old, now),
  );
  const roots: Root[] = [{ place: '', pair }, ...parameters.roots(old, now), ...bodies.roots(old, now)];
  return { key: keyOf(now), name: now.id, route: routeOf(now), pages: { old: pagesOf(old), now: pagesOf(now) }, roots };
}

/** Operations that one contract has alone. A path whose last operation goes, goes with it. */
export function loneOperations({ pairs, gone, fresh }: MatchedOperations): OperationRoots[] {
  const news = [...pairs.map(([, now]) => now), ...fresh];
  const kept = new Set(news.map(({ route }) => shapeOf(route)));
  const told = (operation: Operation, finding: Omit<Finding, 'where'>): OperationRoots => ({
    key: keyOf(operation),
    name: operation.id,
    route: routeOf(operation),
    pages: NO_PAGES,
    roots: [{ place: '', pair: newPair({ ...finding, where: '' }) }],
  });
  return [
    ...gone.map((operation) => {
      const what = kept.has(shapeOf(operation.route)) ? 'api' : 'api-path';
      const how = operation.node.deprecated === true ? 'with' : 'without';
      const id = `${what}-removed-${how}-deprecation`;
      return told(operation, { id, kind: 'removed', before: operation.at, after: '', says: 'is gone' });
    }),
    ...fresh.map((operation) => {
      const id = 'endpoint-added';
      const says = operation.node.deprecated === true ? 'is new and already deprecated' : 'is new';
      return told(operation, { id, kind: 'added', before: '', after: operation.at, says });
    }),
  ];
}

const changed = (id: string, old: Operation, now: Operation, keyword: string, says: string): Finding => ({
  id,
  kind: 'changed',
  ...keywordAt(old, now, keyword),
  where: '',
  says,
});

function identityFindings(old: Operation, now: Operation, contracts: Sides<Contract>): Finding[] {
  const out: Finding[] = [];
  if (old.id !== now.id && textOf(old.node.operationId) !== undefined) {
    const before = contracts.old.inferredFrom(pointer(old.at, 'operationId'));
    const after = contracts.now.inferredFrom(pointer(now.at, 'operationId'));
    // The same words give the same name, unless somebody gave it.
    const isMadeOfOthers = before !== undefined && after !== undefined && before !== after;
    const until = formerNames(now.node).get(old.id);
    const id =
      until !== undefined
        ? 'generated-operation-renamed-kept'
        : isMadeOfOthers
          ? 'api-inferred-operation-id-changed'
          : 'api-operation-id-changed';
    out.push({
      ...changed(id, old, now, 'operationId', `is called so, and was \`${old.id}\`${keptUntil(until)}`),
      old: old.id,
      new: now.id,
    });
  }
  const [was, is] = [textOf(old.node['x-resource']), textOf(now.node['x-resource'])];
  if (was !== undefined && was !== is) {
    const place = is === undefined ? 'is of no resource any more' : `is called \`${is}\``;
    const until = formerNames(now.node, 'x-former-resources').get(was);
    const says = `${place}, and was \`${was}\`${keptUntil(until)}`;
    const id = until === undefined ? 'generated-resource-renamed' : 'generated-resource-renamed-kept';
    out.push({ ...changed(id, old, now, 'x-resource', says), old: was, new: is });
  }
  out.push(...endedNames(old, now, 'x-former-names', now.id), ...endedNames(old, now, 'x-former-resources', is));
  // A page that joins or leaves others of one method and path moves none of them.
  const hasMoved = old.isApart === now.isApart ? keyOf(old) !== keyOf(now) : !isSamePlace(old, now);
  if (hasMoved) {
    const from = `${old.method.toUpperCase()} ${old.path}`;
    const says = `moved from ${from} to ${now.method.toUpperCase()} ${now.path}`;
    out.push({
      ...changed('endpoint-moved', old, now, '', says),
      old: keyOf(old),
      new: keyOf(now),
      before: old.at,
      after: now.at,
    });
  }
  return out;
}

/** Former names that clients had until now, and have no more. */
function endedNames(old: Operation, now: Operation, keyword: string, present: string | undefined): Finding[] {
  const kept = formerNames(now.node, keyword);
  return [...formerNames(old.node, keyword).keys()]
    .filter((name) => !kept.has(name) && name !== present)
    .map((name) => {
      const says = `is no longer called \`${name}\` beside \`${present ?? now.id}\``;
      return { ...changed('generated-former-name-ended', old, now, keyword, says), old: name };
    });
}

const isSamePlace = (old: Operation, now: Operation): boolean =>
  old.method === now.method && shapeOf(old.route) === shapeOf(now.route);

/** Routers differ in whether they take both forms of an address. */
function slashFindings(old: Operation, now: Operation): Finding[] {
  const [was, is] = [old.path.endsWith('/'), now.path.endsWith('/')];
  if (was === is || shapeOf(old.path) !== shapeOf(now.path)) return [];
  const says = is ? 'has a slash at the end of its path' : 'has no slash at the end of its path any more';
  return [{ id: 'path-trailing-slash-changed', kind: 'changed', before: old.at, after: now.at, where: '', says }];
}

function lifeFindings(old: Operation, now: Operation): Finding[] {
  const [was, is] = [old.node.deprecated === true, now.node.deprecated === true];
  if (was === is) return [];
  const says = is ? 'is deprecated' : 'is no longer deprecated';
  return [changed(is ? 'endpoint-deprecated' : 'endpoint-reactivated', old, now, 'deprecated', says)];
}

/** Deprecation of an operation has rules of its own. */
const withoutDeprecation = ({ node, at }: Operation) => ({ at, node: { ...node, deprecated: undefined } });

function tagFindings(old: Operation, now: Operation): Finding[] {
  const [olds, news] = [listOf(old.node.tags), listOf(now.node.tags)];
  const [was, is] = [olds[0], news[0]];
  if (olds.length === 1 && news.length === 1 && was !== is) {
    const says = `stands in the chapter “${is}” and stood in “${was}”`;
    return [{ ...changed('docs-chapter-changed', old, now, 'tags', says), old: was, new: is }];
  }
  const finding = (id: string, kind: 'added' | 'removed', tag: unknown, says: string): Finding => ({
    ...changed(id, old, now, 'tags', says),
    kind,
    ...(kind === 'added' ? { new: tag } : { old: tag }),
  });
  return [
    ...olds
      .filter((tag) => !news.includes(tag))
      .map((tag) => finding('api-tag-removed', 'removed', tag, `no longer stands in the chapter “${tag}”`)),
    ...news
      .filter((tag) => !olds.includes(tag))
      .map((tag) => finding('api-tag-added', 'added', tag, `stands in the chapter “${tag}”`)),
  ];
}

/** Pages of the same markup that stand elsewhere. Between markups every page does. */
function pageFindings(old: Operation, now: Operation): Finding[] {
  const markups = (list: readonly string[]): string =>
    [...new Set(list.map((page) => page.replace(/^.*\./, '')))].sort().join();
  const [olds, news] = [pagesOf(old), pagesOf(now)];
  if (olds.length === 0 || news.length === 0 || markups(olds) !== markups(news)) return [];
  if (canonical([...olds].sort()) === canonical([...news].sort())) return [];
  const says = `stands in ${news.join(', ')} and stood in ${olds.join(', ')}`;
  return [{ ...changed('docs-page-moved', old, now, 'x-source', says), old: olds, new: news }];
}

function jobFindings(old: Operation, now: Operation): Finding[] {
  const job = ({ node }: Operation): string => (isNode(node['x-async']) ? (textOf(node['x-async'].job) ?? '') : '');
  const [before, after] = [job(old), job(now)];
  if (before === after) return [];
  const kind = before === '' ? 'added' : after === '' ? 'removed' : 'changed';
  const says = {
    added: `answers with a job, shown by \`${after}\``,
    removed: `no longer answers with a job, shown by \`${before}\``,
    changed: `answers with a job that \`${after}\` shows, and not \`${before}\``,
  };
  const id = kind === 'added' && !hasAnswer(old) ? 'async-job-documented' : `async-job-${kind}`;
  return [{ ...changed(id, old, now, 'x-async', says[kind]), kind, old: before, new: after }];
}

/** True where the body of a success is described, here or in what is referred to; an example describes none. */
const hasAnswer = ({ node }: Operation): boolean =>
  entriesOf(node.responses).some(
    ([status, response]) =>
      /^(?:2|default)/.test(status) &&
      ('$ref' in response ||
        entriesOf(response.content).some(([, { schema }]) => isNode(schema) && Object.keys(schema).length > 0)),
  );

function waiterFindings(old: Operation, now: Operation): Finding[] {
  const [before, after] = [old.node['x-waiters'], now.node['x-waiters']];
  if (canonical(before) === canonical(after)) return [];
  return [
    { ...changed('waiter-changed', old, now, 'x-waiters', 'has other states to wait for'), old: before, new: after },
  ];
}
