import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_PAGE_BYTES } from '../../scripts/read/index.ts';
import { runCli } from '../support/cli.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-inspect-'));
  const rows = [['tail', 'No', '<p><a href="tail.html#tail">tail</a> object</p>', 'Tail.']];
  write('kites.html', smallPage({ request: tableHtml(FIELD_COLUMNS, rows, 'Request body parameters') }));
  return () => rmSync(folder, { recursive: true });
});

const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);

function inspected(): string {
  const { status, stdout } = runCli(['inspect', 'kites.html'], folder);
  expect(status).toBe(0);
  return stripVTControlCharacters(stdout);
}

describe('a row that links to another page', () => {
  it('shows the table that it leads to there', () => {
    const table = tableHtml(FIELD_COLUMNS, [['length', 'No', 'Integer', 'Length.']], 'tail');
    write('tail.html', `<h1>Tails</h1><a name="tail"></a>${table}`);
    expect(inspected()).toMatch(/described by tail\.html:\d+ “tail”/);
  });

  it('shows nothing of a page that is not there', () => {
    expect(inspected()).not.toContain('described by');
  });

  it('shows nothing of a page that is too large to be read', () => {
    write('tail.html', ' '.repeat(MAX_PAGE_BYTES + 1));
    expect(inspected()).not.toContain('described by');
  });
});
