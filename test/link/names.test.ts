import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { readService } from '../../scripts/commands/contract/service.ts';
import { EMPTY_LOCK, type OperationsLock, type PageText } from '../../scripts/ir/index.ts';
import { wordsOf } from '../../scripts/link/names.ts';
import { assignIds, idsByShape, versionSuffix } from '../../scripts/link/operation-ids.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { shapesOf } from '../support/type-table.ts';
import { corpusPages, HISTORIES, historyPath, NO_CORPUS, NO_HISTORY, pagesIn } from '../corpus.ts';
import { SHORT } from '../support/form.ts';

describe('versionSuffix', () => {
  it.each([
    ['/v2.1/{p}/x', 'V21'],
    ['/v1/x', 'V1'],
    ['/x/v1', ''],
  ])('takes the version of %s', (path, suffix) => {
    expect(versionSuffix(path)).toBe(suffix);
  });
});

describe('wordsOf', () => {
  it.each([
    ['ECSs', ['ECSs']],
    ['AZs and IDs', ['AZs', 'and', 'IDs']],
    ['listVMsOfAZs', ['list', 'VMs', 'Of', 'AZs']],
    ['VMState', ['VM', 'State']],
    ['HTTPServer', ['HTTP', 'Server']],
    ['APISummary', ['API', 'Summary']],
    ['vm_ids', ['vm', 'ids']],
    ['IPv6', ['I', 'Pv6']],
  ])('splits %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('assignIds', () => {
  const request = fc.record({
    key: fc.stringMatching(/^[a-z]{1,6}$/),
    suggestions: fc.tuple(fc.constantFrom('listX', 'showX', 'createX')),
    path: fc.constantFrom('/v1/x', '/v2/x', '/v2/x/{id}'),
    method: fc.constant('GET' as const),
  });
  const requests = fc.uniqueArray(request, { selector: ({ key }) => key, maxLength: 12 });

  it('gives every operation an id of its own, whatever the order', () => {
    fc.assert(
      fc.property(requests, (list) => {
        const forward = assignIds(list, {});
        const backward = assignIds([...list].reverse(), {});
        expect(new Set(forward.values()).size).toBe(list.length);
        expect(Object.fromEntries(backward)).toEqual(Object.fromEntries(forward));
      }),
    );
  });

  it('renames nothing that the lock names, whatever comes or goes', () => {
    fc.assert(
      fc.property(requests, requests, (before, after) => {
        const lock = Object.fromEntries(assignIds(before, {}));
        const ids = assignIds(after, lock);
        for (const { key } of after) if (lock[key] !== undefined) expect(ids.get(key)).toBe(lock[key]);
        expect(new Set(ids.values()).size).toBe(after.length);
      }),
    );
  });
});

describe('idsByShape', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['names of placeholders', { 'GET /v1/{a}/x/{b_c}': 'showX' }, { 'GET /v1/{}/x/{}': 'showX' }],
    [
      'no names',
      { 'GET /v1/{}/x/{}': 'showX', 'GET /v1/x': 'listX' },
      { 'GET /v1/{}/x/{}': 'showX', 'GET /v1/x': 'listX' },
    ],
    ['two names of one placeholder', { 'GET /x/{a}': 'showA', 'GET /x/{b}': 'showB' }, { 'GET /x/{}': 'showA' }],
    ['a placeholder within a segment', { 'GET /x/{a}.{b}': 'showX' }, { 'GET /x/{}.{}': 'showX' }],
  ])('reads a lock with %s', (_, lock, expected) => {
    expect(idsByShape(lock)).toEqual(expected);
  });
});

