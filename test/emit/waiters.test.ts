import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type EmittedContract, type OpenApiDocument, withWaiters } from '../../scripts/emit/index.ts';
import { ConfigError } from '../../scripts/located-yaml.ts';
import { parseServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';

const contract = (): EmittedContract => ({
  document: parse(readFileSync(path.join(ROOT, 'test/generate/support/depot.yaml'), 'utf8')) as OpenApiDocument,
  sources: new Map(),
});

const HEAD = 'title: Depot\nversion: "1"\nserver: { url: "https://depot.{region}.example.com/{tail}", ';
const VARIABLES = 'variables: { region: { default: eu-de }, tail: { default: v1 } } }\nsecurity: {}\n';
const config = (rest: string, variables = VARIABLES) =>
  parseServiceConfig(`${HEAD}${variables}${rest}`, 'service.yaml');

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing thrown';
}

const OPTIONS = { configFile: 'service.yaml', partial: false };

const GOOD = `waiters:
  - operation: showBox
    field: state
    states:
      OPEN: { failure: [CLOSED] }
      CLOSED: {}
`;

describe('waiters of service.yaml', () => {
  it('stand on their operation, each with its line in the source map', () => {
    const given = contract();
    const { document, sources } = withWaiters(given, config(GOOD), OPTIONS);
    expect(document.paths['/v1/{project_id}/boxes/{box-id}']?.get?.['x-waiters']).toEqual([
      { field: 'state', states: { OPEN: { failure: ['CLOSED'] }, CLOSED: { failure: [] } } },
    ]);
    expect([...sources]).toEqual([
      [
        '/paths/~1v1~1{project_id}~1boxes~1{box-id}/get/x-waiters/0',
        { source: { file: 'service.yaml', line: 6, words: '' }, origin: 'configured', rule: undefined },
      ],
    ]);
    expect(given.document).toEqual(contract().document);
  });

  it('say that a thing is gone by a status, marked where no page lists it', () => {
    const end = (operation: string, gone: string) =>
      withWaiters(contract(), config(`waiters:\n  - operation: ${operation}\n    gone: ${gone}\n`), OPTIONS);
    const { document } = end('showBox', '{ status: 404, assumed: true }');
    expect(document.paths['/v1/{project_id}/boxes/{box-id}']?.get?.['x-waiters']).toEqual([
      { gone: { status: 404, assumed: true, states: [], failure: [] } },
    ]);
    const listed = end('createBox', '{ status: 400 }').document;
    expect(listed.paths['/v1/{project_id}/boxes']?.post?.['x-waiters']).toEqual([
      { gone: { status: 400, states: [], failure: [] } },
    ]);
  });

  it.each([
    [
      'an operation that is not there',
      GOOD.replace('showBox', 'showBoxes'),
      /^service\.yaml:6:\d+: waiters\.0\.operation: .*showBoxes/,
    ],
    [
      'a field without enumeration',
      GOOD.replace('field: state', 'field: name'),
      /^service\.yaml:7:\d+: waiters\.0\.field: .*name/,
    ],
    [
      'a state that no page lists',
      GOOD.replace('OPEN:', 'AJAR:'),
      /^service\.yaml:9:\d+: waiters\.0\.states\.AJAR: AJAR is none of OPEN/,
    ],
    [
      'a failure that no page lists',
      GOOD.replace('[CLOSED]', '[BROKEN]'),
      /^service\.yaml:9:\d+: .*failure\.0: BROKEN is none of OPEN/,
    ],
    [
      'a status of no page that is not marked',
      `${GOOD}    gone: { status: 404 }\n`,
      /^service\.yaml:11:\d+: waiters\.0\.gone\.status: the contract lists no 404 for showBox: say `assumed: true`/,
    ],
    [
      'a mark on a status that a page lists',
      'waiters:\n  - operation: createBox\n    gone: { status: 400, assumed: true }\n',
      /^service\.yaml:7:\d+: .*lists 400 for createBox: take `assumed` away/,
    ],
    [
      'a state that means gone and is no state',
      `${GOOD}    gone: { status: 404, assumed: true, states: [CRUSHED] }\n`,
      /^service\.yaml:11:\d+: waiters\.0\.gone: CRUSHED is none of OPEN, CLOSED/,
    ],
    [
      'an end that is named twice',
      `${GOOD}    gone: &gone { status: 404, assumed: true }\n  - operation: showBox\n    gone: *gone\n`,
      /^service\.yaml:13:\d+: waiters\.1\.gone: showBox can be waited for to be gone already/,
    ],
    ['a state that is its own failure', GOOD.replace('[CLOSED]', '[OPEN]'), /own failure/],
    [
      'a state named twice',
      `${GOOD}${GOOD.replace('waiters:\n', '')}`,
      /^service\.yaml:14:\d+: .*states\.OPEN: showBox has a state OPEN/,
    ],
  ])('refuse %s, with its line', (_, text, expected) => {
    expect(message(() => withWaiters(contract(), config(text), OPTIONS))).toMatch(expected);
  });

  it('are left out where the pages of their operation are', () => {
    const other = config(GOOD.replace('showBox', 'showBoxes'));
    expect(withWaiters(contract(), other, { ...OPTIONS, partial: true }).document).toEqual(contract().document);
  });

  it.each([
    [
      'a waiter without a state',
      'waiters: [{ operation: a, field: b, states: {} }]',
      /waiters\.0\.states: names no state/,
    ],
    [
      'states without a field',
      'waiters: [{ operation: a, gone: { status: 404, states: [b] } }]',
      /waiters\.0: names states, but no field/,
    ],
    ['a status that is no refusal', 'waiters: [{ operation: a, gone: { status: 200 } }]', /gone\.status/],
    ['a word that it does not know', GOOD.replace('failure', 'fails'), /"fails" is not known here; known are failure/],
    ['a region that is not a name', 'regions: ["../x"]', /regions/],
    ['an address that is no address of the web', 'regions: { eu-de: "file:///etc/passwd" }', /regions/],
  ])('refuse %s when it is read', (_, text, expected) => {
    expect(message(() => config(text))).toMatch(expected);
  });

  it('refuse names of regions where no address can be made of them', () => {
    expect(message(() => config('regions: [eu-de]', '}\nsecurity: {}\n'))).toMatch(/^service\.yaml:5:\d+: regions: /);
  });
});
