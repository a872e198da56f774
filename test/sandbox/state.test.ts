import { describe, expect, it } from 'vitest';
import { newState } from '../../scripts/sandbox/state.ts';
import type { Thing } from '../../scripts/sandbox/thing.ts';

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

describe('the things of a collection', () => {
  const ids = (state: ReturnType<typeof newState>): string[] => state.things('/pots').map(({ id }) => id);

  it('are in the order in which they were made, after a change that was undone, too', () => {
    const state = newState();
    for (const number of [1, 2, 3]) state.put('/pots', thing(`${number}`, 'red', { number }));
    const failing = (): void => {
      state.remove('/pots', '1');
      expect(ids(state)).toEqual(['2', '3']);
      state.put('/pots', thing('2', 'green', { number: 2 }));
      throw new Error('no');
    };
    expect(() => state.transaction(failing)).toThrow('no');
    expect(ids(state)).toEqual(['1', '2', '3']);
    expect(state.get('/pots', '2')?.fields.name).toBe('red');
  });

  it('are in that order however a dump has them', () => {
    const state = newState();
    const things = [3, 1, 2].map((number) => thing(`${number}`, 'red', { number }));
    state.load({ numbers: {}, collections: { '/pots': things } });
    expect(ids(state)).toEqual(['1', '2', '3']);
  });

  it('go with the thing that they are below, and no others', () => {
    const state = newState();
    for (const path of ['/pots', '/pots/1/lids', '/pots/1/lids/1/knobs', '/pots/10/lids', '/lids'])
      state.put(path, thing('1', 'red'));
    state.remove('/pots', '1');
    expect(state.collections()).toEqual(['/lids', '/pots/10/lids']);
    state.clear();
    expect(state.collections()).toEqual([]);
  });
});

describe('what is due', () => {
  it('comes in the order of its time, once, and only what is still there', () => {
    const state = newState();
    const all = [5, 3, 9, 1, 7, 3].map((at, number) => thing(`${number}`, 'red', { number, due: { at, to: 'DONE' } }));
    for (const each of all) state.put('/pots', each);
    state.remove('/pots', '3');
    state.put('/pots', thing('0', 'red', { number: 0, due: { at: 8, to: 'DONE' } }));
    expect(state.due(2)).toBeUndefined();
    const came: string[] = [];
    for (let next = state.due(8); next; next = state.due(8)) {
      came.push(next.thing.id);
      state.put('/pots', thing(next.thing.id, 'red', { number: next.thing.number }));
    }
    expect(came).toEqual(['1', '5', '4', '0']);
    expect(state.due(9)?.thing.id).toBe('2');
  });

  it('is the first of many that change again and again', () => {
    const state = newState();
    for (let round = 0; round < 50; round++)
      for (let number = 0; number < 20; number++)
        state.put('/pots', thing(`${number}`, 'red', { number, due: { at: (number * 7 + round) % 97, to: 'DONE' } }));
    const times: number[] = [];
    for (let next = state.due(100); next; next = state.due(100)) {
      times.push(next.thing.due?.at ?? -1);
      state.remove('/pots', next.thing.id);
    }
    expect(times).toEqual(Array.from({ length: 20 }, (_, number) => (number * 7 + 49) % 97).sort((a, b) => a - b));
  });
});
