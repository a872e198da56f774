import type { Change } from '../changes.ts';
import type { ProofLanguage } from './language.ts';
import type { Failure, Use } from './program.ts';

/** What a compiler shows of a change; `no type` where types have no bearing on it. */
export type Proof = 'shown' | 'not shown' | 'no type';

/** By the target whose client is compiled. */
export type Proofs = Readonly<Record<string, Proof>>;

/** What became of changes by the compiler of a language. */
export interface Proved<C extends Change> {
  /** All changes; those that break, and those that the compiler shows, with its verdict. */
  readonly changes: readonly (C & { readonly proofs?: Proofs })[];
  /** What the compiler finds and no change tells. */
  readonly unexplained: readonly Failure[];
}

/**
 * Sets what a compiler finds beside the changes that were found.
 *
 * @param changes of one contract, with what was proved in other languages
 */
export function proved<C extends Change & { readonly proofs?: Proofs }>(
  changes: readonly C[],
  failures: readonly Failure[],
  language: ProofLanguage,
): Proved<C> {
  const hurting = changes.filter((change) => change.class === 'breaking' || change.class === 'warning');
  const shown = new Set<C>();
  const unexplained = failures.filter((failure) => {
    const causes = hurting.filter((change) => isCause(change, failure));
    for (const cause of causes) shown.add(cause);
    return causes.length === 0 && !hurting.some((change) => isNear(change, failure.use));
  });
  return {
    changes: changes.map((change): C => {
      const proof = shown.has(change) ? 'shown' : change.class === 'breaking' ? unshown(change, language) : undefined;
      return proof === undefined ? change : { ...change, proofs: { ...change.proofs, [language.target]: proof } };
    }),
    unexplained,
  };
}

const unshown = ({ id, subject }: Change, language: ProofLanguage): Proof =>
  language.shows.some((form) => form.test(id)) && !FAILURE.test(subject.place) ? 'not shown' : 'no type';

/** Clients give the bodies of failures no type. */
const FAILURE = /^(?:[345]..|default) response$/;

/** New ids of operations that were renamed, by their old ones. */
export const renamedOperations = (changes: readonly Change[]): ReadonlyMap<string, string> =>
  new Map(
    changes.flatMap(({ former, operations: [now] }) =>
      former?.operation === undefined || now === undefined ? [] : [[former.operation, now] as const],
    ),
  );

/** Rules of what has become mandatory, which fails where the object around it is made. */
const MANDATORY = /^new-required-|-became-required$|^request-body-added-required$/;
const VALUE = /-enum-value-|-values-narrowed$|-became-enum$/;
/** Rules of an operation as a whole, in which all that uses it fails. */
const WHOLE = /^api-(?:path-)?removed-|operation-id-changed$|^endpoint-moved$/;

/** Pointer in the old contract; of what is new there is none. */
const oldPointer = ({ kind, pointer, former }: Change): string | undefined =>
  kind === 'removed' ? pointer : kind === 'changed' ? (former?.pointer ?? pointer) : undefined;

/** True where a change is why a line no longer compiles. */
function isCause(change: Change, { use, text }: Failure): boolean {
  if (use.kind === 'operation') return WHOLE.test(change.id) && isOf(change, use);
  if (use.kind === 'mandatory') return MANDATORY.test(change.id) && isOf(change, use) && namesMissing(text, change);
  if (use.kind === 'value' && VALUE.test(change.id) && isAt(change, use))
    return change.says.includes(`\`${use.name}\``);
  return !MANDATORY.test(change.id) && !VALUE.test(change.id) && isAt(change, use);
}

/** The new contract's name of an operation is the change's; a renamed one has its old name beside. */
const isOf = ({ operations, former }: Change, { operation }: Use): boolean =>
  operations.includes(operation) || former?.operation === operation;

/** True where a change is of a thing that a line uses: of itself, or of its keywords. */
function isAt(change: Change, { pointers }: Use): boolean {
  const at = oldPointer(change);
  return (
    at !== undefined &&
    pointers.some((each) => at === each || (at.startsWith(`${each}/`) && !/\/properties\//.test(at.slice(each.length))))
  );
}

/** The compiler names what is missing; of a whole group of parameters the group. */
function namesMissing(text: string, { subject, id }: Change): boolean {
  const names = new Set([...text.matchAll(/'([^']+)'|(?<=: |, )([\w-]+)(?=,|$)/g)].flatMap(([, a, b]) => a ?? b ?? []));
  if (id === 'request-body-added-required') return names.has('body');
  const leaf =
    (subject.field === '' ? subject.place : subject.field)
      .split('.')
      .at(-1)
      ?.replace(/[`[\]{}]/g, '') ?? '';
  const [group = ''] = subject.place.split(' ');
  return names.has(leaf) || names.has(leaf.split(' ').at(-1) ?? '') || (subject.field === '' && names.has(group));
}

/** True where a change tells of the same name in the same operation, though not by the same pointer. */
function isNear(change: Change, use: Use): boolean {
  if (WHOLE.test(change.id) && isOf(change, use)) return true;
  const isWhole = change.operations.length === 0;
  return use.name !== '' && (isWhole || isOf(change, use)) && (isAt(change, use) || namesIn(change).has(use.name));
}

const namesIn = ({ subject, says }: Change): ReadonlySet<string> =>
  new Set([
    ...subject.field.split(/[.[\]{}<>]+/),
    ...[...`${subject.place} ${says}`.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => name),
  ]);

/** What a compiler finds and no change tells, in a line. */
export const unexplainedText = ({ use, text }: Failure): string =>
  `${use.what} of \`${use.operation}\` (${use.route}): ${text}`;

/** Verdicts on the changes that break, by number: a row of the table of agreement. */
export interface Agreement {
  readonly breaking: number;
  readonly shown: number;
  readonly notShown: number;
  readonly noType: number;
  readonly unexplained: number;
}

/**
 * Counts verdicts of a language.
 *
 * @param language the target whose client is compiled
 */
export function agreementOf(
  { changes, unexplained }: Proved<Change & { readonly proofs?: Proofs }>,
  language: string,
): Agreement {
  const breaking = changes.filter((change) => change.class === 'breaking');
  const count = (proof: Proof): number => breaking.filter(({ proofs }) => proofs?.[language] === proof).length;
  return {
    breaking: breaking.length,
    shown: count('shown'),
    notShown: count('not shown'),
    noType: count('no type'),
    unexplained: unexplained.length,
  };
}
