import type { FastifyRequest } from 'fastify';
import type { Node, Operation } from './contract.js';

/** Judges the credentials of a request; `schemes` are names of security schemes whose credentials it carries. */
export type Authenticate = (request: FastifyRequest, schemes: readonly string[]) => boolean | Promise<boolean>;

/**
 * Whether a request carries what one of its operation's security requirements asks for, and `authenticate`, where
 * there is one, takes it.
 */
export async function isAuthenticated(
  { security }: Operation,
  request: FastifyRequest,
  authenticate: Authenticate = () => true,
): Promise<boolean> {
  if (security.length === 0) return true;
  for (const requirement of security) {
    if (requirement.length === 0) return true;
    const carried = requirement.every(({ scheme }) => carries(request, scheme));
    const names = requirement.map(({ name }) => name);
    if (carried && (await authenticate(request, names))) return true;
  }
  return false;
}

/** Where an operation takes credentials, in words: `the header Authorization or the query parameter key`. */
export function credentialPlaces({ security }: Operation): string {
  const places = security.map((requirement) => requirement.map(({ scheme }) => placeText(scheme)).join(' and '));
  return [...new Set(places)].join(' or ');
}

const placeText = ({ type, in: place, name }: Node): string =>
  type === 'apiKey'
    ? `the ${String(place)}${place === 'query' ? ' parameter' : ''} ${String(name)}`
    : 'the header Authorization';

/** Whether the place that a security scheme names holds something; by OpenAPI 3.0.3, Security Scheme Object. */
function carries(request: FastifyRequest, { type, in: place, name, scheme }: Node): boolean {
  const { authorization = '' } = request.headers;
  if (type === 'apiKey') {
    const key = String(name);
    if (place === 'query') return Boolean((request.query as Record<string, unknown>)[key]);
    if (place === 'cookie')
      return (request.headers.cookie ?? '').split(/;\s*/).some((each) => each.startsWith(`${key}=`));
    return Boolean(request.headers[key.toLowerCase()]);
  }
  if (type === 'http') return authorization.toLowerCase().startsWith(`${String(scheme).toLowerCase()} `);
  return authorization !== '';
}
