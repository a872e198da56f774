import {
  type Condition,
  type Diagnostic,
  diagnostic,
  type Fact,
  inferred,
  type OperationFacts,
  type PageFacts,
  type PathFacts,
  type Source,
} from '../ir/index.ts';
import {
  assignIds,
  type IdRequest,
  idOfPath,
  idsByShape,
  pathShape,
  suggestId,
  versionSuffix,
} from './operation-ids.ts';
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

/** Pages with one method and path that describe one operation of several there. */
export interface GroupAlternative {
  /** As that of a group, with what tells the operation apart. */
  readonly key: string;
  readonly when: readonly Condition[];
  readonly shares: readonly Share[];
}

/** A group with the operations that it unites; none where it is one operation. The plain key is then one of theirs. */
export interface UnitedGroup extends OperationGroup {
  readonly alternatives: readonly GroupAlternative[];
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
 * The `operationId` of each group and of each operation that one unites, by their keys.
 *
 * @param locked ids that earlier contracts gave, by method and path
 */
export function idsOfGroups(
  groups: readonly UnitedGroup[],
  locked: Readonly<Record<string, string>>,
): Map<string, Fact<string>> {
  const requests = groups.flatMap((group) => [
    idRequest(
      group,
      group.path,
      group.shares.some(({ page }) => page !== group.shares[0]?.page),
    ),
    ...group.alternatives.map((alternative) => idRequest(alternative, group.path, false)),
  ]);
  const byKey = new Map(requests.map((request) => [request.key, request]));
  const lock = groups.reduce(
    (all, group) => handedDown(group, all, byKey),
    idsByShape(locked) as Readonly<Record<string, string>>,
  );
  return new Map(
    [...assignIds(requests, lock)].map(([key, id]) => {
      const { rule, source } = byKey.get(key) as NamedRequest;
      return [key, inferred(id, source, rule)];
    }),
  );
}

interface NamedRequest extends IdRequest {
  readonly rule: string;
  readonly source: Source;
}

/** @param several whether it is named by what its pages share, and not by its first page */
function idRequest(
  { key, shares }: Pick<OperationGroup, 'key' | 'shares'>,
  path: string,
  several: boolean,
): NamedRequest {
  const [share] = shares as [Share, ...Share[]];
  const method = share.operation.method;
  const suggestion = several
    ? { id: idOfPath(method, path), rule: 'path-of-several-pages' }
    : suggestId(share.page, method, path);
  const alternative =
    share.operation.paths.indexOf(share.path) > 0 || share.operation.paths[0]?.source.line !== share.path.source.line;
  return {
    key,
    suggestion: suggestion.id + (alternative || several ? versionSuffix(path) : ''),
    path,
    method,
    rule: suggestion.rule,
    source: { file: share.page.file, line: share.page.titleLine, words: `${share.page.name}: ${share.page.title}` },
  };
}

/** Ends the key of what unites several operations. */
const UNION = '#*';

/** A group with the operations of which it is made. */
export const unitedGroup = (group: OperationGroup, alternatives: readonly GroupAlternative[]): UnitedGroup => ({
  ...group,
  key: alternatives.length > 0 ? group.key + UNION : group.key,
  alternatives,
});

/**
 * The lock of a group to which pages have come since: the id that method and path had alone goes to the operation that
 * it fits. An id of several pages is that of what unites them.
 */
function handedDown(
  { key, alternatives }: UnitedGroup,
  lock: Readonly<Record<string, string>>,
  requests: ReadonlyMap<string, NamedRequest>,
): Readonly<Record<string, string>> {
  const plain = key.slice(0, -UNION.length);
  const { [plain]: id, ...rest } = lock;
  if (alternatives.length === 0 || id === undefined || lock[key] !== undefined) return lock;
  const suggests = (each: string): boolean => requests.get(each)?.suggestion === id;
  const heir = suggests(key) ? undefined : alternatives.find((each) => suggests(each.key));
  if (heir) return { [heir.key]: id, ...rest };
  return !suggests(key) && alternatives.some((each) => each.key === plain) ? lock : { [key]: id, ...rest };
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
