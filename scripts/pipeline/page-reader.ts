import {
  type ClaimedPage,
  type Companions,
  chooseFamily,
  familiesWith,
  HOUSE,
  type NamedClaim,
  NO_COMPANIONS,
  unreadOperations,
} from '../adapt/index.ts';
import { type Dialect, dialectOf } from '../dialects/index.ts';
import { extractPage, pageParts, RowMemo } from '../extract/index.ts';
import {
  type Diagnostic,
  type Document,
  type PageFacts,
  PageFault,
  type PageText,
  type RowCount,
} from '../ir/index.ts';
import type { FamilyFile } from '../family-config.ts';
import { readPage } from '../read/index.ts';
import { unreadPage, orFailed } from './failed-page.ts';

/** What was read on one page. */
export interface PageSummary {
  readonly file: string;
  readonly title: string;
  readonly hasOperation: boolean;
  readonly rowCount: RowCount;
}

/** What a page shows at first sight. */
export interface FirstReading {
  readonly claims: readonly NamedClaim[];
  /** The page as one document, in the house's own layout. */
  readonly facts: PageFacts;
  /** The page as several documents, where it has several operations in that layout. */
  readonly parts?: readonly PageFacts[];
}

/**
 * Understands pages, first on their own, then as the family has it that the whole set was found to be of. Throws
 * PageFault, which names the page, where a page is too much for a stage.
 */
export interface PageReader {
  /** Names of the families that it knows. */
  readonly families: readonly string[];
  readonly first: (page: PageText) => FirstReading;
  readonly adapted: (page: PageText, family: string | undefined, companions: Companions) => readonly PageFacts[];
  /** What a page shows of operations that nobody has read. */
  readonly unread: (page: PageText, least: number) => readonly Diagnostic[];
}

/** Finds the dialect of a family, as the known ones are found. */
export type DialectOf = typeof dialectOf;

export interface Understood {
  readonly facts: readonly PageFacts[];
  /** The family that the pages were read as, and in one line why. */
  readonly family: { readonly name: string; readonly reason: string };
}

/** The facts of all pages, read as the family that they were found to be of, or that a user has named. */
export function understood(
  pages: readonly PageText[],
  reader: PageReader = freshReader(),
  companions: Companions = NO_COMPANIONS,
  forced?: string,
): Understood {
  const first = pages.map((page) => ({
    page,
    ...firstReading(page, reader),
  }));
  const claimed = first.map(({ page, claims, facts }) => claimedPage(page, claims, facts));
  const choice = chooseFamily(claimed, reader.families, forced);
  const facts = first.flatMap(({ page, facts, parts }, index) => {
    const family = choice.of(claimed[index] as ClaimedPage);
    const isWhole =
      unreadPage(page) !== undefined || family === HOUSE || (family === undefined && choice.family === HOUSE);
    if (isWhole) return parts ?? [facts];
    return orFailed<readonly PageFacts[]>(
      page,
      () => reader.adapted(page, family, companions),
      (failed) => [failed],
    );
  });
  return {
    facts: withUnread(facts, pages, reader, choice.family === HOUSE),
    family: { name: choice.family, reason: choice.reason },
  };
}

/** Reads one page before its family is known; a page that can't be read has a finding instead of facts. */
export function firstReading(page: PageText, reader: PageReader): FirstReading {
  const without = (facts: PageFacts): FirstReading => ({ claims: [], facts });
  const unread = unreadPage(page);
  if (unread) return without(unread);
  return orFailed(page, () => reader.first(page), without);
}

/** So many requests of one kind on a page beside others that have been read are no mere mention of them. */
const MANY_UNREAD = 3;

/**
 * Pages that give no operation, with what they show of some: of any page where no page gives one, else of those that
 * show many. Pages of the house without one have findings of their own.
 */
function withUnread(
  facts: readonly PageFacts[],
  pages: readonly PageText[],
  reader: PageReader,
  isHouse: boolean,
): readonly PageFacts[] {
  const giving = new Set(facts.flatMap(({ file, operation, contracts }) => (operation || contracts ? [file] : [])));
  if (giving.size > 0 && isHouse) return facts;
  const least = giving.size > 0 ? MANY_UNREAD : 1;
  const texts = new Map(pages.map((page) => [page.file, page]));
  return facts.map((each) => {
    const page = texts.get(each.file);
    const isFailed = each.diagnostics.some(({ severity }) => severity === 'error');
    if (!page || giving.has(each.file) || isFailed) return each;
    const unread = orFailed<readonly Diagnostic[]>(
      page,
      () => reader.unread(page, least),
      () => [],
    );
    return unread.length === 0 ? each : { ...each, diagnostics: [...each.diagnostics, ...unread] };
  });
}

