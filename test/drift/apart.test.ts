import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  summary: operationId,
  tags: ['cranes'],
  responses: { '200': { description: 'OK' } },
  ...more,
});

const started = operation('startCrane');
const when = (name: string) => ({ when: [{ in: 'body', name }] });
const start = { ...started, ...when('start') };
const stop = { ...operation('stopCrane'), ...when('stop') };
const lock = { ...operation('lockCrane'), ...when('lock') };

/** A contract of one path; its whole operation says nothing of its own that counts. */
const contract = (post: object) => ({
  document: { openapi: '3.0.3', info: { title: 'x', version: '1' }, paths: { '/cranes/action': { post } } },
});
const united = (...alternatives: object[]) =>
  contract(operation('postCranesAction', { 'x-alternatives': alternatives }));

const told = (old: ReturnType<typeof contract>, now: ReturnType<typeof contract>) =>
  compareContracts(old, now).map(({ id, class: kind }) => [kind, id]);

describe('operations of one method and path', () => {
  it.each([
    ['a page that joins one', contract(started), united(start, stop), [['additive', 'endpoint-added']]],
    ['a page that joins several', united(start, stop), united(start, stop, lock), [['additive', 'endpoint-added']]],
    ['a page that leaves', united(start, stop), united(start), [['breaking', 'api-removed-without-deprecation']]],
    ['pages that were taken as one', contract(operation('postCranesAction')), united(start, stop), []],
    ['another order', united(start, stop), united(stop, start), []],
    [
      'another key for one',
      united(start, stop),
      united({ ...start, ...when('begin') }, stop),
      [['breaking', 'endpoint-moved']],
    ],
    [
      'a change of one',
      united(start, stop),
      united(start, {
        ...stop,
        parameters: [{ name: 'now', in: 'query', required: true, schema: { type: 'string' } }],
      }),
      [['breaking', 'new-required-request-parameter']],
    ],
  ])('are compared by what tells them apart: %s', (_, old, now, expected) => {
    expect(told(old, now)).toEqual(expected);
  });
});
