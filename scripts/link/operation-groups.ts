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
import { assignIds, idOfPath, idsByShape, pathShape, suggestId, versionSuffix } from './operation-ids.ts';
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

/**
 * The `operationId` of each group, by the group's key.
 *
 * @param locked ids that earlier contracts gave, by method and path
 */
export function idsOfGroups(
  groups: readonly OperationGroup[],
  locked: Readonly<Record<string, string>>,
): Map<string, Fact<string>> {
  const rules = new Map<string, { rule: string; source: Source }>();
  const requests = groups.map((group) => {
    const [share] = group.shares as [Share, ...Share[]];
    const method = share.operation.method;
    const several = group.shares.length > 1 && group.shares.some(({ page }) => page !== share.page);
    const suggestion = several
      ? { id: idOfPath(method, group.path), rule: 'path-of-several-pages' }
      : suggestId(share.page, method, group.path);
    const alternative =
      share.operation.paths.indexOf(share.path) > 0 || share.operation.paths[0]?.source.line !== share.path.source.line;
    rules.set(group.key, {
      rule: suggestion.rule,
      source: { file: share.page.file, line: share.page.titleLine, words: `${share.page.name}: ${share.page.title}` },
    });
    return {
      key: group.key,
      suggestion: suggestion.id + (alternative || several ? versionSuffix(group.path) : ''),
      path: group.path,
      method,
    };
  });
  const ids = assignIds(requests, idsByShape(locked));
  return new Map(
    [...ids].map(([key, id]) => {
      const { rule, source } = rules.get(key) as { rule: string; source: Source };
      return [key, inferred(id, source, rule)];
    }),
  );
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
