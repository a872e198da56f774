import type { FastifyRequest } from 'fastify';
import { parse, stringify } from 'lossless-json';
import { isNode } from './contract.js';

/** A number that a JavaScript number may round: 16 digits or more. */
const LONG_NUMBER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/** What validators read are numbers, which lose digits beyond 2^53; these are the values that were sent. */
const bodies = new WeakMap<FastifyRequest, unknown>();
const parameters = new WeakMap<FastifyRequest, unknown>();

/**
 * Keeps the digits of a body until it has been validated.
 *
 * @param text JSON that a parser has read before, and so found to be safe
 * @param value what it has read
 * @returns what a validator reads
 * @throws RangeError where it is nested too deeply
 */
export function keepBody(request: FastifyRequest, text: string, value: unknown): unknown {
  // The platform's parser is many times as fast, and only these texts need another one.
  if (LONG_NUMBER.test(text))
    bodies.set(request, parse(text, null, { parseNumber: numberOf, onDuplicateKey: ({ newValue }) => newValue }));
  return bodies.has(request) ? rounded(bodies.get(request)) : value;
}

/** Keeps the texts of parameters, which a validator puts numbers in the place of. */
export function keepParameters(request: FastifyRequest): void {
  if (LONG_NUMBER.test(request.url)) parameters.set(request, structuredClone(partsOf(request)));
}

const partsOf = ({ params, query }: FastifyRequest): Record<string, unknown> => ({ params, query });

/** Puts what was sent in the place of what was validated: integers beyond 2^53 are bigints, all others numbers. */
export function restoreDigits(request: FastifyRequest): void {
  if (bodies.has(request)) request.body = bodies.get(request);
  if (parameters.has(request)) Object.assign(request, exact(partsOf(request), parameters.get(request)));
}

/** A validated value with the digits of the text that it was read from. */
function exact(value: unknown, sent: unknown): unknown {
  if (typeof value === 'number') return typeof sent === 'string' ? numberOf(sent, value) : value;
  if (Array.isArray(value))
    return value.map((each, index) => exact(each, Array.isArray(sent) ? sent[index] : index === 0 ? sent : undefined));
  if (!isNode(value)) return value;
  const texts = isNode(sent) ? sent : {};
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, exact(each, texts[name])]));
}

function numberOf(digits: string, value = Number(digits)): number | bigint {
  return INTEGER.test(digits) && !Number.isSafeInteger(value) ? BigInt(digits) : value;
}

/** Whether a number may be one of 64 bits; what is beyond them is {@link rounded} to a number beyond. */
export const fits64Bits = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= 2 ** 63;

/** The numbers next to 2^63, which stands for the largest of 64 bits, and to -2^63. */
const BEYOND = 2 ** 63 + 2 ** 11;
const LARGEST = 2n ** 63n - 1n;

function roundedInteger(value: bigint): number {
  const number = Number(value);
  if (number === 2 ** 63 && value > LARGEST) return BEYOND;
  return number === -(2 ** 63) && value < -LARGEST - 1n ? -BEYOND : number;
}

/** A copy for a validator, which knows numbers alone. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return roundedInteger(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(rounded);
  if (!isNode(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each)]));
}

/** Writes JSON; a bigint becomes a number. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // The platform's writer is many times as fast, and refuses bigints.
    return stringify(value);
  }
}
