import type { OpenApiDocument } from '../emit/index.ts';

/** What the family sends tokens in, for a contract that doesn't say. */
const DEFAULT_TOKEN_HEADER = 'X-Auth-Token';

/** Name of the header that carries a token: of the scheme `token`, else of the first that is no signature. */
export function tokenHeader(contract: OpenApiDocument): string {
  const schemes = Object.entries(contract.components?.securitySchemes ?? {}).flatMap(([name, scheme]) =>
    scheme.type === 'apiKey' && scheme.in === 'header' ? [{ name, header: scheme.name }] : [],
  );
  const found =
    schemes.find(({ name }) => name === 'token') ??
    schemes.find(({ header }) => header.toLowerCase() !== 'authorization');
  return found?.header ?? DEFAULT_TOKEN_HEADER;
}
