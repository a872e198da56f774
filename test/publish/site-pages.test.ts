import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../scripts/ir/index.ts';
import type { SourceEntry } from '../../scripts/emit/index.ts';
import { html } from '../../scripts/publish/markup.ts';
import { attribute, byId, elementsOf, ownService, pagesOf, serviceOf, wordsOf } from './site-support.ts';

const OWN = ownService();
const PAGES = pagesOf([OWN]);
const page = (path: string, pages = PAGES): string => {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`no page ${path} among ${[...pages.keys()].join(', ')}`);
  return found;
};
const operation = (responses: unknown, more: object = {}) => ({
  paths: { '/v1/things': { get: { operationId: 'listThings', summary: 'Listing Things', responses, ...more } } },
});

describe('the pages of a service', () => {
  it('are one an operation, a schema and an error code', () => {
    const folders = [...PAGES.keys()].map((path) => path.split('/').slice(1, -1).join('/'));
    const count = (folder: string) => folders.filter((each) => each === folder).length - 1;
    const contract = OWN.contract as unknown as {
      paths: Record<string, object>;
      components: { schemas: object };
      'x-error-codes': object;
    };
    const operations = Object.values(contract.paths).flatMap((item) => Object.keys(item)).length;
    expect(count('operations') + 1).toBe(operations);
    expect(count('schemas')).toBe(Object.keys(contract.components.schemas).length);
    expect(count('errors')).toBe(Object.keys(contract['x-error-codes']).length);
    expect(operations).toBeGreaterThan(20);
  });

  it('link only pages and anchors that are there, and the web', () => {
    const ids = new Map(
      [...PAGES].map(([path, markup]) => [path, new Set(elementsOf(markup).map((each) => attribute(each, 'id')))]),
    );
    const broken: string[] = [];
    for (const [path, markup] of PAGES)
      for (const element of elementsOf(markup)) {
        const href = attribute(element, 'href');
        if (href === undefined || /^https:\/\//.test(href)) continue;
        expect(href, path).not.toMatch(/^(?:\/|[a-z]+:)/i);
        const { pathname, hash } = new URL(href, `https://site.example/${path}`);
        const target = pathname.slice(1);
        if (target.startsWith('assets/')) continue;
        if (!PAGES.has(target) || (hash !== '' && !ids.get(target)?.has(hash.slice(1))))
          broken.push(`${path}: ${href}`);
      }
    expect(broken).toEqual([]);
  });

  it('use no id twice', () => {
    for (const [path, markup] of PAGES) {
      const ids = elementsOf(markup).flatMap((each) => attribute(each, 'id') ?? []);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  it('load nothing inline and nothing from elsewhere', () => {
    for (const [path, markup] of PAGES)
      for (const element of elementsOf(markup)) {
        expect(
          element.attrs.filter(({ name }) => name.startsWith('on') || name === 'style'),
          path,
        ).toEqual([]);
        if (element.tagName === 'script') {
          expect(attribute(element, 'src'), path).toMatch(/^(?:\.\.\/)*assets\/[\w.-]+\.js$/);
          expect(element.childNodes).toEqual([]);
        }
        expect(['style', 'iframe', 'img', 'form', 'object', 'embed', 'base']).not.toContain(element.tagName);
      }
  });

  it('have the same bytes again', () => {
    expect(pagesOf([ownService()])).toEqual(PAGES);
  });
});

describe('the page of an operation', () => {
  const create = page('modelarts/operations/createNotebook.html');
  const words = (id: string) => wordsOf(byId(create, id)).replace(/\s+/g, ' ');

  it.each([
    [
      'path.project_id',
      ['project_id', 'string', 'required', 'CreateNotebook.html:', 'table 1, row 1', 'inferred by placeholder'],
    ],
    [
      'request.description',
      ['at most 512 characters', 'optional', 'CreateNotebook.html:43–49, table 2, row 1', 'stated'],
    ],
    ['request.feature', ['One of', 'DEFAULT', 'default NOTEBOOK']],
    ['request.volume', ['VolumeReq', 'required', '5 fields of VolumeReq']],
    [
      'request.volume.capacity',
      ['at most 4096', 'this default applies only in some cases', 'extract/default-conditional'],
    ],
    ['request.volume.category=EVS', ['EVS']],
    ['response.200', ['200', 'The request was successful.']],
  ])('%s says %j', (id, expected) => {
    for (const each of expected) expect(words(id)).toContain(each);
  });

  it('links the line of the page upstream, and a way to report it', () => {
    const links = elementsOf(create).flatMap((each) => attribute(each, 'href') ?? []);
    expect(links).toContain('https://upstream.example/blob/main/CreateNotebook.html#L43');
    expect(
      links.some((href) => href.startsWith('https://upstream.example/issues/new?title=CreateNotebook.html%3A43')),
    ).toBe(true);
    expect(create).toContain('<a href="../schemas/VolumeReq.html">VolumeReq</a>');
  });

  it('shows every finding of its page', () => {
    const own = OWN.diagnostics.filter(({ file }) => file === 'CreateNotebook.html');
    const listed = wordsOf(byId(create, 'findings').parentNode as never);
    expect(own.length).toBeGreaterThan(2);
    for (const { code, line } of own) {
      expect(listed).toContain(code);
      expect(listed).toContain(`CreateNotebook.html:${line}`);
    }
  });

  it('leaves no finding of any page out', () => {
    const all = wordsOf(byId(page('modelarts/findings.html'), 'main')).replace(/\s+/g, ' ');
    for (const { code, message } of OWN.diagnostics) {
      expect(all).toContain(code);
      expect(all).toContain(message.replace(/\s+/g, ' '));
    }
  });

  it('groups findings by cause, the gravest and most frequent first, limits of the reader last', () => {
    const finding = (code: 'link/example-type' | 'link/example-enum' | 'emit/name-refused', line: number) =>
      diagnostic(code, { file: 'a.html', line }, {} as never);
    const findings = [
      finding('emit/name-refused', 9),
      finding('link/example-enum', 1),
      finding('link/example-type', 2),
      finding('link/example-type', 3),
    ];
    const made = { ...serviceOf(operation({ '200': { description: 'OK' } })), diagnostics: findings };
    const shown = page('made/findings.html', pagesOf([made]));
    const causes = elementsOf(shown).flatMap((each) =>
      attribute(each, 'class') === 'cause' ? [`${attribute(each, 'id')} ${wordsOf(each).match(/\d on \d \w+/)}`] : [],
    );
    expect(causes).toEqual([
      'cause.link~2f~example-type 2 on 1 page',
      'cause.link~2f~example-enum 1 on 1 page',
      'cause.emit~2f~name-refused 1 on 1 page',
    ]);
    expect(shown.indexOf('id="limits"')).toBeGreaterThan(shown.indexOf('example-enum'));
  });

  it('says that a past operation is deprecated', () => {
    const past = page('modelarts/operations/manageDevelopmentEnvironmentInstance.html');
    expect(past).toContain('<b>Deprecated.</b>');
    expect(create).not.toContain('<b>Deprecated.</b>');
    expect(past).toContain('../errors/ModelArts.6309.html');
  });

  it('shows the source of every field of a schema', () => {
    const schema = page('modelarts/schemas/CreateNotebookRequest.html');
    const { CreateNotebookRequest } = (
      OWN.contract as unknown as { components: { schemas: Record<string, { properties: object }> } }
    ).components.schemas;
    for (const name of Object.keys(CreateNotebookRequest?.properties ?? {})) {
      const entry = OWN.sources[`/components/schemas/CreateNotebookRequest/properties/${name}`] as SourceEntry;
      expect(wordsOf(byId(schema, `field.${name}`))).toContain(`${entry.file}:${entry.line}`);
    }
  });
});

describe('what other parts put into pages', () => {
  const slotted = pagesOf([OWN], {
    samples: (_, { id }) => (id === 'listImage' ? [{ title: 'curl', code: 'curl <it> "now"' }] : []),
    downloads: () => [
      { path: 'modelarts.json', title: 'OpenAPI as JSON', content: '{}' },
      { path: 'operations/listImage.md', title: 'Markdown', content: '', operationId: 'listImage' },
    ],
    tryIt: (_, { id }) => html`<section id="try-it">${id}</section>`,
    changes: (_, { id }) => (id === 'listImage' ? [{ since: '2.0', text: 'limit <new>', breaking: true }] : []),
    scripts: [{ path: 'assets/try-it.js', content: '' }],
    connect: ['http://127.0.0.1:4010'],
  });
  const list = page('modelarts/operations/listImage.html', slotted);

  it.each([
    'curl &lt;it&gt; &quot;now&quot;',
    '<a href="listImage.md">Markdown</a>',
    '<section id="try-it">listImage</section>',
    'limit &lt;new&gt; <b class="breaking">breaking</b>',
    '<script src="../../assets/try-it.js" defer></script>',
    'connect-src &#39;self&#39; http://127.0.0.1:4010;',
  ])('has %j', (part) => {
    expect(list).toContain(part);
  });

  it('says how a client is started where the contract can be downloaded', () => {
    const downloads = () => [{ path: 'modelarts.yaml', title: 'YAML', content: '' }];
    const command = 'npx specscribe generate modelarts.yaml --target typescript --out clients';
    expect(page('modelarts/index.html', pagesOf([OWN], { downloads }))).toContain(command);
    expect(page('modelarts/index.html')).not.toContain('npx specscribe');
  });

  it('shows on the first page what commits did to services that it has', () => {
    const event = { service: 'modelarts', since: '2026-01-02', isNew: false, changes: 0, breaking: 0, operations: [] };
    const shown = page(
      'index.html',
      pagesOf([OWN], {
        events: [
          { ...event, changes: 3, breaking: 1, operations: ['listImage', 'goneSince'], versions: ['1.0.0', '2.0.0<'] },
          { ...event, since: '2026-01-01', isNew: true },
          { ...event, service: 'another', since: '2020-01-01' },
        ],
      }),
    );
    const words = wordsOf(byId(shown, 'latest').parentNode as never).replace(/\s+/g, ' ');
    expect(words).toContain('2026-01-02 ModelArts version 1.0.0 to 2.0.0<, 3 changes, 1 breaking: ');
    expect(shown).toContain('2.0.0&lt;');
    expect(shown).toMatch(/1 breaking<\/b>: <a href="modelarts\/operations\/listImage\.html">[^<]+<\/a><\/li>/);
    expect(words).toContain('2026-01-01 ModelArts new');
    expect(words).not.toContain('2020');
    expect(page('index.html')).not.toContain('id="latest"');
  });

  it('links downloads of a service from its page, and no operation of another', () => {
    expect(page('modelarts/index.html', slotted)).toContain('<a href="modelarts.json">OpenAPI as JSON</a>');
    expect(page('modelarts/operations/showImage.html', slotted)).not.toContain('listImage.md');
  });

  it('leaves no trace where there is nothing', () => {
    for (const id of ['samples', 'changes', 'try-it'])
      expect(PAGES.get('modelarts/operations/listImage.html')).not.toContain(`id="${id}"`);
    expect(PAGES.get('modelarts/operations/listImage.html')).not.toContain('connect-src');
  });
});

describe('contracts of any maker', () => {
  const answer = (schema: object) => ({ '200': { description: 'OK', content: { 'application/json': { schema } } } });
  const show = (responses: object, schemas: object = {}, more: object = {}) =>
    page(
      'made/operations/listThings.html',
      pagesOf([serviceOf({ ...operation(responses, more), components: { schemas } })]),
    );

  it('ends a schema that holds itself by a link to its page', () => {
    const markup = show(answer({ $ref: '#/components/schemas/Tree' }), {
      Tree: {
        type: 'object',
        properties: {
          leaf: { type: 'string' },
          below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    });
    expect(markup).toContain('<a href="../schemas/Tree.html">2 fields of Tree</a>, which holds itself');
    expect(markup.match(/id="response\.200\.below/g)).toHaveLength(1);
  });

  it('ends references that go in a circle', () => {
    const markup = show(answer({ $ref: '#/components/schemas/A' }), {
      A: { $ref: '#/components/schemas/B' },
      B: { $ref: '#/components/schemas/A' },
    });
    expect(markup).toContain('id="response.200"');
  });

  it('opens no more than a page can hold', () => {
    const names = Array.from({ length: 8 }, (_, index) => `S${index}`);
    const schemas = Object.fromEntries(
      names.map((name) => [
        name,
        { properties: Object.fromEntries(names.map((each) => [each, { $ref: `#/components/schemas/${each}` }])) },
      ]),
    );
    const markup = show(answer({ $ref: '#/components/schemas/S0' }), schemas);
    expect(markup.match(/<li id="response\.200\./g)?.length).toBeLessThanOrEqual(400);
    expect(markup).toContain('8 fields of');
  });

  it('shows alternatives, maps, null and all limits', () => {
    const markup = show(
      answer({
        properties: {
          either: {
            oneOf: [
              { type: 'string' },
              { type: 'object', properties: { inside: { type: 'integer', minimum: 1, maximum: 1 } } },
            ],
          },
          map: { additionalProperties: { type: 'array', items: { type: 'number', format: 'double' } } },
          maybe: { type: 'string', nullable: true, pattern: '^<a>$', minLength: 2 },
          flags: { type: 'array', items: { type: 'string', enum: ['A', 'B'] }, uniqueItems: true },
          flag: { type: 'string', nullable: true, enum: ['C', null] },
          thing: {
            description: 'A thing.',
            anyOf: [
              { type: 'object', properties: { deep: { type: 'string' } } },
              { type: 'object', nullable: true, not: { type: 'object' } },
            ],
          },
        },
      }),
    );
    const words = (name: string) => wordsOf(byId(markup, `response.200.${name}`));
    expect(words('either')).toContain('One of:');
    expect(words('either.(2).inside')).toContain('exactly 1');
    expect(words('map')).toContain('map of array of number (double)');
    expect(words('maybe')).toMatch(/string or null[\s\S]*at least 2 characters[\s\S]*matches \^<a>\$/);
    expect(words('flags=B')).toBe('B');
    expect(words('flag')).toMatch(/string or null[\s\S]*C/);
    expect(() => byId(markup, 'response.200.flag=null')).toThrow();
    expect(words('thing')).toMatch(/object or null[\s\S]*A thing\./);
    expect(words('thing')).not.toContain('One of:');
    expect(words('thing.deep')).toContain('string');
  });

  it('shows bodies of several media types, headers and an operation without a name', () => {
    const pages = pagesOf([
      serviceOf({
        paths: {
          '/a/{b}': {
            parameters: [{ name: 'b', in: 'path', required: true, schema: { type: 'string' } }],
            post: {
              requestBody: {
                content: {
                  'application/json': { schema: { properties: { x: {} } } },
                  'text/csv': { schema: { properties: { x: {} } } },
                },
              },
              responses: { default: { description: 'Any', headers: { 'X-Page': { schema: { type: 'integer' } } } } },
            },
          },
        },
      }),
    ]);
    const markup = [...pages].find(([path]) => path.includes('/operations/'))?.[1] ?? '';
    for (const id of ['path.b', 'request.x', 'request.text~2f~csv.x', 'response.default.header.X-Page'])
      expect(byId(markup, id)).toBeDefined();
  });

  it('keeps services, and operations and schemas called like other files, apart', () => {
    const pages = pagesOf([
      serviceOf(
        {
          paths: {
            '/a': { get: { operationId: 'index', responses: {} }, put: { operationId: 'Index', responses: {} } },
          },
          components: { schemas: { index: {}, Index: {} } },
        },
        'assets',
      ),
      serviceOf({}, 'Assets'),
    ]);
    const files = [...pages.keys()].map((path) => path.toLowerCase());
    expect(new Set(files).size).toBe(files.length);
    expect(files.filter((path) => path.startsWith('assets/'))).toEqual([]);
  });

  it('keeps operations of one name apart', () => {
    const same = { operationId: 'same', responses: {} };
    const pages = pagesOf([serviceOf({ paths: { '/a': { get: same, put: same }, '/b': { get: same } } })]);
    expect([...pages.keys()].filter((path) => path.includes('/operations/'))).toEqual([
      'made/operations/same.html',
      'made/operations/put~20~~2f~a.html',
      'made/operations/get~20~~2f~b.html',
    ]);
  });

  it('takes any value in the place of any other', () => {
    const odd = { toString: 1, valueOf: [null] };
    const keys = `title description type format enum default minimum maximum maxLength pattern multipleOf items required
      properties allOf oneOf additionalProperties nullable deprecated x-type-text x-required-when`.split(/\s+/);
    const schemas = Object.fromEntries(
      [odd, [odd], null, true, 7, 'text'].flatMap((value, index) =>
        keys.map((key, at) => [
          `S${index}x${at}`,
          { type: 'object', properties: { a: { [key]: value } }, [key]: value },
        ]),
      ),
    );
    const markup = show(answer({ $ref: '#/components/schemas/S0x0' }), schemas, {
      tags: odd,
      externalDocs: odd,
      'x-async': odd,
      'x-waiters': [{ field: odd, states: odd }],
      parameters: [odd, { name: odd, in: odd }, { name: 'a', in: 'query', schema: odd }],
      requestBody: odd,
    });
    expect(markup).toContain('id="query.a"');
    const service = serviceOf({
      info: odd,
      servers: [odd, { url: odd, variables: { a: odd } }],
      components: odd,
      paths: { '/': odd },
    });
    expect(page('made/index.html', pagesOf([service]))).toContain('<h1>made</h1>');
  });

  it('shows a finding whose code it does not know', () => {
    const service = {
      ...serviceOf(operation({}, { 'x-source': 'a.html' })),
      diagnostics: [
        {
          ...diagnostic('link/example-enum', { file: 'a.html', line: 7 }, 'of <tomorrow>'),
          code: 'link/of-tomorrow' as never,
        },
      ],
    };
    expect(page('made/operations/listThings.html', pagesOf([service]))).toContain('of &lt;tomorrow&gt;');
  });
});
