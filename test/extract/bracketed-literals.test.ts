import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { facetsOf } from '../../scripts/extract/description/description.ts';
import { readHtml } from '../../scripts/read/index.ts';
import { textOfBlocks } from '../../scripts/ir/index.ts';

type ScalarType = 'string' | 'integer';

function enumOf(html: string, type: ScalarType = 'string'): readonly unknown[] | undefined {
  const { blocks } = readHtml(`<div>${html}</div>`, 'page.html', HOUSE_DIALECT.markup);
  const source = { file: 'page.html', line: 1, words: textOfBlocks(blocks) };
  return facetsOf(blocks, { kind: 'scalar', type }, 'field', source, HOUSE_DIALECT).facets.enum?.value;
}

const list = (...items: string[]): string => `<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;

describe('literals in brackets behind the words that they stand for', () => {
  it.each<[sentence: string, values: readonly string[]]>([
    ['Sorts in ascending (<b>asc</b>) or descending (<b>desc</b>) order.', ['asc', 'desc']],
    [
      'Gives the ascending (<b>asc</b>) or descending (<b>desc</b>) sorting. The default value is <b>asc</b>.',
      ['asc', 'desc'],
    ],
    ['Kites fly high (<b>h</b>), low (<b>l</b>), or not at all (<b>none</b>).', ['h', 'l', 'none']],
    ['The value can be ascending (<b>asc</b>) or descending (<b>desc</b>).', ['asc', 'desc']],
    ['The value can be ascending (asc) or descending (desc).', ['asc', 'desc']],
    ['Options: ascending (<b>asc</b>), descending (<b>desc</b>)', ['asc', 'desc']],
    ['The options are paper kite (paper) and silk kite (silk).', ['paper', 'silk']],
    ['The value can be a red kite ("red") or a blue kite ("blue").', ['red', 'blue']],
  ])('are the values in: %s', (sentence, values) => {
    expect(enumOf(`<p>${sentence}</p>`)).toEqual(values);
  });

  it('are numbers where the type is one', () => {
    expect(enumOf('<p>Whether the kite is up (<b>1</b>) or down (<b>0</b>).</p>', 'integer')).toEqual([1, 0]);
  });

  it('are the values of a list whose every item ends with one', () => {
    const kinds = list('Paper kite (<b>paper</b>)', 'Silk kite (<b>silk</b>).');
    expect(enumOf(`<p>Kind of the kite.</p>${kinds}`)).toEqual(['paper', 'silk']);
    expect(enumOf(`<p>The options are as follows:</p>${kinds}`)).toEqual(['paper', 'silk']);
  });

  it.each([
    ['examples', 'Colour of the kite, for example, light (<b>pale</b>) or dark (<b>deep</b>).'],
    ['some of many', 'A word such as up (<b>north</b>) or down (<b>south</b>).'],
    ['common values', 'Common values are up (<b>north</b>) or down (<b>south</b>).'],
    ['names of parameters', 'Either the kite ID (<b>kite_id</b>) or the line ID (<b>line_id</b>) of the owner.'],
    ['what must be given', 'The kite (<b>kite</b>) or the line (<b>line</b>) must be specified.'],
    ['parameters that are called so', 'Uses the parameters up (<b>north</b>) or down (<b>south</b>).'],
    ['a case', 'If the kite flies up (<b>north</b>) or down (<b>south</b>), its owner.'],
    ['two values at once', 'Takes the smallest (<b>min</b>) and largest (<b>max</b>) height.'],
    ['marks elsewhere in the sentence', 'Together with <b>height</b>, up (<b>north</b>) or down (<b>south</b>).'],
    ['one pair', 'Sorts in ascending (<b>asc</b>) order.'],
    ['marked and unmarked ones', 'Sorts in ascending (<b>asc</b>) or descending (desc) order.'],
    ['the same twice', 'Goes up (<b>x</b>) or down (<b>x</b>).'],
    ['a clause between them', 'Flies up (<b>north</b>) or, which is rarer, is taken down (<b>south</b>).'],
    ['a remark in brackets', 'Flies up (<b>north</b>) or down (<b>south</b>) (not at night).'],
    ['plain words that nothing announces', 'Sorts in ascending (asc) or descending (desc) order.'],
    ['characters', 'Can hold letters, hyphens (-), or underscores (_).'],
    ['ports', 'The value can be a single port (80), a port range (1-30), or several ports (22,80).'],
    ['abbreviations', 'The value can be Long Kite Line (LKL) or Short Kite Line (SKL).'],
    ['units', 'The unit is minute (<b>min</b>) or second (<b>sec</b>).'],
  ])('are none where the sentence names %s', (_, sentence) => {
    expect(enumOf(`<p>${sentence}</p>`)).toBeUndefined();
  });

  it.each([
    [
      'egress (outbound)',
      'The value can be <b>ingress</b> (inbound) or <b>egress</b> (outbound).',
      ['ingress', 'egress'],
    ],
    ['plain egress (outbound)', 'The value can be ingress (inbound) or egress (outbound).', ['ingress', 'egress']],
    ['4 (IPv4)', 'The value can be <b>4</b> (IPv4) or <b>6</b> (IPv6).', ['4', '6']],
  ])('give way to the word where the brackets explain it: %s', (_, sentence, values) => {
    expect(enumOf(`<p>${sentence}</p>`)).toEqual(values);
  });

  it.each([
    ['one of its items has none', list('Paper kite (<b>paper</b>)', 'Silk kite')],
    ['nothing marks them', list('Kite 1.0 (silk)', 'Kite 2.0 (silk)')],
    ['they are fields', `<p>The following parameters:</p>${list('Kite (<b>kite</b>)', 'Line (<b>line</b>)')}`],
    ['they are examples', `<p>For example:</p>${list('Kite (<b>kite</b>)', 'Line (<b>line</b>)')}`],
  ])('are no values of a list where %s', (_, html) => {
    expect(enumOf(html)).toBeUndefined();
  });

  it('are taken unannounced only where they stand marked in brackets, whatever stands between them', () => {
    const words = fc.constantFrom(
      'up',
      'down',
      ' or ',
      ', ',
      ' and ',
      ' kite ',
      ' (<b>north</b>)',
      ' (<b>south</b>)',
      '(',
      ')',
      '<b>east</b>',
      '.',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 16 }), (pieces) => {
        const html = `Goes ${pieces.join('')}`;
        for (const value of enumOf(`<p>${html}</p>`) ?? []) expect(html).toContain(`(<b>${value}</b>)`);
      }),
      { examples: [[['up', ' (<b>north</b>)', ' or ', 'down', ' (<b>south</b>)', '.']]] },
    );
  });
});
