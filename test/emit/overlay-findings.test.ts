import { describe, expect, it } from 'vitest';
import type { ExamplePage } from '../../scripts/diagnostics/index.ts';
import { parseOverlay } from '../../scripts/emit/index.ts';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { examplePage } from '../support/example-pages.ts';
import { tableHtml } from '../support/small-page.ts';

const HEAD = 'overlay: 1.0.0\ninfo: { title: Corrections, version: 1.0.0 }\nactions:\n';
const REASON = 'reason: The service sends another one.';
const REQUEST = '$.components.schemas.CreateKiteRequest';
const PROPERTIES = `${REQUEST}.properties`;

/** What a page gives, with the corrections that are named; each is an action in flow style. */
function contract(page: ExamplePage, ...actions: readonly string[]): Contract {
  const text = `${HEAD}${actions.map((each) => `  - { ${each}, ${REASON} }\n`).join('')}`;
  return contractOf({
    pages: [examplePage(page)],
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
    overlays: actions.length === 0 ? [] : [parseOverlay(text, 'overlays/kites.yaml')],
  });
}

const codes = ({ diagnostics }: Contract): string[] =>
  diagnostics.map(({ code }) => code).filter((code) => !/security-unstated|status-assumed/.test(code));

const mediaOf = ({ document }: Contract) =>
  document.paths['/v1/kites']?.post?.requestBody?.content['application/json'] as unknown as Record<string, unknown>;

