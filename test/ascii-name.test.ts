import { describe, expect, it } from 'vitest';
import { isAllowed, whyRefused } from '../scripts/allow-lists.ts';
import { asciiName, latinName } from '../scripts/ascii-name.ts';
import { plainName } from '../scripts/plain-name.ts';

describe('a name in letters of ASCII', () => {
  it.each([
    ['id', 'id'],
    ['mål', 'mal'],
    ['ma\u030al', 'mal'],
    ['Ärger', 'Arger'],
    ['ØRE', 'ORE'],
    ['Ærlig', 'Aerlig'],
    ['größe.maß', 'grosse.mass'],
    ['имя', 'imya'],
    ['Щука', 'Shchuka'],
    ['όνομα', 'onoma'],
    ['名前', '_u540d__u524d_'],
    ['x²', 'x2'],
    ['a–b "c"', 'a–b "c"'],
  ])('%s is %s', (name, ascii) => {
    expect(asciiName(name)).toBe(ascii);
  });

  it('tells letters apart that have none of ASCII', () => {
    expect(new Set(['名', '前', '名前', 'あ', 'ア'].map(asciiName)).size).toBe(5);
    expect(latinName('名前 mål')).toBe('名前 mal');
    expect(plainName('Größe')).toBe(plainName('GROSSE'));
  });
});

describe('a name that may stand in a contract', () => {
  it.each(['mål', 'größe.maß', '名前', 'имя', 'नाम', 'שם', 'x٣'])('may be of any script: %s', (name) => {
    expect([isAllowed('property', name), isAllowed('query', name)]).toEqual([true, true]);
  });

  it.each([
    'a\u202eb',
    'a\u200fb',
    'a\u2066b',
    'a\u200db',
    'a\u3164',
    'a\ufeffb',
    'a\u0000b',
    'a\u2028b',
    'a"b',
    'a’b',
    '“ab”',
    'a`b',
    'a\\b',
    'a b',
    'a${b',
    'a；b',
    '😀',
    '\u0301a',
  ])('is not %j', (name) => {
    expect([isAllowed('property', name), isAllowed('query', name)]).toEqual([false, false]);
  });

  it.each([
    ['toString', /every object of JavaScript/],
    ['$ref', /reference/],
    ['a b', /letters and digits of any script/],
  ])('says why it is refused: %s', (name, why) => {
    expect(isAllowed('property', name)).toBe(false);
    expect(whyRefused('property', name)).toMatch(why);
  });

  it('is of ASCII where HTTP or a path has it', () => {
    expect([isAllowed('header', 'X-mål'), isAllowed('placeholder', 'mål'), isAllowed('path', '/mål')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
