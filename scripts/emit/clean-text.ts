import { isActive } from '../allow-lists.ts';

// What may not reach a contract's free text: control, formatting (bidirectional, zero-width) and private-use
// characters, halves of a character, and the line separators of Unicode.
const UNSAFE = /[^\P{Cc}\n\t\r]|[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;
const SUSPECT = new RegExp(UNSAFE.source, 'u');
/** Text that no rule of characters and comments would change; those of quotes and tags look for themselves. */
const PLAIN = /^(?:[!-)+-.0-[\]-~](?: ?[!-)+-.0-[\]-~])*)?$/;
/** What runs where Markdown is shown by a reader that knows no escape. */
const MAY_RUN = /<script\b|\bon[a-z]+\s*=|javascript:/i;
const TAG = /<(?=[a-z])/gi;
const MAX_LENGTH = 20_000;

/**
 * The one place through which free text of pages passes on its way into the contract.
 *
 * Comment ends get Markdown's escape, which shows as nothing, and triple quotes are replaced, so that no generator's
 * output lets text out of a comment or a docstring: no blank enters what a page writes word for word. Tags and
 * addresses that run are parted, for readers of Markdown that know no escape; a trailing backslash, which would escape
 * what follows, is cut.
 */
export function cleanText(text: string): string {
  if (text.length <= MAX_LENGTH && PLAIN.test(text) && !text.includes('"""') && !MAY_RUN.test(text)) return text;
  let clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(UNSAFE, '');
  clean = clean.replaceAll('*/', '*\\/').replace(/"""/g, "'''");
  if (MAY_RUN.test(clean)) clean = clean.replace(TAG, '< ').replace(/javascript:/gi, 'javascript :');
  if (clean.length > MAX_LENGTH) clean = `${clean.slice(0, MAX_LENGTH).replace(/\p{Cs}$/u, '')}…`;
  // The look behind keeps runs of blanks inside a line from being tried at each of their characters.
  return withoutLastBackslash(clean.replace(/(?<![ \t])[ \t]+$/gm, '').trim());
}

function withoutLastBackslash(text: string): string {
  let clean = text;
  while (clean.endsWith('\\')) clean = clean.slice(0, -1).trimEnd();
  return clean;
}

/** Deeper than any body of a service: what lies below would exhaust the stack of whoever writes it. */
const MAX_DEPTH = 100;
/** Longer keys have no simple form in YAML, and no field has one. */
const MAX_KEY = 500;

/**
 * Data of an example without the characters that free text may not have either, and without keys that tools would act
 * on. Nothing else is changed: quotes and comment marks may be what a service wants.
 *
 * @returns the value itself where nothing has to go; `null` in the place of what is nested deeper than 100 levels
 */
export function cleanData(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return SUSPECT.test(value) ? value.replace(UNSAFE, '') : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => cleanData(item, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value);
  const clean = entries
    .filter(([key]) => !isActive(key) && key.length <= MAX_KEY)
    .map(([key, item]): [string, unknown] => [cleanData(key) as string, cleanData(item, depth + 1)]);
  const isSame =
    clean.length === entries.length &&
    clean.every(([key, item], at) => key === entries[at]?.[0] && item === entries[at]?.[1]);
  return isSame ? value : Object.fromEntries(clean);
}
