import { describe, expect, it } from 'vitest';
import { type ClaimedPage, chooseFamily, HOUSE } from '../../scripts/adapt/choose.ts';

const FAMILIES = [HOUSE, 'operation-table', 'http-domain'];
const pages = (count: number, family: string, operations: number, isSure = false): ClaimedPage[] =>
  Array.from({ length: count }, (_, index) => ({
    file: `${family}${index}.html`,
    claims: [{ family, operations, marks: 'marks', ...(isSure ? { isSure: true as const } : {}) }],
  }));

const LIKE_HOUSE = pages(3, HOUSE, 1).map((page) => ({
  ...page,
  instead: pages(1, 'operation-table', 1).flatMap(({ claims }) => claims),
}));

describe('the family of a set of pages', () => {
  it.each([
    {
      what: 'a page an operation, beside tables that list them again',
      is: HOUSE,
      of: [...pages(140, HOUSE, 1), ...pages(17, 'operation-table', 9)],
    },
    {
      what: 'one table of all operations, beside a page of text',
      is: 'operation-table',
      of: [...pages(1, HOUSE, 1), ...pages(1, 'operation-table', 120)],
    },
    {
      what: 'as many pages of each',
      is: 'operation-table',
      of: [...pages(10, HOUSE, 1), ...pages(10, 'operation-table', 9)],
    },
    {
      what: 'marks that are sure',
      is: 'http-domain',
      of: [...pages(40, HOUSE, 1), ...pages(2, 'http-domain', 3, true)],
    },
    { what: 'the layout of the house alone', is: 'operation-table', of: LIKE_HOUSE },
    {
      what: 'the layout of the house, and a page that is surely of it',
      is: HOUSE,
      of: [...LIKE_HOUSE, ...pages(1, HOUSE, 1)],
    },
    { what: 'no page with an operation', is: HOUSE, of: [] },
  ])('$what', ({ is, of }) => {
    expect(chooseFamily(of, FAMILIES).family).toBe(is);
  });
});
