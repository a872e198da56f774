import { describe, expect, it } from 'vitest';
import { tableHtml, codesOf, contractOfSmall, onlyOperation, type SmallPage } from '../support/small-page.ts';

const TABLE = tableHtml(['Parameter', 'Type', 'Description'], [['size', 'Integer', 'Its size.']]);

const descriptionOf = (page: SmallPage): string | undefined => onlyOperation(contractOfSmall(page))?.description;

describe('text of a section that states no fact', () => {
  it.each<readonly [string, SmallPage, string]>([
    [
      'a note above a table',
      { request: `<div class="note"><p>Only one may fly.</p></div>\n${TABLE}` },
      'Only one may fly.',
    ],
    ['a sentence above a table', { request: `<p>Send it before noon.</p>\n${TABLE}` }, 'Send it before noon.'],
    ['a sentence below a table', { request: `${TABLE}\n<p>Send it before noon.</p>` }, 'Send it before noon.'],
    [
      'a second answer without a table',
      { response: `${TABLE}\n<p>Status code: 202</p>\n<p>The kite is still in its bag.</p>` },
      'The kite is still in its bag.',
    ],
    [
      'a rule above an example',
      { requestExample: '<p>The colour must be a plain one.</p>\n<p>A red kite</p>\n<pre>{"colour": "red"}</pre>' },
      'The colour must be a plain one.',
    ],
    [
      'a list',
      { request: `<ul><li>Kites fly.</li><li>Stones fall.</li></ul>\n${TABLE}` },
      '- Kites fly.\n- Stones fall.',
    ],
    [
      'a sentence beside one that only leads to a table',
      { request: `<p>Table 1 describes the parameters. Send it before noon.</p>\n${TABLE}` },
      'Table 1 describes the parameters. Send it before noon.',
    ],
    [
      'a word alone, which may be a name',
      { request: `<p>colour</p>\n<p>Any one.</p>\n${TABLE}` },
      'colour\n\nAny one.',
    ],
  ])('is kept in the description: %s', (_, page, kept) => {
    expect(descriptionOf(page)).toBe(`Makes a kite.\n\n${kept}`);
  });

  it.each<readonly [string, SmallPage]>([
    ['None', { request: '<p>None</p>' }],
    ['no elements', { request: '<p>This request contains no elements.</p>' }],
    ['a label', { request: `<p>Parameter description</p>\n${TABLE}` }],
    ['a label of another outcome', { response: `<p>Status code: 202</p>\n${TABLE}` }],
    ['a caption', { request: `<p>Parameters of the kite</p>\n${TABLE}` }],
    ['a sentence that leads to a table', { request: `<p>Table 1 describes the request parameters.</p>\n${TABLE}` }],
    [
      'a sentence about common headers',
      { request: '<p>This request uses common headers. For details, see Table 3.</p>' },
    ],
    ['a reference', { response: '<p>For details about errors, see Status Codes.</p>' }],
    ['the title of an example', { requestExample: '<p>A kite that must fly</p>\n<pre>{"colour": "red"}</pre>' }],
    ['what an example shows', { requestExample: '<p>Makes one.</p>\n<p>Red</p>\n<pre>{"colour": "red"}</pre>' }],
  ])('is left out where it says nothing else: %s', (_, page) => {
    expect(descriptionOf(page)).toBe('Makes a kite.');
  });

  it('is kept once', () => {
    const note = '<div class="note"><p>Only one may fly.</p></div>';
    expect(descriptionOf({ request: `${note}\n${TABLE}`, response: `${note}\n${TABLE}` })).toBe(
      'Makes a kite.\n\nOnly one may fly.',
    );
  });

  it('is the description of a page without a purpose, with its line', () => {
    const contract = contractOfSmall({ purpose: '', request: `<p>Send it before noon.</p>\n${TABLE}` });
    const [at, node] =
      [...contract.sources].find(([pointer]) => /^\/paths\/[^/]+\/post\/description$/.test(pointer)) ?? [];
    expect(at).toBeDefined();
    expect(node).toMatchObject({ source: { line: 4 }, origin: 'stated' });
  });
});

describe('parameters in a form that is not read', () => {
  it.each([
    ['divs', '<div>colour</div>\n<div>String</div>\n<div>Any one.</div>', 1],
    ['paragraphs', '<p>colour</p>\n<p>Array of strings</p>', 1],
    ['a word and a sentence', '<p>colour</p>\n<p>Any one.</p>', 0],
    ['a sentence and a type', '<p>Kites have colours.</p>\n<p>String theory knows none.</p>', 0],
  ])('are reported, and their text is kept: %s', (_, request, count) => {
    const contract = contractOfSmall({ request });
    expect(codesOf(contract).filter((code) => code === 'extract/fields-unread')).toHaveLength(count);
    expect(onlyOperation(contract)?.description).toContain('\n\n');
  });
});
