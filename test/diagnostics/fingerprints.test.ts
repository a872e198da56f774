import type { PageText } from '../../scripts/ir/index.ts';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { corpusPages, NO_CORPUS, ROOT } from '../corpus.ts';

const FOLDER = path.join(ROOT, 'docs-source/modelarts');
const PAGES: PageText[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:html|rst)$/.test(file))
  .sort()
  .map((file) => ({ file, text: readFileSync(path.join(FOLDER, file), 'utf8') }));

/** Code and fingerprint of all findings, in no order. */
const marksOf = (pages: readonly PageText[], name = 'one'): string[] =>
  contractOf({ name, pages, config: defaultServiceConfig('one'), configFile: 'service.yaml' })
    .diagnostics.map(({ code, fingerprint }) => `${code} ${fingerprint}`)
    .sort();

const BEFORE = marksOf(PAGES);

describe('fingerprints', () => {
  it('are 16 hexadecimal digits, and no two findings share one', () => {
    expect(BEFORE.length).toBeGreaterThan(50);
    expect(BEFORE.filter((each) => !/ [0-9a-f]{16}$/.test(each))).toEqual([]);
    expect(new Set(BEFORE).size).toBe(BEFORE.length);
  });

  it.each<[string, (page: PageText) => PageText]>([
    ['lines are added at the top', ({ file, text }) => ({ file, text: `\n\n\n${text}` })],
    ['the page is saved with other line ends', ({ file, text }) => ({ file, text: text.replaceAll('\n', '\r\n') })],
    ['blanks are left at ends of lines', ({ file, text }) => ({ file, text: text.replace(/(?<=>)\n/g, '  \n') })],
  ])('stay where %s', (_, change) => {
    expect(marksOf(PAGES.map(change))).toEqual(BEFORE);
  });

  it('stay where another page goes', () => {
    const without = marksOf(PAGES.filter(({ file }) => file !== 'DeleteImage.html'));
    expect(without.length).toBeLessThan(BEFORE.length);
    expect(without.filter((each) => !BEFORE.includes(each))).toEqual([]);
  });

  it('stay where a page that alone gives its operation gets another name', () => {
    const of = (file: string): string[] =>
      marksOf([{ file, text: PAGES.find((each) => each.file === 'CreateImage.html')?.text ?? '' }]);
    expect(of('b.html')).toEqual(of('a.html'));
    expect(of('a.html').length).toBeGreaterThan(1);
  });

  it('are others in another service, and of another value', () => {
    expect(marksOf(PAGES, 'two').filter((each) => BEFORE.includes(each))).toEqual([]);
    const other = marksOf(PAGES.map(({ file, text }) => ({ file, text: text.replaceAll('"x86_64"', '"x86-64"') })));
    const gone = BEFORE.filter((each) => !other.includes(each));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.filter((each) => !each.startsWith('link/example-enum '))).toEqual([]);
  });

  it.skipIf(NO_CORPUS).each(['rst/virtual-private-cloud', 'html/modelarts'])(
    'are one a finding in %s',
    (folder) => {
      const marks = marksOf(corpusPages(folder)).map((each) => each.split(' ')[1]);
      expect(new Set(marks).size).toBe(marks.length);
    },
    120_000,
  );
});
