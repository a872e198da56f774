import { isNode, type Node } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import type { NumberPaging, Paging } from '../paging.ts';
import { literal } from '../quote.ts';
import { goneWaiter, inferredNote } from '../waiters.ts';
import { PROJECT_SEGMENT } from '../prepare.ts';
import { formerNote } from '../former-names.ts';
import { camelCase, constantNames } from './names.ts';
import type { ResourcePlace } from './resources.ts';

/**
 * What the templates write beside an operation's parameters, as extensions of it: expressions of Java, whose texts are
 * literals.
 *
 * @param classes classes of components, with their package
 * @param core package of the runtime
 * @param places where it is among the resources, and where it was
 */
export function operationHints(
  operation: OperationFacts,
  classes: ReadonlyMap<string, string>,
  operations: readonly OperationFacts[],
  core: string,
  places: readonly ResourcePlace[] = [],
): Node {
  const states = statesOf(operation, core);
  const gone = goneWaiter(operation.waiters);
  const text = inferredNote(operation.waiters);
  const note = text === undefined ? {} : { note: text };
  const paging = operation.paging ?? operation.numberedPages;
  return {
    ...(paging ? { 'x-paging': pagingHint(paging, classes, core) } : {}),
    ...(states.length > 0 && operation.result !== undefined ? { 'x-waiting': { states, ...note } } : {}),
    ...jobHint(operation, classes, operations, core),
    ...(operation.body?.required && operation.body.isBinary ? { 'x-streamed': true } : {}),
    ...(gone ? { 'x-gone': { waiter: `${core}.${goneCall(gone)}`, ...note } } : {}),
    ...(places.length > 0 ? { 'x-resource': places } : {}),
    ...(operation.former.length > 0
      ? {
          'x-former': operation.former.map(({ name, until }) => ({
            method: camelCase(name),
            note: formerNote(camelCase(operation.id), until),
          })),
        }
      : {}),
  };
}

function pagingHint(paging: Paging | NumberPaging, classes: ReadonlyMap<string, string>, core: string): Node {
  const item = (paging.item === undefined ? undefined : classes.get(paging.item)) ?? 'Object';
  const more = paging.more === undefined ? '' : `.whileTrue(${literal(paging.more)})`;
  return { item, paging: `${core}.Paging.${pagingCall(paging)}${more}` };
}

function pagingCall(paging: Paging | NumberPaging): string {
  const items = literal(paging.items);
  if (paging.kind === 'number')
    return `byNumber(${literal(paging.page)}, ${items}, ${paging.first}, ${paging.total === undefined ? 'null' : literal(paging.total)})`;
  if (paging.kind === 'offset')
    return `byOffset(${literal(paging.offset)}, ${items}, ${paging.total === undefined ? 'null' : literal(paging.total)})`;
  if (paging.kind === 'link') return `byLink(${items}, ${paging.next === undefined ? 'null' : literal(paging.next)})`;
  const method = paging.nextIn === 'item' ? 'byMarkerOfItem' : 'byMarkerOfAnswer';
  return `${method}(${literal(paging.marker)}, ${items}, ${literal(paging.next)})`;
}

/** States of all fields that may be waited for; where two fields have one state, the first field's counts. */
function statesOf({ waiters }: OperationFacts, core: string): Node[] {
  const all = new Map<string, string>();
  for (const { field, states } of waiters)
    for (const [state, { failure }] of Object.entries(states))
      if (!all.has(state))
        all.set(state, `${core}.Waiter.state(${literal(state)}, ${literal(field ?? '')}, ${setOf(failure)})`);
  return [...constantNames([...all.keys()])].map(([name, state]) => ({ name, waiter: all.get(state) }));
}

const goneCall = ({ field, gone }: NonNullable<ReturnType<typeof goneWaiter>>): string =>
  `Waiter.gone(${gone.status}, ${field === undefined ? 'null' : literal(field)}, ${setOf(gone.states)}, ${setOf(gone.failure)})`;

/** The call that shows a job, and how it shows its end. */
function jobHint(
  { job }: OperationFacts,
  classes: ReadonlyMap<string, string>,
  operations: readonly OperationFacts[],
  core: string,
): Node {
  const shown = operations.find(({ id }) => id === job?.operation);
  const type = shown?.result === undefined ? undefined : classes.get(shown.result);
  if (!job || !shown || type === undefined) return {};
  const path = shown.path.replaceAll('{project_id}', PROJECT_SEGMENT);
  const from = (place: string): string =>
    `java.util.Map.ofEntries(${job.parameters
      .filter((each) => each.from === place)
      .map(({ name, at }) => `java.util.Map.entry(${literal(name)}, ${literal(at)})`)
      .join(', ')})`;
  const waiter = `new ${core}.Waiter(${literal(job.states.join(' or '))}, ${literal(job.field)}, ${setOf(job.states)}, ${setOf(job.failure)}, 0)`;
  return {
    'x-job': { type, path: literal(path), waiter, answer: from('answer'), request: from('request') },
  };
}

const setOf = (values: readonly string[]): string =>
  `java.util.Set.of(${[...new Set(values)].map(literal).join(', ')})`;

/** Puts each operation's hints into a prepared contract. */
export function withHints(contract: Node, hints: ReadonlyMap<string, Node>): Node {
  const paths = isNode(contract.paths) ? contract.paths : {};
  return { ...contract, paths: mapNodes(paths, (item) => mapNodes(item, (each) => hinted(each, hints))) };
}

function hinted(operation: Node, hints: ReadonlyMap<string, Node>): Node {
  const { operationId } = operation;
  return { ...operation, ...(typeof operationId === 'string' ? hints.get(operationId) : {}) };
}

const mapNodes = (node: Node, change: (each: Node) => Node): Node =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key, isNode(value) ? change(value) : value]));
