import { describe, expect, it } from 'vitest';
import { contractOfSmall, contractOfText, FIELD_COLUMNS, tableHtml } from '../support/small-page.ts';

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;

interface Shown {
  readonly $ref?: string;
  readonly allOf?: readonly { readonly $ref?: string }[];
  readonly items?: Shown;
}

/** The schema of the row `tails` and that of its items, and where facts are from. */
function read(description: string, type = 'Array of objects', example = '') {
  const { document, sources, diagnostics } = contractOfSmall({
    request: tableHtml(
      FIELD_COLUMNS,
      [['tails', 'Yes', type, `<p>Tails.</p>${description}`]],
      'Request body parameters',
    ),
    requestExample: example === '' ? '' : `<pre>${example}</pre>`,
  });
  const body = Object.entries(document.components.schemas).find(([name]) => name.endsWith('Request'))?.[1];
  const whole = (schema: Shown | undefined): object | undefined => {
    const ref = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
    return ref === undefined ? schema : document.components.schemas[ref.split('/').pop() ?? ''];
  };
  const row = (body?.properties as Record<string, Shown> | undefined)?.tails;
  const at = whole(row) as Shown | undefined;
  return { tails: at, items: whole(at?.items), sources, codes: diagnostics.map(({ code }) => code) };
}

