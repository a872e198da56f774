/**
 * Whole numbers that JavaScript has no number for: beyond 2^53 a contract in memory has the nearest one, and beside it
 * the digits that the page writes, by the pointer of the place.
 */
export type ExactDigits = ReadonlyMap<string, string>;

/** A number as it is written into a file. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const WHOLE = /(?<![\d.,^])[-+]?\d[\d,]{15,}(?![\d.,]*\d)/g;
/** `2^63-1`, `2^64`. */
const POWER = /(?<![\d.^])(-?)2 ?\^ ?(\d{1,3})( ?[-–] ?1\b)?/g;

/** The digits that words write for a number which JavaScript rounds; undefined for one that it has, or that they don't write. */
export function digitsInWords(value: unknown, words: string): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
  const written = [...words.matchAll(WHOLE)].map(([text]) => text.replaceAll(',', '').replace(/^\+/, ''));
  const powers = [...words.matchAll(POWER)].map(([, sign, power, less]) =>
    String((2n ** BigInt(power as string) - (less === undefined ? 0n : 1n)) * (sign === '-' ? -1n : 1n)),
  );
  return [...written, ...powers].find((digits) => Number(digits) === value && digits !== String(value));
}

/** A copy of a document that has the digits in the place of the numbers; a place that has another number by now keeps it. */
export function withDigits(document: unknown, digits: ExactDigits): unknown {
  let copy = document;
  for (const [at, text] of digits) copy = replaced(copy, stepsOf(at), text);
  return copy;
}

const stepsOf = (at: string): readonly string[] =>
  at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function replaced(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return typeof value === 'number' && Number(text) === value ? new Digits(text) : value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
  const child = (value as Readonly<Record<string, unknown>>)[step];
  const made = replaced(child, rest, text);
  if (made === child) return value;
  return Array.isArray(value) ? value.with(Number(step), made) : { ...value, [step]: made };
}
