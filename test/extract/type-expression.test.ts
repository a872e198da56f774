import { describe, expect, it } from 'vitest';
import { readType } from '../../scripts/extract/type-expression.ts';
import type { Run } from '../../scripts/read/index.ts';

const string = { kind: 'scalar', type: 'string' };
const integer = { kind: 'scalar', type: 'integer' };
const int64 = { kind: 'scalar', type: 'integer', format: 'int64' };
const object = { kind: 'object' };
const any = { kind: 'any' };
const array = (items: unknown) => ({ kind: 'array', items });
const map = (values: unknown) => ({ kind: 'map', values });
const named = (name: string) => ({ kind: 'object', name });

const CASES: readonly (readonly [string, unknown])[] = [
  ['String', string],
  ['string', string],
  ['Integer', integer],
  ['Int', integer],
  ['Long', int64],
  ['Long integer', int64],
  ['Boolean', { kind: 'scalar', type: 'boolean' }],
  ['Float', { kind: 'scalar', type: 'number', format: 'float' }],
  ['Double', { kind: 'scalar', type: 'number', format: 'double' }],
  ['Number', { kind: 'scalar', type: 'number' }],
  ['UUID', { kind: 'scalar', type: 'string', format: 'uuid' }],
  ['String(64)', string],
  ['Integer (int32)', integer],
  ['Object', object],
  ['JSON', object],
  ['Dict', object],
  ['Data structure', object],
  ['Map', map(any)],
  ['Array', array(any)],
  ['List', array(any)],
  ['JSON Array', array(any)],
  ['List data structure', array(any)],
  ['Array of strings', array(string)],
  ['Array of string', array(string)],
  ['Array of integers', array(integer)],
  ['Array of doubles', array({ kind: 'scalar', type: 'number', format: 'double' })],
  ['String array', array(string)],
  ['Array of objects', array(object)],
  ['Array of Object', array(object)],
  ['Array<Object>', array(object)],
  ['List(Dict)', array(object)],
  ['List<String>', array(string)],
  ['String[]', array(string)],
  ['Array<Array<Integer>>', array(array(integer))],
  ['Map<String,String>', map(string)],
  ['Map<String, String>', map(string)],
  ['Map<String,Object>', map(object)],
  ['Map<String,Integer>', map(integer)],
  ['Map<String,Array<String>>', map(array(string))],
  ['Map<String,Map<String,Integer>>', map(map(integer))],
  ['Map<String, Array of objects>', map(array(object))],
  ['Array of Map<String,String> objects', array(map(string))],
  ['jobs array', array(named('jobs'))],
  ['config array corresponding to infer_type', array(named('config'))],
  ['Array<Storage type>', array(named('Storage'))],
  ['Null', { kind: 'null' }],
  ['', { kind: 'unknown', text: '' }],
  ['-', { kind: 'unknown', text: '' }],
  ['String or Integer', { kind: 'unknown', text: 'String or Integer' }],
];

describe('readType', () => {
  it.each(CASES)('%s', (text, expected) => {
    expect(readType([{ text }]).type).toEqual(expected);
  });

  it.each<[string, Run[], unknown]>([
    [
      'X object',
      [{ text: 'Lease', link: '#lease' }, { text: ' object' }],
      { kind: 'object', name: 'Lease', link: '#lease' },
    ],
    [
      'Array of X objects',
      [{ text: 'Array of ' }, { text: 'JobProgress', link: '#job' }, { text: ' objects' }],
      array({ kind: 'object', name: 'JobProgress', link: '#job' }),
    ],
    [
      'Map<String,X>',
      [{ text: 'Map<String,' }, { text: 'HardDetail', link: '#hard' }, { text: '>' }],
      map({ kind: 'object', name: 'HardDetail', link: '#hard' }),
    ],
    ['a bare link', [{ text: 'Volume', link: '#volume' }], { kind: 'object', name: 'Volume', link: '#volume' }],
  ])('finds the link in %s', (_, runs, expected) => {
    expect(readType(runs).type).toEqual(expected);
  });

  it('reads a known misspelling and says so', () => {
    expect(readType([{ text: 'Sting' }])).toEqual({ type: string, misspelt: 'sting' });
  });
});
