import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import type { OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';
import { contract, object, string } from './bodies.ts';

/** A contract with one operation, whose request body or query has one field of a schema. */
const withField = (schema: SchemaObject, { required = false } = {}): OpenApiDocument =>
  contract(object({ kite: schema }, required ? ['kite'] : []), [], 'request');

const withParameter = (parameter: object): OpenApiDocument => {
  const document = contract(object({}), [], 'request') as unknown as { paths: Record<string, Record<string, object>> };
  const [item] = Object.values(document.paths);
  const [operation] = Object.values(item ?? {});
  Object.assign(operation ?? {}, { parameters: [{ name: 'kite', in: 'query', ...parameter }] });
  return document as unknown as OpenApiDocument;
};

const fromPages = (document: OpenApiDocument) => ({ document, placeAt: () => undefined });

/** What is told of two states that come from pages, but for the change of the words. */
const told = (old: OpenApiDocument, now: OpenApiDocument, options = {}) =>
  compareContracts(fromPages(old), fromPages(now), options)
    .filter(({ id }) => id !== 'docs-description-changed')
    .map(({ id, class: klass }) => `${klass} ${id}`);

const described = (description: string, keywords: SchemaObject = {}): SchemaObject => ({
  ...string,
  description,
  ...keywords,
});
const integer = (description: string, keywords: SchemaObject = {}): SchemaObject => ({
  type: 'integer',
  description,
  ...keywords,
});

describe('what only one of two pages states as a keyword', () => {
  it.each([
    {
      what: 'a list that the old page names in words',
      old: described('Possible colours are red, green, or blue.'),
      now: described('Values: red, green, blue', { enum: ['red', 'green', 'blue'] }),
      is: ['docs-only request-property-worded-otherwise'],
    },
    {
      what: 'a list of signs that the old page names in words, and one more',
      old: described('Possible operators are >, =, <, >=, and <=.'),
      now: described('Operators: >, =, <, >=, <=, !=', { enum: ['>', '=', '<', '>=', '<=', '!='] }),
      is: ['additive request-property-enum-value-added'],
    },
    {
      what: 'a list of which the old page shows one as an example',
      old: described('The colour, for example red, green, or blue.'),
      now: described('Values: red, green, blue', { enum: ['red', 'green', 'blue'] }),
      is: ['warning request-property-became-enum'],
    },
    {
      what: 'a list where the old page is silent',
      old: described('The colour.'),
      now: described('Values: red, green', { enum: ['red', 'green'] }),
      is: ['warning request-property-became-enum'],
    },
    {
      what: 'one listed value of a range that both state',
      old: integer('Days: 1 to 365', { minimum: 1, maximum: 365 }),
      now: integer('Fixed to 7 days', { minimum: 1, maximum: 365, enum: [7] }),
      is: ['breaking request-property-values-narrowed'],
    },
    {
      what: 'a range around the one value that was allowed',
      old: integer('Fixed to 7 days', { enum: [7] }),
      now: integer('Days: 1 to 365', { minimum: 1, maximum: 365 }),
      is: ['additive request-property-enum-list-removed'],
    },
    {
      what: 'a value that the new page only names in words',
      old: described('Values: red, green', { enum: ['red', 'green'] }),
      now: described('Values: red. green is taken, too.', { enum: ['red'] }),
      is: ['docs-only request-property-worded-otherwise'],
    },
    {
      what: 'a value that the new page has as an example only',
      old: described('Values: red, green', { enum: ['red', 'green'] }),
      now: described('Values: red. For example, a green kite.', { enum: ['red'] }),
      is: ['breaking request-property-enum-value-removed'],
    },
    {
      what: 'a length that the old page states in words',
      old: described('Length: 32 characters'),
      now: described('The ID.', { minLength: 32, maxLength: 32 }),
      is: ['docs-only request-property-worded-otherwise'],
    },
    {
      what: 'a length of which the old page says nothing',
      old: described('The ID.'),
      now: described('1 to 32 characters', { minLength: 3, maxLength: 32 }),
      is: ['warning request-property-max-length-set', 'warning request-property-min-length-set'],
    },
    { what: 'a least length of 0', old: described('x'), now: described('x', { minLength: 0 }), is: [] },
    {
      what: 'a default that the old page states in words',
      old: described('The default colour is red.'),
      now: described('Default: red', { default: 'red' }),
      is: ['docs-only request-property-worded-otherwise'],
    },
    {
      what: 'a default of which the old page says nothing',
      old: described('A red colour.'),
      now: described('Default: red', { default: 'red' }),
      is: ['warning request-property-default-value-added'],
    },
  ])('$what', ({ old, now, is }) => {
    expect(told(withField(old), withField(now)).sort()).toEqual(is);
  });

  it.each([
    { place: 'query', required: true, is: [] },
    { place: 'path', required: true, is: [] },
    { place: 'query', required: false, is: ['warning request-parameter-min-length-set'] },
  ])('a least length of 1 of a parameter in $place, mandatory: $required', ({ place, required, is }) => {
    const old = withParameter({ in: place, required, schema: string });
    const now = withParameter({ in: place, required, schema: { ...string, minLength: 1 } });
    expect(told(old, now)).toEqual(is);
  });

  it('counts as new under strict comparison', () => {
    const [old, now] = [described('The colour.'), described('Values: red', { enum: ['red', 'green'] })];
    expect(told(withField(old), withField(now), { isStrict: true })).toEqual(['breaking request-property-became-enum']);
  });

  it('is no evidence in contracts that come from no pages', () => {
    const [old, now] = [
      described('red or green', { enum: ['red', 'green'] }),
      described('red or green', { enum: ['red'] }),
    ];
    const changes = compareContracts({ document: withField(old) }, { document: withField(now) });
    expect(changes.map(({ id }) => id)).toEqual(['request-property-enum-value-removed']);
  });
});

describe('an answer', () => {
  const answer = (schema: SchemaObject) => contract(object({ kite: schema }), [], 'response');

  it('of which a limit is no longer stated is as before', () => {
    const [old, now] = [described('x', { minLength: 3, maxLength: 9 }), described('x')];
    expect(told(answer(old), answer(now))).toEqual([
      'docs-only response-property-max-length-unset',
      'docs-only response-property-min-length-unset',
    ]);
  });
});

describe('what a description says of calls', () => {
  it.each([
    { old: 'The name.', now: 'The name. It cannot be changed.', is: ['warning docs-duty-added'] },
    { old: 'The name.', now: 'The name. Mandatory when kind is red.', is: ['warning docs-duty-added'] },
    { old: 'The name. It must be new.', now: 'The name. The name must be new.', is: [] },
    { old: 'The name.', now: 'The full name.', is: [] },
    { old: 'Longest query: 30 days.', now: 'Longest query: 180 days.', is: ['warning docs-number-changed'] },
    { old: 'Size, in GB.', now: 'Size, in MB.', is: ['warning docs-unit-changed'] },
    { old: 'Size. Unit: GB', now: 'Size (unit: MB).', is: ['warning docs-unit-changed'] },
    { old: 'At most 10 MB are taken.', now: 'At most 10 KB are taken.', is: ['warning docs-unit-changed'] },
    { old: 'Kept for 30s.', now: 'Kept for 30 minutes.', is: ['warning docs-unit-changed'] },
    { old: 'Time (s).', now: 'Time, in milliseconds.', is: ['warning docs-unit-changed'] },
    { old: 'Time (s).', now: 'Time, in seconds.', is: [] },
    { old: 'Kept for 60 min.', now: 'Kept for 60 minutes.', is: [] },
    { old: 'Size (unit: GB).', now: 'Size, in GiB.', is: [] },
    { old: 'Size.', now: 'Size, in GB.', is: [] },
    { old: 'ID of the instance(s).', now: 'ID of what starts, in hours.', is: [] },
    { old: '- day: by day', now: '- hour: in hours', is: [] },
    { old: 'Sizes in MB, disks in GB.', now: 'Size, in GB.', is: [] },
    { old: 'A time, for example 5 seconds.', now: 'A time, for example 5 minutes.', is: [] },
    { old: 'See Table 4.', now: 'See Table 5.', is: [] },
    { old: 'A number, for example 4.', now: 'A number, for example 5.', is: [] },
    { old: '', now: 'It cannot be changed.', is: [] },
  ])('from “$old” to “$now”', ({ old, now, is }) => {
    expect(told(withField(described(old)), withField(described(now)))).toEqual(is);
  });

  it('asks nothing of an answer', () => {
    const answer = (words: string) => contract(object({ kite: described(words) }), [], 'response');
    expect(told(answer('The name.'), answer('The name. It cannot be changed.'))).toEqual([]);
  });
});

describe('a renamed field', () => {
  const fields = (...entries: readonly (readonly [string, string, SchemaObject?])[]) =>
    contract(
      object(
        Object.fromEntries(entries.map(([name, words, schema = string]) => [name, { ...schema, description: words }])),
      ),
      [],
      'request',
    );
  const ids = (old: OpenApiDocument, now: OpenApiDocument) => told(old, now).map((each) => each.replace(/^\S+ /, ''));
  const RENAMED = 'request-property-renamed';
  const APART = ['request-property-removed', 'new-optional-request-property'];

  it.each([
    {
      what: 'in case and separators',
      old: ['createTime', 'Time.'],
      now: ['create_time', 'When it was made.'],
      is: [RENAMED],
    },
    {
      what: 'in case, of another type',
      old: ['maxSize', 'Size.'],
      now: ['max_size', 'Size.', { type: 'integer' }],
      is: [RENAMED, 'request-property-type-changed'],
    },
    {
      what: 'by a word, with the same description',
      old: ['type', 'Kind of SQL statement to run'],
      now: ['sql_type', 'Kind of SQL statement to run'],
      is: [RENAMED],
    },
    {
      what: 'by place and type alone',
      old: ['access_user', 'Name of the database account'],
      now: ['access_key', 'Key for signing requests'],
      is: APART,
    },
    {
      what: 'by words of its name alone',
      old: ['ssl_enable', 'Whether SSL is on'],
      now: ['enable_acl', 'Whether access is limited to listed addresses'],
      is: APART,
    },
  ] as const)('$what', ({ old, now, is }) => {
    expect(ids(fields(old), fields(now)).sort()).toEqual([...is].sort());
  });

  it('takes its children along', () => {
    const parent = (name: string, child: string) =>
      contract(object({ [name]: object({ [child]: string }) }), [], 'request');
    expect(ids(parent('kiteInfo', 'tailLength'), parent('kite_info', 'tail_length'))).toEqual([RENAMED, RENAMED]);
  });

  it('is none where a whole group came and went', () => {
    const group = (prefix: string) =>
      fields(
        ...['one', 'two', 'three', 'four'].map((name) => [`${prefix}_${name}`, `About ${name} kite strings`] as const),
      );
    expect(new Set(ids(group('tail'), group('head')))).toEqual(new Set(APART));
  });
});

describe('a value that is gone from a list and that the new page still shows', () => {
  const withList = (values: readonly string[], examples: readonly unknown[]): OpenApiDocument =>
    contract(object({ kite: { ...string, enum: [...values] } }), examples, 'request');

  it.each([
    { shown: [{ kite: 'blue' }], is: 'warning request-property-enum-value-shown' },
    { shown: [{ kite: 'red' }], is: 'breaking request-property-enum-value-removed' },
    { shown: [], is: 'breaking request-property-enum-value-removed' },
  ])('$is', ({ shown, is }) => {
    expect(told(withList(['red', 'blue'], []), withList(['red'], shown)).filter((each) => /enum/.test(each))).toEqual([
      is,
    ]);
  });
});

describe('a duty in a text', () => {
  it('is none where it is a limit that the old page states otherwise', () => {
    const limits = { minLength: 1, maxLength: 64 };
    const old = withField(described('Name. The value can contain 1 to 64 characters.', limits));
    const now = withField(described('Name. It must be 1 to 64 characters long.', limits));
    expect(told(old, now)).toEqual([]);
    const more = withField(described('Name. It must be 1 to 64 characters long. It must begin with a letter.', limits));
    expect(told(old, more)).toEqual(['warning docs-duty-added']);
  });
});
