import type { OpenApiDocument } from '../emit/index.ts';
import { regionsOf } from './regions.ts';
import { hasIdentityTokens } from './token-header.ts';

/** Parts of a README that only some contracts have: signatures by an access key, projects in paths, known regions. */
export const readmeParts = (contract: OpenApiDocument): Readonly<Record<string, boolean>> => ({
  signed: Object.hasOwn(contract.components?.securitySchemes ?? {}, 'signature'),
  project: Object.keys(contract.paths).some((path) => path.includes('{project_id}')),
  regions: regionsOf(contract).size > 0,
});

/** The variable of the environment that examples read a token from. */
export const tokenVariable = (contract: OpenApiDocument): string =>
  hasIdentityTokens(contract) ? 'OS_TOKEN' : 'API_TOKEN';
