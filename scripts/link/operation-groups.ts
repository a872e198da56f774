import { addTo } from '../append.ts';
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
import { singularWord } from './id-nouns.ts';
import { knownVerb } from './id-titles.ts';
import { FILLER_WORDS } from './id-words.ts';
import { wordsOf } from './names.ts';
import {
  type Alias,
  assignIds,
  type IdBasis,
  type IdRequest,
  idsByShape,
  METHOD_NAME,
  pathShape,
  type SuggestedId,
  shorterId,
  suggestId,
  unitedIds,
} from './operation-ids.ts';
import type { Wording } from './wording.ts';

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
      addTo(shares, `${operation.method} ${pathShape(path.path)}`, { page, operation, path });
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
  readonly wording: Wording;
  /** What a page's successful answer holds. */
  readonly answersOf: (page: PageFacts) => 'list' | 'one' | undefined;
  /** What the body of its request holds. */
  readonly takesOf: (page: PageFacts, path: string) => 'list' | 'one' | undefined;
  /** Another path that is read is of one item below it. */
  readonly isCollection: (path: string) => boolean;
  /** What titles call the things of a path. */
  readonly aliasesOf: (path: string) => readonly Alias[];
  /** What the service does, where its title says so. */
  readonly serviceVerb: string | undefined;
}

/**
 * The ids that a page suggests for its operation.
 *
 * @param more that the page is one of several of the method and path, and what tells it from them
 */
export const suggestionOf = (
  share: Share,
  path: string,
  context: IdContext,
  more: Pick<IdBasis, 'isOneOfSeveral' | 'when' | 'owner'>,
): SuggestedId => suggestId({ ...basisOf(share, path, context), ...more });

const basisOf = (
  { page, operation }: Share,
  path: string,
  { wording, answersOf, takesOf, isCollection, aliasesOf, serviceVerb }: IdContext,
): IdBasis => ({
  name: page.name,
  title: page.title,
  method: operation.method,
  path: wording.spelled(path),
  own: wording.own,
  isPaged: operation.parameters.some(({ field, in: place }) => place === 'query' && PAGE_SIZE.test(field.name)),
  answers: answersOf(page),
  isCollection: isCollection(path),
  takes: takesOf(page, path),
  aliases: aliasesOf(path),
  serviceVerb,
});

/** Query parameters for the size of a page of a list. */
const PAGE_SIZE = /^(?:limit|page_?size|per_?page|max-?keys)$/i;

export interface GroupIds {
  /** The `operationId` of each group and of each operation that one unites, by their keys. */
  readonly ids: ReadonlyMap<string, Fact<string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Names groups, and the operations that they unite.
 *
 * @param locked ids that earlier contracts gave, by method and path
 */
export function idsOfGroups(
  groups: readonly UnitedGroup[],
  locked: Readonly<Record<string, string>>,
  context: IdContext,
): GroupIds {
  const sharesOf = new Map<string, Share[]>();
  for (const { path, shares } of groups) for (const share of shares) addTo(sharesOf, pathShape(path), share);
  const requests = groups.flatMap((group) => {
    const owner = ownerOf(sharesOf.get(pathShape(group.path)) ?? [], group.path);
    const isUnited = group.shares.some(({ page }) => page !== group.shares[0]?.page);
    return [
      idRequest(group, group, owner, context, isUnited ? 'united' : 'only'),
      ...group.alternatives.map((alternative) => idRequest(alternative, group, owner, context, 'alternative')),
    ];
  });
  const byKey = new Map(requests.map((request) => [request.key, request]));
  const lock = groups.reduce(
    (all, group) => handedDown(group, all, byKey),
    idsByShape(locked) as Readonly<Record<string, string>>,
  );
  const ids = assignIds(requests, lock);
  return {
    ids: new Map(
      [...ids].map(([key, id]) => {
        const { rule, source } = byKey.get(key) as NamedRequest;
        return [key, inferred(id, source, rule)];
      }),
    ),
    // Of an id that a person has chosen there is nothing to say; one that an earlier run made is still made of the verb.
    diagnostics: requests.flatMap(({ key, unknownVerb, source, rule, suggestions }) => {
      const id = ids.get(key) as string;
      if (!suggestions.includes(id)) return [];
      const shorter = rule === 'page-name' ? undefined : shorterId(id, new Set(ids.values()));
      return [
        ...(unknownVerb === undefined ? [] : [diagnostic('link/verb-unknown', source, { verb: unknownVerb, id })]),
        ...(shorter === undefined ? [] : [diagnostic('link/id-long', source, { id, shorter })]),
      ];
    }),
  };
}

interface NamedRequest extends IdRequest {
  readonly rule: string;
  readonly source: Source;
  readonly unknownVerb?: string | undefined;
}

/**
 * @param owner what the path is of, where it has no words
 * @param kind whether it is named by its page, by what tells its page apart, or by what its pages share
 */
function idRequest(
  { key, shares, when = [] }: Pick<OperationGroup, 'key' | 'shares'> & Partial<Pick<GroupAlternative, 'when'>>,
  { path, alternatives }: UnitedGroup,
  owner: readonly string[],
  context: IdContext,
  kind: 'only' | 'alternative' | 'united',
): NamedRequest {
  const [share] = shares as [Share, ...Share[]];
  const { method } = share.operation;
  const source = {
    file: share.page.file,
    line: share.page.titleLine,
    words: `${share.page.name}: ${share.page.title}`,
  };
  const isDeprecated = shares.every(({ operation }) => operation.deprecated !== undefined);
  const given = { key, path, method, source, isDeprecated };
  if (kind === 'united') {
    const bases = shares.map((each) => ({ ...basisOf(each, path, context), owner }));
    const keys = alternatives.flatMap((each) =>
      each.when.flatMap(({ in: place, name }) => (place === 'query' ? name : [])),
    );
    const suggestions = unitedIds(bases as [IdBasis, ...IdBasis[]], keys);
    return { ...given, suggestions, rule: 'path-of-several-pages' };
  }
  const isOneOfSeveral = kind === 'alternative';
  const { ids, rule, unknownVerb } = suggestionOf(share, path, context, { isOneOfSeveral, when, owner });
  return { ...given, suggestions: [...ids, ...idsOfKeys(when)], rule, unknownVerb };
}

/** What most titles of a path without words speak of, whatever their method. */
function ownerOf(shares: readonly Share[], path: string): readonly string[] {
  if (/[^/{}]+/.test(path.replace(/\{[^{}]*\}/g, ''))) return [];
  const counts = new Map<string, number>();
  for (const { page } of shares)
    for (const word of new Set(wordsOf(page.title).map((each) => singularWord(each).toLowerCase())))
      if (!FILLER_WORDS.has(word) && knownVerb(word) === undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && most[1] * 2 > shares.length ? [most[0]] : [];
}

/** Ids that the keys of bodies are which tell an operation apart: `removeSecurityGroup`. */
const idsOfKeys = (when: readonly Condition[]): string[] =>
  when.flatMap(({ in: place, name }) => (place === 'body' && METHOD_NAME.test(name) ? [name] : []));

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
  const suggests = (each: string): boolean => requests.get(each)?.suggestions.includes(id) === true;
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
