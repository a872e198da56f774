/** Adapting: a page of another house's reference to documents, one an operation, that extraction reads. Pure. */
import type { Document } from '../read/index.ts';
import { claimsOf, HOUSE, type NamedClaim } from './choose.ts';
import type { Companions, Family } from './family.ts';
import { headings } from './headings.ts';
import { httpDomain } from './http-domain.ts';
import { operationTable } from './operation-table.ts';
import { osApiRef } from './os-api-ref.ts';
import { securityIn } from './security.ts';

export { type Choice, type ClaimedPage, chooseFamily, HOUSE, type NamedClaim } from './choose.ts';
export { type Companion, type Companions, NO_COMPANIONS } from './family.ts';

const FAMILIES: readonly Family[] = [httpDomain, osApiRef, headings, operationTable];

/** In order of preference between equals. */
export const FAMILY_NAMES: readonly string[] = [
  httpDomain.name,
  osApiRef.name,
  HOUSE,
  headings.name,
  operationTable.name,
];

/** The families, the house's own aside, that find operations on a page. */
export const claimsOn = (document: Document): NamedClaim[] => claimsOf(FAMILIES, document);

/**
 * The documents that a page stands for.
 *
 * @param family undefined where the page states no operation
 */
export function adapted(document: Document, family: string | undefined, companions: Companions): readonly Document[] {
  const found = FAMILIES.find(({ name }) => name === family);
  if (family === HOUSE) return [document];
  const [rest, ...operations] = found
    ? found.adapt(document, companions)
    : [{ ...document, operationsApart: true as const }];
  return rest ? [{ ...rest, security: securityIn(document) }, ...operations] : operations;
}
