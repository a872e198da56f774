import { createHash } from 'node:crypto';
import type { Place } from '../ir/index.ts';
import { visibleLine } from '../visible.ts';
import { canonical, type DatedContract } from './contract.ts';
import type { ChangeKind, Finding, OperationRoots, Pair, PairUse, Shown } from './pairs.ts';
import { placeOf } from './places.ts';
import { ruleOf } from './rules/catalogue.ts';
import { type ChangeClass, CLASSES } from './rules/change-class.ts';
import { classOf, type Effect } from './rules/effects.ts';
import { shownAt } from './schemas/shown.ts';

/** What a change is about. */
export interface Subject {
  /** operationId; '' for the contract as a whole. */
  readonly operation: string;
  /** Method and path, as `DELETE /v1/kites/{kite_id}`; '' for the contract as a whole. */
  readonly route: string;
  /** Part of the operation, for people: `request body`; '' for the operation itself. */
  readonly place: string;
  /** Path of the field in that part: `volume.category`; '' for the part itself. */
  readonly field: string;
}

/** One classified difference of two contracts. */
export interface Change {
  readonly id: string;
  readonly class: ChangeClass;
  /** Whom it hurts and how: the class follows from it. */
  readonly effect: Effect;
  /** What the class rests on. */
  readonly evidence: string;
  readonly kind: ChangeKind;
  /** A sentence without a full stop; Markdown code marks names. */
  readonly message: string;
  /** What it is about: the operation, its method and path, the part of it and the field. */
  readonly subject: Subject;
  /** The end of the message, which is the same wherever the same happened: `is no longer mandatory`. */
  readonly says: string;
  /** In the new contract; in the old one where the thing is gone. */
  readonly pointer: string;
  /** Ids of the operations that it touches, sorted; none where it is about the whole contract. */
  readonly operations: readonly string[];
  /** Where it stood; where the thing is new, what is around it. */
  readonly before?: Place;
  /** Where it stands; where the thing is gone, what was around it. */
  readonly after?: Place;
  /** SHA-256 over rule, operation, location, old and new value, cut to 16 hexadecimal digits. No words of ours. */
  readonly fingerprint: string;
  /** Where it stood, and what its operation was called, in the old contract, where that differs. */
  readonly former?: { readonly pointer?: string; readonly operation?: string };
  /** Its page is the same on both sides, so that the reading of it changed and not the cloud. */
  readonly extraction?: true;
}

interface Compared {
  readonly old: DatedContract;
  readonly now: DatedContract;
  /** Counts what is stated for the first time as new. */
  readonly isStrict: boolean;
}

interface Reached {
  readonly finding: Finding;
  readonly operations: Set<string>;
  /** Shortest way to it, first by text among those: method, path, place, fields. */
  spot: Spot;
}

interface Spot {
  readonly key: string;
  readonly place: string;
  readonly path: string;
  readonly name: string;
  readonly route: string;
  readonly pages: OperationRoots['pages'];
}

