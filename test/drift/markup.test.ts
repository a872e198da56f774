import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { compareContracts } from '../../scripts/drift/index.ts';
import { EMPTY_LOCK, type PageText, textOfBlocks } from '../../scripts/ir/index.ts';
import { readPage } from '../../scripts/read/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { corpusPages, NO_CORPUS } from '../corpus.ts';

const config = defaultServiceConfig('markup');

/** Pages by name, with all that they say as letters and digits: marks and blanks are the markup's. */
const pagesOf = (folder: string): Map<string, { readonly page: PageText; readonly words: string }> =>
  new Map(
    corpusPages(folder).map((page) => {
      const document = readPage(page.text, page.file, HOUSE_DIALECT);
      const words = textOfBlocks(document.blocks)
        .replace(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase();
      return [document.name.toLowerCase(), { page, words }];
    }),
  );

const contract = (page: PageText, lock = EMPTY_LOCK) =>
  contractOf({ pages: [page], config, configFile: 'service.yaml', lock });

describe.skipIf(NO_CORPUS !== '')(`a page and itself in the other markup ${NO_CORPUS}`, () => {
  it.each([
    { html: 'html/modelarts', rst: 'rst/modelarts', least: 3 },
    { html: 'html/ecs', rst: 'rst/elastic-cloud-server', least: 30 },
  ])('$html and $rst: no change', ({ html, rst, least }) => {
    const others = pagesOf(rst);
    const same = [...pagesOf(html)].flatMap(([name, side]) => {
      const other = others.get(name);
      return other && other.words === side.words ? [{ name, old: side.page, now: other.page }] : [];
    });
    const found = same.flatMap(({ name, old, now }) => {
      const before = contract(old);
      const after = contract(now, before.lock);
      return (
        compareContracts(before, after)
          // A page alone says its chapter in one markup; in the other the chapter's own page does.
          // Anchors of tables name types, and are of the markup.
          .filter(({ id }) => id !== 'docs-chapter-changed' && id !== 'generated-type-renamed')
          .map((change) => `${name}: ${change.id} ${change.message}`)
      );
    });
    expect(found).toEqual([]);
    expect(same.length).toBeGreaterThanOrEqual(least);
  });
});
