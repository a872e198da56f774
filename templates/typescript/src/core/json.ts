/** A number that a JavaScript number may round: 16 digits or more. */
const LONG_NUMBER = /\d{16}/;
/** Texts and numbers of JSON; a text that doesn't end goes to the end. */
const SCALAR = /"[^"\\]*(?:\\(?:.|$)[^"\\]*)*(?:"|$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const INTEGER = /^-?\d+$/;

/** Stands in front of the digits of a bigint in a text; no text of others begins so. */
const MARK = `${/* @__PURE__ */ crypto.randomUUID()}:`;

/**
 * Parses JSON without losing digits: an integer beyond 2^53 becomes a bigint, all other numbers are numbers.
 *
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // What is known to be JSON is read once more where a number may have been rounded.
  return LONG_NUMBER.test(text) ? JSON.parse(text.replace(SCALAR, marked), unmarked) : value;
}

const marked = (scalar: string): string =>
  INTEGER.test(scalar) && !Number.isSafeInteger(Number(scalar)) ? `"${MARK}${scalar}"` : scalar;

const unmarked = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;

/** Writes JSON; a bigint becomes a number. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    // Only the platform's refusal of a bigint gets further than this.
    const text = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${MARK}${each}` : each));
    return text.replace(new RegExp(`"${MARK}(-?\\d+)"`, 'g'), '$1');
  }
}
