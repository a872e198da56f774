import { describe, expect, it } from 'vitest';
import { readType } from '../../scripts/extract/type/type-expression.ts';
import { typeRemarks } from '../../scripts/extract/type/type-remarks.ts';
import type { Run } from '../../scripts/ir/index.ts';

const string = { kind: 'scalar', type: 'string' };
const integer = { kind: 'scalar', type: 'integer' };
const int64 = { kind: 'scalar', type: 'integer', format: 'int64' };
const object = { kind: 'object' };
const any = { kind: 'any' };
const array = (items: unknown) => ({ kind: 'array', items });
const union = (...types: readonly string[]) => ({ kind: 'union', of: types.map((type) => ({ kind: 'scalar', type })) });
const map = (values: unknown) => ({ kind: 'map', values });
const named = (name: string) => ({ kind: 'object', name });
/** A word that only a table makes a structure. */
const bare = (name: string) => ({ kind: 'object', name, bare: true });
const unread = (text: string) => ({ kind: 'unknown', text });

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
  ['Array String', array(string)],
  ['List Integer', array(integer)],
  ['ARRAY_REFERENCE', array(object)],
  ['Array_String', array(string)],
  ['REFERENCE', object],
  ['KITE_REFERENCE', bare('KITE_REFERENCE')],
  ['HTTP time string complying with the format at http://kite.example', string],
  ['Integer in seconds', integer],
  ['Kite string of the caller', unread('Kite string of the caller')],
  ['Integer or String', union('integer', 'string')],
  ['String/Int', union('string', 'integer')],
  ['string | integer | boolean', union('string', 'integer', 'boolean')],
  ['anyOf<string, integer>', union('string', 'integer')],
  ['Int or Integer', integer],
  ['Integer/Kite', unread('Integer/Kite')],
  ['Array of String or Integer', array(union('string', 'integer'))],
  ['Object', object],
  ['JSON', object],
  ['Dict', object],
  ['Data structure', object],
  ['Map', map(any)],
  ['Array', array(any)],
  ['List', array(any)],
  ['JSON Array', array(any)],
  ['List data structure', array(object)],
  ['Array data structures', array(object)],
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
  ['[]string', array(string)],
  ['[]', unread('[]')],
  ['Collection', array(any)],
  ['Array of maps', array(map(any))],
  ['Enum (Integer)', integer],
  ['Enum<String>', string],
  ['Enum<Colour>', unread('Enum<Colour>')],
  ['Base64 string', { kind: 'scalar', type: 'string', format: 'byte' }],
  ['IPv4 address', string],
  ['Array<Array<Integer>>', array(array(integer))],
  ['Map<String,String>', map(string)],
  ['Map<String, String>', map(string)],
  ['Map<String,Object>', map({ kind: 'any' })],
  ['List<List<Object>>', array(array({ kind: 'any' }))],
  ['List<Object>', array({ kind: 'object' })],
  ['Map<String,Kite>', map({ kind: 'object', name: 'Kite', bare: true })],
  ['Map<String,Integer>', map(integer)],
  ['Map<String,Array<String>>', map(array(string))],
  ['Map<String,Map<String,Integer>>', map(map(integer))],
  ['Map<String, Array of objects>', map(array(object))],
  ['Array of Map<String,String> objects', array(map(string))],
  ['jobs array', array(bare('jobs'))],
  ['config array corresponding to infer_type', array(bare('config'))],
  ['Array<Storage type>', array(named('Storage'))],
  ['Null', { kind: 'null' }],
  ['', { kind: 'unknown', text: '' }],
  ['-', { kind: 'unknown', text: '' }],
  ['N/A', unread('')],
  ['None', unread('')],
  ['—', unread('')],
  ['Uint32', integer],
  ['Unsigned integer', integer],
  ['64-bit integer', int64],
  ['Positive integer', integer],
  ['Big Decimal', { kind: 'scalar', type: 'number' }],
  ['enum string', string],
  ['Enumeration value', string],
  ['IP', string],
  ['"String"', string],
  ['(String)', string],
  ['map[string]string', map(string)],
  ['Collection<String>', array(string)],
  ['ArrayList<Integer>', array(integer)],
  ['Dictionary<String,Integer>', map(integer)],
  ['Key/value pairs', object],
  ['Object (Lease)', named('Lease')],
  ['Array of objects (Lease)', array(named('Lease'))],
  ['String (Lease)', string],
  ['Percentage', bare('Percentage')],
  ['Percentage object', named('Percentage')],
  ['Array of Leases', array(bare('Leases'))],
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

  it.each([
    ['Sting', string],
    ['Stirng', string],
    ['Srting', string],
    ['Interger', integer],
    ['Integar', integer],
    ['Boolen', { kind: 'scalar', type: 'boolean' }],
    ['Array of stings', array(string)],
  ])('reads the misspelling %s and says so', (text, type) => {
    const word = text.split(' ').at(-1)?.toLowerCase();
    expect(readType([{ text }])).toEqual({ type, misspelt: word });
  });

  it.each([
    'Ring',
    'Swing',
    'Strings2',
    'Integration',
    'Numbering',
    'Stringer',
  ])('takes %s for no misspelling', (text) => {
    expect(readType([{ text }])).toEqual({ type: bare(text) });
  });

  it('takes the link of a name that is spelt like a type', () => {
    expect(readType([{ text: 'Numbers', link: '#numbers' }]).misspelt).toBeUndefined();
  });
});

describe('typeRemarks', () => {
  it.each([
    ['Long or null', true, false],
    ['Integer | null', true, false],
    ['null or String', true, false],
    ['String (Deprecated)', false, true],
    ['String (discarded)', false, true],
    ['String (to be discarded)', false, true],
    ['String (offline mode)', false, false],
    ['String', false, false],
    ['null', false, false],
  ])('%s', (text, nullable, deprecated) => {
    expect(typeRemarks(text)).toEqual({ nullable, deprecated });
  });

  it('leaves the type', () => {
    expect(readType([{ text: 'Long or null' }]).type).toEqual({ kind: 'scalar', type: 'integer', format: 'int64' });
    expect(readType([{ text: 'null' }]).type).toEqual({ kind: 'null' });
    expect(readType([{ text: 'Map<String>String' }]).type).toEqual({
      kind: 'map',
      values: { kind: 'scalar', type: 'string' },
    });
  });
});
