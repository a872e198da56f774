import type { Dialect } from '../../dialects/index.ts';
import { type ErrorBodyFacts, type OperationFacts, squeeze } from '../../ir/index.ts';
import type { Part } from '../sections.ts';

/**
 * The error body that a page shows: of a failed response on an operation's page, of the first block elsewhere.
 *
 * @param isApart the page's operations stand apart from it: what is left shows structures of all kinds, and an error's
 *   only where its heading or the line above says so
 */
export function errorBodyIn(
  parts: readonly Part[],
  operation: OperationFacts | undefined,
  file: string,
  dialect: Dialect,
  isApart = false,
): ErrorBodyFacts | undefined {
  if (operation) {
    const failed = operation.examples.find((example) => example.failed || /^[45]/.test(example.status ?? ''));
    return failed?.body && errorBodyOf(failed.body.text, { file, line: failed.body.line }, dialect);
  }
  for (const { block, heading, label } of parts) {
    const { title } = dialect.errors;
    if (isApart && !title.test(heading) && !title.test(label)) continue;
    const found = block.kind === 'code' ? errorBodyOf(block.text, { file, line: block.line }, dialect) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** JSON of an error's code and message and little else; undefined for anything more. */
export function errorBodyOf(
  text: string,
  place: { readonly file: string; readonly line: number },
  { errors }: Dialect,
): ErrorBodyFacts | undefined {
  const keys = [...text.matchAll(/"(\w+)"\s*:/g)].map((match) => match[1] ?? '');
  const codeKey = errors.codeKeys.find((key) => keys.includes(key));
  const messageKey = errors.messageKeys.find((key) => keys.includes(key));
  if (!codeKey || !messageKey || keys.length > 4) return undefined;
  const wrapper = /^\s*\{\s*"(\w+)"\s*:\s*\{/.exec(text)?.[1];
  const source = { ...place, words: squeeze(text) };
  return { codeKey, messageKey, ...(wrapper === undefined ? {} : { wrapper }), source };
}
