import type { Dialect } from '../../dialects/index.ts';
import type { ExampleFacts, TableFacts } from '../../ir/index.ts';
import { errorBodyOf } from '../response/error-body.ts';

/**
 * Marks the responses that their bodies show to be ones of failure.
 *
 * @param tables that describe the operation's responses
 * @param file the page that the examples are of
 */
export function withFailures(
  examples: readonly ExampleFacts[],
  tables: readonly TableFacts[],
  file: string,
  dialect: Dialect,
): readonly ExampleFacts[] {
  const successes = tables.filter(({ status }) => !/^[45]/.test(status ?? ''));
  const rows = new Set(successes.flatMap(({ fields }) => fields.map(({ name }) => name)));
  if (tables.length === 0) return examples;
  return examples.map((example) => (showsError(example, rows, file, dialect) ? { ...example, failed: true } : example));
}

/** A response without a status that is an error's code and message in a key that no row of the response has. */
function showsError(
  { kind, status, body }: ExampleFacts,
  rows: ReadonlySet<string>,
  file: string,
  dialect: Dialect,
): boolean {
  if (kind !== 'response' || status !== undefined || !body) return false;
  const wrapper = errorBodyOf(body.text, { file, line: body.line }, dialect)?.wrapper;
  return wrapper !== undefined && !rows.has(wrapper);
}
