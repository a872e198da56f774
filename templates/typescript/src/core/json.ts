/** A number that a JavaScript number may round, or can't hold: 16 digits or more, or 3 of an exponent. */
const LONG_NUMBER = /\d{16}|e\+?\d{3}/i;
/** Texts and numbers of JSON; a text that doesn't end goes to the end. */
const SCALAR = /"[^"\\]*(?:\\(?:.|$)[^"\\]*)*(?:"|$)|-?\d[\d.eE+-]*/gs;
const INTEGER = /^-?\d+$/;

/** Stands in front of the digits of a bigint in a text; no text of others begins so. */
const MARK = `${/* @__PURE__ */ crypto.randomUUID()}:`;

/**
 * Parses JSON without losing digits: an integer beyond 2^53 becomes a bigint, a number beyond all numbers of JavaScript
 * the text that it is written with; all others are numbers.
 *
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // What is known to be JSON is read once more where a number may have been rounded.
  return LONG_NUMBER.test(text) ? JSON.parse(text.replace(SCALAR, marked), unmarked) : value;
}

const marked = (scalar: string): string => {
  if (INTEGER.test(scalar)) return Number.isSafeInteger(Number(scalar)) ? scalar : `"${MARK}${scalar}"`;
  return scalar.startsWith('"') || Number.isFinite(Number(scalar)) ? scalar : `"${scalar}"`;
};

const unmarked = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;

/**
 * Writes JSON; a bigint becomes a number.
 *
 * @throws TypeError where a number is none that JSON has
 */
export function writeJson(value: unknown): string | undefined {
  const text = JSON.stringify(value, sendable) as string | undefined;
  return text?.replace(new RegExp(`"${MARK}(-?\\d+)"`, 'g'), '$1');
}

function sendable(name: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${name}: JSON has no ${value}`);
  return typeof value === 'bigint' ? `${MARK}${value}` : value;
}
