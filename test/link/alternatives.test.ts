import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import type { OperationObject } from '../../scripts/emit/index.ts';
import { EMPTY_LOCK, type OperationsLock } from '../../scripts/ir/index.ts';
import { madePath, operationViews } from '../../scripts/operation-views.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { corpusPages, NO_CORPUS } from '../corpus.ts';
import { tableHtml } from '../support/small-page.ts';

interface PageOf {
  readonly uri?: string;
  /** Rows of the body: name, type, mandatory, description. */
  readonly body?: readonly (readonly string[])[];
  readonly headers?: readonly (readonly string[])[];
  readonly query?: readonly (readonly string[])[];
  readonly example?: string;
}

const COLUMNS = ['Parameter', 'Type', 'Mandatory', 'Description'];

const table = (caption: string, rows: readonly (readonly string[])[] | undefined): string =>
  rows ? `<p><b>Table 1</b> ${caption}</p>${tableHtml(COLUMNS, rows)}` : '';

const page = (title: string, { uri = 'POST /v1/cranes/{crane_id}/action', body, headers, query, example }: PageOf) => ({
  file: `${title.replaceAll(' ', '_').toLowerCase()}.html`,
  text: `<html><body><h1>${title}</h1><h4>URI</h4><p>${uri}</p>
${table('Path Parameters', uri.includes('crane_id') ? [['crane_id', 'String', 'Yes', 'The crane.']] : undefined)}${table('Query Parameters', query)}<h4>Request Parameters</h4>${table('Request header parameters', headers)}${table('Request body parameters', body)}
<h4>Response Parameters</h4><p>None</p>${example ? `<h4>Example Requests</h4><pre>${uri}\n\n${example}</pre>` : ''}<h4>Status Codes</h4><p>200 OK</p></body></html>`,
});

const built = (pages: readonly ReturnType<typeof page>[], lock: OperationsLock = EMPTY_LOCK) =>
  contractOf({ pages: [...pages], config: defaultServiceConfig('cranes'), configFile: 'service.yaml', lock });

const told = (pages: readonly ReturnType<typeof page>[]) =>
  Object.fromEntries(operationViews(built(pages).document as never).map(({ node, when }) => [node.operationId, when]));

const START = page('Starting a crane', { body: [['start', 'Object', 'Yes', 'Starts it.']] });
const STOP = page('Stopping a crane', { body: [['stop', 'Object', 'No', 'Stops it.']] });

