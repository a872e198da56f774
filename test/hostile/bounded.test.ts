import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { freshReader } from '../../scripts/pipeline/index.ts';
import { type LabelledEdge, stableClasses } from '../../scripts/link/stable-classes.ts';
import { MAX_PAGE_BYTES, readPage } from '../../scripts/read/index.ts';
import { textOfRuns } from '../../scripts/ir/index.ts';
import { MAX_PARAGRAPH } from '../../scripts/read/long-text.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';

const paragraphsOf = (html: string): string[] =>
  readPage(html, 'a.html', HOUSE_DIALECT).blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [textOfRuns(block.runs)] : [],
  );

describe('paragraphs longer than any page has', () => {
  it.each([
    ['words', 'kite '.repeat(5000)],
    ['one word', 'k'.repeat(30_000)],
    ['characters of two units', '🪁'.repeat(9000)],
  ])('keep their text in pieces: %s', (_name, text) => {
    const pieces = paragraphsOf(`<p>${text}</p>`);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(MAX_PARAGRAPH);
    expect(pieces.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(pieces.every((piece) => !/[\ud800-\udfff]/u.test(piece))).toBe(true);
  });

  it('are left as they are where they are short enough', () => {
    const text = 'k'.repeat(MAX_PARAGRAPH);
    expect(paragraphsOf(`<p>${text}</p>`)).toEqual([text]);
    expect(readPage(`<p>${text}</p>`, 'a.html', HOUSE_DIALECT).diagnostics).toEqual([]);
  });

  it('are cut in cells, list items, notes and captions too, in both markups, and reported with their line', () => {
    const long = 'kite '.repeat(2000);
    const html = readPage(
      `\n<ul><li>${long}</li></ul><table><caption>${long}</caption><tr><td>${long}</td></tr></table><div class="note">${long}</div>`,
      'a.html',
      HOUSE_DIALECT,
    );
    const rst = readPage(`Title\n=====\n\n-  ${long}\n\n.. note::\n\n   ${long}\n`, 'a.rst', HOUSE_DIALECT);
    expect(html.diagnostics.map(({ code, line }) => [code, line])).toEqual(
      Array(4).fill(['read/paragraph-too-long', 2]),
    );
    expect(rst.diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['read/paragraph-too-long', 4],
      ['read/paragraph-too-long', 8],
    ]);
  });
});

describe('pages of no bound', () => {
  it('that open elements without end are text from there on, with all words', () => {
    const { blocks, diagnostics } = readPage(
      `${'<b>\n'.repeat(1200)}end<table><tr><td>cell</td></tr></table>`,
      'a.html',
      HOUSE_DIALECT,
    );
    expect(diagnostics.map(({ code }) => code)).toContain('read/page-cut');
    expect(diagnostics.find(({ code }) => code === 'read/page-cut')?.line).toBe(1001);
    expect(JSON.stringify(blocks)).toMatch(/end.*cell/);
  });

  it('that span more cells than any page has keep each cell that is written', () => {
    const row = '<tr><td rowspan="1000000000" colspan="1000000000">cell</td></tr>';
    const { blocks, diagnostics } = readPage(`<table>${row.repeat(1000)}</table>`, 'a.html', HOUSE_DIALECT);
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/table-cut']);
    const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((each) => each.cells) : []));
    expect(cells.filter((cell) => cell.blocks.length > 0)).toHaveLength(1000);
    expect(cells.length).toBeLessThan(400_000);
  });

  it('that repeat a name under a structure again and again nest no deeper than any page goes', () => {
    const rows = Array.from({ length: 2000 }, () => ['a', 'No', 'Object', 'A part.'] as const);
    const contract = contractOfSmall({
      request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters'),
      requestExample: '',
    });
    expect(Object.keys(contract.document.components?.schemas ?? {}).length).toBeLessThan(60);
    expect(codesOf(contract)).toContain('extract/row-duplicate');
  });

  it('with more bytes than are read are told, and the others go on', () => {
    const page = (file: string, more: string) => ({
      file,
      text: smallPage({ uri: `<p>POST /v1/${file}</p>` }) + more,
    });
    const contract = contractOf({
      // Letters of two bytes: it is bytes that count.
      pages: [page('large.html', 'ü'.repeat(MAX_PAGE_BYTES / 2)), page('small.html', 'ü'.repeat(1000))],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    expect(Object.keys(contract.document.paths)).toEqual(['/v1/small.html']);
    const told = contract.diagnostics.filter(({ code }) => code === 'read/page-too-large');
    expect(told.map(({ file, severity }) => [file, severity])).toEqual([['large.html', 'error']]);
    expect(told[0]?.message).toMatch(/has 1\d{7} bytes, and at most 16777216/);
  });

  it.each(['{"a":', '[', '{"a": ['])('whose example is nested without end keep its text: %s', (open) => {
    const contract = contractOfSmall({ requestExample: `<pre>{"colour": ${open.repeat(4000)}</pre>` });
    expect(codesOf(contract)).toContain('link/example-too-deep');
    expect(Object.keys(contract.document.paths)).toEqual(['/v1/kites']);
  });

  it('with brackets in texts are not taken for deep ones', () => {
    const contract = contractOfSmall({ requestExample: `<pre>{"colour": "${'['.repeat(4000)}"}</pre>` });
    expect(codesOf(contract)).not.toContain('link/example-too-deep');
  });
});

