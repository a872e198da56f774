import type { PageHint } from './entries.js';
import { PagingError } from './errors.js';
import { writeJson } from './json.js';

/** The items of all pages of a list, asked for one page after another as they are read. */
export interface Pages<Item, Page> extends AsyncIterable<Item> {
  /** The pages themselves, with all that they hold beside the items. */
  pages(): AsyncIterable<Page>;
}

type Query = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

/**
 * Goes through the pages of a list.
 *
 * @param query what the first page is asked with
 * @param call asks for a page
 */
export function paged(hint: PageHint, query: Query, call: (query: Query) => Promise<unknown>): Pages<unknown, unknown> {
  const pages = (): AsyncIterable<unknown> => pagesFrom(hint, query, call);
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* itemsOf(page, hint);
    },
  };
}

async function* pagesFrom(hint: PageHint, query: Query, call: (query: Query) => Promise<unknown>) {
  let asked = query;
  let before: string | undefined;
  let count = 0;
  const markers = new Set<unknown>();
  for (;;) {
    const page = await call(asked);
    const items = itemsOf(page, hint);
    const seen = writeJson(items);
    const same = before === seen && items.length > 0;
    before = seen;
    if (!same) count += items.length;
    if (hint.kind === 'marker') {
      const marker = markerOf(hint, page, items);
      const stays = marker !== undefined && marker === asked[hint.marker];
      // A service that doesn't heed the marker gives the same page and the same marker for ever.
      if (same && stays) return;
      yield page;
      if (marker === undefined || stays) return;
      if (markers.has(marker)) throw new PagingError();
      markers.add(marker);
      asked = { ...query, [hint.marker]: marker };
      continue;
    }
    // Page 1 may be the first page under another name; any other page that comes again is not heeded.
    const renamed = hint.kind === 'number' && hint.first === 0 && asked[hint.page] === 1;
    if (same && !renamed) return;
    if (!same) yield page;
    const next = items.length === 0 ? undefined : nextQuery(hint, asked, page, items.length, count);
    if (next === undefined) return;
    asked = { ...query, ...next };
  }
}

type NumberedHint = Exclude<PageHint, { kind: 'marker' }>;

/** What asks for the page after this one; undefined where it says that it is the last. */
function nextQuery(hint: NumberedHint, asked: Query, page: unknown, length: number, count: number): Query | undefined {
  const total = hint.total === undefined ? undefined : (page as Fields)[hint.total];
  const reaches = (reached: number): boolean => typeof total === 'number' && reached >= total;
  if (hint.kind === 'number') {
    const number = Number(asked[hint.page] ?? hint.first);
    return reaches(count) ? undefined : { [hint.page]: number + 1 };
  }
  // A page may be shorter than its limit and not be the last one, as the service may have a limit of its own.
  const offset = Number(asked[hint.offset] ?? 0) + length;
  return reaches(offset) ? undefined : { [hint.offset]: offset };
}

/** The mark that a page gives for the next one; undefined where there is none. */
function markerOf(hint: Extract<PageHint, { kind: 'marker' }>, page: unknown, items: readonly unknown[]): unknown {
  const from = hint.nextIn === 'answer' ? page : items.at(-1);
  const marker = hint.next.split('.').reduce<unknown>((value, name) => (value as Fields | null)?.[name], from);
  return marker === null || marker === '' ? undefined : marker;
}

function itemsOf(page: unknown, { items }: PageHint): readonly unknown[] {
  const found = (page as Fields | undefined)?.[items];
  return Array.isArray(found) ? found : [];
}