const ENUM: ExamplePage = {
  request: ['colour | Yes | String | Colour. The value can be **red** or **blue**. Options: red, blue'],
  requestExample: '{"colour": "green"}',
};
const INTEGER: ExamplePage = { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": "big"}' };
const SHORT: ExamplePage = {
  request: ['name | Yes | String | Name. The value contains at most 3 characters.'],
  requestExample: '{"name": "kite"}',
};
const MISSING: ExamplePage = {
  request: ['size | Yes | Integer | Size.', 'tail | Yes | String | Tail.'],
  requestExample: '{"size": 1}',
};
const UNKNOWN: ExamplePage = { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": 1, "tail": "x"}' };
const NULL: ExamplePage = {
  request: ['size | Yes | Integer | Size. It cannot be null.'],
  requestExample: '{"size": null}',
};
const NULL_OBJECT: ExamplePage = {
  request: ['tail | Yes | <a href="#tail">Tail</a> object | Tail. It cannot be null.'],
  objects: [['anchor:tail', 'caption: Tail', 'length | Yes | Integer | Length.']],
  requestExample: '{"tail": null}',
};
const NESTED: ExamplePage = {
  request: ['tails | Yes | Array of <a href="#tail">Tail</a> objects | Tails.'],
  objects: [['anchor:tail', 'caption: Tail', 'length | Yes | Integer | Length.']],
  requestExample: '{"tails": [{"length": "far"}]}',
};

describe('an overlay that corrects a row', () => {
  it.each<[string, ExamplePage, string, string]>([
    ['its values', ENUM, 'link/example-enum', `target: ${PROPERTIES}.colour.enum, update: [green]`],
    ['its type', INTEGER, 'link/example-type', `target: ${PROPERTIES}.size, update: { type: string }`],
    ['its limit', SHORT, 'link/example-bound', `target: ${PROPERTIES}.name, update: { maxLength: 9 }`],
    ['that it is never null', NULL, 'link/example-null', `target: ${PROPERTIES}.size, update: { nullable: true }`],
    [
      'that an object is never null',
      NULL_OBJECT,
      'link/example-null',
      `target: ${PROPERTIES}.tail, update: { allOf: null, anyOf: [{ $ref: "#/components/schemas/Tail" }, { type: object, nullable: true, not: { type: object } }] }`,
    ],
    [
      'that it is mandatory',
      MISSING,
      'link/example-required-missing',
      `target: "${REQUEST}", expect: { required: [size, tail] }, update: { required: [size] }`,
    ],
    [
      'that a row is missing',
      UNKNOWN,
      'link/example-field-unknown',
      `target: ${PROPERTIES}, update: { tail: { type: string } }`,
    ],
    [
      'a field of a list',
      NESTED,
      'link/example-type',
      `target: $.components.schemas.*.properties.length, update: { type: string }`,
    ],
  ])('settles the finding of the example about %s', (_, page, code, action) => {
    const [before, after] = [contract(page), contract(page, action)];
    expect(codes(before)).toContain(code);
    expect(codes(after)).toEqual(codes(before).filter((each) => each !== code));
    expect(Object.keys(mediaOf(after))).not.toContain('x-contradicting-examples');
    const examples = mediaOf(after).examples as Record<string, { value: unknown }>;
    expect(Object.values(examples).map(({ value }) => value)).toEqual([JSON.parse(page.requestExample as string)]);
    const [name] = Object.keys(examples);
    expect(after.sources.get(`/paths/~1v1~1kites/post/requestBody/content/application~1json/examples/${name}`)).toEqual(
      expect.objectContaining({ source: expect.objectContaining({ file: 'kites.html' }) }),
    );
  });

  it.each<[string, ExamplePage, string]>([
    ['the description alone', ENUM, `target: ${PROPERTIES}.colour, update: { description: Colour. }`],
    ['another value', ENUM, `target: ${PROPERTIES}.colour.enum, update: [white]`],
    ['another row', MISSING, `target: ${PROPERTIES}.size, update: { maximum: 3 }`],
    ['a limit that the example breaks too', SHORT, `target: ${PROPERTIES}.name, update: { description: Name. }`],
  ])('leaves the findings where it changes %s', (_, page, action) => {
    expect(codes(contract(page, action))).toEqual(codes(contract(page)));
  });

  it.each<[string, ExamplePage, string, string]>([
    ['a type that has no cell', { request: ['size | Yes | | Size.'] }, 'extract/type-empty', '{ type: integer }'],
    [
      'a default that is not listed',
      { request: ['colour | No | String | Colour. Options: red, blue. The default value is green.'] },
      'extract/default-unlisted',
      '{ default: red }',
    ],
  ])('settles the finding of %s', (_, page, code, update) => {
    const name = page.request?.[0]?.split(' ')[0];
    const shown = { ...page, requestExample: '' };
    expect(codes(contract(shown))).toContain(code);
    expect(codes(contract(shown, `target: ${PROPERTIES}.${name}, update: ${update}`))).not.toContain(code);
    expect(codes(contract(shown, `target: ${PROPERTIES}.${name}, update: { title: Kite }`))).toContain(code);
  });

  it.each([
    ['201', false],
    ['400', true],
  ])('settles two statuses that contradict each other where one is removed: %s', (status, stays) => {
    const page = {
      status: ['201 | Made.', '400 | Refused.'],
      response: ['before: <p>Status code: <b>200</b></p>', 'id | String | ID.'],
    };
    expect(codes(contract(page))).toContain('link/status-conflict');
    const after = contract(page, `target: "$.paths['/v1/kites'].post.responses['${status}']", remove: true`);
    expect(codes(after).includes('link/status-conflict')).toBe(stays);
  });
});

describe('an overlay that an example contradicts', () => {
  it('gives a finding with the place of the correction, and the example is none of the contract', () => {
    const page: ExamplePage = { request: ['size | Yes | Integer | Size.'], requestExample: '{"size": 12}' };
    const after = contract(page, `target: ${PROPERTIES}.size, update: { maximum: 10 }`);
    expect(codes(contract(page))).toEqual([]);
    expect(after.diagnostics.filter(({ code }) => code === 'link/example-corrected')).toEqual([
      expect.objectContaining({
        file: 'kites.html',
        message:
          'The correction of size in overlays/kites.yaml does not fit the example: size is 12 in the example, but the correction says at most 10',
        related: [{ file: 'overlays/kites.yaml', line: 4, message: 'the correction' }],
      }),
    ]);
    expect(mediaOf(after)).not.toHaveProperty('examples');
    expect(mediaOf(after)['x-contradicting-examples']).toEqual([expect.objectContaining({ value: { size: 12 } })]);
  });

  it('moves exact digits along with the example', () => {
    const page: ExamplePage = {
      request: ['size | Yes | Long | Size.', 'name | Yes | String | Name.'],
      requestExample: '{"size": 12345678901234567890, "name": 1}',
    };
    const [before, after] = [contract(page), contract(page, `target: ${PROPERTIES}.name, update: { type: integer }`)];
    const places = ({ digits }: Contract): string[] =>
      [...digits.keys()].map((at) => at.split('application~1json')[1] ?? '');
    expect(places(before)).toEqual(['/x-contradicting-examples/0/value/size']);
    expect(places(after)).toEqual(['/examples/request/value/size']);
  });
});

describe('an overlay that corrects a row of a body in XML', () => {
  const pre = (text: string): string => `<pre>${text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;
  const elements = tableHtml(
    ['Element', 'Description', 'Mandatory'],
    [
      ['Colour', '<p>Colour. The value can be <b>red</b> or <b>blue</b>.</p><p>Type: string</p>', 'Yes'],
      ['Length', '<p>Length.</p><p>Type: integer</p>', 'Yes'],
    ],
  );
  const read = (sample: string, ...actions: readonly string[]): string[] => {
    const syntax = '<Kite>\n<Colour>colour</Colour>\n<Length>length</Length>\n</Kite>';
    const text = `<html><body><h1>Hanging a Kite</h1>
<h4>Request Syntax</h4>${pre(`PUT /KiteName HTTP/1.1\nDate: date\n\n${syntax}`)}
<h4>Request Elements</h4>${elements}
<h4>Response Syntax</h4>${pre('HTTP/1.1 204 No Content')}
<h4>Sample Request</h4>${pre(`PUT /kite1 HTTP/1.1\nDate: now\n\n${sample}`)}
</body></html>`;
    const { diagnostics } = contractOf({
      pages: [{ file: 'kites.html', text }],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
      overlays: actions.map((each) => parseOverlay(`${HEAD}  - { ${each}, ${REASON} }\n`, 'overlays/kites.yaml')),
    });
    return diagnostics.map(({ code }) => code).filter((code) => code.startsWith('link/example'));
  };
  const kite = (colour: string, length: string): string =>
    `<Kite>\n<Colour>${colour}</Colour>\n<Length>${length}</Length>\n</Kite>`;
  const COLOUR = 'target: $.components.schemas.*.properties.Colour';

  it.each<[string, string, string, string[], string[]]>([
    ['settles what it is about', kite('green', '1'), `${COLOUR}.enum, update: [green]`, ['link/example-enum'], []],
    [
      'leaves what it is not about',
      kite('green', 'far'),
      `${COLOUR}.enum, update: [green]`,
      ['link/example-enum', 'link/example-type'],
      ['link/example-type'],
    ],
    [
      'leaves what it does not change',
      kite('green', '1'),
      `${COLOUR}, update: { description: Colour. }`,
      ['link/example-enum'],
      ['link/example-enum'],
    ],
    [
      'is told of what it makes wrong',
      kite('red', '1'),
      `${COLOUR}, update: { maxLength: 2 }`,
      [],
      ['link/example-corrected'],
    ],
    [
      'says nothing of a sample of another root',
      kite('red', '1').replaceAll('Kite', 'Boat'),
      `${COLOUR}, update: { maxLength: 2 }`,
      [],
      [],
    ],
  ])('%s', (_, sample, action, before, after) => {
    expect({ before: read(sample), after: read(sample, action) }).toEqual({ before, after });
  });
});
