import { describe, expect, it } from 'vitest';
import { newState, type Thing } from '../../scripts/sandbox/state.ts';

const thing = (id: string, name: string, more: Partial<Thing> = {}): Thing => ({
  id,
  number: 1,
  fields: { name },
  ...more,
});

describe('the values of a collection', () => {
  it('are those of its things, after each change of them', () => {
    const state = newState();
    const has = (name: string): boolean => state.has('/pots', 'name', name);
    expect(has('red')).toBe(false);
    state.put('/pots', thing('1', 'red'));
    state.put('/pots', thing('2', 'red'));
    state.put('/pans', thing('3', 'blue'));
    expect([has('red'), has('blue')]).toEqual([true, false]);
    state.remove('/pots', '1');
    expect(has('red')).toBe(true);
    state.put('/pots', thing('2', 'green'));
    expect([has('red'), has('green')]).toEqual([false, true]);
    state.put('/pots', thing('2', 'green', { isGone: true }));
    expect(has('green')).toBe(false);
  });

  it('are as before where a transaction fails', () => {
    const state = newState();
    state.put('/pots', thing('1', 'red'));
    expect(state.has('/pots', 'name', 'red')).toBe(true);
    const failing = (): void => {
      state.put('/pots', thing('1', 'green'));
      state.put('/pots', thing('2', 'blue'));
      throw new Error('no');
    };
    expect(() => state.transaction(failing)).toThrow('no');
    expect(['red', 'green', 'blue'].map((name) => state.has('/pots', 'name', name))).toEqual([true, false, false]);
  });
});
