import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { operationsOf } from '../../scripts/generate/operations.ts';
import { regionsOf } from '../../scripts/generate/regions.ts';
import { ROOT } from '../corpus.ts';

interface Answer {
  readonly [field: string]: unknown;
}

const OBJECTS = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } };
const TEXT = { type: 'string' };
const NUMBER = { type: 'integer' };

/** A contract of one operation with query parameters and an answer of these fields. */
function listing(query: Readonly<Record<string, string>>, properties: Answer, method = 'get', status = '200') {
  const parameters = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: TEXT,
  }));
  return {
    paths: {
      '/things': {
        [method]: {
          operationId: 'listThings',
          parameters,
          responses: {
            [status]: { content: { 'application/json': { schema: { $ref: '#/components/schemas/List' } } } },
          },
        },
      },
    },
    components: { schemas: { List: { type: 'object', properties }, Thing: OBJECTS.items } },
  } as unknown as OpenApiDocument;
}

/** The same contract with an example of its answer. */
function showing(contract: OpenApiDocument, value: unknown): OpenApiDocument {
  const { get } = Object.values(contract.paths)[0] as unknown as { get: { responses: Answer } };
  const answer = get.responses['200'] as { content: Record<string, { examples?: Answer }> };
  Object.assign(answer.content['application/json'] ?? {}, { examples: { shown: { value } } });
  return contract;
}

const pagingIn = (contract: OpenApiDocument) => operationsOf(contract)[0]?.paging;

describe('paging', () => {
  it.each([
    [
      'offset and limit',
      listing({ offset: '', limit: '' }, { data: OBJECTS, total: NUMBER }),
      { kind: 'offset', offset: 'offset', limit: 'limit', items: 'data', total: 'total' },
    ],
    [
      'an offset alone',
      listing({ offset: '' }, { data: OBJECTS }),
      { kind: 'offset', offset: 'offset', items: 'data' },
    ],
    [
      'a marker that the answer gives',
      listing({ marker: '', limit: '' }, { data: OBJECTS, next_marker: TEXT }),
      { kind: 'marker', marker: 'marker', limit: 'limit', items: 'data', next: 'next_marker', nextIn: 'answer' },
    ],
    [
      'a marker inside an object of the answer',
      listing({ marker: '' }, { data: OBJECTS, page_info: { type: 'object', properties: { next_marker: TEXT } } }),
      { kind: 'marker', marker: 'marker', items: 'data', next: 'page_info.next_marker', nextIn: 'answer' },
    ],
    [
      'the last item as the marker, before an offset',
      listing({ marker: '', offset: '' }, { data: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } }),
      { kind: 'marker', marker: 'marker', items: 'data', item: 'Thing', next: 'id', nextIn: 'item' },
    ],
    [
      'a list beside links',
      listing({ marker: '' }, { servers: OBJECTS, servers_links: OBJECTS }),
      { kind: 'marker', marker: 'marker', items: 'servers', next: 'id', nextIn: 'item' },
    ],
    [
      'a cursor with a flag, in other words for the same',
      listing(
        { 'page-token': '', maxResults: '' },
        { data: OBJECTS, nextPageToken: TEXT, has_more: { type: 'boolean' } },
      ),
      {
        kind: 'marker',
        marker: 'page-token',
        limit: 'maxResults',
        items: 'data',
        more: 'has_more',
        next: 'nextPageToken',
        nextIn: 'answer',
      },
    ],
    [
      'an address among links',
      listing({ limit: '' }, { data: OBJECTS, links: { type: 'object', properties: { next: TEXT } } }),
      { kind: 'link', limit: 'limit', items: 'data', next: 'links.next' },
    ],
    [
      'an address that its description calls so',
      listing({}, { data: OBJECTS, next: { ...TEXT, description: 'URL of the next page' } }),
      { kind: 'link', items: 'data', next: 'next' },
    ],
    [
      'an address that its example shows',
      showing(listing({}, { data: OBJECTS, next: TEXT }), { data: [], next: '/v3/things?limit=10&offset=10' }),
      { kind: 'link', items: 'data', next: 'next' },
    ],
    [
      'links beside a list without parameters',
      listing({}, { images: OBJECTS, images_links: OBJECTS }),
      { kind: 'link', items: 'images', next: 'images_links' },
    ],
  ])('knows %s', (_, contract, expected) => {
    expect(pagingIn(contract)).toEqual(expected);
  });

  it.each([
    ['a next that is no address', listing({}, { data: OBJECTS, next: { ...TEXT, description: 'The next step' } })],
    ['an example of a next that is none', showing(listing({}, { data: OBJECTS, next: TEXT }), { next: '/v3/things' })],
    ['a cursor with nothing to go on from', listing({ cursor: '' }, { data: OBJECTS })],
    ['no parameter of the words', listing({ first: '', limit: '' }, { data: OBJECTS })],
    ['an offset that counts pages', listing({ offset: 'Start page for the display' }, { data: OBJECTS })],
    ['two lists of objects', listing({ offset: '' }, { data: OBJECTS, flavors: OBJECTS })],
    ['a list of texts', listing({ offset: '' }, { data: { type: 'array', items: TEXT } })],
    ['no list', listing({ offset: '' }, { data: TEXT })],
    [
      'a marker with nothing to go on from',
      listing({ marker: '' }, { data: { type: 'array', items: { type: 'object' } } }),
    ],
    ['a method that changes things', listing({ offset: '' }, { data: OBJECTS }, 'post')],
    ['an answer of an error alone', listing({ offset: '' }, { data: OBJECTS }, 'get', '400')],
  ])('is none with %s', (_, contract) => {
    expect(pagingIn(contract)).toBeUndefined();
  });
});

