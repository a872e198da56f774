import { describe, expect, it } from 'vitest';
import { mergeXml, readXml, type XmlElement } from '../../scripts/read/index.ts';

/** `A(B, C*)`: names, what is below in parentheses, a star behind what is repeated. */
const shape = ({ name, isRepeated, children }: XmlElement): string =>
  `${name}${isRepeated ? '*' : ''}${children.length > 0 ? `(${children.map(shape).join(', ')})` : ''}`;

describe('a text of XML', () => {
  it.each([
    ['<Kite/>', 'Kite'],
    ['<Kite><Tail>long</Tail></Kite>', 'Kite(Tail)'],
    ['<?xml version="1.0"?>\n<Kite xmlns="http://kites.example/">\n...\n</Kite>\n', 'Kite'],
    ['<Kite><Tail/><Tail/></Kite>', 'Kite(Tail*)'],
    ['<Box><Kite><Tail/></Kite><Kite><Line/><Line/></Kite></Box>', 'Box(Kite*(Tail, Line*))'],
    ['<k:Kite><k:Tail/></k:Kite>', 'k:Kite(k:Tail)'],
  ])('%j', (text, expected) => {
    const root = readXml(text, 1);
    expect(root && shape(root)).toBe(expected);
  });

  it.each([
    '',
    '{"kite": "<Kite/>"}',
    '<kite content>',
    '<Kite><Tail></Kite',
    '<Kite/> and more',
    '<Kite/><Kite/>',
    '<html><body/></html>',
    '<!-- nothing -->',
    '<Kite><T"ail/></Kite>',
    '<a>'.repeat(10_000) + '</a>'.repeat(10_000),
  ])('is not %j', (text) => {
    expect(readXml(text, 1)).toBeUndefined();
  });

  it('knows the lines of its elements', () => {
    expect(readXml('\n<Kite>\n  <Tail/>\n</Kite>', 10)).toMatchObject({ line: 11, children: [{ line: 12 }] });
  });

  it('is merged with another showing of it', () => {
    const [a, b] = [readXml('<A><B/></A>', 1), readXml('<A><B><D/></B><B/><C/></A>', 1)];
    expect(a && b && shape(mergeXml(a, b))).toBe('A(B*(D), C)');
  });
});
