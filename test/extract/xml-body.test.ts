import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { codesOf, contractOfText, onlyOperation, tableHtml } from '../support/small-page.ts';

type Contract = ReturnType<typeof contractOfText>;

const pre = (text: string): string => `<pre>${text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;

const ELEMENTS = tableHtml(
  ['Element', 'Description', 'Mandatory'],
  [
    ['Tail', '<p>Tail of the kite.</p><p>Type: XML</p>', 'Yes'],
    ['Length', '<p>Length of it.</p><p>Type: integer</p>', 'No'],
  ],
);

interface Parts {
  readonly body?: string;
  readonly elements?: string;
  readonly sample?: string;
}

/** The contract of a page whose request has a body. */
const contractWith = ({ body = '', elements = ELEMENTS, sample }: Parts): Contract =>
  contractOfText(
    `<html><body><h1>Hanging a Kite</h1>
<h4>Request Syntax</h4>${pre(`PUT /KiteName HTTP/1.1\nDate: date\n\n${body}`)}
<h4>Request Elements</h4>${elements}
<h4>Response Syntax</h4>${pre('HTTP/1.1 204 No Content')}
${sample === undefined ? '' : `<h4>Sample Request</h4>${pre(`PUT /kite1 HTTP/1.1\nDate: now\n\n${sample}`)}`}
</body></html>`,
  );

const contentOf = (contract: Contract) => onlyOperation(contract)?.requestBody?.content ?? {};

/** Properties by component: `Name: type`, an element with elements as the component's name. */
function shapes({ document }: Contract): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, { properties = {}, required = [] }]) => [
      name,
      Object.entries(properties).map(([key, schema]) => {
        const text = JSON.stringify(schema);
        const target = /schemas\/(\w+)"/.exec(text)?.[1];
        const type = target ?? [...text.matchAll(/"type":"(\w+)"/g)].at(-1)?.[1] ?? '';
        return `${key}${required.includes(key) ? '*' : ''}: ${text.includes('"array"') ? `[${type}]` : type}`;
      }),
    ]),
  );
}

const SYNTAX = '<Kite>\n  <Tail>\n    <Length>length</Length>\n  </Tail>\n  <Colour>colour</Colour>\n</Kite>';
const NESTED = { HangKiteRequest: ['Tail*: Tail', 'Colour: string'], Tail: ['Length: integer'] };

describe('a body in XML', () => {
  it('is set as its elements stand in the syntax, with those that no row describes', () => {
    const contract = contractWith({ body: SYNTAX });
    expect(shapes(contract)).toEqual(NESTED);
    expect(Object.keys(contentOf(contract))).toEqual(['application/xml']);
    expect(contract.document.components.schemas.HangKiteRequest?.xml).toEqual({ name: 'Kite' });
    expect(codesOf(contract)).toEqual(['extract/uri-name-assumed', 'link/verb-unknown']);
  });

  it('is set as an example shows it, where no syntax does, and repeated where that repeats it', () => {
    const sample = '<Kite><Tail><Length>1</Length><Length>2</Length></Tail></Kite>';
    const contract = contractWith({ sample });
    expect(shapes(contract)).toEqual({
      HangKiteRequest: ['Tail*: Tail'],
      Tail: ['Length: [integer]'],
    });
    expect(contentOf(contract)['application/xml']).toMatchObject({ 'x-examples-as-text': [{ value: sample }] });
    expect(contentOf(contract)['application/xml']).not.toHaveProperty('examples');
  });

  it.each<[string, string, number | undefined]>([
    ['A kite can contain a maximum of 20 Tail nodes.', '[Tail]', 20],
    ['Child: Colour and one or more Tail elements', '[Tail]', undefined],
    ['The kite can contain multiple **Tail** elements.', '[Tail]', undefined],
    ['A maximum of 20 tails can be tied.', 'Tail', undefined],
    ['Multiple colours are on one Tail element.', 'Tail', undefined],
    ['Parent of one Tail element.', 'Tail', undefined],
  ])('%s', (said, tail, most) => {
    const rows = `<tr><td>Kite</td><td><p>The kite.</p><p>${said.replaceAll('**', '')}</p></td><td>Yes</td></tr></tbody>`;
    const contract = contractWith({ body: SYNTAX, elements: ELEMENTS.replace('</tbody>', rows) });
    expect(shapes(contract).HangKiteRequest?.[0]).toBe(`Tail*: ${tail}`);
    expect(contract.document.components.schemas.HangKiteRequest?.properties?.Tail).toEqual(
      most === undefined
        ? expect.not.objectContaining({ maxItems: most })
        : expect.objectContaining({ maxItems: most }),
    );
  });

  it('has elements that their rows place, and reports those that nothing places', () => {
    const more = (said: string): string =>
      ELEMENTS.replace('</tbody>', `<tr><td>Knots</td><td><p>Knots.</p><p>${said}</p></td><td>No</td></tr></tbody>`);
    const placed = contractWith({ body: SYNTAX, elements: more('Ancestor: Kite.Tail') });
    expect(shapes(placed).Tail).toEqual(['Length: integer', 'Knots: string']);
    expect(codesOf(placed)).not.toContain('extract/nesting-unread');
    const loose = contractWith({ body: SYNTAX, elements: more('Any number.') });
    expect(shapes(loose).HangKiteRequest).toContain('Knots: string');
    expect(codesOf(loose)).toContain('extract/nesting-unread');
  });

  it('keeps what a row says of the root element', () => {
    const elements = ELEMENTS.replace('<tbody>', '<tbody><tr><td>Kite</td><td>The whole kite.</td><td>Yes</td></tr>');
    const contract = contractWith({ body: SYNTAX, elements });
    expect(shapes(contract)).toEqual(NESTED);
    expect(contract.document.components.schemas.HangKiteRequest?.description).toBe('The whole kite.');
  });

  it('loses no row', () => {
    const { rowCount } = contractWith({ body: SYNTAX });
    expect(rowCount).toMatchObject({ rows: 2, facts: 2, diagnosed: 0 });
  });

  it.each([
    ['JSON', '{"Tail": tail}', ['application/json'], ELEMENTS],
    ['words for what is sent', '<kite content>', ['application/octet-stream'], '<p>None.</p>'],
    ['words in brackets', '[binary data]', ['application/octet-stream'], '<p>None.</p>'],
    ['other words', 'As you like', [], '<p>None.</p>'],
  ])('is none of %s', (_, body, media, elements) => {
    expect(Object.keys(contentOf(contractWith({ body, elements })))).toEqual(media);
  });
});

describe('an element that two tables describe', () => {
  const other = (name: string): string => tableHtml(['Element', 'Description'], [[name, 'How far it flies.']]);

  it.each([
    ['is reported', 'Length', ['extract/nesting-unread']],
    ['is another where its name is', 'Colour', []],
  ])('%s', (_, name, codes) => {
    const contract = contractWith({ body: SYNTAX, elements: ELEMENTS + other(name) });
    expect(codesOf(contract).filter((code) => code === 'extract/nesting-unread')).toEqual(codes);
  });
});

describe('bodies of several pages on one path', () => {
  const page = (flag: string, body: string, elements: string, response = ''): string =>
    `<html><body><h1>Setting the ${flag}</h1><h4>Request Syntax</h4>${pre(`PUT /?${flag} HTTP/1.1\n\n${body}`)}