describe('pages by their number', () => {
  it.each([
    ['an offset that counts pages', listing({ offset: 'Start page for the display' }, { data: OBJECTS }), 'offset', 0],
    [
      'one that says where it begins',
      listing({ offset: 'Page number, starting from 1' }, { data: OBJECTS }),
      'offset',
      1,
    ],
    ['a page', listing({ page: '', limit: '' }, { data: OBJECTS }), 'page', 0],
  ])('are known by %s', (_, contract, page, first) => {
    expect(operationsOf(contract)[0]?.numberedPages).toMatchObject({ kind: 'number', page, first, items: 'data' });
  });

  it.each([
    ['items', listing({ offset: '', limit: '' }, { data: OBJECTS })],
    ['a marker beside it', listing({ marker: '', page: '' }, { data: OBJECTS, next_marker: TEXT })],
    ['no list', listing({ page: '' }, { data: TEXT })],
  ])('are none with %s', (_, contract) => {
    expect(operationsOf(contract)[0]?.numberedPages).toBeUndefined();
  });
});

describe('methods that may be sent twice', () => {
  it.each(['get', 'head', 'put', 'delete', 'options'])('%s is one', (method) => {
    expect(operationsOf(listing({}, {}, method))[0]?.idempotent).toBe(true);
  });
  it.each(['post', 'patch'])('%s is none', (method) => {
    expect(operationsOf(listing({}, {}, method))[0]?.idempotent).toBe(false);
  });
});

describe('what the committed contract offers to clients', () => {
  const contract = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8')) as OpenApiDocument;
  const operations = operationsOf(contract);

  it('pages lists by their offset', () => {
    const paged = operations.filter(({ paging }) => paging !== undefined);
    expect(paged.map(({ id, paging }) => `${id} ${paging?.kind} ${paging?.items}`)).toEqual([
      'listImage offset data',
      'listNotebooks offset data',
      'listAllNotebooks offset data',
    ]);
  });

  it('waits for states of notebooks, images and storage', () => {
    const waiting = operations.filter(({ waiters }) => waiters.length > 0);
    expect(waiting.map(({ id, waiters }) => [id, waiters.flatMap(({ states }) => Object.keys(states))])).toEqual([
      ['showImage', ['ACTIVE']],
      ['showNotebook', ['RUNNING', 'STOPPED']],
      ['showAttachableObs', ['MOUNTED', 'UNMOUNTED']],
    ]);
    const notebook = waiting.find(({ id }) => id === 'showNotebook')?.waiters[0];
    expect(notebook?.field).toBe('status');
    expect(notebook?.states.RUNNING?.failure).toContain('START_FAILED');
    expect(notebook?.states.RUNNING?.failure).not.toContain('STOPPED');
    expect(waiting.map(({ waiters }) => waiters.map(({ gone }) => gone?.status))).toEqual([[404], [404], [404]]);
  });

  it('knows regions with their addresses', () => {
    expect(regionsOf(contract).get('eu-de')).toBe('https://modelarts.eu-de.otc.t-systems.com');
    expect(regionsOf({ ...contract, servers: [] }).size).toBe(0);
  });
});
