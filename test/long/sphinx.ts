import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PageText } from '../../scripts/ir/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, corpusPath, NO_CORPUS } from '../corpus.ts';
import { differences, namelessFacts } from '../support/nameless-facts.ts';
import { pythonWith } from '../support/python.ts';

const PACKAGES = ['sphinx==9.0.4', 'alabaster==1.0.0', 'sphinx_rtd_theme==3.1.0', 'furo==2025.12.19'];
const THEMES = ['alabaster', 'sphinx_rtd_theme', 'furo'];
const IN_RST = CORPORA.filter((folder) => !folder.startsWith('html/'));
const IN_ONE_PAGE = NO_CORPUS ? ['a reference'] : ['fresh/direct-connect', 'fresh/volume-backup-service'];
const python = NO_CORPUS ? undefined : pythonWith('sphinx', PACKAGES);

const factsOf = (pages: readonly PageText[]): ReadonlyMap<string, unknown> =>
  namelessFacts(contractOf({ pages, config: defaultServiceConfig('sphinx'), configFile: 'service.yaml' }).document);

describe.skipIf(python === undefined)(`real pages as Sphinx builds them ${NO_CORPUS}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sphinx-'));
  writeFileSync(path.join(folder, 'conf.py'), "project = 'reference'\n");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The site of a reference, without the pages that Sphinx adds. */
  const built = (corpus: string, theme: string, builder: 'html' | 'singlehtml' = 'html'): PageText[] => {
    const site = path.join(folder, `${theme}-${builder}`, corpus);
    const trees = path.join(folder, `trees-${builder}`, corpus);
    const options = ['-Q', '-b', builder, '-c', folder, '-D', `html_theme=${theme}`, '-d', trees];
    execFileSync(python as string, ['-m', 'sphinx', ...options, corpusPath(corpus), site], { stdio: 'pipe' });
    return readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html') && !/^(?:genindex|search)\.html$/.test(file))
      .sort()
      .map((file) => ({ file, text: readFileSync(path.join(site, file), 'utf8') }));
  };

  it.each(
    IN_RST.flatMap((corpus) => THEMES.map((theme) => [corpus, theme] as const)),
  )('%s: %s gives the contract of the RST, names aside', (corpus, theme) => {
    const different = differences(factsOf(corpusPages(corpus)), factsOf(built(corpus, theme)));
    expect({ count: different.length, first: different.slice(0, 3) }).toEqual({ count: 0, first: [] });
  });

  it.each(IN_ONE_PAGE)('%s: the site in one page gives the contract of the RST, names aside', (corpus) => {
    const written = factsOf(corpusPages(corpus));
    const different = differences(written, factsOf(built(corpus, 'alabaster', 'singlehtml')));
    // Where pages describe one structure, the words of the first count, and the order of pages is another here.
    expect(different.filter((each) => !/\/description: "/.test(each))).toEqual([]);
  });
});
