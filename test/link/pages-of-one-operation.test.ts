import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { smallPage, tableHtml } from '../support/small-page.ts';

const answer = (...rows: readonly (readonly [string, string, string])[]): string =>
  smallPage({
    response: tableHtml(['Parameter', 'Type', 'Description'], rows, 'Response body parameters'),
    responseExample: '',
    status: '',
  });
const SILENT = smallPage({ response: '<p>None</p>', responseExample: '', status: '' });

const ID = ['id', 'String', 'ID of the kite.'] as const;
const SAME_ID = ['id', 'String', 'What the kite is called by.'] as const;
const NUMBER = ['id', 'Integer', 'Number of the kite.'] as const;
const SIZE = ['size', 'Integer', 'Size of the kite.'] as const;

/** What the pages of one method and path come to: the response's schema, and the pages reported for their silence. */
function read(...texts: readonly string[]) {
  const { document, diagnostics } = contractOf({
    pages: texts.map((text, at) => ({ file: `kite${at}.html`, text: text.replace('Making', `Making ${at}`) })),
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
  });
  const media = document.paths['/v1/kites']?.post?.responses['200']?.content?.['application/json'];
  const silent = diagnostics.filter(({ code }) => code === 'link/page-without-answer').map(({ file }) => file);
  return { schema: Object.keys(media?.schema ?? {}), silent };
}

describe('an operation of several pages of which one shows no answer', () => {
  it.each<[string, readonly string[], string[], string[]]>([
    ['has the answer that the others show alike', [answer(ID), answer(SAME_ID), SILENT], ['anyOf'], ['kite2.html']],
    ['word for word', [answer(ID, SIZE), SILENT, answer(SIZE, ID)], ['anyOf'], ['kite1.html']],
    ['has an open answer where the others differ in a field', [answer(ID), answer(ID, SIZE), SILENT], [], []],
    ['in a type', [answer(ID), answer(NUMBER), SILENT], [], []],
    ['where only one page shows an answer', [answer(ID), SILENT, SILENT], [], []],
    ['and nothing is said where no page is silent', [answer(ID), answer(SAME_ID)], ['anyOf'], []],
  ])('%s', (_, pages, schema, silent) => {
    expect(read(...pages)).toEqual({ schema, silent });
  });
});
