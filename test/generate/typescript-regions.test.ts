import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TargetInput } from '../../scripts/generate/index.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { inputFor, target } from './support/depot.ts';

const CONTRACT: TargetInput['contract'] = {
  openapi: '3.0.3',
  info: { title: 'Small', version: '1.0.0' },
  servers: [{ url: 'https://small.example.com/', 'x-regions': { south: 'https://south.example.org' } }],
  security: [],
  tags: [],
  paths: { '/a': { get: { operationId: 'showA', tags: ['A'], responses: { '204': { description: 'OK' } } } } },
  components: { securitySchemes: {}, schemas: {} },
} as unknown as TargetInput['contract'];

describe('a contract whose address has no place for a region', () => {
  const folder = scratchFolder('regions');
  let urlOf: (options: object) => Promise<string>;
  let problems: string[];

  beforeAll(async () => {
    const check = `import { createClient } from './index.js';
createClient({ region: 'south' });
createClient({ region: 'north', regions: { north: 'https://north.example.org' } });
// @ts-expect-error a region is text
createClient({ region: 1 });
`;
    writeFiles(folder, [
      ...(await target('typescript').generate(inputFor(CONTRACT))),
      { path: 'src/check.ts', content: check },
    ]);
    problems = compile(folder);
    const { createClient } = await load<{ createClient(options: object): { showA(): Promise<unknown> } }>(
      folder,
      'index.js',
    );
    urlOf = async (options) => {
      let url = '';
      const fetch = async (request: Request) => {
        url = request.url;
        return new Response();
      };
      await createClient({ ...options, fetch }).showA();
      return url;
    };
  }, 120_000);
  afterAll(() => removeFolder(folder));

  it('takes regions all the same', () => {
    expect(problems).toEqual([]);
  });

  it.each([
    [{}, 'https://small.example.com/a'],
    [{ region: 'south' }, 'https://south.example.org/a'],
    [{ region: 'north', regions: { north: 'https://north.example.org' } }, 'https://north.example.org/a'],
  ])('with %j is at %s', async (options, url) => {
    expect(await urlOf(options)).toBe(url);
  });

  it('is not taken for that of a region that nobody knows', async () => {
    await expect(urlOf({ region: 'north' })).rejects.toThrow('region north is not known');
  });
});
