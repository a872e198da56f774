import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const read = (text: string, file = 'kites.md') =>
  contractOf({ pages: [{ file, text }], config: defaultServiceConfig('kites'), configFile: 'service.yaml' });

interface Loose {
  readonly [key: string]: Loose;
}
const loose = (value: unknown): Loose => value as Loose;
const fieldsOf = (contract: ReturnType<typeof read>, name: string) =>
  loose(contract.document.components.schemas[name])?.properties ?? {};

const UNKNOWN = '| Knop | Wat |\n| --- | --- |\n| depth | how deep |\n';

describe('a table whose columns nobody knows', () => {
  it.each([
    ['below a heading of parameters', `### Parameters\n\n${UNKNOWN}`, ['Knop, Wat']],
    ['anywhere else', `### Plans\n\n${UNKNOWN}`, []],
  ])('stays in the description %s', (_, table, columns) => {
    const { document, diagnostics } = read(`# Kites\n\n## Show a kite\n\n\`GET /kites/{id}\`\n\n${table}`);
    expect(loose(document.paths['/kites/{id}'])?.get?.description).toContain('depth | how deep');
    const found = diagnostics.filter(({ code }) => code === 'extract/table-unread');
    expect(found.map(({ params }) => params?.columns)).toEqual(columns);
  });
});

describe('a sample in XML', () => {
  const page = (samples: string) => `# Kites\n\n## Tie a kite\n\n\`POST /kites\`\n\nRequest:\n\n${samples}`;
  const json = '```json\n{"length": 3}\n```\n';
  const xml = '```xml\n<kite><length>3</length></kite>\n```\n';

  it.each([
    ['beside one in JSON is named', `${json}\n${xml}`, [14]],
    ['alone is not', xml, []],
    ['is not where all are in JSON', json, []],
  ])('%s', (_, samples, lines) => {
    const found = read(page(samples)).diagnostics.filter(({ code }) => code === 'extract/sample-in-other-form');
    expect(found.map(({ line }) => line)).toEqual(lines);
  });

  it('is told with the one in JSON of its own side', () => {
    const text = page(`${json}\nResponse:\n\n${json}\n${xml}`);
    const [found] = read(text).diagnostics.filter(({ code }) => code === 'extract/sample-in-other-form');
    // Of the text of the sample, which begins below its fence.
    expect(found?.params?.line).toBe(text.slice(0, text.lastIndexOf('```json')).split('\n').length + 1);
  });
});

describe('a type that is one of several structures', () => {
  const structure = (name: string, field: string) =>
    `## ${name}\n\n| Field | Type | Description |\n| --- | --- | --- |\n| ${field} | string | Its ${field} |\n`;
  const page = (type: string, more = '') =>
    [
      '# Kites\n\n## Draw a kite\n\n`POST /kites`\n\n### Body\n',
      `| Field | Type | Description |\n| --- | --- | --- |\n| shape | ${type} | What it looks like |\n`,
      structure('Circle', 'radius'),
      structure('Square', 'side'),
      more,
    ].join('\n');
  const BOTH = [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }];
  const shape = (contract: ReturnType<typeof read>) => fieldsOf(contract, 'DrawKiteRequest').shape;

  it.each([
    ['by their names', 'Circle or Square', ''],
    ['by links', '[Circle](#circle) or [Square](#square)', ''],
    [
      'by what stands for them',
      '[Shape](#shape)',
      '## Shape\n\nA shape. It is one of\n\n- [Circle](#circle)\n- [Square](#square)\n',
    ],
  ])('has all of them: %s', (_, type, more) => {
    expect(shape(read(page(type, more)))).toMatchObject({ anyOf: BOTH });
  });

  it('has them as items', () => {
    expect(shape(read(page('Array of [Circle](#circle) and [Square](#square)')))).toMatchObject({
      type: 'array',
      items: { anyOf: BOTH },
    });
  });

  it.each([
    ['names one that is not described', 'Circle or Star', ''],
    [
      'a list that says no such thing',
      '[Shape](#shape)',
      '## Shape\n\nSee also\n\n- [Circle](#circle)\n- [Square](#square)\n',
    ],
  ])('has none where it %s', (_, type, more) => {
    expect(shape(read(page(type, more)))?.anyOf).toBeUndefined();
  });

  it('keeps the names under which the page describes structures', () => {
    const names = Object.keys(read(page('Circle or Square')).document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['Circle', 'Square']));
  });
});

describe('paths beyond ASCII', () => {
  it('are percent-encoded, with a placeholder that its row describes', () => {
    const table = '| Name | Type | Description |\n| --- | --- | --- |\n| båt | string | Name of the boat |\n';
    const { document, diagnostics } = read(`# Båter\n\n## Vis en båt\n\n\`GET /båter/<båt>\`\n\n${table}`);
    expect(Object.keys(document.paths)).toEqual(['/b%C3%A5ter/{bat}']);
    expect(loose(document.paths['/b%C3%A5ter/{bat}'])?.get?.parameters?.[0]).toMatchObject({
      name: 'bat',
      in: 'path',
      description: 'Name of the boat',
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a part of a path that may be left out', () => {
  it('gives two operations, each with the samples that call it', () => {
    const sample = '```\nGET https://kites.example.com/kites?page=2\n```\n';
    const { document, diagnostics } = read(`# Kites\n\n## List kites\n\n\`GET /kites[/{kind}]\`\n\n${sample}`);
    expect(Object.keys(document.paths)).toEqual(['/kites', '/kites/{kind}']);
    expect(diagnostics.filter(({ code }) => code === 'link/example-url')).toEqual([]);
  });
});

describe('a number in a path', () => {
  const page = (words: string) =>
    `Kites\n=====\n\n\`\`GET /kites/6\`\`\n--------------\n\n${words}\n\n\`\`GET /kites/6/tail\`\`\n-------------------\n\nThe tail.\n`;

  it.each([
    [
      'that a sentence calls an id is a placeholder',
      'Shows the kite with id *6*.',
      ['/kites/{id}', '/kites/{id}/tail'],
    ],
    [
      'that is of something else stays',
      'Answers with code *6*, since version number *6*.',
      ['/kites/6', '/kites/6/tail'],
    ],
    ['of which nothing is said stays', 'Shows six kites, *6* of them.', ['/kites/6', '/kites/6/tail']],
  ])('%s', (_, words, paths) => {
    const { document } = read(page(words), 'kites.rst');
    expect(Object.keys(document.paths)).toEqual(paths);
  });

  it('is a whole number', () => {
    const { document } = read(page('Shows the kite with id *6*.'), 'kites.rst');
    expect(loose(document.paths['/kites/{id}'])?.get?.parameters?.[0]).toMatchObject({
      name: 'id',
      in: 'path',
      schema: { type: 'integer' },
    });
  });
});

describe('a flag that a sentence names', () => {
  it.each([
    ['with its question mark', 'With the *?tail* query string the tail goes too.', ['tail']],
    ['in words of an address', 'See *?tail* in the manual.', undefined],
  ])('%s', (_, words, names) => {
    const { document } = read(`# Kites\n\n## Cut kites\n\n\`DELETE /kites\`\n\n${words}\n`);
    const parameters = loose(document.paths['/kites'])?.delete?.parameters as unknown as { name: string }[] | undefined;
    expect(parameters?.map(({ name }) => name)).toEqual(names);
  });
});
