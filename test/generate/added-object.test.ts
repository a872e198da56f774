import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { removeFolder, scratchFolder } from './support/compile.ts';
import { generateInto } from './support/generated.ts';
import { sample } from '../support/form.ts';

const row = (name: string): string[] => [name, 'Yes', 'String', 'When it was made.'];
const answer = (fields: readonly string[]): string =>
  tableHtml(FIELD_COLUMNS, [...fields.map(row), ['parts', 'Yes', 'Object', 'Its parts.']], 'Response body parameters') +
  tableHtml(FIELD_COLUMNS, [...fields.map(row), ['size', 'No', 'Integer', 'Their size.']], 'parts');

const page = (name: string, ...fields: string[]) => ({
  file: `${name}s.html`,
  text: smallPage({ uri: `<p>POST /v1/${name}s</p>`, response: answer(fields), responseExample: '' }),
});

const KITES = page('kite', 'create_time');
// The first in every order: what is named one by one for all objects meets it before the other.
const ARROWS = page('arrow', 'createTime', 'create_time');

const folder = scratchFolder('added');
afterAll(() => removeFolder(folder));

/** Lines of the code of a client, by its files. */
async function linesOf(
  target: string,
  state: string,
  pages: readonly (typeof KITES)[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { document } = contractOf({ pages, config: defaultServiceConfig('kites'), configFile: 'service.yaml' });
  const root = path.join(folder, state, target);
  await generateInto(root, target, { kites: document });
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:go|java|py|ts)$/.test(file),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8').split('\n')]));
}

describe('an object with two spellings of a field of another object', () => {
  it.each(sample(['typescript', 'go', 'java', 'python'], 4))('renames nothing elsewhere in %s', async (target) => {
    const before = await linesOf(target, 'before', [KITES]);
    const after = await linesOf(target, 'after', [ARROWS, KITES]);
    const lost = [...before].flatMap(([file, lines]) => {
      const left = new Set(after.get(file));
      return lines.filter((line) => !left.has(line)).map((line) => `${file}: ${line}`);
    });
    expect(lost).toEqual([]);
    expect([...before.values()].flat().join('\n')).toMatch(/create_?time/i);
    expect([...after.values()].flat().length).toBeGreaterThan([...before.values()].flat().length);
  }, 300_000);
});
