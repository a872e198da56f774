import { describe, expect, it } from 'vitest';
import { compareContracts, storiesOf } from '../../scripts/drift/index.ts';
import type { OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';
import { contract, contractOf, object, string } from './bodies.ts';

const told = (old: OpenApiDocument, now: OpenApiDocument) =>
  compareContracts({ document: old }, { document: now })
    .filter(({ id }) => id.startsWith('generated-'))
    .map(({ class: klass, message }) => `${klass}: ${message}`);

const use = (name: string): { schema: SchemaObject } => ({
  schema: { $ref: `#/components/schemas/${name}` } as unknown as SchemaObject,
});
const KITE = object({ hue: string });

describe('names of generated code that changed', () => {
  it.each([
    {
      what: 'a type of another name',
      old: contractOf([use('Kite')], 'request', { Kite: KITE }),
      now: contractOf([use('Dragon')], 'request', { Dragon: KITE }),
      is: ['warning: The contract calls the type `Kite` `Dragon`'],
    },
    {
      what: 'a type that fell apart',
      old: contractOf([use('Kite'), use('Kite')], 'request', { Kite: KITE }),
      now: contractOf([use('Kite'), use('Dragon')], 'request', { Kite: KITE, Dragon: KITE }),
      is: ['warning: The contract has the type `Dragon` at some places where it had `Kite`'],
    },
    {
      what: 'a type of the same name',
      old: contractOf([use('Kite')], 'request', { Kite: KITE }),
      now: contractOf([use('Kite')], 'request', { Kite: object({ hue: string, bow: string }) }),
      is: [],
    },
    {
      what: 'a field whose name in Go another field takes',
      old: contract(object({ tail_length: string }), []),
      now: contract(object({ tail_length: string, tailLength: string }), []),
      is: ['warning: The contract calls the field `tail_length` `TailLength2` in Go, which was `TailLength`'],
    },
    {
      what: 'a field beside one of another name',
      old: contract(object({ tail_length: string }), []),
      now: contract(object({ tail_length: string, tail_width: string }), []),
      is: [],
    },
  ])('$what', ({ old, now, is }) => {
    expect(told(old, now)).toEqual(is);
  });

  it.each([
    ['another resource', 'kites.list', 'gliders.list', 'is called `gliders.list`, and was `kites.list`'],
    ['no resource any more', 'kites.list', undefined, 'is of no resource any more, and was `kites.list`'],
    ['its first resource', undefined, 'kites.list', undefined],
  ])('an operation of %s', (_, before, after, says) => {
    const placed = (resource: string | undefined): OpenApiDocument => {
      const document = contract(object({}), []);
      const [operation] = Object.values(document.paths).flatMap((item) => Object.values(item));
      return Object.assign(operation ?? {}, resource === undefined ? {} : { 'x-resource': resource }) && document;
    };
    expect(told(placed(before), placed(after))).toEqual(
      says === undefined ? [] : [`warning: \`send0\` (POST /kites/0) ${says}`],
    );
  });

  it.each([
    ['of its own operation', ['sort_by'], ['sortBy', 'sort_by'], [], ['`sort_by` `SortBy2` in Go, which was `SortBy`']],
    [
      'that comes first in the order of letters',
      ['sort_by'],
      ['sort_by', 'sort-By'],
      [],
      ['`sort_by` `SortBy2` in Go, which was `SortBy`'],
    ],
    ['of another operation', ['sort_by'], ['sort_by'], ['sortBy'], []],
    ['of no like name', ['sort_by'], ['sort_by', 'sorted'], [], []],
  ])('a parameter whose name in Go is taken by one %s', (_, old, now, ofOther, is) => {
    const withParameters = (names: readonly string[], others: readonly string[]): OpenApiDocument => {
      const document = contractOf([{ schema: string }, { schema: string }]);
      const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
      for (const [index, each] of [names, others].entries())
        Object.assign(operations[index] ?? {}, {
          parameters: each.map((name) => ({ name, in: 'query', schema: string })),
        });
      return document;
    };
    const messages = told(withParameters(old, []), withParameters(now, ofOther));
    expect(messages).toEqual(is.map((each) => `warning: The contract calls the parameter ${each}`));
  });

  it('a parameter whose values are listed', () => {
    const withParameter = (schema: SchemaObject): OpenApiDocument => {
      const document = contract(object({}), []);
      const [operation] = Object.values(document.paths).flatMap((item) => Object.values(item));
      Object.assign(operation ?? {}, { parameters: [{ name: 'hue', in: 'query', schema }] });
      return document;
    };
    expect(told(withParameter(string), withParameter({ ...string, enum: ['red'] }))).toEqual([
      'warning: The query parameter `hue` of `send0` (POST /kites/0) has a type of its own in Go, where it was a string',
    ]);
    expect(told(withParameter({ type: 'integer' }), withParameter({ type: 'integer', enum: [1] }))).toEqual([]);
  });

  it('are one story', () => {
    const names = ['A', 'B', 'C'];
    const [old, now] = ['', 'Body'].map((end) =>
      contractOf(
        names.map((name) => use(name + end)),
        'request',
        Object.fromEntries(names.map((name) => [name + end, KITE])),
      ),
    ) as [OpenApiDocument, OpenApiDocument];
    expect(storiesOf(compareContracts({ document: old }, { document: now })).map(({ headline }) => headline)).toEqual([
      '3 types of generated code have other names: `A → ABody`, `B → BBody`, `C → CBody`',
    ]);
  });
});
