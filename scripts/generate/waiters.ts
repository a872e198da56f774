import { entriesOf, isNode, listOf, type Node, textOf } from '../nodes.ts';

/** A field of an answer that changes by itself, and the values that a caller may wait for. */
export interface Waiter {
  /** Absent where the only thing to wait for is that the thing is gone, and no value shows it. */
  readonly field: string | undefined;
  readonly states: Readonly<Record<string, WaiterState>>;
  readonly gone: WaiterGone | undefined;
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

/** The waiters of an operation: its `x-waiters`, which `service.yaml` gives and the emitter has checked. */
export const waitersOf = (operation: Node): Waiter[] =>
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

/** A state for an example; undefined where there is none to wait for. */
export const firstState = (waiters: readonly Waiter[]): string | undefined =>
  waiters.flatMap(({ states }) => Object.keys(states))[0];

const texts = (value: unknown): string[] => listOf(value).filter((each): each is string => typeof each === 'string');
