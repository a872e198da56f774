/** Linting: what Redocly says of a contract, as diagnostics. Starting it is the command layer's work. */
import { z } from 'zod';
import type { Severity } from '../ir/index.ts';

export { type FoldedFinding, foldedByRule, type PlacedFinding } from './fold.ts';
export { LINT_RULES, type LintRule, ofAnotherMaker, REDOCLY_RULES, redoclyPage } from './rules.ts';
export { type Refusal, refusalsOf } from '../refusals.ts';

/** One finding of Redocly: `pointer` into the contract, 1-based line where Redocly knows it. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly file: string;
}

const output = z.object({
  problems: z.array(
    z.object({
      ruleId: z.string(),
      severity: z.enum(['error', 'warn']),
      message: z.string(),
      location: z.array(z.object({ source: z.object({ ref: z.string() }), pointer: z.string().optional() })),
    }),
  ),
});

/**
 * Reads the output of `redocly lint --format=json`.
 *
 * @throws ZodError or SyntaxError where the text is no such output
 */
export function readLintOutput(text: string): LintFinding[] {
  return output.parse(JSON.parse(text)).problems.map(({ ruleId, severity, message, location }) => ({
    rule: ruleId,
    severity: severity === 'warn' ? 'warning' : 'error',
    message,
    pointer: location[0]?.pointer ?? '#/',
    file: location[0]?.source.ref ?? '',
  }));
}
