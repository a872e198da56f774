import type { Dialect } from '../../dialects/index.ts';
import type { ExampleFacts, StatusFacts, TableFacts } from '../../ir/index.ts';
import { errorBodyOf } from './error-body.ts';

/**
 * Marks response tables that describe the body of an error, though they stand where a success is described: all rows are
 * an error's by name and words, and either the page shows no other body, or success has none (204).
 *
 * @param statuses that the page lists
 */
export function withErrorTables(
  tables: readonly TableFacts[],
  examples: readonly ExampleFacts[],
  statuses: readonly StatusFacts[],
  dialect: Dialect,
): readonly TableFacts[] {
  const successes = statuses.filter(({ code }) => code.startsWith('2'));
  const isEmpty = successes.length > 0 && successes.every(({ code }) => code === '204' || code === '205');
  const shown = examples.flatMap(({ kind, body }) => (kind === 'response' && body ? [body] : []));
  const showsErrors =
    shown.length > 0 &&
    shown.every(({ text, line }) => errorBodyOf(text, { file: '', line }, dialect)?.wrapper !== undefined);
  if (!isEmpty && !showsErrors) return tables;
  return tables.map((table) =>
    isOpen(table) && isOfError(table, dialect) ? { ...table, status: '4XX', outcome: 'abnormal' as const } : table,
  );
}

/** A table of a response's body that nothing on the page gives to a status. */
const isOpen = ({ section, status, outcome, usage }: TableFacts): boolean =>
  section === 'response' && status === undefined && outcome === undefined && usage !== 'header';

function isOfError({ fields }: TableFacts, { errors }: Dialect): boolean {
  const isCode = (name: string): boolean => errors.codeKeys.includes(name);
  const isMessage = (name: string): boolean => errors.messageKeys.includes(name);
  return (
    fields.some(({ name }) => isMessage(name)) &&
    fields.every(({ name, description }) =>
      isCode(name) || isMessage(name) ? /\b(?:errors?|fail)/i.test(description.value) : errors.otherKeys.test(name),
    )
  );
}
