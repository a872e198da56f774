import { type Diagnostic, diagnostic, type PageFacts, type PageText } from '../ir/index.ts';
import { MAX_PAGE_BYTES } from '../read/index.ts';

/** A page without its text where that is more than is read. */
export function boundedPage(page: PageText): PageText {
  // A character has at most three bytes for each of its units: what is shorter needs no counting.
  if (page.tooLarge !== undefined || page.text.length * 3 <= MAX_PAGE_BYTES) return page;
  const bytes = new TextEncoder().encode(page.text).length;
  return bytes > MAX_PAGE_BYTES ? { ...page, text: '', tooLarge: bytes } : page;
}

/** Facts of a page that isn't read: none, and a finding that says why; undefined for one that is. */
export function unreadPage({ file, tooLarge, isLink }: PageText): PageFacts | undefined {
  const place = { file, line: 1 };
  if (isLink) return pageWithout(file, diagnostic('read/page-link', place, {}));
  if (tooLarge === undefined) return undefined;
  return pageWithout(
    file,
    diagnostic('read/page-too-large', place, { as: 'page', bytes: tooLarge, limit: MAX_PAGE_BYTES }),
  );
}

/** Facts of a page that a stage has thrown on: none, and an error that names the page and what was thrown. */
export function failedPage({ file }: Pick<PageText, 'file'>, stage: string, thrown: unknown): PageFacts {
  const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message.split('\n', 1)[0]}` : 'no reason given';
  return pageWithout(file, diagnostic('read/page-failed', { file, line: 1 }, { stage, reason }));
}

function pageWithout(file: string, problem: Diagnostic): PageFacts {
  return {
    id: file,
    file,
    name: file,
    title: '',
    titleLine: 1,
    kind: 'other',
    anchors: [],
    parent: undefined,
    children: [],
    operation: undefined,
    sharedResponse: undefined,
    tables: [],
    errorCodes: [],
    errorBody: undefined,
    statusCodes: [],
    headerMentions: [],
    rowCount: { rows: 0, facts: 0, diagnosed: 0, ignored: 0 },
    blocks: [],
    diagnostics: [problem],
  };
}

/** What a page gives; where that throws, an error that names the page, so that the others go on. */
export function orFailed<T>(page: Pick<PageText, 'file'>, read: () => T, failed: (facts: PageFacts) => T): T {
  try {
    return read();
  } catch (thrown) {
    return failed(failedPage(page, 'read', thrown));
  }
}

/**
 * Makes something of all pages; where that throws, of those that it doesn't throw on when they are alone.
 *
 * @throws what `make` throws where it is no page's fault alone
 */
export function withoutFailing<T>(pages: readonly PageFacts[], make: (pages: readonly PageFacts[]) => T): T {
  try {
    return make(pages);
  } catch (thrown) {
    const left = pages.map((page) => failureAlone(page, make));
    if (left.every((page, at) => page === pages[at])) throw thrown;
    return make(left);
  }
}

function failureAlone(page: PageFacts, make: (pages: readonly PageFacts[]) => unknown): PageFacts {
  try {
    make([page]);
    return page;
  } catch (thrown) {
    return failedPage(page, 'joined to the others', thrown);
  }
}
