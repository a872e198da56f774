import { describe, expect, it } from 'vitest';
import type { TableFacts } from '../../scripts/ir/index.ts';
import { withoutTableNumbers } from '../../scripts/link/table-references.ts';

const TABLES = [{ number: 3 }, { number: undefined }] as unknown as readonly TableFacts[];
const captionOf = (number: number): string | undefined =>
  ({ 3: 'kite parameters', 4: 'Winds', 5: 'Kites **of** paper' })[number];

describe('a description that leads to tables by their numbers', () => {
  it.each<[string, string, string]>([
    ['a sentence about the value’s own table', 'A kite. For details, see Table 3.', 'A kite.'],
    ['without a stop', 'A kite. For details, see Table 3', 'A kite.'],
    [
      'that names what it is about',
      'A kite. For details about the **kite** field, see Table 3. It flies.',
      'A kite. It flies.',
    ],
    ['behind no stop', 'A kite For details, see Table 3.', 'A kite'],
    ['in the words of descriptions', 'A kite For more parameter description, see Table 3.', 'A kite'],
    ['alone', 'For more information, refer to Table 3.', ''],
    ['as a paragraph', 'A kite.\n\nSee Table 3.\n\nIt flies.', 'A kite.\n\nIt flies.'],
    ['as a point of a list', '- A kite.\n- For details, see Table 3.\n- It flies.', '- A kite.\n- It flies.'],
    [
      'a sentence about another table',
      'A kite. For details, see Table 4.',
      'A kite. For details, see Table 4 (Winds).',
    ],
    [
      'the own table within a sentence',
      'For its value see Table 3 if windy.',
      'For its value see Table 3 (kite parameters) if windy.',
    ],
    ['a caption that is markup', 'A kite. See Table 5.', 'A kite. See Table 5.'],
    ['a table that isn’t there', 'A kite. See Table 9.', 'A kite. See Table 9.'],
    ['a number with a part', 'A kite. See Table 3-7.', 'A kite. See Table 3-7.'],
    ['no table', 'A kite of 3.', 'A kite of 3.'],
  ])('%s', (_, text, expected) => {
    expect(withoutTableNumbers(text, TABLES, captionOf)).toBe(expected);
  });
});