describe('fields that bullets of a row name', () => {
  it.each([
    [
      'bullets that say what they indicate',
      list(
        '<b>key</b> indicates the name of the tail, at most 36 characters.',
        '<b>value</b>: indicates the text of the tail. The value ranges from 1 to 43 characters.',
      ),
      { key: { type: 'string', maxLength: 36 }, value: { type: 'string' } },
    ],
    [
      'bullets with types',
      list('<b>length</b> (Integer): Metres. The value ranges from 1 to 9.', '<b>hue</b> (String, optional): Hue.'),
      { length: { type: 'integer', minimum: 1, maximum: 9 }, hue: { type: 'string' } },
    ],
    [
      'bullets that words announce',
      `<p>Each tail has the following fields:</p>${list('length: its length', 'hue: its hue')}`,
      { length: { type: 'string' }, hue: { type: 'string' } },
    ],
    [
      'bullets that words announce, with types',
      `<p>A tail with these fields:</p>${list('length (Float): its length, 1 to 90', 'hue (String): its hue')}`,
      { length: { type: 'number', minimum: 1, maximum: 90 }, hue: { type: 'string' } },
    ],
    [
      'bullets below a bullet',
      `<ul><li><p>When it flies, this is returned:</p>${list('<b>hue</b>: specifies the hue.', '<b>weight</b>: specifies the weight.')}</li><li><p>Otherwise nothing is.</p></li></ul>`,
      { hue: { type: 'string' }, weight: { type: 'string' } },
    ],
  ])('are those of its items: %s', (_, description, properties) => {
    expect(read(description).items).toMatchObject({ type: 'object', properties });
  });

  it('are those of an object', () => {
    const { tails } = read(list('<b>hue</b>: indicates the hue.', '<b>knots</b>: indicates the knots.'), 'Object');
    expect(tails).toMatchObject({ type: 'object', properties: { hue: { type: 'string' } } });
  });

  it('have the types that an example shows', () => {
    const bullets = list(
      '<b>hue</b>: indicates the hue.',
      '<b>knots</b>: indicates the knots.',
      '<b>wet</b>: is whether it is wet.',
    );
    const { items } = read(bullets, 'Array of objects', '{"tails": [{"hue": "red", "knots": 3, "wet": false}]}');
    expect(items).toMatchObject({
      properties: { hue: { type: 'string' }, knots: { type: 'integer' }, wet: { type: 'boolean' } },
    });
  });

  it('have facets of the type that an example shows, and no others', () => {
    const bullets = list(
      '<b>turns</b>: indicates the turns. The value can be <b>1</b> or <b>2</b>. The default value is <b>2</b>.',
      '<b>knots</b>: indicates the knots. It contains at most 3 characters.',
    );
    const { items } = read(bullets, 'Array of objects', '{"tails": [{"turns": 1, "knots": 3}]}');
    const { properties } = items as { properties: Record<string, object> };
    expect(properties.turns).toMatchObject({ type: 'integer', enum: [1, 2], default: 2 });
    expect(properties.knots).toMatchObject({ type: 'integer' });
    expect(properties.knots).not.toHaveProperty('maxLength');
  });

  it('keep the lines of their bullets, and the rule', () => {
    const { sources } = read(
      `\n${list('<b>hue</b>: indicates the hue.', '\n<b>knots</b>: indicates the knots.').replaceAll('<li>', '\n<li>')}`,
    );
    const found = [...sources].filter(([at]) => /\/properties\/(?:hue|knots)$/.test(at));
    expect(found).toHaveLength(2);
    expect(new Set(found.map(([, { source }]) => source.line)).size).toBe(2);
  });

  it.each([
    ['values', `<p>The options are as follows:</p>${list('<b>red</b>: warm.', '<b>blue</b>: cold.')}`, 'Object'],
    [
      'bullets that explain shapes',
      list('<b>box</b>: consists of two points.', '<b>line</b>: has two ends.'),
      'Object',
    ],
    ['booleans', list('<b>true</b>: indicates the first.', '<b>false</b>: indicates the second.'), 'Object'],
    ['values in capitals', list('<b>UP</b> indicates the way up.', '<b>DOWN</b> indicates the way down.'), 'Object'],
    ['one bullet that says something else', list('<b>hue</b>: indicates the hue.', 'Tails fly.'), 'Array of objects'],
    ['a map', list('<b>hue</b>: indicates the hue.', '<b>knots</b>: indicates the knots.'), 'Map&lt;String,String&gt;'],
    ['texts', list('<b>hue</b>: indicates the hue.', '<b>knots</b>: indicates the knots.'), 'Array of strings'],
  ])('are not made of anything else: %s', (_, description, type) => {
    expect(JSON.stringify(read(description, type).tails)).not.toContain('"properties"');
  });

  it('are none where an example shows other ones', () => {
    const bullets = list('<b>hue</b>: indicates the hue.', '<b>knots</b>: indicates the knots.');
    const { items } = read(bullets, 'Array of objects', '{"tails": [{"length": 3}]}');
    expect(items).toMatchObject({ properties: { length: { type: 'integer' } } });
    expect(JSON.stringify(items)).not.toContain('hue');
  });

  it.each([
    ['where an example has them', '{"tails": [{"hue": "red"}]}', true],
    ['where no example is there', '', true],
    ['where an example has other ones', '{"tails": [{"length": 3}]}', false],
  ])('have findings of their own %s', (_, example, isTold) => {
    const bullets = list(
      '<b>hue</b>: indicates the hue. The value can be RED, BLUE, and so on.',
      '<b>knots</b>: indicates the knots.',
    );
    const { codes } = read(bullets, 'Array of objects', example);
    expect(codes.includes('extract/enumeration-open')).toBe(isTold);
  });

  it('are none where the page has a table for the row', () => {
    const bullets = list('<b>hue</b>: indicates the hue.', '<b>knots</b>: indicates the knots.');
    const { document } = contractOfSmall({
      request:
        tableHtml(FIELD_COLUMNS, [['tails', 'Yes', 'Array of objects', bullets]], 'Request body parameters') +
        tableHtml(FIELD_COLUMNS, [['length', 'Yes', 'Integer', 'Length.']], '<b>tails</b> field description'),
    });
    const text = JSON.stringify(document.components.schemas);
    expect(text).toContain('"length"');
    expect(text).not.toContain('"hue"');
  });

  it('are read of RST too', () => {
    const page = `Making a Kite
=============

URI
---

POST /v1/kites

Request Parameters
------------------

.. table:: **Table 1** Request body parameters

   +-----------+-----------+------------------+-------------------------------------------------------+
   | Parameter | Mandatory | Type             | Description                                           |
   +===========+===========+==================+=======================================================+
   | tails     | Yes       | Array of objects | Tails.                                                |
   |           |           |                  |                                                       |
   |           |           |                  | -  **key**: indicates the name, at most 36 characters |
   |           |           |                  | -  **value**: indicates the text                      |
   +-----------+-----------+------------------+-------------------------------------------------------+

Response Parameters
-------------------

None
`;
    const text = JSON.stringify(contractOfText(page, 'kites.rst').document.components.schemas);
    expect(text).toContain('"maxLength":36');
    expect(text).toContain('"value":{');
  });
});
