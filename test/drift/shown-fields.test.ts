import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { contract, contractOf, list, object, string } from './bodies.ts';

const SHORT = object({ id: string });
const LONG = object({ id: string, colour: string });
const INNER = { short: object({ kites: list(SHORT) }), long: object({ kites: list(LONG) }) };
const SHOWN = { id: 'a', colour: 'red' };
const [NEW, GONE] = ['is new', 'is gone'];
const WAS_SHOWN = "is new in the table; the old page's example already had it";
const IS_SHOWN = "is gone from the table; the new page's example still has it";

const told = (old: OpenApiDocument, now: OpenApiDocument) =>
  compareContracts({ document: old }, { document: now }).filter(({ id }) => id.includes('property'));

describe('a field that one of two tables has', () => {
  const cases = [
    { what: 'no example', oldExamples: [], says: [NEW, GONE] },
    { what: 'an old example with it', oldExamples: [SHOWN], says: [WAS_SHOWN, IS_SHOWN] },
    { what: 'one of two old examples with it', oldExamples: [{ id: 'a' }, SHOWN], says: [WAS_SHOWN, IS_SHOWN] },
    { what: 'an old example of a list with it', oldExamples: [[SHOWN]], says: [WAS_SHOWN, IS_SHOWN] },
    { what: 'an old example that gives it as null', oldExamples: [{ colour: null }], says: [WAS_SHOWN, IS_SHOWN] },
    { what: 'an old example without it', oldExamples: [{ id: 'colour' }, 'colour', null, 7], says: [NEW, GONE] },
    { what: 'an old example with it elsewhere', oldExamples: [{ id: 'a', wind: SHOWN }], says: [NEW, GONE] },
    { what: 'a new example with it', oldExamples: [], newExamples: [SHOWN], says: [NEW, GONE] },
  ];

  it.each(cases)('and $what', ({ oldExamples, newExamples = [], says }) => {
    const [from, to] = [contract(SHORT, oldExamples), contract(LONG, newExamples)];
    const [forth, back] = [told(from, to), told(to, from)];
    expect(forth.map(({ id }) => id)).toEqual(['response-optional-property-added']);
    expect(back.map(({ id }) => id)).toEqual(['response-optional-property-removed']);
    expect([...forth, ...back].map(({ message }) => message)).toEqual(
      says.map((each) => `\`colour\` in the 200 response of \`send0\` (POST /kites/0) ${each}`),
    );
  });

  it('is looked for where it stands', () => {
    const message = (example: unknown) => told(contract(INNER.short, [example]), contract(INNER.long, []))[0]?.message;
    const subject = '`kites[].colour` in the 200 response of `send0` (POST /kites/0)';
    expect(message({ kites: [{ id: 'a' }, SHOWN] })).toBe(`${subject} ${WAS_SHOWN}`);
    expect(message({ kites: [{ id: 'a' }], ...SHOWN })).toBe(`${subject} ${NEW}`);
  });

  it('is as mandatory as its table says, and as breaking', () => {
    const required = object({ id: string, colour: string }, ['colour']);
    const [change] = told(contract(SHORT, [SHOWN], 'request'), contract(required, [], 'request'));
    expect(change).toMatchObject({
      id: 'new-required-request-property',
      class: 'breaking',
      message:
        "`colour` in the request body of `send0` (POST /kites/0) is new in the table and mandatory; the old page's example already had it",
    });
  });

  it('is told apart for operations whose examples differ, by fingerprints of their own', () => {
    const media = { schema: { $ref: '#/components/schemas/Kite' } };
    const shown = { ...media, examples: { one: { value: SHOWN } } };
    const changes = told(
      contractOf([shown, media, media], 'response', { Kite: SHORT }),
      contractOf([media, media, media], 'response', { Kite: LONG }),
    );
    expect(changes.map(({ operations, message }) => [operations.join(), message.replace(/^.*?\) /, '')])).toEqual([
      ['send0', WAS_SHOWN],
      ['send1,send2', NEW],
    ]);
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});
