import { createHash } from 'node:crypto';
import type { Node } from '../nodes.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * The id of a new thing, written as the pages write theirs: a UUID, 32 hexadecimal digits or a whole number; a UUID
 * where they show none.
 *
 * @param seed the same seed and number give the same id
 * @param number counts the things of a kind, from 1
 */
export function newId(seed: string, number: number, schema: Node, shown: unknown): string {
  if (schema.type === 'integer' || schema.type === 'number') return String(number);
  const hex = createHash('sha256').update(`${seed}:${number}`).digest('hex');
  const { maxLength } = schema;
  const isShort = typeof maxLength === 'number' && maxLength < 36;
  if (isShort || (typeof shown === 'string' && !UUID.test(shown) && /^[\da-f]{32}$/i.test(shown)))
    return hex.slice(0, isShort ? Math.min(32, maxLength) : 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Beyond this, a number of the pages counts milliseconds, below it seconds. */
const SECONDS_END = 1e11;

/**
 * A time as the pages write theirs.
 *
 * @param now milliseconds since 1970
 * @param shown what the pages show for the field
 */
export function timeValue(now: number, schema: Node, shown: unknown): string | number {
  const isSeconds = (value: number): boolean => value < SECONDS_END;
  if (schema.type === 'integer' || schema.type === 'number')
    return typeof shown === 'number' && isSeconds(shown) ? Math.floor(now / 1000) : now;
  const iso = new Date(now).toISOString();
  if (typeof shown !== 'string' || schema.format === 'date-time')
    return schema.format === 'date' ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
  if (/^\d{10,13}$/.test(shown)) return isSeconds(Number(shown)) ? String(Math.floor(now / 1000)) : String(now);
  const [head, joint = 'T'] = /^[\d-]{10}([T ])[\d:]{8}/.exec(shown) ?? [];
  const rest = head === undefined ? '' : shown.slice(head.length);
  const fraction = /^\.\d+/.exec(rest)?.[0] ?? '';
  const zone = rest.slice(fraction.length);
  const digits = fraction === '' ? '' : `.${iso.slice(20, 23).padEnd(fraction.length - 1, '0')}`;
  return `${iso.slice(0, 10)}${joint}${iso.slice(11, 19)}${digits}${zone === '' ? '' : /^Z$/i.test(zone) ? zone : '+00:00'}`;
}

/** A time that the pages show without a zone, where its format needs one (RFC 3339, 5.6); other values as they are. */
export function withZone(value: string, { format }: Node): string {
  if (format !== 'date-time') return value;
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)$/.exec(value) ?? [];
  return day !== '' ? `${day}T${time}Z` : value;
}

/** A copy in which one text stands for another wherever it occurs, such as the id of a thing in its address. */
export function withText(value: unknown, old: string, now: string): unknown {
  if (typeof value === 'string') return old === '' ? value : value.replaceAll(old, now);
  if (Array.isArray(value)) return value.map((each) => withText(each, old, now));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withText(each, old, now)]));
}
