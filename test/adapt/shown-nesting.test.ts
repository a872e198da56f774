import { describe, expect, it } from 'vitest';
import type { FieldRow } from '../../scripts/adapt/rows.ts';
import { nestedAsShown } from '../../scripts/adapt/shown-nesting.ts';

const row = (name: string, type?: string): FieldRow => ({
  name,
  words: name,
  line: 1,
  description: [],
  ...(type ? { type: [{ text: type }] } : {}),
});
const shape = (names: readonly (readonly [string, string?])[], sample: string): string[] =>
  nestedAsShown(
    names.map(([name, type]) => row(name, type)),
    sample === '' ? [] : [{ kind: 'code', language: undefined, text: sample, line: 1 }],
  ).map(({ name, type }) => `${name}${type ? `: ${type.map(({ text }) => text).join('')}` : ''}`);

describe('rows in the shape of the samples', () => {
  it.each([
    {
      what: 'a wrapper and what is in it',
      rows: [['kite', 'object'], ['id'], ['hue', 'string']] as const,
      sample: '{"kite": {"id": 1, "hue": "red"}}',
      is: ['kite: object', 'kite.id: integer', 'kite.hue: string'],
    },
    {
      what: 'a name that comes twice',
      rows: [
        ['links', 'object'],
        ['kites', 'array'],
        ['id', 'string'],
        ['links', 'object'],
      ] as const,
      sample: '{"links": {"a": 1}, "kites": [{"id": "x", "links": {"b": 2}}]}',
      is: [
        'links: object',
        'links.a: integer',
        'kites: array',
        'kites[].id: string',
        'kites[].links: object',
        'kites[].links.b: integer',
      ],
    },
    {
      what: 'a list at the root',
      rows: [
        ['id', 'integer'],
        ['hue', 'string'],
      ] as const,
      sample: '[{"id": 1, "hue": "red"}]',
      is: ['[].id: integer', '[].hue: string'],
    },
    {
      what: 'a bare list whose inside only the sample has, with something left out',
      rows: [
        ['total', 'number'],
        ['kites', 'array'],
      ] as const,
      sample: '{"total": 2, "kites": [{"id": 1}, ...]}',
      is: ['total: number', 'kites: array', 'kites[].id: integer'],
    },
    {
      what: 'a name that the root and a field have',
      rows: [
        ['id', 'integer'],
        ['owner', 'object'],
      ] as const,
      sample: '{"owner": {"id": 5}, "id": 1}',
      is: ['id: integer', 'owner: object', 'owner.id: integer'],
    },
    {
      what: 'a sample of something else',
      rows: [
        ['id', 'integer'],
        ['hue', 'string'],
        ['size', 'integer'],
      ] as const,
      sample: '{"error": {"id": 5}}',
      is: ['id: integer', 'hue: string', 'size: integer'],
    },
    { what: 'no sample', rows: [['id', 'array']] as const, sample: '', is: ['id: array'] },
  ])('$what', ({ rows, sample, is }) => {
    expect(shape(rows, sample)).toEqual(is);
  });
});
