import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createServer } from '#server-runtime';
import { siteServices } from '../../scripts/commands/site.ts';
import { openApi31 } from '../../scripts/publish/downloads/openapi31.ts';
import {
  type Download,
  type SiteService,
  serviceDownloads,
  serviceSamples,
  siteLlmsText,
} from '../../scripts/publish/index.ts';
import { ROOT } from '../corpus.ts';
import { HOSTILE, hostileContract } from '../generate/support/hostile.ts';

interface PostmanRequest {
  readonly method: string;
  readonly url: { getHost(): string; getPath(): string };
  readonly body?: { toString(): string };
  getHeaders(options: object): Record<string, string>;
  toJSON(): object;
}
interface PostmanItem {
  readonly name: string;
  readonly request: PostmanRequest;
}
/** The part of Postman's own library that is used here; it comes without types. */
interface PostmanSdk {
  readonly Collection: new (
    json: object,
  ) => {
    readonly variables: { all(): readonly { toJSON(): object }[] };
    forEachItem(visit: (item: PostmanItem) => void): void;
  };
  readonly Request: new (definition: object) => PostmanRequest;
  readonly VariableList: new (parent: null, variables: readonly object[]) => object;
  readonly Property: { replaceSubstitutionsIn(value: object, variables: readonly object[]): object };
}
const sdk = createRequire(import.meta.url)('postman-collection') as PostmanSdk;

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const text = readFileSync(SPEC, 'utf8');
const contract = parse(text);

const downloadsOf = async (service: SiteService): Promise<ReadonlyMap<string, Download>> => {
  const { operations: samples } = serviceSamples({ service: service.name, contract: service.contract as never });
  return new Map((await serviceDownloads(service, samples)).map((each) => [each.path, each]));
};
const textOf = (files: ReadonlyMap<string, Download>, name: string): string => String(files.get(name)?.content);

let service: SiteService;
let files: ReadonlyMap<string, Download>;
beforeAll(async () => {
  [service] = (await siteServices([SPEC])) as [SiteService];
  files = await downloadsOf(service);
});

describe('the contract to take along', () => {
  it('is the committed file as YAML, and the same as JSON', () => {
    expect(textOf(files, 'modelarts.yaml')).toBe(text);
    expect(JSON.parse(textOf(files, 'modelarts.json'))).toEqual(contract);
  });

  it('comes out equal twice', async () => {
    expect([...(await downloadsOf(service)).values()]).toEqual([...files.values()]);
  });

  it('has no Postman collection where no client can call its operations', async () => {
    const paths = (await serviceDownloads(service, undefined)).map((each) => each.path);
    expect(paths).toContain('llms.txt');
    expect(paths).not.toContain('modelarts.postman.json');
  });
});

const schema31 = (schema: object): unknown => {
  const made = openApi31({ openapi: '3.0.3', components: { schemas: { A: schema } } });
  return (made as { components: { schemas: { A: unknown } } }).components.schemas.A;
};

