import type { PageHint } from './entries.js';
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
  for (;;) {
    const page = await call(asked);
    const items = itemsOf(page, hint);
    // A service that doesn't heed offset or marker gives the same items for ever.
    const seen = writeJson(items);
    if (before === seen) return;
    before = seen;
    yield page;
    const next = items.length === 0 ? undefined : nextQuery(hint, asked, page, items);
    if (next === undefined) return;
    asked = { ...query, ...next };
  }
}

/** What asks for the page after this one; undefined where it says that it is the last. */
function nextQuery(hint: PageHint, asked: Query, page: unknown, items: readonly unknown[]): Query | undefined {
  if (hint.kind === 'marker') {
    const from = hint.nextIn === 'answer' ? page : items.at(-1);
    const marker = hint.next.split('.').reduce<unknown>((value, name) => (value as Fields | null)?.[name], from);
    return marker === undefined || marker === null || marker === '' ? undefined : { [hint.marker]: marker };
  }
  // A page may be shorter than its limit and not be the last one, as the service may have a limit of its own.
  const offset = Number(asked[hint.offset] ?? 0) + items.length;
  const total = hint.total === undefined ? undefined : (page as Fields)[hint.total];
  return typeof total === 'number' && offset >= total ? undefined : { [hint.offset]: offset };
}

function itemsOf(page: unknown, { items }: PageHint): readonly unknown[] {
  const found = (page as Fields | undefined)?.[items];
  return Array.isArray(found) ? found : [];
}
