import { describe, expect, it } from 'vitest';
import { codesOf, contractOfText, onlyOperation, tableHtml } from '../support/small-page.ts';

const pre = (text: string): string => `<pre>${text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;

const ELEMENTS = tableHtml(
  ['Element', 'Description', 'Mandatory'],
  [
    ['Tail', '<p>Tail of the kite.</p><p>Type: XML</p>', 'Yes'],
    ['Length', '<p>Length of it. The value ranges from 1 to 9.</p><p>Type: integer</p>', 'Yes'],
    ['Folded', '<p>Whether it is folded.</p><p>Type: boolean</p>', 'No'],
    ['Colour', '<p>Colour. The value can be <b>red</b> or <b>blue</b>.</p><p>Type: string</p>', 'No'],
    ['Knot', '<p>Name of a knot, of 3 to 8 characters.</p><p>Type: string</p>', 'No'],
    ['Owner', '<p>Owner. This element is mandatory if the kite is lent.</p><p>Type: string</p>', 'Yes'],
  ],
);
const SYNTAX =
  '<Kite>\n<Tail>\n<Length>length</Length>\n<Folded>folded</Folded>\n<Knot>knot</Knot>\n<Knot>knot</Knot>\n</Tail>\n<Colour>colour</Colour>\n<Owner>owner</Owner>\n</Kite>';

const contractWith = (sample: string) =>
  contractOfText(
    `<html><body><h1>Hanging a Kite</h1>
<h4>Request Syntax</h4>${pre(`PUT /KiteName HTTP/1.1\nDate: date\n\n${SYNTAX}`)}
<h4>Request Elements</h4>${ELEMENTS}
<h4>Response Syntax</h4>${pre('HTTP/1.1 204 No Content')}
<h4>Sample Request</h4>${pre(`PUT /kite1 HTTP/1.1\nDate: now\n\n${sample}`)}
</body></html>`,
  );

const findingsOf = (sample: string) =>
  contractWith(sample).diagnostics.filter(({ code }) => code.startsWith('link/example'));

const kite = (inner: string, root = 'Kite'): string =>
  `<?xml version="1.0"?>\n<${root}>\n${inner}\n<Owner>ann</Owner>\n</${root}>`;
const TAIL = '<Tail>\n<Length>3</Length>\n</Tail>';

describe('a sample in XML', () => {
  it.each<[string, string, string[]]>([
    ['that fits', kite(`<Tail><Length>3</Length><Folded>true</Folded></Tail><Colour>red</Colour>`), []],
    ['with an element that is repeated', kite('<Tail><Length>3</Length><Knot>bow</Knot><Knot>loop</Knot></Tail>'), []],
    ['with one such element', kite('<Tail><Length>3</Length><Knot>bow</Knot></Tail>'), []],
    ['with an item that is too long', kite('<Tail><Length>3</Length><Knot>carrick bend</Knot></Tail>'), ['bound']],
    ['with a text for a number', kite('<Tail><Length>far</Length></Tail>'), ['type']],
    ['with the name of the type for a number', kite('<Tail><Length>integer</Length></Tail>'), ['placeholder']],
    ['with a number out of range', kite('<Tail><Length>10</Length></Tail>'), ['bound']],
    ['with a word for a truth value', kite('<Tail><Length>3</Length><Folded>maybe</Folded></Tail>'), ['type']],
    ['with a value that is not listed', kite(`${TAIL}<Colour>green</Colour>`), ['enum']],
    ['with a listed value in quotation marks', kite(`${TAIL}<Colour>"red"</Colour>`), []],
    ['with an element left empty', kite(`${TAIL}<Colour></Colour>`), []],
    ['without a mandatory element', kite('<Colour>red</Colour>'), ['required-missing']],
    ['without one within another', kite('<Tail><Folded>true</Folded></Tail>'), ['required-missing']],
    ['without one that is mandatory in one case', `<Kite>${TAIL}</Kite>`, ['required-conditional']],
    ['with single elements twice', kite(`${TAIL}<Colour>red</Colour>`), []],
    ['of another root', kite('<Colour>green</Colour>', 'Boat'), []],
    ['nested deeper than any body', `<Kite>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</Kite>`, ['markup']],
    [
      'with entities of its own, which stand for nothing',
      `<!DOCTYPE k [<!ENTITY a "green"><!ENTITY b "&a;&a;">]>\n${kite(`${TAIL}<Knot>&b;</Knot>`)}`,
      [],
    ],
  ])('%s', (_, sample, codes) => {
    const told = findingsOf(sample).map(({ code }) => code.replace('link/example-', ''));
    expect(told).toEqual(codes);
  });

  it('is told on the line of its element, and kept as text', () => {
    const sample = kite('<Tail>\n<Length>3</Length>\n<Folded>maybe</Folded>\n</Tail>');
    const contract = contractWith(sample);
    const good = contractWith(kite('<Colour>green</Colour>'));
    const lineOf = (code: string, of = contract) => of.diagnostics.find((each) => each.code === code)?.line ?? 0;
    // The root stands on the second line of either sample.
    expect(lineOf('link/example-type') - lineOf('link/example-required-missing', good)).toBe(3);
    expect(onlyOperation(contract)?.requestBody?.content['application/xml']).toMatchObject({
      'x-examples-as-text': [{ value: sample }],
    });
    expect(codesOf(contract)).not.toContain('link/example-markup');
  });
});
