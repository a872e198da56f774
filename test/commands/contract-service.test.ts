import { expect, it } from 'vitest';
import { parseLock } from '../../scripts/commands/contract/service.ts';

it('reads a lock, and one that has no resources yet', () => {
  const lock = 'operations:\n  GET /kites: listKites\nschemas:\n  GET /kites 200: KiteList\nshapes:\n  KiteList: abc\n';
  expect(parseLock(lock, 'kites.operations.lock.yaml')).toEqual({
    operations: { 'GET /kites': 'listKites' },
    schemas: { 'GET /kites 200': 'KiteList' },
    shapes: { KiteList: 'abc' },
    resources: {},
  });
  expect(parseLock(`${lock}resources:\n  GET /kites: kites.list\n`, 'x').resources).toEqual({
    'GET /kites': 'kites.list',
  });
});

it.each([
  ['an id', 'operations:\n  GET /kites: "x;evil"\n', 'operations › GET /kites'],
  ['a type', 'schemas:\n  GET /kites 200: ../../Kite\n', 'schemas › GET /kites 200'],
  ['a place', 'resources:\n  GET /kites: kites.list()\n', 'resources › GET /kites'],
  ['all', '- a\n', 'expected object'],
])('refuses a lock where %s is no name, in one line', (_, text, place) => {
  expect(() => parseLock(text, 'kites.operations.lock.yaml')).toThrow(
    new RegExp(`^kites\\.operations\\.lock\\.yaml: not a lock file \\(.*${place}.*\\); restore it from git$`),
  );
});