describe('a page that a stage throws on', () => {
  const pages = ['a', 'b', 'c'].map((name) => ({
    file: `${name}.html`,
    text: smallPage({
      uri: `<p>POST /v1/${name}</p>`,
      request: tableHtml(FIELD_COLUMNS, [[name, 'Yes', 'String', 'A kite.']], 'Request body parameters'),
      requestExample: '',
    }),
  }));
  const input = { pages, config: defaultServiceConfig('kites'), configFile: 'service.yaml' };

  it.each(['read', 'linked'])('is an error that names it, and the others go on: %s', (stage) => {
    const reader = freshReader();
    const contract = contractOf({
      ...input,
      reader: {
        ...reader,
        first: (page) => {
          const { claims, facts } = reader.first(page);
          if (page.file !== 'b.html') return { claims, facts };
          if (stage === 'read') throw new RangeError('Maximum call stack size exceeded');
          // Facts that no reader gives: the stages behind must not take the other pages with them.
          return { claims, facts: { ...facts, tables: undefined as unknown as typeof facts.tables } };
        },
      },
    });
    expect(Object.keys(contract.document.paths)).toEqual(['/v1/a', '/v1/c']);
    const failed = contract.diagnostics.filter(({ code }) => code === 'read/page-failed');
    expect(failed.map(({ file, severity }) => [file, severity])).toEqual([['b.html', 'error']]);
  });

  it('but a fault of no page alone is thrown', () => {
    const config = undefined as unknown as typeof input.config;
    expect(() => contractOf({ ...input, config })).toThrow(TypeError);
  });
});

describe('classes of equal structures', () => {
  /** All nodes against all, until nothing changes. */
  function slowly(keys: readonly string[], edges: readonly (readonly LabelledEdge[])[]): number[] {
    let classes = [...keys];
    for (let round = 0; round <= keys.length; round++)
      classes = classes.map((own, at) => {
        const key = JSON.stringify([own, (edges[at] ?? []).map(({ label, to }) => [label, classes[to]])]);
        return String(
          classes.findIndex(
            (each, other) =>
              key === JSON.stringify([each, (edges[other] ?? []).map(({ label, to }) => [label, classes[to]])]),
          ),
        );
      });
    const numbers = new Map<string, number>();
    return classes.map((own) => {
      const number = numbers.get(own) ?? numbers.size;
      numbers.set(own, number);
      return number;
    });
  }

  it('are those that comparing all with all finds', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let run = 0; run < 60; run++) {
      const size = 1 + random(14);
      const keys = Array.from({ length: size }, () => 'ab'.charAt(random(2)));
      const edges = keys.map(() =>
        ['x', 'y'].flatMap((label) => (random(3) === 0 ? [] : [{ label, to: random(size) }])),
      );
      expect(stableClasses(keys, edges)).toEqual(slowly(keys, edges));
    }
  });
});