/** The claims on a page, with the house's where it finds an operation that no other family has more of. */
export function claimedPage(
  { file }: Pick<PageText, 'file'>,
  claims: readonly NamedClaim[],
  facts: PageFacts,
): ClaimedPage {
  const isHouse = facts.operation !== undefined && claims.every((claim) => claim.isWeak || isSame(claim, facts));
  const instead = claims.filter((claim) => !claim.isWeak);
  return isHouse ? { file, claims: [HOUSE_CLAIM], ...(instead.length > 0 ? { instead } : {}) } : { file, claims };
}

/** True where a family has found the one operation that the house's own sections are about. */
const isSame = ({ operations, isSure }: NamedClaim, { tables }: PageFacts): boolean =>
  operations === 1 && !isSure && tables.some(({ section }) => section === 'request' || section === 'response');

const HOUSE_CLAIM: NamedClaim = { family: HOUSE, operations: 1, marks: 'a section of its own for the URI' };

/** What was read by page: one may have given several documents. */
export function summariesOf(facts: readonly PageFacts[]): PageSummary[] {
  const summaries = new Map<string, PageSummary>();
  for (const { file, title, operation, contracts, rowCount } of facts) {
    const known = summaries.get(file);
    summaries.set(file, {
      file,
      title: known?.title ?? title,
      hasOperation: known?.hasOperation === true || operation !== undefined || contracts !== undefined,
      rowCount: known ? sumOf(known.rowCount, rowCount) : rowCount,
    });
  }
  return [...summaries.values()];
}

const sumOf = (a: RowCount, b: RowCount): RowCount => ({
  rows: a.rows + b.rows,
  facts: a.facts + b.facts,
  diagnosed: a.diagnosed + b.diagnosed,
  ignored: a.ignored + b.ignored,
});

/**
 * Reads and extracts pages, rows that come again only once.
 *
 * @param file a family that a user describes
 * @param dialects the dialect of a family; pages are first read in the house's
 */
export function freshReader(file?: FamilyFile, dialects: DialectOf = dialectOf): PageReader {
  const families = familiesWith(file);
  const house = dialects(HOUSE);
  const memos = new Map<Dialect, RowMemo>();
  const factsOf = (document: Document, dialect: Dialect): PageFacts => {
    const memo = memos.get(dialect) ?? new RowMemo();
    memos.set(dialect, memo);
    return extractPage(document, dialect, memo);
  };
  const guarded = <Value>(file: string, read: () => Value): Value => {
    try {
      return read();
    } catch (error) {
      throw new PageFault(file, error);
    }
  };
  return {
    families: families.names,
    first: ({ text, file }) =>
      guarded(file, () => {
        const document = readPage(text, file, house);
        const claims = families.claimsOn(document);
        const facts = factsOf(document, house);
        const parts = pageParts(document, house).map((part) => factsOf(part, house));
        const operations = parts.filter(({ operation }) => operation).length;
        if (operations < 2) return { claims, facts };
        return { claims: [...claims, { ...HOUSE_CLAIM, operations, isSure: true }], facts, parts };
      }),
    adapted: ({ text, file }, family, companions) =>
      guarded(file, () => {
        const dialect = dialects(family);
        const page = readPage(text, file, dialect);
        return families.adapted(page, family, companions).map((document) => factsOf(document, dialect));
      }),
    unread: ({ text, file: name }, least) =>
      guarded(name, () => unreadOperations(readPage(text, name, house), least, file)),
  };
}

/** As `freshReader`, for pages that are asked for again: a text under a name is read and extracted once. */
export function rememberingReader(): PageReader {
  const fresh = freshReader();
  const known = new Map<string, FirstReading>();
  return {
    ...fresh,
    first: (page) => {
      const key = `${page.file}\0${page.text}`;
      const reading = known.get(key) ?? fresh.first(page);
      known.set(key, reading);
      return reading;
    },
  };
}
