import type { FastifyRequest } from 'fastify';
import { type Contract, type Operation, type Parameter, resolve } from './contract.js';

/** What separates the items of a list that is one text, as it is written in a URL (OpenAPI 3.0.3, Style Values). */
const SEPARATORS: Readonly<Record<string, RegExp>> = {
  form: /,/,
  simple: /,/,
  spaceDelimited: / |%20|\+/,
  pipeDelimited: /\||%7C/i,
};

/**
 * Says for an operation how lists and objects among its parameters are read. The server reads `a=1&a=2` by itself;
 * what is written in another style is put in its place before the request is validated.
 */
export function parameterReader(contract: Contract, { parameters }: Operation): (request: FastifyRequest) => void {
  const typed = parameters.map((parameter) => ({ parameter, type: resolve(contract, parameter.schema).type }));
  const query = typed.filter(({ parameter, type }) => parameter.in === 'query' && isSpecial(parameter, type));
  const simple = typed.filter(({ parameter, type }) => parameter.in === 'header' && type === 'array');
  return (request) => {
    const headers = request.headers as Record<string, unknown>;
    for (const { parameter } of simple) {
      const text = headers[parameter.name.toLowerCase()];
      if (typeof text === 'string') headers[parameter.name.toLowerCase()] = text.split(/(?:(?<!\s)\s+)?,\s*/);
    }
    if (query.length === 0) return;
    const pairs = pairsOf(request.raw.url ?? '');
    const values = request.query as Record<string, unknown>;
    for (const { parameter } of query) {
      const value = readStyled(parameter, pairs);
      if (value === undefined) continue;
      for (const [key] of pairs) if (parameter.style === 'deepObject' && isMember(parameter, key)) delete values[key];
      values[parameter.name] = value;
    }
  };
}

const isSpecial = ({ style, explode }: Parameter, type: unknown): boolean =>
  style === 'deepObject' || (type === 'array' && !explode && SEPARATORS[style] !== undefined);

/** Pairs of a query: names decoded, values as they were sent, so that an encoded separator separates nothing. */
function pairsOf(url: string): [string, string][] {
  const [, query = ''] = url.split(/\?(.*)/s);
  return query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [decode(name), value];
  });
}

const isMember = ({ name }: Parameter, key: string): boolean => key.startsWith(`${name}[`) && key.endsWith(']');

function readStyled(parameter: Parameter, pairs: readonly [string, string][]): unknown {
  const { name, style } = parameter;
  if (style === 'deepObject') {
    const members = pairs.filter(([key]) => isMember(parameter, key));
    if (members.length === 0) return undefined;
    return Object.fromEntries(members.map(([key, value]) => [key.slice(name.length + 1, -1), decode(value)]));
  }
  const texts = pairs.filter(([key]) => key === name).map(([, value]) => value);
  if (texts.length === 0) return undefined;
  return texts.flatMap((text) => text.split(SEPARATORS[style] as RegExp)).map(decode);
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
