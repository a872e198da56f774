import { describe, expect, it } from 'vitest';
import {
  compareContracts,
  driftReport,
  type HistoryEntry,
  renamedContracts,
  sinceWhen,
} from '../../scripts/drift/index.ts';

type Fields = Readonly<Record<string, string>>;

/** A contract whose operations answer with one shared component. */
const contract = (operations: Readonly<Record<string, string>>, fields: Fields = { id: 'string' }) => ({
  openapi: '3.0.3',
  info: { title: 'Depot', version: '1.0.0' },
  paths: Object.fromEntries(
    Object.entries(operations).map(([operationId, path]) => [
      path,
      {
        get: {
          operationId,
          responses: {
            200: {
              description: 'OK',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Box' } } },
            },
          },
        },
      },
    ]),
  ),
  components: {
    schemas: {
      Box: {
        type: 'object',
        properties: Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }])),
      },
    },
  },
});

/** History of contracts that follow each other, oldest given first; commits are called by their number. */
function historyOf(contracts: readonly unknown[], names: readonly string[] = []): HistoryEntry[] {
  return contracts
    .map((now, index): HistoryEntry => {
      const old = index === 0 ? {} : contracts[index - 1];
      const changes = compareContracts({ document: old }, { document: now });
      const report = driftReport(changes, [], '2026-01-01', { old: '', now: '' });
      const [service = 'depot', former = service] = [names[index], names[index - 1]];
      const event = index === 0 ? 'added' : former === service ? 'changed' : 'renamed';
      return {
        commit: { hash: String(index), date: `2026-01-0${index + 1}`, subject: '' },
        contracts: [{ service, event, ...(former === service ? {} : { formerName: former }), report }],
      };
    })
    .filter(({ contracts: [only] }) => only && (only.event !== 'changed' || only.report.changes.length > 0))
    .reverse();
}

const BOX = '/components/schemas/Box/properties';
const numbers = ({ appeared, changed }: ReturnType<ReturnType<typeof sinceWhen>['at']>) => [
  appeared?.hash,
  changed?.hash,
];

describe('since when', () => {
  it('an operation is there, and when something that it uses last changed', () => {
    const history = historyOf([
      contract({ showBox: '/boxes/{id}' }),
      contract({ showBox: '/boxes/{id}', listBoxes: '/boxes' }),
      contract({ showBox: '/boxes/{id}', listBoxes: '/boxes' }),
      contract({ showBox: '/boxes/{id}', listBoxes: '/boxes' }, { id: 'integer' }),
      contract({ showBox: '/boxes/{id}', listBoxes: '/boxes', newOne: '/one' }, { id: 'integer' }),
    ]);
    const since = sinceWhen(history, 'depot');
    expect(numbers(since.operation('showBox'))).toEqual(['0', '3']);
    expect(numbers(since.operation('listBoxes'))).toEqual(['1', '3']);
    expect(numbers(since.operation('newOne'))).toEqual(['4', '4']);
    expect(since.operation('nothing')).toEqual({});
  });

  it('a field is there, and when it last changed', () => {
    const history = historyOf([
      contract({ showBox: '/boxes/{id}' }),
      contract({ showBox: '/boxes/{id}' }, { id: 'string', size: 'string', room: 'boolean' }),
      contract({ showBox: '/boxes/{id}' }, { id: 'string', size: 'integer', room: 'boolean' }),
    ]);
    const since = sinceWhen(history, 'depot');
    expect(numbers(since.at(`${BOX}/size`))).toEqual(['1', '2']);
    expect(numbers(since.at(`${BOX}/size/type`))).toEqual(['1', '2']);
    expect(numbers(since.at(`${BOX}/room`))).toEqual(['1', '1']);
    expect(since.at(`${BOX}/id`)).toEqual({});
    expect(since.at(`${BOX}/si`)).toEqual({});
  });

  it('a thing that went and came again is as old as its last coming', () => {
    const some = contract({ showBox: '/boxes/{id}' }, { id: 'string', flag: 'boolean' });
    const history = historyOf([some, contract({ showBox: '/boxes/{id}' }), some]);
    expect(numbers(sinceWhen(history, 'depot').at(`${BOX}/flag`))).toEqual(['2', '2']);
  });

  it('follows an operation that was renamed or moved, and a renamed field', () => {
    const history = historyOf([
      contract({ showBoxes: '/boxes' }),
      contract({ showBoxes: '/boxes' }, { id: 'string', volume_size: 'boolean' }),
      contract({ listBoxes: '/boxes' }, { id: 'string', volume_size: 'boolean' }),
      contract({ listBoxes: '/v2/boxes' }, { id: 'string', volumeSize: 'boolean' }),
    ]);
    const since = sinceWhen(history, 'depot');
    expect(numbers(since.operation('listBoxes'))).toEqual(['0', '3']);
    expect(numbers(since.at('/paths/~1v2~1boxes/get'))).toEqual(['0', '3']);
    expect(numbers(since.at(`${BOX}/volumeSize`))).toEqual(['1', '3']);
  });

  it('follows a service that was renamed', () => {
    const one = contract({ showBox: '/boxes/{id}' });
    const history = historyOf(
      [one, one, contract({ showBox: '/boxes/{id}', listBoxes: '/boxes' })],
      ['yard', 'depot', 'depot'],
    );
    const since = sinceWhen(history, 'depot');
    expect(numbers(since.operation('showBox'))).toEqual(['0', '0']);
    expect(sinceWhen(history, 'other').operation('showBox')).toEqual({});
  });
});

describe('contracts under another name', () => {
  const [a, b, c] = ['/a', '/b', '/c'].map((path) =>
    contract({ [`list${path}`]: path, [`show${path}`]: `${path}/{id}` }),
  );

  it.each([
    ['the same', { old: a }, { now: a }, [['old', 'now']]],
    ['most of it', { old: contract({ a: '/a', b: '/b' }) }, { now: contract({ a: '/a', c: '/c' }) }, [['old', 'now']]],
    ['the most alike of several', { x: a, y: b }, { z: b, w: c }, [['y', 'z']]],
    ['another one', { old: a }, { now: b }, []],
    ['nothing in either', { old: {} }, { now: {} }, []],
  ])('%s', (_, gone, fresh, pairs) => {
    const map = (value: object) => new Map<string, unknown>(Object.entries(value));
    expect(renamedContracts(map(gone), map(fresh))).toEqual(pairs);
  });
});
