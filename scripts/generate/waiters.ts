import { entriesOf, isNode, listOf, type Node, textOf } from '../nodes.ts';

/** A field of an answer that changes by itself, and the values that a caller may wait for. */
export interface Waiter {
  readonly field: string;
  readonly states: Readonly<Record<string, WaiterState>>;
}

/** What ends the wait for a state in vain. Every other value, also one that no page lists, means to wait on. */
export interface WaiterState {
  readonly failure: readonly string[];
}

/** The waiters of an operation: its `x-waiters`, which `service.yaml` gives and the emitter has checked. */
export const waitersOf = (operation: Node): Waiter[] =>
  listOf(operation['x-waiters'])
    .filter(isNode)
    .map(({ field, states }) => ({
      field: textOf(field) ?? '',
      states: Object.fromEntries(entriesOf(states).map(([name, { failure }]) => [name, { failure: texts(failure) }])),
    }));

const texts = (value: unknown): string[] => listOf(value).filter((each): each is string => typeof each === 'string');