describe('pages with one method and path', () => {
  it.each([
    [
      'the key of the body, whatever the mark of an only one is',
      [START, STOP],
      { startCrane: [{ in: 'body', name: 'start' }], stopCrane: [{ in: 'body', name: 'stop' }] },
    ],
    [
      'flags of the query, and one without',
      [
        page('Moving a crane', { uri: 'PUT /v1/cranes/{crane_id}' }),
        page('Painting a crane', { uri: 'PUT /v1/cranes/{crane_id}?paint' }),
        page('Oiling a crane', { uri: 'PUT /v1/cranes/{crane_id}?oil' }),
      ],
      {
        moveCrane: [],
        paintCrane: [{ in: 'query', name: 'paint', value: '' }],
        oilCrane: [{ in: 'query', name: 'oil', value: '' }],
      },
    ],
    [
      'a header that one requires and the other has not',
      [
        page('Lifting a box', { headers: [['X-Weight', 'String', 'No', 'Kilograms.']] }),
        page('Copying a box', { headers: [['X-Copy-Source', 'String', 'Yes', 'The other box.']] }),
      ],
      { liftBox: [], copyBox: [{ in: 'header', name: 'X-Copy-Source' }] },
    ],
    [
      'the only value of a key that both require',
      [
        page('Adding tags', {
          body: [['action', 'String', 'Yes', 'The value is <b>create</b>.']],
          example: '{"action": "create"}',
        }),
        page('Deleting tags', {
          body: [['action', 'String', 'Yes', 'The value is <b>delete</b>.']],
          example: '{"action": "delete"}',
        }),
      ],
      {
        addTags: [{ in: 'body', name: 'action', value: 'create' }],
        deleteTags: [{ in: 'body', name: 'action', value: 'delete' }],
      },
    ],
  ])('are operations of their own by %s', (_, pages, expected) => {
    expect(told(pages)).toEqual(expected);
  });

  it.each([
    [
      'what one may leave out',
      [
        page('Moving a crane', {}),
        page('Painting a crane', {
          body: [
            ['colour', 'String', 'No', 'A colour.'],
            ['coat', 'String', 'No', 'A coat.'],
          ],
        }),
      ],
    ],
    [
      'a header that the other may have',
      [
        page('Lifting a box', { headers: [['X-Weight', 'String', 'No', 'Kilograms.']] }),
        page('Copying a box', { headers: [['X-Weight', 'String', 'Yes', 'Kilograms.']] }),
      ],
    ],
    [
      'examples whose values the rows do not name',
      [
        page('Adding tags', { body: [['name', 'String', 'Yes', 'The name.']], example: '{"name": "a1"}' }),
        page('Deleting tags', { body: [['name', 'String', 'Yes', 'The name.']], example: '{"name": "b2"}' }),
      ],
    ],
  ])('stay one operation by %s', (_, pages) => {
    const [only, ...more] = Object.values(told(pages));
    expect(more).toEqual([]);
    expect(only).toBeUndefined();
  });

  it('give whole operations, without the flag among the parameters', () => {
    const { document, sources } = built([
      page('Moving a crane', { uri: 'PUT /v1/cranes/{crane_id}' }),
      page('Painting a crane', {
        uri: 'PUT /v1/cranes/{crane_id}?paint',
        query: [['coat', 'String', 'Yes', 'A coat.']],
      }),
    ]);
    const whole = document.paths['/v1/cranes/{crane_id}']?.put as OperationObject;
    expect(whole.parameters?.map(({ name, required }) => [name, required])).toEqual([
      ['crane_id', true],
      ['coat', false],
      ['paint', false],
    ]);
    const painted = (whole['x-alternatives'] as OperationObject[])[1];
    expect(painted?.parameters?.map(({ name, required }) => [name, required])).toEqual([
      ['crane_id', true],
      ['coat', true],
    ]);
    const at = '/paths/~1v1~1cranes~1{crane_id}/put/x-alternatives/1';
    expect(sources.get(`${at}/parameters/1`)?.source.file).toBe('painting_a_crane.html');
    expect(sources.get(`${at}/operationId`)?.source.file).toBe('painting_a_crane.html');
  });

  it('keep their names when another page joins, and when it leaves', () => {
    const alone = built([START]);
    const joined = built([START, STOP], alone.lock);
    expect(alone.lock.operations).toEqual({ 'POST /v1/cranes/{}/action': 'startCrane' });
    expect(joined.lock.operations).toMatchObject({
      'POST /v1/cranes/{}/action#start': 'startCrane',
      'POST /v1/cranes/{}/action#stop': 'stopCrane',
    });
    expect(built([STOP, START], joined.lock).lock.operations).toEqual(joined.lock.operations);
  });
});

describe.skipIf(NO_CORPUS !== '')(`operations of a service that tells them apart by flags ${NO_CORPUS}`, () => {
  it('are as many as its pages, but for two that nothing on them tells apart', () => {
    const { document } = contractOf({
      pages: corpusPages('fresh/object-storage-service'),
      config: defaultServiceConfig('storage'),
      configFile: 'service.yaml',
    });
    const views = operationViews(document as never);
    const pages = views.map(({ node }) => [node['x-source']].flat());
    const byPath = Object.values(document.paths).flatMap((item) => Object.keys(item)).length;
    console.log(
      `${new Set(pages.flat()).size} pages: ${views.length} operations by page, ${byPath} by method and path`,
    );
    expect(byPath).toBeLessThan(20);
    expect(views.length).toBeGreaterThanOrEqual(78);
    expect(new Set(pages.flat()).size).toBe(pages.flat().length);
    expect(pages.filter((own) => own.length > 1).length).toBeLessThanOrEqual(1);
    const places = views.map(({ method, path, when = [] }) => `${method} ${madePath(path, when)}`);
    expect(new Set(places).size).toBe(views.length);
    for (const { node, when = [] } of views)
      for (const { in: place, name, value } of when)
        if (value !== undefined)
          expect(node.parameters ?? []).not.toContainEqual(expect.objectContaining({ in: place, name }));
  });
});