<h4>Request Elements</h4>${elements}<h4>Response Syntax</h4>${pre('HTTP/1.1 200 OK')}${response}</body></html>`;

  it('stand each under its media type, and each page keeps its flag', () => {
    const contract = contractOf({
      pages: [
        { file: 'a.html', text: page('wind', SYNTAX, ELEMENTS) },
        {
          file: 'b.html',
          text: page('rain', '{"Drops": n}', tableHtml(['Element', 'Description'], [['Drops', 'N.']])),
        },
      ],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
    });
    const operation = onlyOperation(contract);
    expect(Object.keys(contentOf(contract))).toEqual(['application/xml', 'application/json']);
    expect(operation?.['x-alternatives']).toMatchObject([
      { when: [{ in: 'query', name: 'wind', value: '' }], operationId: 'setWind', 'x-source': 'a.html' },
      { when: [{ in: 'query', name: 'rain', value: '' }], operationId: 'setRain', 'x-source': 'b.html' },
    ]);
    expect(operation?.parameters).toMatchObject([
      { name: 'wind', required: false, allowEmptyValue: true },
      { name: 'rain', required: false, allowEmptyValue: true },
    ]);
  });

  const within = (name: string, parent: string): string[] => [name, `<p>${name}.</p><p>Parent: ${parent}</p>`, 'No'];
  const COLUMNS = ['Element', 'Description', 'Mandatory'];
  const TWO = '<Kite>\n  <Tail>\n    <Id>id</Id>\n  </Tail>\n  <Line>\n    <Id>id</Id>\n  </Line>\n</Kite>';

  it.each([
    ['by the element that they stand in', [within('Id', 'Tail'), within('Id', 'Kite.Line')], []],
    ['not at all where they name the same', [within('Id', 'Tail'), within('Id', 'Tail')], ['extract/nesting-unread']],
  ])('tells rows of one name apart: %s', (_, rows, expected) => {
    const contract = contractWith({ body: TWO, elements: tableHtml(COLUMNS, rows) });
    expect(codesOf(contract).filter((code) => code === 'extract/nesting-unread')).toEqual(expected);
  });

  it('has an element that the row sets in two others in both', () => {
    const contract = contractWith({ body: TWO, elements: tableHtml(COLUMNS, [within('Days', 'Tail, Line')]) });
    expect(shapes(contract)).toMatchObject({
      Tail: ['Id: string', 'Days: string'],
      Line: ['Id: string', 'Days: string'],
    });
    expect(codesOf(contract)).not.toContain('extract/nesting-unread');
  });

  it.each([
    [
      'by its element, which only rows name',
      [within('Mast', 'Kite'), within('Sail', 'Mast')],
      { Mast: ['Sail: string'] },
    ],
    ['where the two name each other', [within('Mast', 'Sail'), within('Sail', 'Mast')], {}],
  ])('sets an element that a row names into another: %s', (_, rows, expected) => {
    const found = shapes(contractWith({ body: TWO, elements: tableHtml(COLUMNS, rows) }));
    expect(found).toMatchObject({ TailRef: ['Id: string'], ...expected });
    expect(found.Mast).toEqual((expected as Record<string, string[]>).Mast);
  });

  it('says once that a table describes another root, and leaves that out', () => {
    const rows = [['Drake', 'Another body.', 'No'], within('Id', 'Drake')];
    const contract = contractWith({
      body: SYNTAX,
      elements: ELEMENTS + tableHtml(COLUMNS, rows),
      sample: '<Drake><Id>1</Id></Drake>',
    });
    expect(shapes(contract)).toEqual(NESTED);
    expect(contract.diagnostics.filter(({ code }) => code === 'extract/nesting-unread')).toHaveLength(1);
  });

  it.each([
    ['application/xml', []],
    ['text/plain', ['link/media-type']],
  ])('is what a header %s announces, or not', (type, expected) => {
    const contract = contractOfText(
      `<html><body><h1>Hanging a Kite</h1>
<h4>Request Syntax</h4>${pre(`PUT /KiteName HTTP/1.1\nDate: date\nContent-Type: ${type}\n\n${SYNTAX}`)}
<h4>Request Elements</h4>${ELEMENTS}
<h4>Response Syntax</h4>${pre('HTTP/1.1 204 No Content')}</body></html>`,
    );
    expect(codesOf(contract).filter((code) => code === 'link/media-type')).toEqual(expected);
  });
});
