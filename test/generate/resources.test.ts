import { describe, expect, it } from 'vitest';
import { resourceCalls, resourcesOf } from '../../scripts/generate/resources.ts';

const placesIn = (operations: readonly { id: string; resource: string | undefined }[], reserved: string[] = []) =>
  Object.fromEntries(resourceCalls(resourcesOf(operations, new Set(reserved))));

describe('resources of a contract', () => {
  it('has operations by resource and method, in order', () => {
    const operations = [
      { id: 'listKites', resource: 'kites.list' },
      { id: 'showShed', resource: 'sheds.show' },
      { id: 'deleteKite', resource: 'kites.delete' },
      { id: 'lone', resource: undefined },
    ];
    expect(resourcesOf(operations).map(({ name, methods }) => [name, ...methods.keys()])).toEqual([
      ['kites', 'list', 'delete'],
      ['sheds', 'show'],
    ]);
  });

  it.each([
    ['no name', 'Kites'],
    ['a capital', 'Kites.list'],
    ['a third part', 'kites.list.all'],
    ['code', 'kites.list();evil'],
    ['a word of languages', 'class.list'],
    ['a method that is one', 'kites.import'],
    ['what every object has', 'constructor.list'],
    ['an operation', 'showKite.list'],
    ['the client', 'stream.list'],
  ])('leaves out a place that is %s', (_, resource) => {
    expect(placesIn([{ id: 'showKite', resource }], ['stream'])).toEqual({});
  });

  it('gives a place to the first of two operations that name it', () => {
    const operations = [
      { id: 'listKites', resource: 'kites.list' },
      { id: 'listOthers', resource: 'Kites.list'.toLowerCase() },
    ];
    expect(placesIn(operations)).toEqual({ listKites: 'kites.list' });
  });
});
