import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../scripts/dialects/index.ts';
import { type Contract, contractOf } from '../scripts/pipeline/index.ts';
import { runRedocly } from '../scripts/commands/lint.ts';
import { extractPage } from '../scripts/extract/index.ts';
import type { Block } from '../scripts/ir/index.ts';
import { readPage } from '../scripts/read/index.ts';
import { defaultServiceConfig } from '../scripts/service-config.ts';
import { COMPARE, CORPORA, corpusPages, goldPath, NO_CORPUS, ROOT } from './corpus.ts';
import { corpusContract } from './support/corpus-contract.ts';
import { sample } from './support/form.ts';

const contracts = new Map<string, Contract>();

function contract(folder: string): Contract {
  const known = contracts.get(folder);
  if (known) return known;
  const made = corpusContract(folder);
  contracts.set(folder, made);
  return made;
}

function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-'));
  const done = (): void => rmSync(folder, { recursive: true, force: true });
  const result = use(folder);
  if (result instanceof Promise) return result.finally(done) as T;
  done();
  return result;
}

/** `overall F1` of a contract against hand-read facts. */
function fidelity(folder: string, gold: string): number {
  return inTemporaryFolder((out) => {
    const file = path.join(out, 'contract.json');
    writeFileSync(file, JSON.stringify(contract(folder).document));
    const text = execFileSync('python3', [COMPARE, file, goldPath(gold)], { encoding: 'utf8' });
    return Number(/overall F1 = ([\d.]+)%/.exec(text)?.[1]);
  });
}

const tableRows = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'table') return sum + block.rows.length;
    if (block.kind === 'list') return sum + block.items.reduce((inner, item) => inner + tableRows(item), 0);
    return sum;
  }, 0);

describe.skipIf(NO_CORPUS !== '')(`real pages ${NO_CORPUS}`, () => {
  it.each([
    ['rst/modelarts', 'modelarts-rst', 99],
    ['html/modelarts', 'modelarts-html', 99],
    ['html/ecs', 'ecs-html', 99],
  ])('%s keeps the facts that were read by hand', (folder, gold, least) => {
    expect(fidelity(folder, gold)).toBeGreaterThanOrEqual(least);
  });

  it.each(sample(CORPORA, 8, 1))('%s: every page gives an operation or a diagnostic that says why not', (folder) => {
    const { document, diagnostics } = contract(folder);
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    const told = new Set([
      ...operations.flatMap((operation) => operation?.['x-source']).flat(),
      ...diagnostics.map(({ file }) => file),
    ]);
    expect(
      corpusPages(folder)
        .map(({ file }) => file)
        .filter((file) => !told.has(file)),
    ).toEqual([]);
  });

  it.each(sample(CORPORA, 8, 1))('%s: no row of a table disappears', (folder) => {
    for (const { file, text } of corpusPages(folder)) {
      const document = readPage(text, file, HOUSE_DIALECT);
      const { rowCount } = extractPage(document, HOUSE_DIALECT);
      expect({ file, rows: rowCount.rows }).toEqual({ file, rows: tableRows(document.blocks) });
      expect({ file, sum: rowCount.facts + rowCount.diagnosed + rowCount.ignored }).toEqual({
        file,
        sum: rowCount.rows,
      });
    }
  });

  it.each(sample(CORPORA, 8, 1))('%s: every node of the source map exists, and its line is in the page', (folder) => {
    const { document, sources } = contract(folder);
    const lines = new Map(corpusPages(folder).map(({ file, text }) => [file, text.split('\n').length]));
    const lost: string[] = [];
    for (const [pointer, { source, origin, rule }] of sources) {
      const isNode = pointer.includes('/security/') || nodeAt(document, pointer) !== undefined;
      // No page states a setting, or the version of OpenAPI.
      const isOurs = origin === 'configured' || rule === 'version-of-openapi';
      const isLine = isOurs || (source.line >= 1 && source.line <= (lines.get(source.file) ?? 0));
      if (!isNode || !isLine) lost.push(`${pointer} ${source.file}:${source.line}`);
    }
    expect(lost.slice(0, 10)).toEqual([]);
  });

  it.each(sample(CORPORA, 8, 1))('%s: every diagnostic points at a line of its page', (folder) => {
    const lines = new Map(corpusPages(folder).map(({ file, text }) => [file, text.split('\n').length]));
    const astray = contract(folder).diagnostics.filter(({ file, line }) => line < 1 || line > (lines.get(file) ?? 0));
    expect(astray).toEqual([]);
  });

  it.each([...sample(CORPORA, 8, 1), 'seeds'])('%s: the contract is valid OpenAPI and keeps our rules', {
    timeout: 60_000,
  }, async (folder) => {
    const findings = await inTemporaryFolder(async (out) => {
      const file = path.join(out, 'contract.json');
      writeFileSync(file, JSON.stringify(contract(folder).document));
      return runRedocly([file], path.join(ROOT, 'redocly.yaml'));
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives the five operations of the seeds, and their contradiction with its line', () => {
    const { document, diagnostics } = contract('seeds');
    const operations = Object.entries(document.paths).flatMap(([route, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${route}`),
    );
    expect(operations.sort()).toEqual([
      'DELETE /v1/{project_id}/images/{id}',
      'DELETE /v1/{project_id}/notebooks/{id}',
      'GET /v1/{project_id}/notebooks',
      'POST /v1/{project_id}/demanager/instances/{instance_id}/action',
      'POST /v1/{project_id}/images',
    ]);
    const spelling = diagnostics.filter(
      ({ code, message }) => code === 'link/example-enum' && message.includes('x86_64'),
    );
    expect(spelling.map(({ file }) => file)).toEqual(['deleting-an-image.html', 'registering-a-custom-image.html']);
    for (const { file, line } of spelling) {
      const text = corpusPages('seeds')
        .find((page) => page.file === file)
        ?.text.split('\n')[line - 1];
      expect(text).toContain('x86_64');
    }
  });

  it('reads the same facts whatever the order of the pages', () => {
    const pages = corpusPages('rst/domain-name-service');
    const config = defaultServiceConfig('corpus');
    const forward = contractOf({ pages, config, configFile: 'service.yaml' });
    const backward = contractOf({ pages: [...pages].reverse(), config, configFile: 'service.yaml' });
    expect(JSON.stringify(backward.document)).toBe(JSON.stringify(forward.document));
    expect(backward.diagnostics).toEqual(forward.diagnostics);
  });
});

function nodeAt(document: unknown, pointer: string): unknown {
  let node: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    node = (node as Record<string, unknown> | undefined)?.[step.replace(/~1/g, '/').replace(/~0/g, '~')];
  }
  return node;
}
