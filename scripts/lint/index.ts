/** Linting: what Redocly says of a contract, as diagnostics. Starting it is the command layer's work. */
import { z } from 'zod';
import type { Severity } from '../ir/index.ts';

export { type FoldedFinding, foldedByRule, type PlacedFinding } from './fold.ts';
export { lostReferences } from './lost-references.ts';
export {
  LINT_RULES,
  type LintRule,
  ofAnotherMaker,
  REDOCLY_RULES,
  redoclyPage,
  SETTING_RULES,
  type SettingRule,
} from './rules.ts';
export { misshapenIn, type Refusal, refusalsOf } from '../refusals.ts';

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
 * Reads the output of `redocly lint --format=json`: a document of its own for each contract, indented, so that a brace
 * that begins a line ends one.
 *
 * @throws ZodError or SyntaxError where the text is no such output
 */
export function readLintOutput(text: string): LintFinding[] {
  const documents = text.split(/^\}/m).filter((each, index) => index === 0 || each.trim() !== '');
  return documents.flatMap(problemsOf);
}

const problemsOf = (document: string): LintFinding[] =>
  output.parse(JSON.parse(`${document}}`)).problems.map(({ ruleId, severity, message, location }) => ({
    rule: ruleId,
    severity: severity === 'warn' ? 'warning' : 'error',
    message,
    pointer: location[0]?.pointer ?? '#/',
    file: location[0]?.source.ref ?? '',
  }));
