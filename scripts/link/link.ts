import type { Dialect } from '../dialects/index.ts';
import type {
  Component,
  Diagnostic,
  Fact,
  LinkedOperation,
  OperationsLock,
  PageFacts,
  RowCount,
  Service,
  Source,
} from '../ir/index.ts';
import { alternativesOf } from './alternatives.ts';
import type { ChosenNames } from '../names-config.ts';
import { BodyLinker } from './bodies.ts';
import { withChosenGroups, withChosenIds, withChosenTypes } from './chosen-names.ts';
import { nameStructures } from './components.ts';
import { formerNames, withReserved } from './former-names.ts';
import { TableGraph } from './graph.ts';
import { linkJobs } from './jobs.ts';
import {
  groupOperations,
  type IdContext,
  idsOfGroups,
  renamedPlaceholders,
  type UnitedGroup,
  unitedGroup,
} from './operation-groups.ts';
import { pathShape } from './operation-ids.ts';
import { OperationLinker } from './operations.ts';
import { indexPages } from './page-index.ts';
import { answersOf, takesOf } from './answers.ts';
import { aliasesOf } from './id-aliases.ts';
import { SERVICE_VERBS } from './id-words.ts';
import { wordsOf } from './names.ts';
import { ownWords } from './own-words.ts';
import { reachedStructures } from './reached-structures.ts';
import { resourcePlaces, type ResourceRequest } from './resources.ts';
import { withSameFields } from './same-fields.ts';
import { wordingOf } from './wording.ts';

export interface LinkOptions {
  readonly dialect: Dialect;
  /** Lower-case names of headers that security schemes send. */
  readonly securityHeaders: ReadonlySet<string>;
  /** Tag of operations whose page names no chapter. */
  readonly defaultTag: string;
  readonly lock: OperationsLock;
  /** Names that a team has chosen. */
  readonly names?: ChosenNames | undefined;
  /** Version of the contract, by which former names end. */
  readonly version?: string;
  /** The pages are some of the service's: a choice for what is on others is no fault. */
  readonly partial?: boolean;
}

/** Joins the facts of all pages of a service. The order of `pages` does not matter. */
export function linkService(input: readonly PageFacts[], options: LinkOptions): Service {
  const { dialect, securityHeaders, defaultTag, names, version = '', partial = false } = options;
  const lock = withReserved(options.lock);
  const choice = { chosen: names, partial };
  const index = withSameFields(indexPages(input));
  const { pages } = index;
  const graph = new TableGraph(index);
  const groups = groupOperations(pages).map((group) =>
    unitedGroup(group, alternativesOf(group, graph, securityHeaders)),
  );
  const wording = wordingOf(pages, defaultTag, ownWords(defaultTag));
  const read = new Set(groups.map(({ key }) => key.replace(/#.*/s, '')));
  const context: IdContext = {
    wording,
    answersOf: (page) => answersOf(graph, page),
    takesOf: (page, path) => takesOf(graph, page, wording.spelled(path)),
    isCollection: (path) => read.has(`GET ${pathShape(path)}/{}`),
    aliasesOf: aliasesOf(groups, wording),
    serviceVerb: SERVICE_VERBS[wordsOf(defaultTag).at(-1)?.toLowerCase() ?? ''],
  };
  const { ids, diagnostics: namingFindings } = idsOfGroups(
    groups,
    withChosenIds(lock.operations, names?.operations),
    context,
  );
  const { reached, bodyOf } = reachedStructures(graph, groups, ids, context);
  const { named, diagnostics: chosenFindings } = withChosenTypes(nameStructures(reached, lock, wording.parted), choice);
  const bodies = new BodyLinker(graph, named);
  const errorBody = pages.find((page) => page.errorBody && !page.operation)?.errorBody;
  const linker = new OperationLinker({ dialect, index, graph, bodies, errorBody, securityHeaders, defaultTag });
  const resources = resourcePlaces(
    resourceRequests(groups, ids),
    withChosenIds(lock.resources, names?.resources),
    wording,
  );
  const linked = groups.map((group) => linker.operation(group, { ids, resources }));
  const components = new Map(
    [...named.membersOf].map(([name, members]): [string, Component] => [
      name,
      bodies.component(name, members, bodyOf.get(members[0].id)),
    ]),
  );
  const { operations, diagnostics: unusedFindings } = withChosenGroups(
    linkJobs(linked, components),
    ids.keys(),
    choice,
  );
  const kept: OperationsLock = {
    operations: Object.fromEntries([...ids].map(([key, id]) => [key, id.value])),
    ...named.locked,
    resources: Object.fromEntries([...resources].map(([key, place]) => [key, place.value])),
  };
  const formerly = formerNames(options.lock, kept, version);
  return {
    operations,
    components: [...components.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    tags: distinctTags(operations),
    errorCodes: pages.flatMap((page) => page.errorCodes),
    errorBody,
    headerSources: headerSources(pages, securityHeaders),
    lock: formerly === undefined ? kept : { ...kept, formerly },
    rowCount: sumOfRows(pages),
    diagnostics: sorted([
      ...pages.flatMap((page) => page.diagnostics),
      ...graph.diagnostics,
      ...renamedPlaceholders(groups),
      ...namingFindings,
      ...chosenFindings,
      ...unusedFindings,
      ...linker.diagnostics,
    ]),
  };
}

/** What callers of a client call: operations, and those that pages of one path unite, each for itself. */
const resourceRequests = (groups: readonly UnitedGroup[], ids: ReadonlyMap<string, Fact<string>>): ResourceRequest[] =>
  groups.flatMap(({ key, path, alternatives }) =>
    (alternatives.length > 0 ? alternatives : [{ key }]).map((each) => ({
      key: each.key,
      path,
      id: ids.get(each.key) as Fact<string>,
    })),
  );

function distinctTags(operations: readonly LinkedOperation[]): Fact<string>[] {
  const tags = new Map<string, Fact<string>>();
  const all = operations.flatMap((each) => [each, ...each.alternatives.map(({ operation }) => operation)]);
  for (const { tag } of all) if (!tags.has(tag.value)) tags.set(tag.value, tag);
  return [...tags.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** The first place where a page describes each header that security schemes send; on one page rows before prose. */
function headerSources(pages: readonly PageFacts[], securityHeaders: ReadonlySet<string>): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const page of pages) {
    for (const { field, in: location } of page.operation?.parameters ?? []) {
      const name = field.name.toLowerCase();
      if (location === 'header' && securityHeaders.has(name) && !sources.has(name)) sources.set(name, field.source);
    }
    for (const mention of page.headerMentions)
      if (!sources.has(mention.name)) sources.set(mention.name, mention.source);
  }
  return sources;
}

function sumOfRows(pages: readonly PageFacts[]): RowCount {
  const sum = { rows: 0, facts: 0, diagnosed: 0, ignored: 0 };
  for (const { rowCount } of pages) {
    sum.rows += rowCount.rows;
    sum.facts += rowCount.facts;
    sum.diagnosed += rowCount.diagnosed;
    sum.ignored += rowCount.ignored;
  }
  return sum;
}

/** By file, line, code and message. */
function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (each: Diagnostic): string =>
    `${each.file}\u0000${String(each.line).padStart(8, '0')}\u0000${each.code}\u0000${each.message}`;
  return diagnostics
    .map((each) => ({ each, key: key(each) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ each }) => each);
}
