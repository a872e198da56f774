import type { OpenApiDocument } from '../emit/index.ts';

/** Where HTTP itself has credentials (RFC 9110, section 11.6.2): for a contract that names no other header. */
const AUTHORIZATION = 'Authorization';

/**
 * Name of the header that carries a token: of the scheme `token`, else of the first that is no signature, else the one
 * that HTTP has for all ways to authenticate.
 */
export function tokenHeader(contract: OpenApiDocument): string {
  const schemes = Object.entries(contract.components?.securitySchemes ?? {}).flatMap(([name, scheme]) =>
    scheme.type === 'apiKey' && scheme.in === 'header' ? [{ name, header: scheme.name }] : [],
  );
  const found =
    schemes.find(({ name }) => name === 'token') ??
    schemes.find(({ header }) => header.toLowerCase() !== 'authorization');
  return found?.header ?? AUTHORIZATION;
}

/** Name of the query parameter that carries a token, where the contract has no other way to send one. */
export function keyInQuery(contract: OpenApiDocument): string | undefined {
  const schemes = Object.values(contract.components?.securitySchemes ?? {});
  const [first] = schemes.flatMap((scheme) => (scheme.type === 'apiKey' && scheme.in === 'query' ? [scheme.name] : []));
  return schemes.every((scheme) => scheme.type === 'apiKey' && scheme.in === 'query') ? first : undefined;
}

/**
 * The scheme that HTTP has in front of a token in `Authorization`: `Bearer`, `Basic`; '' where the token goes into a
 * header of its own, or no scheme is stated.
 */
export function tokenScheme(contract: OpenApiDocument): string {
  if (tokenHeader(contract) !== AUTHORIZATION) return '';
  const schemes = Object.values(contract.components?.securitySchemes ?? {}).flatMap((scheme) =>
    scheme.type === 'http' ? [String(scheme.scheme).toLowerCase()] : [],
  );
  return schemes.includes('bearer') ? 'Bearer' : schemes.includes('basic') ? 'Basic' : '';
}

/** Where a token goes, in the words of a README. */
export function tokenPlace(contract: OpenApiDocument): string {
  const key = keyInQuery(contract);
  if (key !== undefined) return `?${key}=`;
  const scheme = tokenScheme(contract);
  if (scheme === 'Bearer') return `${AUTHORIZATION}: Bearer`;
  return scheme === 'Basic' ? `${AUTHORIZATION}: Basic` : tokenHeader(contract);
}

/** What a README says of a token of a scheme; nothing where there is none. */
export function schemeNote(contract: OpenApiDocument): string {
  const scheme = tokenScheme(contract);
  if (scheme === 'Basic') return ', as `user:password` or encoded already';
  return scheme === '' ? '' : `, which the client writes in front`;
}

/** The header in which services behind an identity service of `/v3/auth/tokens` take what that gave. */
const IDENTITY_HEADER = 'x-auth-token';

/** Whether the tokens of a contract are those that a login at an identity service gives. */
export const hasIdentityTokens = (contract: OpenApiDocument): boolean =>
  tokenHeader(contract).toLowerCase() === IDENTITY_HEADER;

/** What a README says of the login, behind what it says of tokens; nothing where there is none. */
export const loginNote = (contract: OpenApiDocument, code: string): string =>
  hasIdentityTokens(contract)
    ? `\n  ${code} logs in at the identity service\n  (\`POST /v3/auth/tokens\`) and keeps the token until shortly before it expires or until it is refused.`
    : '';

/** What a README says of temporary access keys, behind what it says of keys; nothing where there is no login. */
export const keysNote = (contract: OpenApiDocument, code: string): string =>
  hasIdentityTokens(contract)
    ? `\n  ${code} gets temporary keys\n  (\`POST /v3.0/OS-CREDENTIAL/securitytokens\`) and keeps each until shortly before it expires.`
    : '';
