import type { OpenApiDocument } from '../emit/index.ts';
import { isNode, type Node } from '../nodes.ts';
import type { ParameterFacts } from './parameters.ts';
import { componentOf, propertiesOf, resolve, successSchema } from './resolve.ts';

interface Pages {
  /** Query parameter for the greatest number of items that one answer has. */
  readonly limit?: string;
  /** Field of the answer that holds the list. */
  readonly items: string;
  /** Name of the component of an item; absent where it has none. */
  readonly item?: string;
}

/** Pages by the number of items before them: the next one starts after all that have come. */
export interface OffsetPaging extends Pages {
  readonly kind: 'offset';
  readonly offset: string;
  /** Field of the answer with the number of items of all pages. */
  readonly total?: string;
}

/** Pages by their number. */
export interface NumberPaging extends Pages {
  readonly kind: 'number';
  readonly page: string;
  /** Number of the first page; 0 also where the documentation doesn't say: page 1 is then the same page, or the next. */
  readonly first: 0 | 1;
  readonly total?: string;
}

/** Pages by a mark that the last answer gives. */
export interface MarkerPaging extends Pages {
  readonly kind: 'marker';
  readonly marker: string;
  /** Where the next mark stands: names of fields, joined by dots, from the answer or from its last item. */
  readonly next: string;
  readonly nextIn: 'answer' | 'item';
}

export type Paging = OffsetPaging | MarkerPaging;

/** Words of the family for the parameters of a list, each in the order of preference. */
const WORDS = {
  marker: ['marker', 'continue'],
  offset: ['offset'],
  page: ['page', 'page_no', 'page_num', 'page_number', 'pageNo', 'pageNum', 'pageNumber', 'cur_page', 'current_page'],
  limit: ['limit', 'page_size', 'pageSize', 'per_page'],
  next: [
    ['next_marker'],
    ['nextMarker'],
    ['page_info', 'next_marker'],
    ['pageInfo', 'nextMarker'],
    ['metadata', 'continue'],
  ],
  total: ['total', 'total_count', 'totalCount', 'total_number'],
  item: ['id'],
} as const;

/** Lists beside the list itself: links to other pages, as OpenStack's services give them. */
const COMPANION = /_links$/;

/** An offset that counts pages is none: stepping by items would leave some out. */
const COUNTS_PAGES = /\b(?:start page|page number|number of the page|index of the (?:query )?page|query page)\b/i;

/**
 * How the parts of a list are asked for, by the names of query parameters and by the fields of the answer, which must
 * have exactly one list of objects.
 *
 * @returns undefined where there is no such list, no parameter of the family's words, or nothing to go on from
 */
export function pagingOf(
  contract: OpenApiDocument,
  parameters: readonly ParameterFacts[],
  operation: Node,
): Paging | undefined {
  const found = listIn(contract, parameters, operation);
  if (found === undefined) return undefined;
  const { query, answer, pages } = found;
  return markerPaging(contract, query, answer, pages) ?? offsetPaging(query, answer, pages);
}

/** As {@link pagingOf}, for lists whose parts are asked for by the number of a page. */
export function numberPagingOf(
  contract: OpenApiDocument,
  parameters: readonly ParameterFacts[],
  operation: Node,
): NumberPaging | undefined {
  const found = listIn(contract, parameters, operation);
  if (found === undefined) return undefined;
  const { query, answer, pages } = found;
  const page =
    WORDS.page.find((word) => query.has(word)) ??
    WORDS.offset.find((word) => COUNTS_PAGES.test(query.get(word)?.description ?? ''));
  const parameter = page === undefined ? undefined : query.get(page);
  if (page === undefined || parameter === undefined) return undefined;
  return { kind: 'number', page, first: firstPage(parameter), ...pages, ...totalIn(answer) };
}

const FIRST_PAGE = /\b(?:begins?|starts?|starting|counted|numbered)\s+(?:with|from|at)\s+(?:page\s+)?([01])\b/i;

function firstPage({ description = '', fallback }: ParameterFacts): 0 | 1 {
  const said = FIRST_PAGE.exec(description)?.[1];
  return String(fallback ?? said) === '1' ? 1 : 0;
}

interface List {
  readonly query: Query;
  readonly answer: Fields;
  readonly pages: Pages;
}

/** The one list of objects in an operation's answer, with what its parts are asked for by. */
function listIn(contract: OpenApiDocument, parameters: readonly ParameterFacts[], operation: Node): List | undefined {
  const query = new Map(parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]));
  const answer = propertiesOf(contract, successSchema(contract, operation));
  const lists = [...answer].filter(([name, property]) => !COMPANION.test(name) && isListOfObjects(contract, property));
  const [items] = lists[0] ?? [];
  if (items === undefined || lists.length > 1) return undefined;
  const limit = WORDS.limit.find((word) => query.has(word));
  const item = componentOf(answer.get(items)?.items);
  const pages: Pages = { items, ...(item === undefined ? {} : { item }), ...(limit === undefined ? {} : { limit }) };
  return { query, answer, pages };
}

type Query = ReadonlyMap<string, ParameterFacts>;
type Fields = ReadonlyMap<string, Node>;

function markerPaging(contract: OpenApiDocument, query: Query, answer: Fields, pages: Pages): MarkerPaging | undefined {
  const marker = WORDS.marker.find((word) => query.has(word));
  if (marker === undefined) return undefined;
  const next = WORDS.next.find((path) => hasPath(contract, answer, path));
  if (next) return { kind: 'marker', marker, ...pages, next: next.join('.'), nextIn: 'answer' };
  const item = propertiesOf(contract, answer.get(pages.items)?.items);
  const id = WORDS.item.find((name) => item.has(name));
  return id === undefined ? undefined : { kind: 'marker', marker, ...pages, next: id, nextIn: 'item' };
}

function offsetPaging(query: Query, answer: Fields, pages: Pages): OffsetPaging | undefined {
  const offset = WORDS.offset.find((word) => query.has(word));
  if (offset === undefined || COUNTS_PAGES.test(query.get(offset)?.description ?? '')) return undefined;
  return { kind: 'offset', offset, ...pages, ...totalIn(answer) };
}

function totalIn(answer: Fields): { readonly total?: string } {
  const total = WORDS.total.find((name) => answer.get(name)?.type === 'integer');
  return total === undefined ? {} : { total };
}

function hasPath(contract: OpenApiDocument, fields: Fields, [first = '', ...rest]: readonly string[]): boolean {
  const field = fields.get(first);
  if (!field) return false;
  return rest.length === 0 || hasPath(contract, propertiesOf(contract, field), rest);
}

function isListOfObjects(contract: OpenApiDocument, property: Node): boolean {
  if (property.type !== 'array') return false;
  const item = resolve(contract, property.items);
  return item.type === 'object' || isNode(item.properties) || propertiesOf(contract, item).size > 0;
}
