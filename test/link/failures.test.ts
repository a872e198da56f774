import { describe, expect, it } from 'vitest';
import type { Contract } from '../../scripts/pipeline/index.ts';
import { contractOfSmall, onlyOperation, tableHtml } from '../support/small-page.ts';

type Schemas = Contract['document']['components']['schemas'];
type Schema = Partial<Schemas[string]> & { readonly $ref?: string };

/** Paths of the fields of a schema; `*` is any key. */
function pathsOf(schema: Schema | undefined, all: Schemas): string[] {
  const [part] = (schema?.allOf ?? []) as Schema[];
  const ref = schema?.$ref ?? part?.$ref;
  if (ref !== undefined) return pathsOf(all[ref.split('/').at(-1) ?? ''], all);
  const any = schema?.additionalProperties;
  return Object.entries({ ...schema?.properties, ...(typeof any === 'object' ? { '*': any } : {}) }).flatMap(
    ([name, inner]) => [name, ...pathsOf(inner as Schema, all).map((below) => `${name}.${below}`)],
  );
}

const ROWS = tableHtml(
  ['Parameter', 'Type', 'Description'],
  [
    ['message', 'String', 'Error message returned after an error occurs'],
    ['code', 'String', 'Error code returned after an error occurs'],
  ],
);
const STATUSES = tableHtml(
  ['Status Code', 'Description'],
  [
    ['204', 'Gone.'],
    ['400', 'Refused.'],
    ['404', 'Not there.'],
  ],
);

describe('a sample of a failure', () => {
  it.each<[string, string, readonly string[], string]>([
    ['around its rows', '{"error": {"message": "M", "code": "C"}}', ['error', 'error.message', 'error.code'], '400'],
    ['with the rows as they are', '{"message": "M", "code": "C"}', ['message', 'code'], '400'],
    [
      'with a key that names the error',
      '{"gone": {"message": "M", "code": "404"}}',
      ['*', '*.message', '*.code'],
      '404',
    ],
    [
      'with a code that the page does not list',
      '{"error": {"message": "M", "code": 418}}',
      ['error', 'error.message', 'error.code'],
      '400',
    ],
  ])('says how the body of errors hangs together: %s', (_, sample, fields, status) => {
    const contract = contractOfSmall({
      response: ROWS,
      responseExample: `<p>None</p><p>or</p><pre>${sample}</pre>`,
      status: STATUSES,
    });
    const responses = onlyOperation(contract)?.responses ?? {};
    const media = responses['400']?.content?.['application/json'];
    expect(pathsOf(media?.schema as Schema, contract.document.components.schemas)).toEqual(fields);
    expect(responses['204']?.content).toBeUndefined();
    const shown = Object.keys(responses).filter((each) =>
      Object.values(responses[each]?.content?.['application/json'] ?? {}).some((part) =>
        JSON.stringify(part).includes('"M"'),
      ),
    );
    expect(shown).toEqual([status]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'in text that is no JSON',
      '{"fault": No such kite. "reason":"C"}',
      ['kite', 'kite.id', 'kite.hue', 'fault', 'reason'],
    ],
    ['not at all', '{"other": No such kite. }', ['kite', 'kite.id', 'kite.hue', 'kite.fault', 'kite.reason']],
  ])('shows rows that stand beside those of success, %s', (_, sample, fields) => {
    const contract = contractOfSmall({
      response: tableHtml(
        ['Parameter', 'Type', 'Description'],
        [
          ['kite', 'Object', 'The kite.'],
          ['id', 'String', 'ID.'],
          ['hue', 'String', 'Hue.'],
          ['fault', 'String', 'What is wrong.'],
          ['reason', 'String', 'Why.'],
        ],
      ),
      responseExample: `<p>Example of a successful response</p><pre>{"kite": {"id": "k1", "hue": "red"}}</pre><p>Example of a failed response</p><pre>${sample}</pre>`,
    });
    const schema = onlyOperation(contract)?.responses['200']?.content?.['application/json']?.schema;
    expect(pathsOf(schema as Schema, contract.document.components.schemas)).toEqual(fields);
  });
});

describe('the answer to HEAD', () => {
  const rows = tableHtml(
    ['Parameter', 'Type', 'Description'],
    [
      ['Hue', 'String', 'Hue of the kite.'],
      ['Size', 'Integer', 'Size of the kite.'],
    ],
  );
  it.each<[string, string, string, readonly string[] | undefined, boolean]>([
    [
      'HEAD',
      'names with a prefix',
      'X-Kite-Hue: red\nX-Kite-Size: 3\nX-Sky-Size: 4',
      ['X-Kite-Hue', 'X-Kite-Size'],
      false,
    ],
    ['HEAD', 'names as they are', 'Hue: red\nX-Kite-Size: 3', ['Hue', 'Size'], false],
    ['HEAD', 'nothing', '', ['Hue', 'Size'], false],
    ['GET', 'names with a prefix', 'X-Kite-Hue: red\nX-Kite-Size: 3', undefined, true],
  ])('has headers and no body: %s, whose sample shows %s', (method, _, sample, headers, hasBody) => {
    const contract = contractOfSmall({
      uri: `<p>${method} /v1/kites</p>`,
      request: '<p>None</p>',
      requestExample: '',
      response: rows,
      responseExample: sample === '' ? '' : `<pre>${sample}</pre>`,
    });
    const responses = onlyOperation(contract)?.responses ?? {};
    expect(responses['200']?.headers && Object.keys(responses['200'].headers)).toEqual(headers);
    expect(responses['200']?.content !== undefined).toBe(hasBody);
    if (!hasBody) expect(responses['400']?.content).toBeUndefined();
  });
});
