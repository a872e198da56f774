import type { QueryStyle } from './entries.js';

/** Separators of arrays that are written in one piece. */
const SEPARATOR: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

/**
 * Writes a text, a number, a time, true or false, percent-encoded.
 *
 * @throws TypeError where the value of the parameter is none of those
 */
function encode(value: unknown, name: string): string {
  const plain: unknown = value instanceof Date ? value.toJSON() : value;
  try {
    if (Number.isFinite(plain) || /^(?:string|b)/.test(typeof plain)) return encodeURIComponent(String(plain));
  } catch {
    // Half of a surrogate pair is no text.
  }
  throw new TypeError(`parameter "${name}" must not be ${value}`);
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/**
 * Fills the parameters of a path, percent-encoded.
 *
 * @throws TypeError where a value is missing, empty, or a dot segment: such a path would reach another resource
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = [value ?? '']
      .flat()
      .map((each) => encode(each, name))
      .join(',');
    if (text === '') throw new TypeError(`path parameter "${name}" is missing`);
    if (text === '.' || text === '..') throw new TypeError(`path parameter "${name}" must not be "${text}"`);
    return text;
  });
}

/**
 * Takes a path apart that several operations share: what is always sent for one of them stands in its query, and as
 * `name:value` behind `#`, where other marks are for people.
 */
export function partsOfPath(path: string): { route: string; fixed: string; headers: Record<string, string> } {
  const [front = '', marks = ''] = path.split('#');
  const [route = '', fixed = ''] = front.split('?');
  const pairs = marks.split('&').map((mark) => mark.split(':').map(decodeURIComponent));
  return { route, fixed, headers: Object.fromEntries(pairs.filter(([, value]) => value)) };
}

/**
 * Writes query parameters in the way of OpenAPI 3.0: `form`, exploded, unless a style says otherwise.
 * Parameters without a value, and empty arrays, are left out.
 */
export function serializeQuery(
  query: Readonly<Record<string, unknown>>,
  styles: Readonly<Record<string, QueryStyle>> = {},
): string {
  return Object.entries(query)
    .flatMap(([name, value]) => queryPairs(name, value, Object.hasOwn(styles, name) ? styles[name] : undefined))
    .join('&');
}

function queryPairs(name: string, value: unknown, stated?: QueryStyle) {
  const { style = 'form', explode = style === 'form' } = stated ?? {};
  const key = encode(name, name);
  const written = (each: unknown): string => encode(each, name);
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) {
    const items = value.map(written);
    if (items.length === 0) return [];
    return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(SEPARATOR[style] ?? ',')}`];
  }
  // Only what the contract calls an object has a style that says how one is written.
  if (typeof value !== 'object' || value instanceof Date || !stated) return [`${key}=${written(value)}`];
  const fields = Object.entries(value as object).filter(([, each]) => !isAbsent(each));
  if (style === 'deepObject') return fields.map(([field, each]) => `${key}[${written(field)}]=${written(each)}`);
  if (explode) return fields.map(([field, each]) => `${written(field)}=${written(each)}`);
  return fields.length === 0 ? [] : [`${key}=${fields.flat().map(written).join(',')}`];
}

/**
 * Fills the variables of a server's address. A value is encoded, so that none can change the host by a slash or
 * a hash; a port is kept.
 */
export function serializeServer(url: string, values: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name], name).replaceAll('%3A', ':') : whole,
  );
}
