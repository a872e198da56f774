import type { QueryStyle } from './entries.js';

/** Separators of arrays that are written in one piece. */
const SEPARATOR = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C', deepObject: ',' } as const;

const encode = (value: unknown): string => encodeURIComponent(String(value));
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/**
 * Fills the parameters of a path, percent-encoded.
 *
 * @throws TypeError where a value is missing, empty, or a dot segment: such a path would reach another resource
 */
export function serializePath(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text = isAbsent(value) ? '' : (Array.isArray(value) ? value.map(encode) : [encode(value)]).join(',');
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

function queryPairs(name: string, value: unknown, { style = 'form', explode = style === 'form' }: QueryStyle = {}) {
  const key = encode(name);
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) {
    const items = value.map(encode);
    if (items.length === 0) return [];
    return explode ? items.map((item) => `${key}=${item}`) : [`${key}=${items.join(SEPARATOR[style])}`];
  }
  if (typeof value !== 'object') return [`${key}=${encode(value)}`];
  const fields = Object.entries(value as object).filter(([, each]) => !isAbsent(each));
  if (style === 'deepObject') return fields.map(([field, each]) => `${key}[${encode(field)}]=${encode(each)}`);
  if (explode) return fields.map(([field, each]) => `${encode(field)}=${encode(each)}`);
  return fields.length === 0 ? [] : [`${key}=${fields.flat().map(encode).join(',')}`];
}

/**
 * Fills the variables of a server's address. A value is encoded, so that none can change the host by a slash or
 * a hash; a port is kept.
 */
export function serializeServer(url: string, values: Readonly<Record<string, string>>): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encode(values[name]).replaceAll('%3A', ':') : whole,
  );
}