/** Findings as changes: each once, with all operations that reach it, in the order of class and place. */
export function changesOf(operations: readonly OperationRoots[], contracts: Compared): Change[] {
  const reached = new Map<Finding, Reached>();
  for (const operation of operations) reach(operation, reached);
  const changes = new Map<string, Change>();
  for (const each of reached.values()) {
    const change = changeOf(each, contracts);
    const known = changes.get(change.fingerprint);
    // One finding at several places of one field is one change.
    if (!known || change.pointer < known.pointer) changes.set(change.fingerprint, change);
  }
  const order = (change: Change): string =>
    `${CLASSES.indexOf(change.class)} ${change.operations[0] ?? ''} ${change.pointer} ${change.id} ${change.fingerprint}`;
  return [...changes.values()]
    .map((change) => ({ change, order: order(change) }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    .map(({ change }) => change);
}

/** A pair on the way through an operation, and the way to it. */
interface Visit {
  readonly place: string;
  readonly pair: Pair;
  readonly path: string;
  readonly from: Visit | undefined;
  readonly use: PairUse | undefined;
}

/** Visits all that an operation uses, each pair once, nearest first. */
function reach({ key, name, route, pages, roots }: OperationRoots, reached: Map<Finding, Reached>): void {
  const seen = new Set<Pair>();
  let level = roots.map(({ place, pair }): Visit => ({ place, pair, path: '', from: undefined, use: undefined }));
  while (level.length > 0) {
    const next: Visit[] = [];
    for (const visit of level) {
      const { place, pair, path } = visit;
      if (seen.has(pair)) continue;
      seen.add(pair);
      for (const found of pair.findings) {
        if (found.ofRequests && RESPONSE.test(place)) continue;
        const finding = byExamples(found, visit);
        const spot = { key, place, path: path + finding.where, name, route, pages };
        const known = reached.get(finding);
        if (!known) reached.set(finding, { finding, operations: new Set([name]), spot });
        else {
          known.operations.add(name);
          if (isNearer(spot, known.spot)) known.spot = spot;
        }
      }
      if (pair.choice) level.push({ ...visit, pair: pair.choice(shownTo(visit)) });
      for (const use of pair.uses) next.push({ place, pair: use.pair, path: path + use.where, from: visit, use });
    }
    level = next;
  }
}

/** A finding, or what is told in its stead where the examples of the operation show that nothing changed. */
function byExamples(finding: Finding, visit: Visit): Finding {
  if (!finding.ifShown) return finding;
  const shown = new Set(shownTo(visit).now.flatMap(({ value }) => [value].flat().map(canonical)));
  const { values, instead } = finding.ifShown;
  return values.length > 0 && values.every((value) => shown.has(canonical(value))) ? instead : finding;
}

/** The place of a root in an answer: `200 response`. */
const RESPONSE = /\bresponse$/;

/** What the examples of the operation show where a visit is. */
const shownTo = ({ from, use }: Visit): Shown => (from && use ? shownAt(use, shownTo(from)) : NOTHING_SHOWN);

const NOTHING_SHOWN: Shown = { old: [], now: [] };

function isNearer(a: Spot, b: Spot): boolean {
  const length = a.path.length - b.path.length;
  return length < 0 || (length === 0 && locationOf(a) < locationOf(b));
}

const locationOf = ({ key, place, path }: Spot): string => `${key} ${place} ${path}`;

function changeOf({ finding, operations, spot }: Reached, contracts: Compared): Change {
  const { id, kind } = finding;
  const rule = ruleOf(id);
  if (!rule) throw new Error(`${id}: not in the catalogue of changes`);
  const names = [...operations].filter((name) => name !== '').sort();
  const before = placeOf(contracts.old, finding.said?.before ?? finding.before, spot.pages.old);
  const after = placeOf(contracts.now, finding.said?.after ?? finding.after, spot.pages.now);
  const location = locationOf(spot);
  const values = [finding.old, finding.new].map((value) => (value === undefined ? '' : canonical(value)));
  return {
    id,
    class: classOf(rule, contracts.isStrict),
    effect: rule.effect,
    evidence: finding.evidence ?? EVIDENCE[kind],
    kind,
    message: visibleLine(`${subjectOf(spot, names.length)} ${finding.says}`),
    subject: {
      operation: spot.name,
      route: visibleLine(spot.route),
      place: visibleLine(spot.place),
      field: visibleLine(fieldOf(spot)),
    },
    says: visibleLine(finding.says),
    pointer: kind === 'removed' ? finding.before : finding.after,
    operations: names,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    fingerprint: createHash('sha256')
      .update([id, location, ...values].join('\0'))
      .digest('hex')
      .slice(0, 16),
    ...formerOf(finding),
    ...(isExtraction(finding, contracts) ? { extraction: true } : {}),
  };
}

/** What a class rests on where nothing more is known. */
const EVIDENCE: Readonly<Record<ChangeKind, string>> = {
  added: 'only the new state has it',
  removed: 'only the old state has it',
  changed: 'both states say what it is',
};

const OPERATION_RENAMES = new Set([
  'api-operation-id-changed',
  'api-inferred-operation-id-changed',
  'generated-operation-renamed-kept',
]);

function formerOf({ id, kind, before, after, old }: Finding): Pick<Change, 'former'> {
  const isElsewhere = kind === 'changed' && before !== '' && before !== after;
  const isRenamed = OPERATION_RENAMES.has(id);
  if (!isElsewhere && !isRenamed) return {};
  return { former: { ...(isElsewhere ? { pointer: before } : {}), ...(isRenamed ? { operation: String(old) } : {}) } };
}

const fieldOf = ({ path }: Spot): string => path.trim().replace(/^\./, '');

/** `volume.category` in the request body of `createNotebook`, and as many more. */
function subjectOf(spot: Spot, count: number): string {
  const { place, name, route } = spot;
  if (name === '') return 'The contract';
  const more = count > 1 ? `and ${count - 1} more` : '';
  // An operation without an id is called by its method and path already.
  const around = [name === route ? '' : route, more].filter(Boolean).join(', ');
  const operation = `\`${name}\`${around === '' ? '' : ` (${around})`}`;
  const field = fieldOf(spot);
  if (place === '') return operation;
  return field === '' ? `The ${place} of ${operation}` : `\`${field}\` in the ${place} of ${operation}`;
}

/** Changes that a page which reads the same can undergo, since others decide. */
const MADE_OF_OTHER_PAGES = new Set([
  'docs-page-moved',
  'generated-field-renamed',
  'generated-former-name-ended',
  'generated-operation-renamed-kept',
  'generated-resource-renamed',
  'generated-resource-renamed-kept',
  'generated-type-renamed',
  'generated-type-renamed-kept',
  'path-parameter-inferred-name-changed',
]);

/** True where every page that the change is told from reads the same on both sides. */
function isExtraction({ id, kind, before, after }: Finding, { old, now }: Compared): boolean {
  if (MADE_OF_OTHER_PAGES.has(id)) return false;
  const sides = [
    ...(kind === 'added' ? [] : [{ place: placeOf(old, before), own: old, other: now }]),
    ...(kind === 'removed' ? [] : [{ place: placeOf(now, after), own: now, other: old }]),
  ];
  return sides.every(({ place, own, other }) => {
    const hash = place && own.pageHash?.(place.file);
    return hash !== undefined && place !== undefined && other.pageHash?.(place.file) === hash;
  });
}
