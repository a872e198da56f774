import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { ContractFacts, type Facts, facetText } from './contract-facts.ts';
import {
  type Dialect,
  type Facets,
  type Field,
  type Operation,
  renderPages,
  type Scalar,
  type Value,
} from './render-pages.ts';
import { sample, SHORT } from '../support/form.ts';

const DIALECTS: readonly Dialect[] = [
  { markup: 'html', layout: 'named' },
  { markup: 'rst', layout: 'named' },
  { markup: 'html', layout: 'generic' },
  { markup: 'rst', layout: 'generic' },
];

const TYPES: Readonly<Record<Scalar, string>> = {
  string: 'string',
  integer: 'integer',
  int64: 'integer/int64',
  number: 'number',
  boolean: 'boolean',
};

/** The facts of a model. */
class ModelFacts {
  readonly facts: Facts = {};

  constructor(operations: readonly Operation[], dialect: Dialect) {
    for (const operation of operations) {
      const at = `${operation.method} ${operation.path}`;
      this.facts[at] = [operation.status, ...operation.errorStatuses].sort().join(' ');
      for (const field of operation.pathParameters) this.field(`${at} path `, { ...field, required: true }, true);
      for (const field of operation.query) this.field(`${at} query `, field, true);
      for (const field of operation.headers) this.field(`${at} header `, field, true);
      for (const field of operation.body) this.field(`${at} body .`, field, true);
      // Tables of the named layout don't say of a response what is mandatory.
      const says = dialect.layout === 'generic';
      for (const field of operation.response) this.field(`${at} ${operation.status} .`, field, says);
    }
  }

  private field(prefix: string, { name, value, required, facets }: Field, saysRequired: boolean): void {
    const at = `${prefix}${name}`;
    const text = [saysRequired && required ? 'required' : '', facetText(facets)];
    this.value(at, value, text, saysRequired);
  }

  private value(at: string, value: Value, text: readonly string[], saysRequired: boolean): void {
    const shape = (type: string): void => {
      this.facts[at] = [type, ...text].filter(Boolean).join(' ');
    };
    if (value.kind === 'scalar') shape(TYPES[value.type]);
    else if (value.kind === 'object') {
      shape('object');
      for (const field of value.fields) this.field(`${at}.`, field, saysRequired);
    } else if (value.kind === 'array') {
      shape('array');
      this.value(`${at}[]`, value.items, [], saysRequired);
    } else {
      shape('map');
      this.value(`${at}{}`, value.values, [], saysRequired);
    }
  }
}

const WORDS = 'name,kind,owner,image,flavor,volume,zone,tag,policy,subnet,port,status,count,mode,label,quota'.split(
  ',',
);
const VALUES = ['ACTIVE', 'in_use', 'x86-64', 'v1.0', 'Standard', 'SSD', 'ssd', 'EVS', '10GB'];

const name: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.constantFrom(...WORDS),
    fc.nat(99),
    fc.constantFrom('snake', 'camel', 'plain', 'prefixed'),
  )
  .map(([first, second, number, style]) => {
    if (style === 'plain') return `${first}${number}`;
    if (style === 'camel') return `${first}${second[0]?.toUpperCase()}${second.slice(1)}`;
    return style === 'snake' ? `${first}_${second}_${number}` : `os-${first}:${second}`;
  });

const sorted = (low: number, high: number): fc.Arbitrary<[number, number]> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => (a < b ? [a, b] : [b, a + 1]));

const numberFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 2, maxLength: 4 }).map((values) => ({ enum: values })),
  fc.record({ minimum: fc.integer({ min: -100, max: 100 }), maximum: fc.integer({ min: 101, max: 70_000 }) }),
  fc.record({ minimum: fc.integer({ min: -100, max: -51 }), maximum: fc.integer({ min: -50, max: -1 }) }),
  fc.integer({ min: 0, max: 9999 }).map((minimum) => ({ minimum })),
  fc.integer({ min: 0, max: 9999 }).map((maximum) => ({ maximum })),
);

const stringFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 2, maxLength: 4 }).map((values) => ({ enum: values })),
  sorted(0, 2048).map(([minLength, maxLength]) => ({ minLength, maxLength })),
  fc.integer({ min: 1, max: 2048 }).map((maxLength) => ({ maxLength })),
);

const itemFacets: fc.Arbitrary<Facets> = fc.oneof(
  fc.constant({}),
  sorted(0, 100).map(([minItems, maxItems]) => ({ minItems, maxItems })),
  fc.integer({ min: 1, max: 100 }).map((maxItems) => ({ maxItems })),
);

const isOutside = (value: string | number | boolean, { minimum, maximum }: Facets): boolean =>
  typeof value === 'number' &&
  (value < (minimum ?? Number.NEGATIVE_INFINITY) || value > (maximum ?? Number.POSITIVE_INFINITY));

