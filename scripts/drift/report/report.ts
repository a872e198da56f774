import type { JudgedFinding } from '../../diagnostics/index.ts';
import type { Diagnostic, Severity } from '../../ir/index.ts';
import type { Change } from '../changes.ts';
import type { SaidChanges } from '../said.ts';
import { type ChangeClass, CLASSES } from '../rules/change-class.ts';
import type { Acknowledgement, StaleAcknowledgement } from './acknowledgements.ts';
import type { JudgedChange } from './judged-change.ts';
import { storiesOf } from './stories.ts';

export type Bump = 'major' | 'minor' | 'patch' | 'none';

export interface DriftSummary {
  /** Changes by class; those that are acknowledged are not among them. */
  readonly breaking: number;
  readonly warning: number;
  readonly additive: number;
  readonly docsOnly: number;
  readonly acknowledged: number;
  /** Changes of the contract whose page is the same: faults of ours. */
  readonly extraction: number;
  /** Pages that changes are on, and those of them whose changes are of words alone. */
  readonly pages: number;
  readonly pagesOfWordsOnly: number;
  /** Emitted files that are not what they should be; absent where none were looked at. */
  readonly outdated?: number;
  /** What has one cause counts once: as many as a reader has to look at, by class. */
  readonly stories: Readonly<Record<'breaking' | 'warning' | 'additive' | 'docsOnly', number>>;
  /** The step of a semantic version that says what happened. */
  readonly bump: Bump;
  /** Why that step: the story that asks for it. Absent where there is none. */
  readonly bumpReason?: string;
}

/** All that a comparison came to: every format tells this. */
export interface DriftReport {
  readonly summary: DriftSummary;
  readonly changes: readonly JudgedChange[];
  readonly stale: readonly StaleAcknowledgement[];
  /** What was found of files rather than of contracts; absent where none were looked at. */
  readonly diagnostics?: readonly Diagnostic[];
  /** What was found of the pages as they are, with what somebody has accepted; absent where they were not judged. */
  readonly findings?: readonly JudgedFinding[];
  /** What the reference's own change history says, where folders of pages with one were compared. */
  readonly said?: SaidChanges;
  /** What was compared, as the user named it. */
  readonly old: string;
  readonly now: string;
}

export const FAIL_CLASSES = [...CLASSES, 'never'] as const;
export type FailClass = (typeof FAIL_CLASSES)[number];

/** The class that weighs as much as a severity: a level means the same of findings and of changes. */
export const CLASS_OF_SEVERITY = {
  error: 'breaking',
  warning: 'warning',
  info: 'docs-only',
} as const satisfies Record<Severity, ChangeClass>;

/**
 * Puts changes and acknowledgements together.
 *
 * @param today YYYY-MM-DD
 * @param diagnostics what was found of emitted files, where they were looked at
 */
export function driftReport(
  changes: readonly (Change & { readonly service?: string })[],
  acknowledgements: readonly Acknowledgement[],
  today: string,
  names: { readonly old: string; readonly now: string },
  diagnostics?: readonly Diagnostic[],
): DriftReport {
  const isExpired = ({ expires }: Acknowledgement): boolean => expires !== undefined && expires < today;
  const valid = new Map(acknowledgements.filter((each) => !isExpired(each)).map((each) => [each.fingerprint, each]));
  const judged = changes.map((change): JudgedChange => {
    const acknowledged = valid.get(change.fingerprint);
    return acknowledged ? { ...change, acknowledged } : change;
  });
  const met = new Set(changes.map(({ fingerprint }) => fingerprint));
  const stale = acknowledgements.flatMap((each): StaleAcknowledgement[] => {
    if (isExpired(each)) return [{ ...each, problem: 'expired' }];
    return met.has(each.fingerprint) ? [] : [{ ...each, problem: 'unused' }];
  });
  const summary = summaryOf(judged);
  if (!diagnostics) return { summary, changes: judged, stale, ...names };
  const outdated = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { summary: { ...summary, outdated }, changes: judged, stale, diagnostics, ...names };
}

/** The page that a change is of. */
const pageOf = ({ before, after }: JudgedChange): string | undefined => (after ?? before)?.file;

function summaryOf(changes: readonly JudgedChange[]): DriftSummary {
  const open = changes.filter(({ acknowledged }) => !acknowledged);
  const count = (name: ChangeClass): number => open.filter((change) => change.class === name).length;
  const stories = storiesOf(open);
  const told = (name: ChangeClass): number => stories.filter((story) => story.class === name).length;
  const bump = bumpOf(changes);
  // What is new says more of a minor step than what is only stated now.
  const reason =
    stories.find((story) => bump === 'minor' && story.class === 'additive') ??
    stories.find((story) => BUMPS[story.class] === bump);
  const pages = new Map<string, boolean>();
  for (const change of changes) {
    const file = pageOf(change);
    if (file === undefined) continue;
    const page = `${change.service ?? ''} ${file}`;
    pages.set(page, (pages.get(page) ?? true) && change.class === 'docs-only');
  }
  return {
    breaking: count('breaking'),
    warning: count('warning'),
    additive: count('additive'),
    docsOnly: count('docs-only'),
    acknowledged: changes.length - open.length,
    extraction: changes.filter(({ extraction }) => extraction).length,
    pages: pages.size,
    pagesOfWordsOnly: [...pages.values()].filter(Boolean).length,
    stories: {
      breaking: told('breaking'),
      warning: told('warning'),
      additive: told('additive'),
      docsOnly: told('docs-only'),
    },
    bump,
    ...(reason === undefined ? {} : { bumpReason: reason.headline }),
  };
}

const BUMPS: Readonly<Record<ChangeClass, Bump>> = {
  breaking: 'major',
  warning: 'minor',
  additive: 'minor',
  'docs-only': 'patch',
};

/** The greatest step that a change asks for; a correction of documentation changes no API. */
function bumpOf(changes: readonly JudgedChange[]): Bump {
  const steps = new Set(
    changes.map((change) => BUMPS[change.acknowledged?.documentationCorrected ? 'docs-only' : change.class]),
  );
  return (['major', 'minor', 'patch'] as const).find((step) => steps.has(step)) ?? 'none';
}

/**
 * True where a finding that nobody accepted, or a change that nobody acknowledged, is of the class or a worse one. A change whose page is the
 * same on both sides is an error that nobody can acknowledge.
 */
export function failsAt(
  { changes, diagnostics = [], findings = [] }: Pick<DriftReport, 'changes' | 'diagnostics' | 'findings'>,
  level: FailClass,
): boolean {
  if (level === 'never') return false;
  const worst = CLASSES.indexOf(level);
  const isReached = (klass: ChangeClass): boolean => CLASSES.indexOf(klass) <= worst;
  return (
    changes.some((change) => change.extraction || (!change.acknowledged && isReached(change.class))) ||
    diagnostics.some(({ severity }) => isReached(CLASS_OF_SEVERITY[severity])) ||
    findings.some(({ severity, waiver }) => waiver === undefined && isReached(CLASS_OF_SEVERITY[severity]))
  );
}

/**
 * The version after a step, by semantic versioning; before 1.0.0 a breaking change is a minor step.
 *
 * @returns undefined for a version that isn't semantic
 */
export function nextVersion(version: string, bump: Bump): string | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!match) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  const step = major === 0 && bump === 'major' ? 'minor' : bump;
  if (step === 'major') return `${major + 1}.0.0`;
  if (step === 'minor') return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + (step === 'patch' ? 1 : 0)}`;
}
