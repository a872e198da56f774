import { describe, expect, it } from 'vitest';
import { compareContracts, type DatedContract } from '../../scripts/drift/index.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { contractOfPages } from './dated-pages.ts';

type Row = readonly [name: string, mandatory: string, type: string, description: string];
const LENGTH: Row = ['length', 'Yes', 'Integer', 'Length of the tail.'];
const COLOUR: Row = ['colour', 'No', 'String', 'Colour of the tail.'];
const BOWS: Row = ['bows', 'No', 'Integer', 'Bows on the tail.'];

/** A page whose body links a table that other pages have, too. */
const page = (name: string, rows: readonly Row[], before = ''): string =>
  smallPage({
    purpose: `<p>Sends a ${name}.</p>${before}`,
    uri: `<p>POST /v1/${name}</p>`,
    request: `${tableHtml(FIELD_COLUMNS, [['tail', 'Yes', 'KiteTail object', `Tail of the ${name}.`]], 'Request body parameters')}${tableHtml(FIELD_COLUMNS, rows, 'KiteTail')}`,
  });

/** Further lines of a page, so that the same table stands elsewhere on each. */
const LINES = '\n'.repeat(20);
const pages = (rows: readonly Row[], other: readonly Row[] = rows): DatedContract =>
  contractOfPages({ 'dragon.html': page('dragons', rows), 'kite.html': page('kites', other, LINES) });

const TAIL = '/components/schemas/KiteTail';
const lineOf = (text: string, what: string): number => text.slice(0, text.indexOf(`<p>${what}</p>`)).split('\n').length;

describe('a component that several pages tell', () => {
  it('has the place of each fact on every page, and of words where they are the same', () => {
    const { placeAt } = pages([LENGTH, COLOUR], [LENGTH, [...COLOUR.slice(0, 3), 'Its hue.'] as unknown as Row]);
    const kite = page('kites', [LENGTH, COLOUR], LINES);
    const also = (at: string) => placeAt?.(`${TAIL}${at}`)?.also;
    expect(placeAt?.(TAIL)?.file).toBe('dragon.html');
    expect(Object.keys(also('') ?? {})).toEqual(['kite.html']);
    expect(also('/properties/length')).toEqual({ 'kite.html': lineOf(kite, 'length') });
    expect(also('/properties/length/description')).toEqual({ 'kite.html': lineOf(kite, LENGTH[3]) });
    expect(Object.keys(also('/required/0') ?? {})).toEqual(['kite.html']);
    expect(also('/properties/colour')).toEqual({ 'kite.html': lineOf(kite, 'colour') });
    expect(also('/properties/colour/description')).toBeUndefined();
  });

  it('has no other place where one page alone tells it', () => {
    const { placeAt } = pages([LENGTH, COLOUR], [LENGTH]);
    expect(['', '/properties/length', '/required/0'].map((at) => placeAt?.(`${TAIL}${at}`)?.also)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  const ofTail = (old: DatedContract, now: DatedContract, field: string) =>
    compareContracts(old, now).filter(({ message }) => message.includes(`\`tail.${field}\``));

  it('is told on the page of the operation that is named', () => {
    const rows = [LENGTH, COLOUR, BOWS];
    const now = contractOfPages({ 'ant.html': page('ants', rows), 'kite.html': page('kites', rows, LINES) });
    expect(now.placeAt?.(`${TAIL}/properties/bows`)?.file).toBe('ant.html');
    const [change] = ofTail(pages([LENGTH, COLOUR]), now, 'bows');
    const lines = page('kites', [LENGTH, COLOUR], LINES).split('\n');
    expect(change).toMatchObject({
      id: 'new-optional-request-property',
      before: { file: 'kite.html', line: lines.findIndex((line) => line.includes('KiteTail</caption>')) + 1 },
      after: { file: 'kite.html', line: lineOf(page('kites', rows, LINES), 'bows') },
    });
  });

  const worded = (words: string): Row => [COLOUR[0], COLOUR[1], COLOUR[2], words];
  it.each([
    ['on the page that has them', [worded('Its hue.')], [worded('Its tint.')], 'dragon.html'],
    ['on the own page where both pages have them', [worded('Its hue.')], [worded('Its hue.')], 'kite.html'],
  ])('other words are told %s', (_, rows, other, file) => {
    const old = pages([LENGTH, COLOUR]);
    const now = contractOfPages({
      'dragon.html': page('dragons', [LENGTH, ...rows]),
      'kite.html': page('kites', [LENGTH, ...other], LINES),
    });
    const only = (contract: DatedContract): DatedContract => {
      const { paths, ...rest } = contract.document as { paths: Record<string, unknown> };
      return { ...contract, document: { ...rest, paths: { '/v1/kites': paths['/v1/kites'] } } };
    };
    const [change] = ofTail(only(old), only(now), 'colour');
    expect([change?.id, change?.after?.file]).toEqual(['docs-description-changed', file]);
  });
});
