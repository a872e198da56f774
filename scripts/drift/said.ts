import type { HistoryStatement } from '../extract/index.ts';
import { entriesOf, isNode, listOf, textOf } from '../nodes.ts';
import { Contract, type DatedContract } from './contract.ts';
import { operationsOf } from './operations/match-operations.ts';
import type { JudgedChange } from './report/judged-change.ts';
import { headingOf } from './text.ts';

/** What the reference's own change history says, beside what was found. */
export interface SaidChanges {
  /** The page of the new state that says it. */
  readonly file: string;
  /** Statements that a change bears out. */
  readonly found: readonly HistoryStatement[];
  /** Statements about operations or fields of the contracts, of which no change was found. */
  readonly notFound: readonly HistoryStatement[];
  /** How many statements are about neither: guides, permissions, a first release. */
  readonly elsewhere: number;
  /** Fingerprints of changes that break or warn, and of operations that came or went, of which nothing is said. */
  readonly unsaid: readonly string[];
}

/** Statements of releases that only the new state has; an old release whose statements are reworded is none. */
export function newStatements(
  old: readonly HistoryStatement[],
  now: readonly HistoryStatement[],
): readonly HistoryStatement[] {
  const known = new Set(old.map(({ date }) => date));
  return now.filter(({ date }) => !known.has(date));
}

/**
 * Sets what a change history says of the new state beside what was found.
 *
 * @param statements those that only the new state makes
 * @returns undefined where it says nothing new
 */
export function saidChanges(
  statements: readonly HistoryStatement[],
  sides: { readonly old: DatedContract; readonly now: DatedContract },
  changes: readonly JudgedChange[],
): SaidChanges | undefined {
  const [first] = statements;
  if (!first) return undefined;
  const subjects = new Subjects(sides);
  const borneOut = new Set<JudgedChange>();
  const judged = statements.map((statement) => {
    const about = subjects.of(statement);
    const causes = changes.filter((change) => isOf(change, statement, about));
    for (const cause of causes) borneOut.add(cause);
    return { statement, isAbout: about.operations.size > 0 || about.fields.length > 0, isFound: causes.length > 0 };
  });
  return {
    file: first.file,
    found: judged.filter(({ isFound }) => isFound).map(({ statement }) => statement),
    notFound: judged.filter(({ isAbout, isFound }) => isAbout && !isFound).map(({ statement }) => statement),
    elsewhere: judged.filter(({ isAbout, isFound }) => !isAbout && !isFound).length,
    unsaid: changes
      .filter((change) => isWorthSaying(change) && !borneOut.has(change))
      .map((change) => change.fingerprint),
  };
}

/** What an editor would tell readers; names of generated code are no matter of the reference. */
const isWorthSaying = ({ class: klass, id }: JudgedChange): boolean =>
  !id.startsWith('generated-') && (klass === 'breaking' || klass === 'warning' || id === 'endpoint-added');

interface About {
  /** Ids of operations. */
  readonly operations: ReadonlySet<string>;
  /** Names of fields and values that the contracts know. */
  readonly fields: readonly string[];
}

/** Operations by title and chapter, and the names of all fields. */
class Subjects {
  private readonly byTitle = new Map<string, Set<string>>();
  private readonly names = new Set<string>();

  constructor({ old, now }: { readonly old: DatedContract; readonly now: DatedContract }) {
    for (const side of [old, now]) {
      for (const { id, node } of operationsOf(new Contract(side)))
        for (const title of [textOf(node.summary) ?? '', ...listOf(node.tags).map(String)]) {
          const key = headingOf(title);
          this.byTitle.set(key, (this.byTitle.get(key) ?? new Set()).add(id));
        }
      this.noteNames(side.document);
    }
  }

  of({ titles, names }: HistoryStatement): About {
    const operations = new Set(titles.flatMap((title) => [...(this.byTitle.get(headingOf(title)) ?? [])]));
    return { operations, fields: names.filter((name) => this.names.has(name)) };
  }

  private noteNames(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.noteNames(each);
    if (!isNode(value)) return;
    for (const [name] of entriesOf(value.properties)) this.names.add(name);
    if (typeof value.in === 'string' && typeof value.name === 'string') this.names.add(value.name);
    for (const each of listOf(value.enum)) if (typeof each === 'string') this.names.add(each);
    for (const each of Object.values(value)) if (typeof each === 'object') this.noteNames(each);
  }
}

/** Rules of what came and what went. */
const CAME = /added|^endpoint-added|^new-|described$|-set$/;
const WENT = /removed|unset$|no-longer/;

/** True where a change is what a statement speaks of. */
function isOf(
  change: JudgedChange,
  { action, names, titles }: HistoryStatement,
  { operations, fields }: About,
): boolean {
  const isThere = change.operations.some((operation) => operations.has(operation));
  if (operations.size > 0 && !isThere) return false;
  if (names.length > 0 && fields.length > 0) {
    const told = new Set([
      ...change.subject.field.split(/[.[\]{}<>]+/),
      ...[...`${change.subject.place} ${change.says}`.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ]);
    return fields.some((name) => told.has(name));
  }
  if (!isThere || titles.length === 0) return false;
  if (action === 'added') return CAME.test(change.id) || change.kind === 'added';
  return action !== 'removed' || WENT.test(change.id) || change.kind === 'removed';
}