describe('OpenAPI 3.1', () => {
  it('is valid for a second validator, and has all operations', async () => {
    const made = JSON.parse(textOf(files, 'modelarts.openapi-3.1.json'));
    const validator = new Validator();
    expect(await validator.validate(structuredClone(made))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(Object.keys(made.paths)).toEqual(Object.keys(contract.paths));
  });

  it.each<[string, object, object]>([
    ['null beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['no null', { type: 'string', nullable: false }, { type: 'string' }],
    ['null beside no type, which means nothing', { nullable: true, allOf: [] }, { allOf: [] }],
    [
      'a value list that lacks null',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a'] },
    ],
    [
      'a limit that excludes',
      { type: 'integer', minimum: 1, exclusiveMinimum: true },
      { type: 'integer', exclusiveMinimum: 1 },
    ],
    [
      'a limit that includes',
      { type: 'integer', maximum: 1, exclusiveMaximum: false },
      { type: 'integer', maximum: 1 },
    ],
    ['bytes', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
    ['a file', { type: 'string', format: 'binary' }, { type: 'string', contentMediaType: 'application/octet-stream' }],
    ['another format', { type: 'string', format: 'uuid' }, { type: 'string', format: 'uuid' }],
    ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['what 3.0 ignores beside a reference', { $ref: '#/a', nullable: true }, { $ref: '#/a' }],
    [
      'fields by the words of schemas',
      {
        properties: {
          nullable: { type: 'string', nullable: true },
          example: { type: 'string' },
          $ref: { type: 'string' },
        },
      },
      { properties: { nullable: { type: ['string', 'null'] }, example: { type: 'string' }, $ref: { type: 'string' } } },
    ],
    [
      'a list',
      { type: 'array', items: { type: 'string', nullable: true } },
      { type: 'array', items: { type: ['string', 'null'] } },
    ],
    [
      'data',
      { default: { nullable: true, type: 'a' }, 'x-a': { nullable: true, type: 'a' } },
      { default: { nullable: true, type: 'a' }, 'x-a': { nullable: true, type: 'a' } },
    ],
  ])('writes %s', (_, before, after) => {
    expect(schema31(before)).toEqual(after);
  });

  it('leaves examples of bodies and the contract itself as they are', () => {
    const value = { type: 'string', nullable: true, schema: { nullable: true, type: 'a' } };
    const body = { content: { 'application/json': { schema: {}, example: value, examples: { a: { value } } } } };
    const before = { openapi: '3.0.3', paths: { '/a': { post: { requestBody: body } } } };
    const copy = structuredClone(before);
    expect(openApi31(before)).toEqual({ ...copy, openapi: '3.1.0' });
    expect(before).toEqual(copy);
  });
});

describe('the Postman collection', () => {
  let server: Awaited<ReturnType<typeof createServer>>;
  let url: string;
  beforeAll(async () => {
    server = await createServer(contract, {}, { unimplemented: 'example' });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  it('has a request for each operation, which the stub server answers', async () => {
    const collection = new sdk.Collection(JSON.parse(textOf(files, 'modelarts.postman.json')));
    const variables = new sdk.VariableList(null, [
      ...collection.variables.all().map((each) => each.toJSON()),
      ...Object.entries({ baseUrl: url, token: 'secret', project_id: '0123' }).map(([key, value]) => ({ key, value })),
    ]);
    const items: PostmanItem[] = [];
    collection.forEachItem((item) => void items.push(item));
    expect(items).toHaveLength(operationCount());
    for (const { name, request } of items) {
      const filled = sdk.Property.replaceSubstitutionsIn(request.toJSON(), [variables]);
      const resolved = new sdk.Request(filled);
      const headers = { ...resolved.getHeaders({ enabled: true }), 'X-Auth-Token': 'secret' };
      const body = resolved.body?.toString();
      const answer = await fetch(`${resolved.url.getHost()}${resolved.url.getPath()}`, {
        method: resolved.method,
        headers,
        ...(body ? { body } : {}),
        signal: AbortSignal.timeout(20_000),
      });
      expect([name, answer.status >= 200 && answer.status < 300], await answer.text()).toEqual([name, true]);
    }
  });

  it('sends the token from a variable that is secret, and holds none', () => {
    const { auth, variable } = JSON.parse(textOf(files, 'modelarts.postman.json'));
    expect(auth.apikey).toContainEqual(expect.objectContaining({ key: 'value', value: '{{token}}' }));
    expect(auth.apikey).toContainEqual(expect.objectContaining({ key: 'key', value: 'X-Auth-Token' }));
    expect(variable).toContainEqual({ key: 'token', value: '', type: 'secret' });
  });

  it('shows answers of pages alone', () => {
    const shown = new Set(valuesIn(contract, 'value').map((value) => JSON.stringify(value)));
    const bodies = valuesIn(JSON.parse(textOf(files, 'modelarts.postman.json')), 'response')
      .flatMap((responses) => responses as { body?: string }[])
      .flatMap(({ body }) => (body ? [JSON.stringify(JSON.parse(body))] : []));
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.filter((body) => !shown.has(body))).toEqual([]);
  });

  it.each(HOSTILE)('keeps %j from being a script or a variable', async (hostile) => {
    const collection = JSON.parse(
      textOf(await downloadsOf(siteService(hostileContract(`${hostile}{{token}}`))), 'hostile.postman.json'),
    );
    expect(valuesIn(collection, 'event').flat()).toEqual([]);
    expect(valuesIn(collection, 'script')).toEqual([]);
    const sent = JSON.stringify(
      valuesIn(collection, 'request').map((each) => [valuesIn(each, 'raw'), valuesIn(each, 'value')]),
    );
    expect(sent.replaceAll('{{project_id}}', '')).not.toContain('{{');
  });
});

const operationCount = (): number =>
  Object.values(contract.paths as Record<string, object>).flatMap((item) => Object.keys(item)).length;

/** All values under a key, however deep. */
function valuesIn(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesIn(value, key)]);
}

const siteService = (hostile: object): SiteService => ({
  name: 'hostile',
  contract: hostile as SiteService['contract'],
  sources: {},
  diagnostics: [],
  upstreamOf: () => undefined,
});

describe('llms.txt', () => {
  it('is a heading, a quote, and lists of links to files that are there', () => {
    const lines = textOf(files, 'llms.txt').split('\n');
    expect(lines[0]).toBe('# ModelArts');
    expect(lines[2]).toMatch(/^> \S/);
    const links = lines.flatMap((line) => /^- \[.+\]\(([^)]+)\)/.exec(line)?.[1] ?? []);
    expect(links).toHaveLength(operationCount() + 4);
    expect(links.filter((link) => !files.has(link))).toEqual([]);
  });
});

describe('llms.txt of a site', () => {
  it('lists the index of each service, its title as text', () => {
    expect(
      siteLlmsText('Reference', [
        ['Model](x) Arts', 'modelarts', 23],
        ['B', 'b~2', 1],
      ]),
    ).toBe(`# Reference

> References of 2 services, from their pages, with the page and line of each fact.

## Services

- [Model\\](x) Arts](modelarts/llms.txt): 23 operations
- [B](b~2/llms.txt): 1 operation
`);
  });
});

describe('the Markdown of an operation', () => {
  it('has facts, fields inside others, enumerations, errors, code and where each fact comes from', () => {
    const markdown = textOf(files, 'operations/createNotebook.md');
    for (const part of [
      '# Creating a Notebook Instance\n',
      '`POST /v1/{project_id}/notebooks`',
      /\| `volume\.category` \| string \| yes \| one of `SFS`, `EVS`/,
      /\| `endpoints\[\]\.service` /,
      /\[CreateNotebook\.html:(\d+)\]\(https:\/\/github\.com\/\S+CreateNotebook\.html#L\1\); stated/,
      /inferred by `[\w-]+`/,
      '### curl\n',
      '### Java\n',
      '## What the page leaves open\n',
    ])
      expect(markdown).toMatch(part);
  });

  it('is there for each operation', () => {
    const made = [...files.values()].flatMap(({ operationId, path: file }) =>
      operationId ? [[operationId, file]] : [],
    );
    expect(made).toHaveLength(operationCount());
    expect(made).toContainEqual(['showImage', 'operations/showImage.md']);
  });

  it('ends where a schema holds itself', async () => {
    const circle = {
      type: 'object',
      properties: {
        next: { $ref: '#/components/schemas/Circle' },
        list: { type: 'array', items: { $ref: '#/components/schemas/Circle' } },
      },
    };
    const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Circle' } } } };
    const made = await downloadsOf(
      siteService({
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        servers: [],
        paths: { '/a': { post: { operationId: 'a', summary: 'A', requestBody: body, responses: {} } } },
        components: { schemas: { Circle: circle } },
      }),
    );
    expect(textOf(made, 'operations/a.md').match(/^\| `/gm)).toHaveLength(2);
  });

  it.each(HOSTILE)('keeps %j text', async (hostile) => {
    const made = await downloadsOf(siteService(hostileContract(hostile)));
    for (const [name, { content }] of made)
      if (/\.(?:md|txt)$/.test(name)) expect(markupIn(String(content))).toEqual([]);
  });

  it('keeps any text of a description text', async () => {
    const pieces = fc.constantFrom(
      '<b>',
      '](',
      '[x](javascript:a)',
      '![x](http://e)',
      '|',
      '`',
      '```',
      '\n',
      '# ',
      '- ',
      '1. ',
      '\\',
      '&lt;',
      '~~~',
      '<!--',
      ' ',
      'a',
      '\u202e',
      '===',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const made = await downloadsOf(siteService(described(parts.join(''))));
        expect(markupIn(textOf(made, 'operations/a.md'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const described = (description: string): object => ({
  openapi: '3.0.3',
  info: { title: 'A', version: '1' },
  servers: [],
  paths: {
    '/a': { get: { operationId: 'a', summary: `A ${description}`, description, responses: { 200: { description } } } },
  },
  components: { schemas: {} },
});

/** What Markdown makes of a text beyond our own: HTML, images, and links that lead elsewhere. */
function markupIn(markdown: string): string[] {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  return tokens
    .flatMap((token) => [token, ...(token.children ?? [])])
    .filter(({ type, attrs }) => {
      if (type === 'link_open') return !/^(?:operations\/[\w.~-]+\.md|hostile\.[\w.-]+)$/.test(String(attrs?.[0]?.[1]));
      return ['html_block', 'html_inline', 'image', 'lheading_open', 'hr'].includes(type);
    })
    .map(({ type, content }) => `${type} ${content}`);
}
