import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { beforeAll, describe, expect, it } from 'vitest';
import { siteLlmsText } from '../../scripts/publish/index.ts';
import { HOSTILE, hostileContract } from '../generate/support/hostile.ts';
import { type Downloads, downloadsOf, operationCount, projectService, textOf } from './downloads-support.ts';
import { serviceOf } from './site-support.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

let files: Downloads;
beforeAll(async () => {
  files = await downloadsOf(await projectService());
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
      serviceOf({
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        servers: [],
        paths: { '/a': { post: { operationId: 'a', summary: 'A', requestBody: body, responses: {} } } },
        components: { schemas: { Circle: circle } },
      }),
    );
    expect(textOf(made, 'operations/a.md').match(/^\| `/gm)).toHaveLength(2);
  });

  it.each<[object, string]>([
    [{ type: 'object', additionalProperties: { type: 'integer', format: 'int64' } }, 'map of integer (int64) | no |'],
    [{ type: 'array', nullable: true, items: { type: 'string' } }, 'array of string or null | no |'],
    [{ oneOf: [{}, {}], nullable: true }, 'one of 2 or null | no |'],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }, NULL] }, 'one of 2 or null | no |'],
    [{ anyOf: [{ $ref: '#/components/schemas/Size' }, NULL] }, 'Size or null | no |'],
    [
      { type: 'array', items: { anyOf: [{ $ref: '#/components/schemas/Size' }, NULL] } },
      'array of Size or null | no |',
    ],
    [{ type: 'string', nullable: true, enum: ['a', null] }, 'string or null | no | one of `a` |'],
    [{ $ref: '#/components/schemas/Size' }, 'Size | no |'],
    [{ type: 'object', enum: [{ toString: 'x' }] }, 'object | no | one of `{"toString":"x"}` |'],
  ])('says of a parameter %j that it is %s', async (schema, words) => {
    const parameters = [{ name: 'p', in: 'query', schema }];
    const made = await downloadsOf(
      serviceOf({
        openapi: '3.0.3',
        info: { title: 'A', version: '1' },
        servers: [],
        paths: { '/a': { get: { operationId: 'a', summary: 'A', parameters, responses: {} } } },
        components: { schemas: { Size: { type: 'integer' } } },
      }),
    );
    expect(textOf(made, 'operations/a.md')).toContain(`| \`p\` | ${words}`);
  });

  it.each(HOSTILE)('keeps %j text', async (hostile) => {
    const made = await downloadsOf(serviceOf(hostileContract(hostile) as never, 'hostile'));
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
        const made = await downloadsOf(serviceOf(described(parts.join(''))));
        expect(markupIn(textOf(made, 'operations/a.md'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const described = (description: string) => ({
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
