import { describe, expect, it } from 'vitest';
import { compareContracts, newStatements, saidChanges } from '../../scripts/drift/index.ts';
import type { HistoryStatement } from '../../scripts/extract/index.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { contractOfPages } from './dated-pages.ts';

const page = (title: string, path: string, rows: readonly (readonly string[])[]): string =>
  smallPage({ uri: `<p>POST /v1/${path}</p>`, request: tableHtml(FIELD_COLUMNS, rows, 'Body parameters') }).replace(
    'Making a Kite',
    title,
  );
const row = (name: string, description = 'Of the kite.'): readonly string[] => [name, 'No', 'String', description];

const old = contractOfPages({
  'make.html': page('Making a Kite', 'kites', [row('hue'), row('bow')]),
  'land.html': page('Landing a Kite', 'kites/land', [row('hue')]),
});
const now = contractOfPages({
  'make.html': page('Making a Kite', 'kites', [row('hue', 'Colour.'), row('knot')]),
  'fly.html': page('Flying a Kite', 'kites/fly', [row('hue')]),
});

const says = (text: string, action: HistoryStatement['action'], titles: string[], names: string[] = []) => ({
  date: '2026-01-01',
  text,
  action,
  titles,
  names,
  file: 'news.html',
  line: 4,
});

describe('what a change history says and what was found', () => {
  const changes = compareContracts(old, now);
  const judged = (...statements: HistoryStatement[]) => saidChanges(statements, { old, now }, changes);

  it.each([
    [says('Added Flying a Kite.', 'added', ['Flying a Kite']), 'found'],
    [says('Deleted Landing a Kite.', 'removed', ['Landing a kite']), 'found'],
    [says('Added knot in Making a Kite.', 'added', ['Making a Kite'], ['knot']), 'found'],
    [says('Updated hue in Making a Kite.', 'changed', ['Making a Kite'], ['hue']), 'found'],
    [says('Deleted Flying a Kite.', 'removed', ['Flying a Kite']), 'notFound'],
    [says('Added hue in Flying a Kite.', 'added', ['Flying a Kite'], ['bow']), 'notFound'],
    [says('First official release.', 'changed', ['First official release']), 'elsewhere'],
  ])('%o', (statement, expected) => {
    const said = judged(statement);
    const count = { found: said?.found.length, notFound: said?.notFound.length, elsewhere: said?.elsewhere };
    expect(count).toEqual({ found: 0, notFound: 0, elsewhere: 0, [expected]: 1 });
  });

  it('leaves what it does not mention', () => {
    const all = judged(says('First official release.', 'changed', []))?.unsaid ?? [];
    const fewer = judged(says('Added Flying a Kite.', 'added', ['Flying a Kite']))?.unsaid ?? [];
    expect(all.length - fewer.length).toBe(1);
  });

  it('is of releases that only the new pages have', () => {
    const [first, second] = [says('A', 'added', []), { ...says('B', 'added', []), date: '2026-02-02' }];
    expect(newStatements([first], [second, { ...first, text: 'A, reworded' }])).toEqual([second]);
    expect(saidChanges([], { old, now }, changes)).toBeUndefined();
  });
});
