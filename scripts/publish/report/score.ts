import type { Diagnostic, DiagnosticCode, Severity } from '../../ir/index.ts';

/** What a finding takes from the score of its page, in points per `WEIGHT_OF_PAGE + rows`. */
export const COSTS: Readonly<Record<Severity, number>> = { error: 10, warning: 3, info: 1 };

/** What a page counts beside its rows, for its title, URI and examples; keeps short pages from extremes. */
export const WEIGHT_OF_PAGE = 10;

/** A guide without an operation is a fine page. */
const FREE: ReadonlySet<DiagnosticCode> = new Set(['extract/page-without-operation']);

/** What a finding costs its page. Limits of our reader are not the page's fault and cost nothing. */
export function costOf({ code, kind, severity }: Pick<Diagnostic, 'code' | 'kind' | 'severity'>): number {
  return kind === 'contract' || FREE.has(code) ? 0 : COSTS[severity];
}

/**
 * The score of a page, 0 to 100; 100 only where no finding costs.
 *
 * @returns undefined for a page with neither an operation nor a row nor a finding that costs
 */
export function scoreOf(
  page: { readonly rows: number; readonly hasOperation: boolean },
  findings: readonly Diagnostic[],
): number | undefined {
  const cost = findings.reduce((sum, finding) => sum + costOf(finding), 0);
  if (cost === 0 && page.rows === 0 && !page.hasOperation) return undefined;
  return Math.max(0, Math.floor(100 - (100 * cost) / (WEIGHT_OF_PAGE + page.rows)));
}
