import { wordingOf } from '../text.ts';
import { patternText } from '../../pattern-text.ts';

/** Sentences that say of some of the listed values that no others are supported; the group holds what is named. */
const ONLY_SUPPORTED: readonly RegExp[] = [
  /^(?:currently,? |at present,? )?only (.+) (?:is|are) (?:currently )?(?:supported|available)$/i,
];

/**
 * True where a description says that only some of the values that it lists are supported, and just the others went. A
 * sentence with a condition says it of one case only, and one that names no listed value speaks of other things.
 *
 * @param description as the old contract has it, Markdown
 */
export function areUnsupported(
  description: string,
  values: { readonly gone: readonly unknown[]; readonly kept: readonly unknown[] },
): boolean {
  const words = wordingOf(description);
  if (!values.gone.every((value) => namesValue(words, value))) return false;
  return description
    .split(/\n|[.;](?=\s|$)/)
    .map((sentence) => wordingOf(sentence.replace(/^\s*>/, '')))
    .some((sentence) => {
      const named = ONLY_SUPPORTED.map((form) => form.exec(sentence)?.[1]).find((text) => text !== undefined);
      if (named === undefined || CONDITION.test(named)) return false;
      const names = (value: unknown): boolean => namesValue(named, value);
      return values.kept.length > 0 && values.kept.every(names) && !values.gone.some(names);
    });
}

const CONDITION = /\b(?:if|when|for|in|on|by|with)\b/i;

/** `anti-affinity policies` names `anti-affinity` and not `affinity`. */
function namesValue(text: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const letters = patternText(value);
  return new RegExp(`(?<![\\w-])${letters}(?![\\w-])`).test(text);
}
