import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SAMPLE_LANGUAGES, serviceSamples } from '../../scripts/publish/index.ts';
import { codeOf, contractOf, type Given, parameter } from './samples-support.ts';

const TIME = 120_000;
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What samples read, by the variables of OpenStack and by those of all others. */
const HOUSE = { OS_ENDPOINT: 'http://host', OS_TOKEN: 'token', OS_PROJECT_ID: 'id' };
const OTHER = { API_ENDPOINT: 'http://host', API_TOKEN: 'token', API_PROJECT_ID: 'id' };

/** What curl is called with: a function of its name prints its arguments, each ended by a zero byte. */
function curlArguments(code: string): string[] {
  const environment = { PATH: process.env.PATH, ...HOUSE, ...OTHER };
  const script = `curl() { printf '%s\\0' "$@"; }\n${code}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    cwd: folder,
    env: environment,
    timeout: 20_000,
  });
  expect([status, String(stderr)]).toEqual([0, '']);
  return String(stdout).split('\0').slice(0, -1);
}

/** What follows an option, as often as it is there. */
const valuesOf = (all: readonly string[], option: string): string[] =>
  all.flatMap((each, index) => (each === option ? [all[index + 1] ?? ''] : []));

const FILLED = { code: expect.anything(), request: expect.anything(), environment: expect.any(String) };

describe('the sample request', () => {
  it.each<[string, Given, string]>([
    [
      'fills a path by its own name',
      { path: '/a/{id}', parameters: [parameter('id', 'path', { type: 'string' })] },
      'http://host/a/id',
    ],
    [
      'fills a path by what the answer of the page shows',
      {
        path: '/a/{id}',
        parameters: [parameter('id', 'path', { type: 'string' })],
        responses: {
          200: {
            description: 'OK',
            content: { 'application/json': { schema: {}, examples: { a: { value: { id: 'x y' } } } } },
          },
        },
      },
      'http://host/a/x%20y',
    ],
    [
      'takes the example of a parameter',
      { path: '/a/{id}', parameters: [parameter('id', 'path', { type: 'string' }, { example: 'b/c' })] },
      'http://host/a/b%2Fc',
    ],
    [
      'takes the first of listed values',
      { parameters: [parameter('kind', 'query', { type: 'string', enum: ['A', 'B'] })] },
      'http://host/v1/id/things?kind=A',
    ],
    [
      'takes the least number that fits',
      { parameters: [parameter('n', 'query', { type: 'integer', minimum: 3 })] },
      'http://host/v1/id/things?n=3',
    ],
    [
      'leaves out what is optional',
      { parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }] },
      'http://host/v1/id/things',
    ],
    [
      'repeats a list',
      { parameters: [parameter('n', 'query', { type: 'array', items: { type: 'string' } }, { example: ['a', 'b'] })] },
      'http://host/v1/id/things?n=a&n=b',
    ],
    [
      'joins a list that is not exploded',
      {
        parameters: [
          parameter(
            'n',
            'query',
            { type: 'array', items: {} },
            { example: ['a', 'b'], style: 'pipeDelimited', explode: false },
          ),
        ],
      },
      'http://host/v1/id/things?n=a%7Cb',
    ],
  ])('%s', (_, given, url) => {
    expect(curlArguments(codeOf('curl', given) ?? '').filter((each) => each.startsWith('http'))).toEqual([url]);
  });

  it.each<[string, Given, object]>([
    ['the page’s', { body: { a: 'b' } }, { ...FILLED, bodyOrigin: 'page' }],
    [
      'made where the page shows none',
      { requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } },
      { ...FILLED, bodyOrigin: 'made' },
    ],
    [
      'none where it is optional and not shown',
      { requestBody: { content: { 'application/json': { schema: {} } } } },
      FILLED,
    ],
    [
      'none that is no JSON, and then there is no sample',
      { requestBody: { required: true, content: { 'text/plain': { schema: {} } } } },
      { code: {}, environment: expect.any(String) },
    ],
  ])('has a body that is %s', (_, given, expected) => {
    expect(serviceSamples({ service: 'things', contract: contractOf(given) }).operations.get('sendThing')).toEqual(
      expected,
    );
  });

  it('is not written where a client can’t be generated, and says why', () => {
    const contract = contractOf({ parameters: [parameter('a"b', 'query', { type: 'string' })] });
    const { operations, refused } = serviceSamples({ service: 'things', contract });
    expect(Object.keys(operations.get('sendThing')?.code ?? {})).toEqual(['curl', 'typescript', 'python', 'java']);
    expect([...refused]).toEqual([['go', expect.stringContaining("can't be the name of a field in Go")]]);
  });

  it('has no curl for a header that HTTP has not', () => {
    expect(codeOf('curl', { parameters: [parameter('@file', 'header', { type: 'string' })] })).toBeUndefined();
    expect(codeOf('curl', { parameters: [parameter('X-A', 'header', { type: 'string' })] })).toContain("'X-A: X-A'");
  });

  it('reads a token by a header of any name', () => {
    const headers = (name: string) => valuesOf(curlArguments(codeOf('curl', { tokenHeader: name }) ?? ''), '--header');
    expect(headers('X-Token')).toEqual(['X-Token: token']);
    expect(headers('X`$HOME')).toEqual(['X`$HOME: token']);
  });
});

describe('curl in a shell', () => {
  it(
    'passes on any value and runs none',
    () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc
          .array(
            fc.constantFrom(
              "'",
              '"',
              '$(touch x)',
              '`touch x`',
              '\\',
              '\n',
              ';',
              '&',
              '|',
              '#',
              '!',
              '*',
              '~',
              '@',
              '-d',
              '\0',
              ' ',
            ),
            { maxLength: 8 },
          )
          .map((parts) => parts.join('')),
      );
      fc.assert(
        fc.property(
          text,
          text.filter((value) => value !== ''),
          (value, name) => {
            const parameters = [
              parameter('id', 'path', { type: 'string' }, { example: value }),
              parameter(name, 'query', { type: 'string' }, { example: value }),
              parameter('X-A', 'header', { type: 'string' }, { example: value }),
            ];
            const given = { path: '/a/{id}', parameters, body: { [name]: value } };
            const all = curlArguments(codeOf('curl', given) ?? '');
            expect(JSON.parse(valuesOf(all, '--data-raw')[0] ?? '')).toEqual({ [name]: value });
            const plain = (part: string): string => part.replace(/\p{Cs}/gu, '\ufffd');
            const url = `http://host/a/${encodeURIComponent(plain(value))}?${encodeURIComponent(plain(name))}=${encodeURIComponent(plain(value))}`;
            const encoded = url.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
            expect(valuesOf(all, 'POST')).toEqual([encoded]);
            expect(valuesOf(all, '--header').filter((each) => /[\n\r\0]/.test(each))).toEqual([]);
            expect(all.filter((each) => each.startsWith('-') && !each.startsWith('--'))).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
      expect(spawnSync('ls', [folder]).stdout.toString()).toBe('');
    },
    TIME,
  );
});

it('offers the languages in one order', () => {
  expect(SAMPLE_LANGUAGES.map(({ name }) => name)).toEqual(['curl', 'typescript', 'python', 'go', 'java']);
});