describe('a placeholder that is renamed', async () => {
  const input = await readService('modelarts');
  const built = contractOf(input);
  const placeholders = [...new Set(Object.keys(built.document.paths).flatMap((path) => path.match(/\{\w+\}/g) ?? []))];

  /** Ids by the shape of their path. */
  const idsOf = ({ document }: typeof built): Record<string, string> =>
    idsByShape(
      Object.fromEntries(
        Object.entries(document.paths).flatMap(([path, item]) =>
          Object.entries(item).map(([method, operation]) => [`${method} ${path}`, operation?.operationId ?? '']),
        ),
      ),
    );
  const renaming = fc.dictionary(fc.constantFrom(...placeholders), fc.stringMatching(/^[a-z]{1,4}$/), { minKeys: 1 });
  const namedLock = Object.fromEntries(
    Object.entries(built.document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        `${method.toUpperCase()} ${path}`,
        operation?.operationId ?? '',
      ]),
    ),
  );

  it.each([
    ['a lock', built.lock],
    ['a lock that names placeholders', { ...built.lock, operations: namedLock }],
  ])('renames no operation of %s', (_, lock) => {
    expect(placeholders.length).toBeGreaterThan(2);
    fc.assert(
      fc.property(renaming, (names) => {
        const renamed = (text: string): string =>
          Object.entries(names).reduce((all, [from, to], index) => all.replaceAll(from, `{${to}_${index}}`), text);
        const pages = input.pages.map((page) => ({ ...page, text: renamed(page.text) }));
        const now = contractOf({ ...input, config: { ...input.config, waiters: [] }, overlays: [], pages, lock });
        expect(Object.keys(now.document.paths)).not.toEqual(Object.keys(built.document.paths));
        expect(idsOf(now)).toEqual(idsOf(built));
        expect(now.lock.operations).toEqual(built.lock.operations);
      }),
      { numRuns: SHORT ? 3 : 10 },
    );
  });
});

describe.skipIf(NO_CORPUS !== '')(`names of a real service ${NO_CORPUS}`, () => {
  const pages = NO_CORPUS === '' ? corpusPages('rst/domain-name-service') : [];
  const lockOf = (list: readonly PageText[], lock: OperationsLock): OperationsLock =>
    contractOf({ pages: list, config: defaultServiceConfig('x'), configFile: 'service.yaml', lock }).lock;

  /** Keys that both locks have, where the later one has lost the name. */
  const renamed = (a: OperationsLock, b: OperationsLock): string[] =>
    (['operations', 'schemas'] as const).flatMap((part) =>
      Object.entries(a[part]).flatMap(([key, name]) =>
        b[part][key] === undefined || Object.values(b[part]).includes(name) ? [] : [key],
      ),
    );

  it('stay when pages come and go', () => {
    fc.assert(
      fc.property(fc.subarray(pages, { minLength: 1 }), fc.subarray(pages, { minLength: 1 }), (first, second) => {
        const before = lockOf(first, EMPTY_LOCK);
        expect(renamed(before, lockOf(second, before))).toEqual([]);
      }),
      { numRuns: SHORT ? 8 : 25 },
    );
  });
});

const REFERENCE = '#/components/schemas/';

describe.skipIf(NO_HISTORY !== '')(`names through the years ${NO_HISTORY}`, () => {
  const read = (folder: string, lock: OperationsLock): Contract =>
    contractOf({ pages: pagesIn(folder), config: defaultServiceConfig('x'), configFile: 'service.yaml', lock });

  /** What the types of both states state, by state and name. */
  const shapesOfBoth = (old: Contract, now: Contract): ReadonlyMap<string, string> => {
    const marked = Object.entries({ old, now }).flatMap(([state, { document }]) => {
      const text = JSON.stringify(document.components.schemas).replaceAll(REFERENCE, `${REFERENCE}${state} `);
      return Object.entries(JSON.parse(text)).map(([name, schema]) => [`${state} ${name}`, schema] as const);
    });
    return shapesOf(Object.fromEntries(marked));
  };

  it.each(HISTORIES)('%s: whatever stayed what it was keeps its name', (service) => {
    const old = read(historyPath(service, 'old'), EMPTY_LOCK);
    const now = read(historyPath(service, 'new'), old.lock);
    const kept = Object.entries(old.lock.operations).filter(([key]) => now.lock.operations[key] !== undefined);
    expect(kept.filter(([key, id]) => now.lock.operations[key] !== id)).toEqual([]);
    const shapes = shapesOfBoth(old, now);
    const shapeBefore = (name: string): string | undefined => shapes.get(`old ${name}`);
    const shapeNow = (name: string): string | undefined => shapes.get(`now ${name}`);
    const stayed = Object.entries(old.lock.schemas).filter(
      ([place, name]) => shapeNow(now.lock.schemas[place] ?? '') === shapeBefore(name),
    );
    expect(stayed.filter(([place, name]) => now.lock.schemas[place] !== name)).toEqual([]);
    expect(stayed.length).toBeGreaterThan(5);
    // Nor has a type that is nowhere now come again under a new name.
    const names = Object.keys(now.document.components.schemas);
    const fresh = new Set(names.filter((name) => old.lock.shapes[name] === undefined).map(shapeNow));
    const gone = Object.keys(old.lock.shapes).filter((name) => !names.includes(name));
    expect(gone.filter((name) => fresh.has(shapeBefore(name)))).toEqual([]);
  });
});
