import type { OpenApiDocument } from '../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../nodes.ts';
import type { ParameterFacts } from './parameters.ts';
import { propertiesOf, successSchema } from './resolve.ts';
import { readStates, statusAmong } from './states.ts';

/** A field of an answer that changes by itself, and the values that a caller may wait for. */
export interface Waiter {
  /** Absent where the only thing to wait for is that the thing is gone, and no value shows it. */
  readonly field: string | undefined;
  readonly states: Readonly<Record<string, WaiterState>>;
  readonly gone: WaiterGone | undefined;
  /** Whether nobody has stated it: the names of the values say so (`states.ts`). */
  readonly isInferred?: true;
}

/** What ends the wait for a state in vain. Every other value, also one that no page lists, means to wait on. */
export interface WaiterState {
  readonly failure: readonly string[];
}

/** How a thing that is gone shows: by an answer's status, and maybe by values of the field before that. */
export interface WaiterGone extends WaiterState {
  readonly status: number;
  readonly states: readonly string[];
}

/**
 * The waiters of an operation: its `x-waiters`, which `service.yaml` gives and the emitter has checked; else what the
 * values of its status say, where it shows one thing.
 */
export function waitersOf(contract: OpenApiDocument, parameters: readonly ParameterFacts[], operation: Node): Waiter[] {
  const stated = statedWaiters(operation);
  if (stated.length > 0 || !showsOneThing(parameters)) return stated;
  const inferred = inferredWaiter(contract, operation);
  return inferred ? [inferred] : [];
}

/** Status of an answer for a thing that isn't there. */
const NOT_FOUND = 404;

const showsOneThing = (parameters: readonly ParameterFacts[]): boolean =>
  parameters.some(({ in: place, name, required }) => place !== 'header' && required && name !== PROJECT);

const PROJECT = 'project_id';

function inferredWaiter(contract: OpenApiDocument, operation: Node): Waiter | undefined {
  const answer = propertiesOf(contract, successSchema(contract, operation));
  const [first, ...others] = answer;
  const inner = first && others.length === 0 ? propertiesOf(contract, first[1]) : new Map<string, Node>();
  const [fields, before] = inner.size > 0 && first ? [inner, `${first[0]}.`] : [answer, ''];
  const field = statusAmong(fields.keys());
  const values = field === undefined ? [] : texts(fields.get(field)?.enum);
  const { done, failed, gone, stays } = readStates(values);
  if (done.length + gone.length === 0) return undefined;
  const failure = [...failed, ...gone];
  return {
    field: before + field,
    states: Object.fromEntries(done.map((state) => [state, { failure }])),
    gone: gone.length === 0 ? undefined : { status: NOT_FOUND, states: gone, failure: stays },
    isInferred: true,
  };
}

const statedWaiters = (operation: Node): Waiter[] =>
  listOf(operation['x-waiters'])
    .filter(isNode)
    .map(({ field, states, gone }) => ({
      field: textOf(field),
      states: Object.fromEntries(entriesOf(states).map(([name, { failure }]) => [name, { failure: texts(failure) }])),
      gone: goneOf(gone),
    }));

function goneOf(gone: unknown): WaiterGone | undefined {
  if (!isNode(gone) || !Number.isInteger(gone.status)) return undefined;
  return { status: Number(gone.status), states: texts(gone.states), failure: texts(gone.failure) };
}

/** The waiter that tells when an operation's thing is gone; undefined where none does. */
export const goneWaiter = (waiters: readonly Waiter[]): (Waiter & { readonly gone: WaiterGone }) | undefined =>
  waiters.find((waiter): waiter is Waiter & { readonly gone: WaiterGone } => waiter.gone !== undefined);

/** What generated code says where nobody has stated what may be waited for; undefined where somebody has. */
export const inferredNote = (waiters: readonly Waiter[]): string | undefined =>
  waiters.some(({ isInferred }) => isInferred)
    ? 'What may be waited for is inferred from the names of the values of the status.'
    : undefined;

/** A state for an example; undefined where there is none to wait for. */
export const firstState = (waiters: readonly Waiter[]): string | undefined =>
  waiters.flatMap(({ states }) => Object.keys(states))[0];

const texts = (value: unknown): string[] => listOf(value).filter((each): each is string => typeof each === 'string');
