/** Adapting: a page of another house's reference to documents, one an operation, that extraction reads. Pure. */
import type { FamilyFile } from '../family-config.ts';
import type { Document } from '../ir/index.ts';
import { claimsOf, HOUSE, type NamedClaim } from './choose.ts';
import { withoutDefinitions } from './definitions.ts';
import type { Companions, Family } from './family.ts';
import { fileFamily } from './file-family.ts';
import { headings } from './headings.ts';
import { httpDomain } from './http-domain.ts';
import { operationTable } from './operation-table.ts';
import { osApiRef } from './os-api-ref.ts';
import { securityIn } from './security.ts';
import { hostIn } from './servers.ts';
import { specInPage } from './spec-in-page.ts';

export { type Choice, type ClaimedPage, chooseFamily, HOUSE, type NamedClaim } from './choose.ts';
export { type Companion, type Companions, NO_COMPANIONS } from './family.ts';
export { familyUse } from './family-use.ts';
export { cutRuns, rowsOfBullets, rowsOfTerms } from './field-blocks.ts';
export { TYPE_WORD } from './marks.ts';
export { unreadOperations } from './nearest.ts';
export { tableOfRows } from './rows.ts';

/** Families in order of preference between equals, those before the house and those after it. */
const BEFORE_HOUSE: readonly Family[] = [specInPage, httpDomain, osApiRef];
const AFTER_HOUSE: readonly Family[] = [headings, operationTable];
const KNOWN: readonly Family[] = [...BEFORE_HOUSE, ...AFTER_HOUSE];

/** All that is known of families, with the one that a user's file describes. */
export interface Families {
  /** In order of preference between equals. */
  readonly names: readonly string[];
  /** The families, the house's own aside, that find operations on a page. */
  readonly claimsOn: (document: Document) => NamedClaim[];
  /**
   * The documents that a page stands for.
   *
   * @param family undefined where the page states no operation
   */
  readonly adapted: (document: Document, family: string | undefined, companions: Companions) => readonly Document[];
}

/** The family whose pages hold finished contracts. */
export const SPEC_IN_PAGE = specInPage.name;

/** Names of the families that need no file. */
export const FAMILY_NAMES: readonly string[] = [
  ...BEFORE_HOUSE.map(({ name }) => name),
  HOUSE,
  ...AFTER_HOUSE.map(({ name }) => name),
];

export function familiesWith(file?: FamilyFile): Families {
  const own = file ? [fileFamily(file)] : [];
  const families = [...own, ...KNOWN.filter(({ name }) => name !== file?.family)];
  return {
    names: [...own.map(({ name }) => name), ...FAMILY_NAMES.filter((name) => name !== file?.family)],
    claimsOn: (document) => claimsOf(families, document),
    adapted: (document, family, companions) => {
      if (family === HOUSE) return [withoutDefinitions(document)];
      // A page without operations may hold the structures that others name, in the words of the user's file.
      const found = family === undefined ? own[0] : families.find(({ name }) => name === family);
      const [rest, ...operations] = found
        ? found.adapt(document, companions)
        : [{ ...document, operationsApart: true as const }];
      if (!rest) return operations;
      const isHosted = rest.host !== undefined || operations.some((each) => each.host);
      const host = isHosted ? undefined : hostIn(document, operations.flatMap(pathsIn));
      return [{ ...rest, ...(host ? { host } : {}), security: rest.security ?? securityIn(document) }, ...operations];
    },
  };
}

const pathsIn = ({ blocks }: Document): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' && block.request ? [block.request.path] : []));