/** A default that the other facets allow. */
function withDefault(type: Scalar, facets: Facets): fc.Arbitrary<Facets> {
  const value: fc.Arbitrary<string | number | boolean> = facets.enum
    ? fc.constantFrom(...facets.enum)
    : type === 'boolean'
      ? fc.boolean()
      : type === 'string'
        ? fc.constantFrom(...VALUES)
        : type === 'number'
          ? fc.constantFrom(0.5, 2, 12.25)
          : fc.integer({ min: -1, max: 5000 });
  return fc
    .option(value, { nil: undefined })
    .map((found) => (found === undefined || isOutside(found, facets) ? facets : { ...facets, default: found }));
}

type Typed = Pick<Field, 'value' | 'facets'>;

const scalar: fc.Arbitrary<Typed> = fc
  .constantFrom<Scalar>('string', 'string', 'integer', 'int64', 'number', 'boolean')
  .chain((type) =>
    (type === 'string' ? stringFacets : type === 'boolean' ? fc.constant<Facets>({}) : numberFacets)
      .chain((facets) => withDefault(type, facets))
      .map((facets): Typed => ({ value: { kind: 'scalar', type }, facets })),
  );

const bareScalar: fc.Arbitrary<Value> = fc
  .constantFrom<Scalar>('string', 'integer', 'int64', 'number', 'boolean')
  .map((type) => ({ kind: 'scalar', type }));

const scalars: fc.Arbitrary<Typed> = fc.oneof(
  fc.record({ value: bareScalar.map((items): Value => ({ kind: 'array', items })), facets: itemFacets }),
  fc.record({
    value: fc.constant<Value>({ kind: 'array', items: { kind: 'scalar', type: 'string' } }),
    facets: stringFacets,
  }),
  bareScalar.map((items): Typed => ({ value: { kind: 'array', items: { kind: 'array', items } }, facets: {} })),
  bareScalar.map((values): Typed => ({ value: { kind: 'map', values }, facets: {} })),
);

function complex(depth: number): fc.Arbitrary<Typed> {
  return fields(depth - 1, 1).chain((inner) => {
    const object: Value = { kind: 'object', fields: inner };
    return fc.oneof(
      fc.constant<Typed>({ value: object, facets: {} }),
      itemFacets.map((facets): Typed => ({ value: { kind: 'array', items: object }, facets })),
      fc.constant<Typed>({ value: { kind: 'map', values: object }, facets: {} }),
    );
  });
}

const fieldOf = (typed: fc.Arbitrary<Typed>): fc.Arbitrary<Field> =>
  fc
    .tuple(name, typed, fc.boolean(), fc.nat(1 << 20))
    .map(([own, type, required, pick]) => ({ name: own, ...type, required, pick }));

function fields(depth: number, least: number): fc.Arbitrary<Field[]> {
  const any =
    depth === 0
      ? fieldOf(fc.oneof({ arbitrary: scalar, weight: 3 }, scalars))
      : fieldOf(
          fc.oneof(
            { arbitrary: scalar, weight: 4 },
            { arbitrary: scalars, weight: 2 },
            { arbitrary: complex(depth), weight: 2 },
          ),
        );
  return fc.uniqueArray(any, { minLength: least, maxLength: 4, selector: (field) => field.name.toLowerCase() });
}

const simpleFields = fc.uniqueArray(fieldOf(scalar), { maxLength: 3, selector: (field) => field.name.toLowerCase() });

const operation = (index: number): fc.Arbitrary<Operation> =>
  fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      placeholders: fc.uniqueArray(fc.constantFrom('project_id', 'id', 'instance_id'), { maxLength: 3 }),
      pathFields: fc.array(fieldOf(scalar), { minLength: 3, maxLength: 3 }),
      query: simpleFields,
      headers: simpleFields,
      body: fields(3, 0),
      status: fc.constantFrom('200', '201', '202', '204'),
      response: fields(3, 0),
      errorStatuses: fc.subarray(['400', '404', '500']),
      pick: fc.nat(1 << 20),
    })
    .map(({ placeholders, pathFields, ...rest }) => ({
      ...rest,
      path: `/v1/things${index}${placeholders.map((each) => `/{${each}}`).join('/of')}`,
      pathParameters: pathFields
        .slice(0, placeholders.length)
        .map((field, at) => ({ ...field, name: placeholders[at] ?? '' })),
      // RFC 9110, 5.6.2: no header has a colon in its name.
      headers: rest.headers.map((field) => ({ ...field, name: `X-${field.name.replace(':', '-')}` })),
      body: rest.method === 'GET' ? [] : rest.body,
    }));

const contract: fc.Arbitrary<Operation[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => operation(index))));

const RUNS = SHORT ? 60 : 200;
const config = defaultServiceConfig('round-trip');

describe('a contract rendered as pages and read back', () => {
  it.each(sample(DIALECTS, 3))('is the same contract: $layout layout in $markup', (dialect) => {
    fc.assert(
      fc.property(contract, (operations) => {
        const pages = renderPages(operations, dialect);
        const { document } = contractOf({ pages, config, configFile: 'service.yaml' });
        const text = pages.map((page) => page.text).join('\n');
        expect(new ContractFacts(document).facts, text).toEqual(new ModelFacts(operations, dialect).facts);
      }),
      { numRuns: RUNS, seed: 2026 },
    );
  });
});
