import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import type { Block } from '../../scripts/ir/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

const blocksOf = (text: string): readonly Block[] => readPage(text, 'page.md', HOUSE_DIALECT).blocks;
const run = (text: string, more = {}) => ({ text, ...more });

describe('a page of Markdown', () => {
  it.each([
    [
      'a heading with an anchor of its own',
      '## Kites {#all}',
      [{ kind: 'heading', level: 2, runs: [run('Kites')], anchors: ['all'], line: 1 }],
    ],
    [
      'a heading',
      '\n\nMy **Kites**\n=====\n',
      [{ kind: 'heading', level: 1, runs: [run('My '), run('Kites', { bold: true })], anchors: ['my-kites'], line: 3 }],
    ],
    [
      'a paragraph over lines',
      'Tie a `kite`\nto [it](#all).',
      [
        {
          kind: 'paragraph',
          runs: [run('Tie a '), run('kite', { code: true }), run(' to '), run('it', { link: '#all' }), run('.')],
          line: 1,
        },
      ],
    ],
    [
      'code',
      'Text\n\n```http\nGET /kites\n\nHost: x\n```\n',
      [
        { kind: 'paragraph', runs: [run('Text')], line: 1 },
        { kind: 'code', language: undefined, text: 'GET /kites\n\nHost: x', line: 4 },
      ],
    ],
    [
      'code by its indent',
      'Text\n\n    GET /kites\n',
      [
        { kind: 'paragraph', runs: [run('Text')], line: 1 },
        { kind: 'code', language: undefined, text: 'GET /kites', line: 3 },
      ],
    ],
    [
      'a placeholder that is no element',
      'GET /kites/<kite-id>',
      [{ kind: 'paragraph', runs: [run('GET /kites/<kite-id>')], line: 1 }],
    ],
    [
      'what is an element',
      'a<br>b',
      [
        { kind: 'paragraph', runs: [run('a')], line: 1 },
        { kind: 'paragraph', runs: [run('b')], line: 1 },
      ],
    ],
    ['a script', '<script>\nalert(1)\n</script>\n\nText', [{ kind: 'paragraph', runs: [run('Text')], line: 5 }]],
    [
      'settings in front',
      '---\nlayout: x\ntitle: "Kites"\n---\nText',
      [
        { kind: 'heading', level: 1, runs: [run('Kites')], anchors: [], line: 3 },
        { kind: 'paragraph', runs: [run('Text')], line: 5 },
      ],
    ],
  ])('has %s', (_, text, blocks) => {
    expect(blocksOf(text)).toMatchObject(blocks);
  });

  it('has tables with the lines of their rows', () => {
    const [table] = blocksOf('Text:\n\n| Name | About |\n|---|---|\n| a | `x \\| y` |\n| b | c |\n').slice(1);
    expect(table).toMatchObject({ kind: 'table', line: 3, rows: [{ line: 5 }, { line: 6 }] });
    expect(JSON.stringify(table)).toContain('x | y');
  });

  it('has lists with the lines of their items', () => {
    const [list] = blocksOf('- one\n\n- two\n  more\n\n  - inner\n');
    expect(list).toMatchObject({
      kind: 'list',
      items: [[{ line: 1 }], [{ line: 3 }, { kind: 'list', items: [[{ line: 6 }]] }]],
    });
  });

  it('leads to other pages by their files', () => {
    const { blocks } = readPage('See [it](../b/c.md#d).', 'a/page.md', HOUSE_DIALECT);
    expect(JSON.stringify(blocks)).toContain('"link":"b/c.md#d"');
  });
});

const ADAPT = path.join(import.meta.dirname, '../adapt');

/** The contract of a page, without where and under which name it stands. */
function contractWithoutPlaces(file: string, text: string): unknown {
  const { document } = contractOf({
    pages: [{ file, text }],
    config: defaultServiceConfig('twins'),
    configFile: 'service.yaml',
  });
  return JSON.parse(
    JSON.stringify(document, (key, value) => (key === 'x-source' || key === 'externalDocs' ? undefined : value)),
  );
}

describe('the twin of a page in Markdown', () => {
  it.each(readdirSync(path.join(ADAPT, 'pages/markdown')))('%s gives the contract of the HTML', (file) => {
    const folder = path.join(ADAPT, 'samples', path.parse(file).name);
    const twin = readdirSync(folder).find((each) => each.endsWith('.html')) ?? '';
    const html = readFileSync(path.join(folder, twin), 'utf8');
    const text = readFileSync(path.join(ADAPT, 'pages/markdown', file), 'utf8');
    const name = path.parse(twin).name;
    expect(contractWithoutPlaces(`${name}.md`, text)).toEqual(contractWithoutPlaces(`${name}.html`, html));
  });
});
