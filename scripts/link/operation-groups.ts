import {
  type Diagnostic,
  diagnostic,
  type Fact,
  inferred,
  type OperationFacts,
  type PageFacts,
  type PathFacts,
  type Source,
} from '../ir/index.ts';
import { assignIds, idOfPath, idsByShape, pathShape, type SuggestedId, suggestId } from './operation-ids.ts';
import { push } from './page-index.ts';

/** One page's share in an operation: several pages may describe one method and path, one page several paths. */
export interface Share {
  readonly page: PageFacts;
  readonly operation: OperationFacts;
  readonly path: PathFacts;
}

/** What pages say of one operation. */
export interface OperationGroup {
  /** Method and shape of the path. */
  readonly key: string;
  /** The path in the contract. */
  readonly path: string;
  /** Never empty; those of deprecated pages last. */
  readonly shares: readonly Share[];
}

/** Operations by method and path; paths that differ only in placeholder names are one. */
export function groupOperations(pages: readonly PageFacts[]): OperationGroup[] {
  const names = placeholderNames(pages);
  const shares = new Map<string, Share[]>();
  for (const page of pages) {
    const { operation } = page;
    if (!operation) continue;
    for (const path of operation.paths)
      push(shares, `${operation.method} ${pathShape(path.path)}`, { page, operation, path });
  }
  return [...shares].map(([key, list]) => {
    const current = list.filter((share) => !share.operation.deprecated);
    const ordered = [...current, ...list.filter((share) => !current.includes(share))];
    const path = names.get(pathShape((ordered[0] as Share).path.path)) ?? (ordered[0] as Share).path.path;
    return { key, path, shares: ordered };
  });
}

/** OpenAPI allows one path of a shape, so all its operations take the placeholder names that most pages use. */
export function renamedPlaceholders(groups: readonly OperationGroup[]): Diagnostic[] {
  return groups.flatMap(({ path: common, shares }) =>
    shares
      .filter(({ path }) => path.path !== common)
      .map(({ path }) => {
        return diagnostic('link/placeholder-renamed', path.source, { path: path.path, common: String(common) });
      }),
  );
}

/** What ids are made with, beside the page and the path. */
export interface IdContext {
  /** Words that name the service itself, lower case. */
  readonly own: ReadonlySet<string>;
  /** What a page's successful answer holds. */
  readonly answersOf: (page: PageFacts) => 'list' | 'one' | undefined;
}

/** The ids that a page suggests for its operation. */
export const suggestionOf = (
  { page, operation }: Share,
  path: string,
  { own, answersOf }: IdContext,
  isOneOfSeveral: boolean,
): SuggestedId =>
  suggestId({
    name: page.name,
    title: page.title,
    method: operation.method,
    path,
    own,
    isOneOfSeveral,
    isPaged: operation.parameters.some(({ field, in: place }) => place === 'query' && PAGE_SIZE.test(field.name)),
    answers: answersOf(page),
  });

/** Query parameters for the size of a page of a list. */
const PAGE_SIZE = /^(?:limit|page_?size|per_?page|max-?keys)$/i;

export interface GroupIds {
  /** The `operationId` of each group, by the group's key. */
  readonly ids: ReadonlyMap<string, Fact<string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The `operationId` of each group.
 *
 * @param locked ids that earlier contracts gave, by method and path
 */
export function idsOfGroups(
  groups: readonly OperationGroup[],
  locked: Readonly<Record<string, string>>,
  context: IdContext,
): GroupIds {
  const known = idsByShape(locked);
  const named = groups.map((group) => {
    const [share] = group.shares as [Share, ...Share[]];
    const several = group.shares.length > 1 && group.shares.some(({ page }) => page !== share.page);
    const { method } = share.operation;
    const suggested = suggestionOf(share, group.path, context, several);
    const source: Source = {
      file: share.page.file,
      line: share.page.titleLine,
      words: `${share.page.name}: ${share.page.title}`,
    };
    return { group, method, several, suggested, source };
  });
  const requests = named.map(({ group, method, several, suggested }) => ({
    key: group.key,
    suggestions: several ? ([idOfPath(method, group.path)] as const) : suggested.ids,
    path: group.path,
    method,
  }));
  const ids = assignIds(requests, known);
  return {
    ids: new Map(
      named.map(({ group, several, suggested, source }) => [
        group.key,
        inferred(ids.get(group.key) as string, source, several ? 'path-of-several-pages' : suggested.rule),
      ]),
    ),
    diagnostics: named.flatMap(({ group, several, suggested, source }) =>
      several || suggested.unknownVerb === undefined || known[group.key] !== undefined
        ? []
        : [
            diagnostic('link/verb-unknown', source, {
              verb: suggested.unknownVerb,
              id: ids.get(group.key) as string,
            }),
          ],
    ),
  };
}

/** By the shape of a path its most frequent spelling; of equally frequent ones the first in order. */
function placeholderNames(pages: readonly PageFacts[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const path of pages.flatMap((page) => page.operation?.paths ?? [])) {
    const counts = votes.get(pathShape(path.path)) ?? new Map<string, number>();
    votes.set(pathShape(path.path), counts.set(path.path, (counts.get(path.path) ?? 0) + 1));
  }
  return new Map(
    [...votes].map(([key, counts]) => [
      key,
      [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key,
    ]),
  );
}
