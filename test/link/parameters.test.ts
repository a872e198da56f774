import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { codesOf, contractOfSmall, FIELD_COLUMNS, tableHtml } from '../support/small-page.ts';

/** The parameters of a page with one table below its URI, as `in name`, and the codes of what is found at them. */
function parametersOf(uri: string, names: readonly string[], caption = 'Parameter description') {
  const rows = names.map((name) => `<tr><td>${name}</td><td>Yes</td><td>String</td><td>Something.</td></tr>\n`);
  const table = `<table><caption>Table 1 ${caption}</caption><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const text = `<h1>Querying an X</h1>\n<h4>URI</h4>\n<p>${uri}</p>\n${names.length > 0 ? table : ''}<h4>Response</h4><p>None</p>\n`;
  const { document, diagnostics } = contractOf({
    pages: [{ file: 'x.html', text }],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const [item] = Object.values(document.paths);
  const [operation] = Object.values(item ?? {});
  return {
    parameters: (operation?.parameters ?? []).map((each) => `${each.in} ${each.name}`),
    codes: diagnostics
      .map(({ code }) => code)
      .filter((code) => /^link\/(?:placeholder|row|path|parameter|query)/.test(code)),
  };
}

describe('rows and placeholders', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['GET /v1/xs/{x_id}', ['x_id'], ['path x_id'], []],
    ['GET /v1/xs/{x_id}', ['x_id', 'limit'], ['path x_id', 'query limit'], []],
    ['GET /v1/xs/{flavor_id}', ['flavors_id'], ['path flavor_id'], ['link/placeholder-name-differs']],
    ['GET /v1/xs/{flavorId}', ['flavor_id'], ['path flavorId'], ['link/placeholder-name-differs']],
    ['GET /v1/xs/{x_id}', ['limit'], ['path x_id', 'query limit'], ['link/placeholder-without-row']],
    // Of two names that are near only the exact one is meant.
    ['GET /v1/xs/{x_id}', ['x_id', 'x_ids'], ['path x_id', 'query x_ids'], []],
    ['GET /v1/xs/{x_id}', [], ['path x_id'], ['link/placeholder-without-row']],
    ['GET /v1/xs/{a}/ys/{a}', ['a'], ['path a'], []],
  ])('%s with rows %j', (uri, names, parameters, codes) => {
    expect(parametersOf(uri, names)).toEqual({ parameters, codes });
  });

  it('keeps a row of a query table a query parameter, however near its name is', () => {
    const { parameters } = parametersOf('GET /v1/xs/{flavor_id}', ['flavor_ids'], 'Query parameters');
    expect(parameters).toEqual(['path flavor_id', 'query flavor_ids']);
  });
});

describe('a Content-Type', () => {
  it.each([
    ['The value is <b>multipart/form-data</b>.', ['link/media-type']],
    ['Set it to application/octet-stream or text/plain.', ['link/media-type']],
    ['Either application/json or text/plain.', []],
    ['The default value is application/json;charset=utf8.', []],
    ['Application/merge-patch + JSON', []],
    ['Kind of the body.', []],
  ])('%s', (description, expected) => {
    const headers = tableHtml(
      FIELD_COLUMNS,
      [['Content-Type', 'Yes', 'String', description]],
      'Request header parameters',
    );
    const body = tableHtml(FIELD_COLUMNS, [['colour', 'Yes', 'String', 'Colour.']], 'Request body parameters');
    const codes = codesOf(contractOfSmall({ request: headers + body }));
    expect(codes.filter((code) => code === 'link/media-type')).toEqual(expected);
  });

  it.each([
    [
      'a table of fields',
      tableHtml(FIELD_COLUMNS, [['colour', 'Yes', 'String', 'Colour.']], 'Request body parameters'),
      'application/json',
    ],
    [
      'a file',
      tableHtml(FIELD_COLUMNS, [['sail', 'Yes', 'File', 'Sail.']], 'Request parameters'),
      'application/octet-stream',
    ],
    ['nothing', '', 'none'],
  ])('of another type than the body that the contract has of %s is told with both', (_, body, has) => {
    const headers = tableHtml(
      FIELD_COLUMNS,
      [['Content-Type', 'Yes', 'String', 'The value is text/plain.']],
      'Request header parameters',
    );
    const { diagnostics } = contractOfSmall({
      uri: 'PUT /v1/kites',
      request: headers + body,
      requestExample: '',
    });
    expect(diagnostics.filter(({ code }) => code === 'link/media-type').map(({ message }) => message)).toEqual([
      `The body is sent as text/plain; the contract has ${has}`,
    ]);
  });
});

describe('a row of the path that a structure of the body has again', () => {
  const bodyOf = (mandatory: string, example: string) => {
    const contract = contractOfSmall({
      uri: `<p>PUT /v1/kites/{kite_id}</p>${tableHtml(FIELD_COLUMNS, [['kite_id', 'Yes', 'String', 'ID.']], 'Path Parameters')}`,
      request:
        tableHtml(FIELD_COLUMNS, [['kite', 'Yes', 'Dict', 'Kite, see Table 2.']], 'Table 1 Request body parameters') +
        tableHtml(
          FIELD_COLUMNS,
          [
            ['kite_id', mandatory, 'String', 'ID.'],
            ['hue', 'No', 'String', 'Hue.'],
          ],
          'Table 2 Description of field kite',
        ),
      requestExample: `<pre>${example}</pre>`,
    });
    const kite = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.hue);
    return {
      names: Object.keys(kite?.properties ?? {}),
      codes: codesOf(contract).filter((code) => /missing/.test(code)),
    };
  };

  it.each([
    ['Yes', '{"kite": {"hue": "red"}}', ['hue']],
    ['Yes', '{"kite": {"kite_id": "1", "hue": "red"}}', ['kite_id', 'hue']],
    ['No', '{"kite": {"hue": "red"}}', ['kite_id', 'hue']],
    ['Yes', '', ['kite_id', 'hue']],
  ])('mandatory: %s, sent: %s', (mandatory, example, names) => {
    expect(bodyOf(mandatory, example)).toEqual({ names, codes: [] });
  });
});

describe('a number of a table', () => {
  it.each([
    ['See Table 2.', true],
    ['See Table 2-7.', false],
    ['See Table 2.7 of the guide.', false],
  ])('%s', (words, leads) => {
    const contract = contractOfSmall({
      request:
        tableHtml(FIELD_COLUMNS, [['kite', 'Yes', 'Object', words]], 'Table 1 Request body parameters') +
        tableHtml(FIELD_COLUMNS, [['hue', 'Yes', 'String', 'Hue.']], 'Table 2 Others'),
      requestExample: '',
    });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.kite);
    expect(JSON.stringify(body?.properties?.kite).includes('$ref')).toBe(leads);
  });
});

describe('a mandatory row of the body with the name of a path parameter', () => {
  const ID = ['kite_id', 'Yes', 'String', 'ID of the kite.'];
  const COLOUR = ['colour', 'No', 'String', 'Colour.'];
  const LOOSE = ['kite_id', 'No', 'String', 'ID of the kite.'];
  const path = `<p>PUT /v1/kites/{kite_id}</p>${tableHtml(FIELD_COLUMNS, [ID], 'Path parameters')}`;
  const read = (rows: readonly (readonly string[])[], examples: string, isInside = false) => {
    const own = tableHtml(
      FIELD_COLUMNS,
      rows,
      isInside ? 'Description of field <b>kite</b>' : 'Request body parameters',
    );
    const around = tableHtml(FIELD_COLUMNS, [['kite', 'Yes', 'Object', 'The kite.']], 'Request body parameters');
    const contract = contractOfSmall({ uri: path, request: isInside ? around + own : own, requestExample: examples });
    const body = Object.values(contract.document.components.schemas).find(({ properties }) => properties?.['colour']);
    return {
      required: body?.required?.includes('kite_id') ?? false,
      kept: body?.properties?.['kite_id'] !== undefined,
      codes: codesOf(contract).filter((code) => /^link\/(?:row-of|example-required)/.test(code)),
    };
  };

  it.each<[string, Parameters<typeof read>]>([
    ['that the example leaves out', [[ID, COLOUR], '<pre>{"colour": "red"}</pre>']],
    ['inside the only field', [[ID, COLOUR], '<pre>{"kite": {"colour": "red"}}</pre>', true]],
  ])('is sent in the path: %s', (_, shown) => {
    expect(read(...shown)).toEqual({ required: false, kept: true, codes: ['link/row-of-path'] });
  });

  it.each<[string, Parameters<typeof read>, boolean, string[]]>([
    ['an example has it', [[ID, COLOUR], '<pre>{"colour": "red", "kite_id": "k"}</pre>'], true, []],
    [
      'one of two examples has it',
      [[ID, COLOUR], '<pre>{"colour": "red", "kite_id": "k"}</pre><p>Or:</p><pre>{"colour": "red"}</pre>'],
      true,
      ['link/example-required-missing'],
    ],
    ['there is no example', [[ID, COLOUR], ''], true, []],
    ['the row is not mandatory', [[LOOSE, COLOUR], '<pre>{"colour": "red"}</pre>'], false, []],
  ])('stays what it is where %s', (_, shown, required, codes) => {
    expect(read(...shown)).toEqual({ required, kept: true, codes });
  });
});
