import { parse, stringify } from 'lossless-json';

/** A number that a JavaScript number may round: 16 digits or more. */
const LONG_NUMBER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON without losing digits: an integer beyond 2^53 becomes a bigint, all other numbers are numbers.
 *
 * @throws SyntaxError
 */
export const readJson = (text: string): unknown =>
  // The platform's parser is many times as fast, and only these texts need another one.
  LONG_NUMBER.test(text)
    ? parse(text, null, { parseNumber, onDuplicateKey: ({ newValue }) => newValue })
    : JSON.parse(text);

function parseNumber(digits: string): number | bigint {
  const value = Number(digits);
  return INTEGER.test(digits) && !Number.isSafeInteger(value) ? BigInt(digits) : value;
}

/** Writes JSON; a bigint becomes a number. */
export const writeJson = (value: unknown): string | undefined => stringify(value);
