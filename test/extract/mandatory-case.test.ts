import { describe, expect, it } from 'vitest';
import { caseOf, emptyCaseOf, hasCases } from '../../scripts/extract/description/mandatory-case.ts';

describe('a mandatory parameter whose description names a case', () => {
  it.each<[string, string | undefined]>([
    ['Wood. This parameter is available only when it is windy.', 'This parameter is available only when it is windy.'],
    ['Wood.\nIt is needed by large kites only. It is oak.', 'It is needed by large kites only.'],
    ['This field cannot be set if the kite is lent.', 'This field cannot be set if the kite is lent.'],
    ['This parameter is not available only when it is windy.', undefined],
    ['The wood is available only when it is windy.', undefined],
    ['Wood. Only oak is available.', undefined],
    ['', undefined],
  ])('counts in it alone: %s', (description, words) => {
    expect(caseOf(description)).toBe(words);
  });

  it.each<[string, boolean]>([
    ['Wood. If it is windy, only oak is available.', true],
    ['Wood, when it is windy.', true],
    ['Wood. Either this parameter or **length** is set.', true],
    ['Wood and length are mutually exclusive.', true],
    ['You do not need to set it.', true],
    ['The value is **If-Match**.', true],
    ['Wood of the kite. It is oak.', false],
    ['If this parameter is not set, oak is used.', false],
    ['', false],
  ])('may not count in all: %s', (description, conditional) => {
    expect(hasCases(description)).toBe(conditional);
  });

  it.each<[string, string | undefined]>([
    ['Frame. The value of **frame** or **tail** must be empty.', 'The value of **frame** or **tail** must be empty.'],
    ['Frame. This parameter is left blank by default.', 'This parameter is left blank by default.'],
    [
      'Frame. By default, this field is left empty, so **tail** counts.',
      'By default, this field is left empty, so **tail** counts.',
    ],
    ['Frame.\nCan be left blank.', 'Can be left blank.'],
    ['Frame. It may be an empty object.', 'It may be an empty object.'],
    ['Frame. This parameter cannot be left blank.', undefined],
    ['Frame. It must not be empty.', undefined],
    ['Frame. If **tail** is left blank, there is none.', undefined],
    ['Frame. If the value of **tail** is empty, there is none.', undefined],
    ['Frame of the kite.', undefined],
    ['', undefined],
  ])('does not count in an object that may be empty: %s', (description, words) => {
    expect(emptyCaseOf('frame', description)).toBe(words);
  });
});
