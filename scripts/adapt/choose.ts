import { counted } from '../counted.ts';
import type { Document } from '../ir/index.ts';
import type { Claim, Family } from './family.ts';

/** A family's claim on a page. */
export interface NamedClaim extends Claim {
  readonly family: string;
}

/** The house's own layout: a page an operation, in sections that extraction knows by their headings. */
export const HOUSE = 'house';

export interface ClaimedPage {
  readonly file: string;
  readonly claims: readonly NamedClaim[];
  /** What other families claim of a page that the house's sections fit, where nothing says that it is the house's. */
  readonly instead?: readonly NamedClaim[];
}

/** The family of a set of pages. */
export interface Choice {
  readonly family: string;
  /** One line for people: what spoke for it. */
  readonly reason: string;
  /** The family of one page; undefined for a page without operations. */
  readonly of: (page: ClaimedPage) => string | undefined;
}

const isOfHouse = ({ family }: NamedClaim): boolean => family === HOUSE;

interface Votes {
  readonly family: string;
  readonly operations: number;
  readonly pages: number;
  readonly isSure: boolean;
  readonly marks: string;
}

/**
 * Chooses by what the pages show: marks that can mean one family only, then the number of operations.
 *
 * @param families in order of preference between equals, the house's own by its name
 * @param forced the family that a user has named
 */
export function chooseFamily(all: readonly ClaimedPage[], families: readonly string[], forced?: string): Choice {
  // A reference with a page an operation is the house's where one page at least has the house's own headings.
  const isHouse = forced === HOUSE || all.some(({ claims, instead }) => !instead && claims.some(isOfHouse));
  const settled = (page: ClaimedPage): ClaimedPage =>
    isHouse || !page.instead ? page : { file: page.file, claims: page.instead };
  const votes = votesOf(all.map(settled), families);
  const [first] = votes;
  const family = forced ?? first?.family ?? HOUSE;
  return {
    family,
    reason: reasonOf(family, votes, forced !== undefined),
    of: (page) => familyOf(settled(page), family, votes),
  };
}

function votesOf(pages: readonly ClaimedPage[], families: readonly string[]): Votes[] {
  const votes = families.map((family): Votes => {
    const claims = pages.flatMap((page) => page.claims.filter((claim) => claim.family === family));
    return {
      family,
      operations: claims.reduce((sum, { operations }) => sum + operations, 0),
      pages: claims.length,
      isSure: claims.some(({ isSure }) => isSure === true),
      marks: claims[0]?.marks ?? '',
    };
  });
  const sorted = votes
    .filter(({ operations }) => operations > 0)
    .sort(
      (a, b) =>
        Number(b.isSure) - Number(a.isSure) ||
        b.operations - a.operations ||
        families.indexOf(a.family) - families.indexOf(b.family),
    );
  const [first] = sorted;
  const house = sorted.find(({ family }) => family === HOUSE);
  const isHouse = first && house && !first.isSure && house.pages > MANY_PAGES * first.pages;
  return isHouse ? [house, ...sorted.filter((each) => each !== house)] : sorted;
}

/**
 * The house has a page an operation: where it knows so many times the pages that another family knows, that family has
 * found overviews of the same operations, such as a table of permissions.
 */
const MANY_PAGES = 2;

function reasonOf(family: string, votes: readonly Votes[], isForced: boolean): string {
  if (isForced) return `family ${family}, as asked for`;
  const own = votes.find((each) => each.family === family);
  if (!own) return `family ${family}: no page states an operation that a family knows`;
  const others = votes.filter((each) => each.family !== family).map((each) => `${each.family} ${each.operations}`);
  const beside = others.length > 0 ? `; ${others.join(', ')}` : '';
  return `family ${family}: ${counted(own.operations, 'operation')} on ${counted(own.pages, 'page')} by ${own.marks}${beside}`;
}

function familyOf({ claims }: ClaimedPage, family: string, votes: readonly Votes[]): string | undefined {
  if (claims.some((claim) => claim.family === family)) return family;
  const sure = claims.find((claim) => claim.isSure);
  if (sure || family === HOUSE) return sure?.family ?? family;
  const isSure = votes.some((each) => each.family === family && each.isSure);
  return isSure ? undefined : claims.find((claim) => claim.family !== HOUSE)?.family;
}

/** The families that claim a page. What the house's own tools have written is of another only by marks that are sure. */
export function claimsOf(families: readonly Family[], document: Document): NamedClaim[] {
  const isExport = isHouseExport(document);
  return families.flatMap((family) => {
    if (isExport && family.isNeverSure) return [];
    const claim = family.recognises(document);
    return claim && (claim.isSure || !isExport) ? [{ ...claim, family: family.name }] : [];
  });
}

/** The page names its chapter, or a name that isn't its file's: so the house's exports do. */
const isHouseExport = ({ parent, name, file }: Document): boolean =>
  parent !== undefined || name !== (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
