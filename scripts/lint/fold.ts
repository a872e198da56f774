import type { Severity } from '../ir/index.ts';

/** A finding of a linter at its place: the page and line that state what it is about, else the contract itself. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  /** 1-based; absent where no page states it, and the pointer alone says where it is. */
  readonly line?: number;
  /** Into the contract. */
  readonly pointer: string;
  /** What to write, where a file of settings holds it. */
  readonly advice?: string;
}

/** All findings of one rule, which a person reads as one. */
export interface FoldedFinding {
  readonly first: PlacedFinding;
  /** The others, in the order in which they were found. */
  readonly more: readonly PlacedFinding[];
}

/** Findings by rule and severity: errors first, then in the order in which a rule was first broken. */
export function foldedByRule(findings: readonly PlacedFinding[]): FoldedFinding[] {
  const groups = new Map<string, [PlacedFinding, ...PlacedFinding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const folded = [...groups.values()].map(([first, ...more]) => ({ first, more }));
  const isError = ({ first }: FoldedFinding): number => (first.severity === 'error' ? 0 : 1);
  return folded.sort((a, b) => isError(a) - isError(b));
}
