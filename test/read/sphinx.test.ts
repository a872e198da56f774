import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageText } from '../../scripts/ir/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';
import { differences, namelessFacts } from '../support/nameless-facts.ts';

const ORCHARD = path.join(ROOT, 'test/pages/orchard');

/** Pages of our own in RST, or what Sphinx 9 with a theme has made of them. */
const pagesOf = (folder: string): PageText[] =>
  readdirSync(path.join(ORCHARD, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|rst)$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(ORCHARD, folder, file), 'utf8') }));

const contractIn = (folder: string, change = (text: string) => text) =>
  contractOf({
    pages: pagesOf(folder).map(({ file, text }) => ({ file, text: change(text) })),
    config: defaultServiceConfig('orchard'),
    configFile: 'service.yaml',
  });

describe('a page that Sphinx has built', () => {
  const written = contractIn('rst');
  const facts = namelessFacts(written.document);

  it.each(['alabaster', 'furo', 'sphinx_rtd_theme'])('gives the contract of its RST: theme %s', (theme) => {
    const built = contractIn(theme);
    expect(differences(facts, namelessFacts(built.document))).toEqual([]);
    expect(built.diagnostics.map(({ code }) => code).sort()).toEqual(
      written.diagnostics.map(({ code }) => code).sort(),
    );
  });

  it('has its quotes, chapters, structures and captions', () => {
    const planted = written.document.paths['/v1/{project_id}/trees']?.post;
    expect(planted?.tags).toEqual(['Trees']);
    expect(planted?.description).toContain('"Fees"');
    const shown = Object.fromEntries(facts);
    const body = '/~1v1~1{project_id}~1trees/post/requestBody/content/application~1json/schema/properties';
    expect(shown[`${body}/label/default`]).toBe('');
    expect(shown[`${body}/kind/enum/0`]).toBe('apple');
    expect(shown[`${body}/site/allOf/0/properties/row/maximum`]).toBe(9);
    expect(shown[`${body}/graft/allOf/0/properties/scion/type`]).toBe('string');
  });

  it.each([
    ['that is cut short', '', 'Flights'],
    [
      'that leads to the page',
      '<li class="toctree-l2 current"><a href="index.html">Flights</a></li><li class="toctree-l3 current"><a href="#">Flying</a></li>',
      'Flights',
    ],
  ])('stands in the chapter whose list has it, below a menu %s', (_, below, chapter) => {
    const page = (file: string, body: string) => ({
      file,
      text: `<script src="documentation_options.js"></script>${body}`,
    });
    const list = (link: string) =>
      `<div class="toctree-wrapper"><ul><li class="toctree-l1"><a href="${link}">x</a></li></ul></div>`;
    const menu = `<div class="sphinxsidebar"><ul><li class="toctree-l1 current"><a href="../index.html">Kites</a></li>${below}</ul></div>`;
    const { document } = contractOf({
      pages: [
        page('kites/index.html', `<div role="main"><h1>Kites</h1>${list('flights/index.html')}</div>`),
        page('kites/flights/index.html', `<div role="main"><h1>Flights</h1>${list('flying.html')}</div>`),
        page(
          'kites/flights/flying.html',
          `<div role="main"><h1>Flying a Kite</h1><h2>URI</h2><p>POST /v1/flights</p></div>${menu}`,
        ),
      ],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    expect(document.paths['/v1/flights']?.post?.tags).toEqual([chapter]);
  });

  it('keeps typographic marks of pages that Sphinx has not made', () => {
    const plain = contractIn('alabaster', (text) => text.replace(/documentation_options|content="Docutils/g, 'x'));
    expect(plain.document.paths['/v1/{project_id}/trees']?.post?.description).toContain('“Fees”');
  });
});
