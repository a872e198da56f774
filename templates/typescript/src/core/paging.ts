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

/** A page with the headers that came with it. */
interface Answered {
  readonly value: unknown;
  readonly headers: Headers;
}

type CallPage = (query: Query) => Promise<Answered>;

/**
 * Goes through the pages of a list.
 *
 * @param query what the first page is asked with
 * @param call asks for a page
 */
export function paged(hint: PageHint, query: Query, call: CallPage): Pages<unknown, unknown> {
  const pages = (): AsyncIterable<unknown> => pagesFrom(hint, query, call);
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* itemsOf(page, hint);
    },
  };
}

async function* pagesFrom(hint: PageHint, query: Query, call: CallPage) {
  let asked = query;
  let before: string | undefined;
  let count = 0;
  let last: unknown = hint.kind === 'marker' ? query[hint.marker] : undefined;
  const markers = new Set<unknown>();
  for (;;) {
    const { value: page, headers } = await call(asked);
    const items = itemsOf(page, hint);
    const seen = writeJson(items);
    const same = before === seen && items.length > 0;
    before = seen;
    if (!same) count += items.length;
    const isLast = hint.more !== undefined && (page as Fields | undefined)?.[hint.more] === false;
    if (hint.kind === 'marker' || hint.kind === 'link') {
      const marker = hint.kind === 'marker' ? markerOf(hint, page, items) : linkOf(hint, page, headers);
      const stays = marker !== undefined && marker === last;
      // A service that doesn't heed the marker gives the same page and the same marker for ever.
      if (same && stays) return;
      yield page;
      if (marker === undefined || stays || isLast) return;
      if (markers.has(marker)) throw new PagingError();
      markers.add(marker);
      last = marker;
      asked = { ...query, ...(hint.kind === 'marker' ? { [hint.marker]: marker } : queryOf(String(marker))) };
      continue;
    }
    // Page 1 may be the first page under another name; any other page that comes again is not heeded.
    const renamed = hint.kind === 'number' && hint.first === 0 && asked[hint.page] === 1;
    if (same && !renamed) return;
    if (!same) yield page;
    const next = items.length === 0 || isLast ? undefined : nextQuery(hint, asked, page, items.length, count);
    if (next === undefined) return;
    asked = { ...query, ...next };
  }
}

type NumberedHint = Extract<PageHint, { kind: 'offset' | 'number' }>;

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
  const marker = fieldAt(hint.nextIn === 'answer' ? page : items.at(-1), hint.next);
  return marker === null || marker === '' ? undefined : marker;
}

/** What names of fields lead to, joined by dots. */
export const fieldAt = (from: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Fields | null | undefined)?.[name], from);

/** The address that a page gives for the next one: a text, a link, or that of its links which says `next` of itself. */
function linkOf(hint: Extract<PageHint, { kind: 'link' }>, page: unknown, headers: Headers): string | undefined {
  if (hint.next === undefined) return linkInHeader(headers.get('Link') ?? '');
  const found = fieldAt(page, hint.next);
  const link = Array.isArray(found) ? found.find((each: Fields | null) => each?.rel === 'next') : found;
  const address = typeof link === 'object' ? (link as Fields | null)?.href : link;
  return typeof address === 'string' && address !== '' ? address : undefined;
}

/** The address behind `rel="next"` of a header `Link` (RFC 8288). */
function linkInHeader(header: string): string | undefined {
  for (const [, address, parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g))
    if (parameters.split(';').some(isOfNext)) return address;
  return undefined;
}

/** True for `rel="prev next"`: the parameter may name several relations. */
function isOfNext(parameter: string): boolean {
  const [name = '', value = ''] = parameter.toLowerCase().split('=');
  return name.trim() === 'rel' && value.replace(/["',]/g, ' ').split(/\s+/).includes('next');
}

/** The query of an address; where it stands doesn't matter, since the operation is the same. */
function queryOf(address: string): Query {
  const [, text = ''] = /^[^?#]*\?([^#]*)/.exec(address) ?? [];
  const query: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    query[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}

function itemsOf(page: unknown, { items }: PageHint): readonly unknown[] {
  const found = (page as Fields | undefined)?.[items];
  return Array.isArray(found) ? found : [];
}
