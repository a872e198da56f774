import { expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { contractOfPages } from './dated-pages.ts';

type Row = readonly [name: string, mandatory: string, type: string, description: string];
type Side = 'request' | 'response';

/** What somebody did to the table of one page, and whether it breaks a caller. */
interface Edit {
  readonly what: string;
  readonly side?: Side;
  readonly breaks: boolean;
  readonly old: readonly Row[];
  readonly now: readonly Row[];
}

const ID: Row = ['id', 'Yes', 'String', 'ID of the kite.'];
const row = (description: string, type = 'String', mandatory = 'No', name = 'hue'): Row => [
  name,
  mandatory,
  type,
  description,
];
/** An edit of the description of one row; by default of a request. */
const words = (old: string, now: string, breaks: boolean, type = 'String', side: Side = 'request'): Edit => ({
  what: `${side}: “${old}” → “${now}”`,
  side,
  breaks,
  old: [ID, row(old, type)],
  now: [ID, row(now, type)],
});
const rows = (
  what: string,
  old: readonly Row[],
  now: readonly Row[],
  breaks: boolean,
  side: Side = 'request',
): Edit => ({
  what: `${side}: ${what}`,
  side,
  breaks,
  old: [ID, ...old],
  now: [ID, ...now],
});

const HUE = row('Colour of the tail.');

const EDITS: readonly Edit[] = [
  // Reworded, and nothing else.
  words('Colour of the tail.', 'The colour that the tail has.', false),
  words('Options: **red**, **blue**', 'The value can be **red** or **blue**.', false),
  words('The value can be red or blue.', 'Enumerated values: red, blue', false),
  words('Value: **red** or **blue**', 'Possible values are **red** and **blue**.', false),
  words('Length: 1 to 64 characters', 'The value contains 1 to 64 characters.', false),
  words('The value contains a maximum of 64 characters.', 'Maximum length: 64', false),
  words('Value range: 1 to 100', 'The value ranges from 1 to 100.', false, 'Integer'),
  words('Value range: 1-100', 'Minimum: 1. Maximum: 100.', false, 'Integer'),
  words('Default value: **red**', 'The default value is **red**.', false),
  words('Defaults to 5.', 'Default: 5', false, 'Integer'),
  words('Value range: 1 to 100', 'Value range: 1 to 100. Larger kites need more.', false, 'Integer'),
  words('Options: red, blue', 'Options: blue, red', false),
  words('Colour of the tail, for example, red.', 'Colour of the tail, for example, blue.', false),
  words('Number of bows.', 'Number of bows of the tail.', false, 'Integer'),
  words('Options: red, blue', 'Hues: the options are red and blue.', false, 'String', 'response'),
  words('Length: 1 to 64 characters', 'Colour of the tail.', false, 'String', 'response'),
  words('Value range: 1 to 100', 'Number of bows.', false, 'Integer', 'response'),
  rows(
    'rows in another order',
    [HUE, row('Bows.', 'Integer', 'No', 'bows')],
    [row('Bows.', 'Integer', 'No', 'bows'), HUE],
    false,
  ),
  // Stated for the first time.
  words('Colour of the tail.', 'Colour of the tail. Options: **red**, **blue**', false),
  words('Name.', 'Name. The value contains a maximum of 64 characters.', false),
  words('Number of bows.', 'Number of bows. The default value is 3.', false, 'Integer'),
  words('Number of bows.', 'Number of bows. Value range: 1 to 9', false, 'Integer'),
  // More is possible.
  words('Options: **red**, **blue**', 'Options: **red**, **blue**, **green**', false),
  words('Value range: 1 to 100', 'Value range: 1 to 200', false, 'Integer'),
  rows('an optional row more', [], [HUE], false),
  rows('a row more', [], [HUE], false, 'response'),
  rows('optional now', [row('x', 'String', 'Yes')], [HUE], false),
  rows('deprecated', [HUE], [row('Colour of the tail. This parameter is deprecated.')], false),
  // True breaks.
  words('Options: **red**, **blue**', 'Options: **red**', true),
  words('Options: **red**, **blue**, **green**', 'The value can be **red** or **blue**.', true),
  words('Only red, blue and green are supported.', 'Only red is supported.', true),
  words('Value range: 1 to 100', 'Value range: 1 to 50', true, 'Integer'),
  words('Value range: 1 to 100', 'The value ranges from 10 to 100.', true, 'Integer'),
  words('The value contains a maximum of 64 characters.', 'Length: 1 to 32 characters', true),
  words('The default value is **red**.', 'The default value is **blue**.', true),
  rows('a row less', [HUE], [], true),
  rows('a row less', [HUE], [], true, 'response'),
  rows('mandatory now', [HUE], [row('Colour of the tail.', 'String', 'Yes')], true),
  rows('a mandatory row more', [], [row('Colour of the tail.', 'String', 'Yes')], true),
  rows('another type', [HUE], [row('Colour of the tail.', 'Integer')], true),
  rows('another type', [HUE], [row('Colour of the tail.', 'Integer')], true, 'response'),
  rows('a list now', [HUE], [row('Colour of the tail.', 'Array of strings')], true),
  rows(
    'another name',
    [row('Hue of the long tail.', 'String', 'No', 'tailHue')],
    [row('Hue of the long tail.', 'String', 'No', 'tail_hue')],
    true,
  ),
  rows(
    'another name',
    [row('Hue of the long tail.', 'String', 'No', 'tailHue')],
    [row('Hue of the long tail.', 'String', 'No', 'tail_hue')],
    true,
    'response',
  ),
  rows(
    'another name by its words',
    [row('Colour of the silk tail.', 'String', 'No', 'hue')],
    [row('Colour of the silk tail.', 'String', 'No', 'shade')],
    true,
  ),
];

const pagesOf = (side: 'old' | 'now') =>
  contractOfPages(
    Object.fromEntries(
      EDITS.map((edit, index) => {
        const table = tableHtml(FIELD_COLUMNS, edit[side], 'Body parameters');
        return [
          `edit${index}.html`,
          smallPage({
            purpose: `<p>Sends kite number ${index}.</p>`,
            uri: `<p>POST /v1/kites${index}/send</p>`,
            ...(edit.side === 'response' ? { response: table } : { request: table }),
          }),
        ];
      }),
    ),
  );

it('calls edits of pages breaking where they break somebody, and only there', () => {
  const changes = compareContracts(pagesOf('old'), pagesOf('now'));
  const breaking = new Map<string, string[]>();
  for (const { class: klass, subject, id } of changes)
    if (klass === 'breaking') breaking.set(subject.route, [...(breaking.get(subject.route) ?? []), id]);
  const wrong = EDITS.flatMap(({ what, breaks }, index) => {
    const found = breaking.get(`POST /v1/kites${index}/send`) ?? [];
    return found.length > 0 === breaks ? [] : [`${what}: ${breaks ? 'missed' : found.join()}`];
  });
  expect(wrong).toEqual([]);
});
