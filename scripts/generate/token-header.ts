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
