import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { operationsOf } from '../../scripts/generate/operations.ts';
import { readStates, statusAmong } from '../../scripts/generate/states.ts';

describe('values of a status', () => {
  it.each<[values: string[], read: object]>([
    [['INIT', 'RUNNING', 'SUCCESS', 'FAIL'], { done: ['SUCCESS'], failed: ['FAIL'], gone: [], stays: [] }],
    [['running', 'Finished', 'killed'], { done: ['Finished'], failed: ['killed'], gone: [], stays: [] }],
    [
      ['ACTIVE', 'CREATE_FAILED', 'DELETED', 'DELETE_FAILED'],
      { done: [], failed: ['CREATE_FAILED', 'DELETE_FAILED'], gone: ['DELETED'], stays: ['DELETE_FAILED'] },
    ],
    [
      ['NOT_FINISHED', 'PARTIALLY_COMPLETED', 'SOFT_DELETED', 'unsuccessful'],
      { done: [], failed: [], gone: [], stays: [] },
    ],
    [['0', '1', 'ok'], { done: [], failed: [], gone: [], stays: [] }],
    [['deleting', 'SUCCESS_RATE', 'failover'], { done: [], failed: [], gone: [], stays: [] }],
  ])('%j', (values, read) => {
    expect(readStates(values)).toEqual(read);
  });

  it.each([
    [['id', 'status', 'state'], 'status'],
    [['id', 'task_status'], 'task_status'],
    [['jobState'], 'jobState'],
    [['provider_status', 'status_code'], undefined],
  ])('are those of one of %j', (fields, field) => {
    expect(statusAmong(fields)).toBe(field);
  });
});

/** A contract with an operation that starts a job and one that shows it. */
function working(status: object, parameters: object, path = '/jobs/{job_id}', more: object = {}): OpenApiDocument {
  const json = (properties: object) => ({ 'application/json': { schema: { type: 'object', properties } } });
  return {
    paths: {
      '/work': {
        post: {
          operationId: 'startWork',
          responses: { 202: { content: json({}), links: { job: { operationId: 'showJob', parameters } } } },
          'x-async': { job: 'showJob' },
        },
      },
      [path]: {
        get: {
          operationId: 'showJob',
          parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true })),
          responses: { 200: { content: json({ status: { type: 'string', ...status } }) } },
          ...more,
        },
      },
    },
    components: { schemas: {} },
  } as unknown as OpenApiDocument;
}

const STATES = { enum: ['RUNNING', 'SUCCESS', 'FAIL'] };
const OF_ANSWER = { job_id: '$response.body#/data/job_id' };

describe('jobs', () => {
  it('are waited for by what the link of the answer says', () => {
    expect(operationsOf(working(STATES, OF_ANSWER))[0]?.job).toEqual({
      operation: 'showJob',
      parameters: [{ name: 'job_id', from: 'answer', at: 'data.job_id' }],
      field: 'status',
      states: ['SUCCESS'],
      failure: ['FAIL'],
    });
    const both = working(STATES, { ...OF_ANSWER, box: '$request.path.box' }, '/boxes/{box}/jobs/{job_id}');
    expect(operationsOf(both)[0]?.job?.parameters).toContainEqual({ name: 'box', from: 'request', at: 'box' });
  });

  it.each([
    ['states that say nothing', working({ enum: ['0', '1'] }, OF_ANSWER)],
    ['no states', working({}, OF_ANSWER)],
    ['a parameter that nothing gives', working(STATES, {})],
    ['another expression', working(STATES, { job_id: '$request.query.job' })],
  ])('are not, with %s', (_, contract) => {
    expect(operationsOf(contract)[0]?.job).toBeUndefined();
  });
});

describe('what is waited for', () => {
  const waitersIn = (contract: OpenApiDocument) => operationsOf(contract)[1]?.waiters;

  it('is inferred from the values, and marked so', () => {
    const end = { enum: ['UP', 'DELETED', 'DELETE_FAILED'] };
    expect(waitersIn(working(end, {}))).toEqual([
      {
        field: 'status',
        states: {},
        gone: { status: 404, states: ['DELETED'], failure: ['DELETE_FAILED'] },
        isInferred: true,
      },
    ]);
    expect(waitersIn(working(STATES, {}))?.[0]).toMatchObject({ states: { SUCCESS: { failure: ['FAIL'] } } });
  });

  it('is what is stated, where that is', () => {
    const stated = { 'x-waiters': [{ field: 'status', states: { RUNNING: { failure: [] } } }] };
    const [waiter] = waitersIn(working(STATES, {}, '/jobs/{job_id}', stated)) ?? [];
    expect(waiter).not.toHaveProperty('isInferred');
    expect(Object.keys(waiter?.states ?? {})).toEqual(['RUNNING']);
  });

  it('is nothing of a list, which shows many things', () => {
    expect(waitersIn(working(STATES, {}, '/jobs'))).toEqual([]);
  });
});
