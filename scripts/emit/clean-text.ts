// What may not reach a contract's free text: control, formatting (bidirectional, zero-width) and private-use
// characters, and the line separators of Unicode.
const UNSAFE = /[^\P{Cc}\n\t]|[\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** Text that no rule below would change. */
const PLAIN = /^(?:[!-)+-.0-[\]-~](?: ?[!-)+-.0-[\]-~])*)?$/;
const MAX_LENGTH = 20_000;

/**
 * The one place through which free text of pages passes on its way into the contract.
 *
 * Comment ends are parted and triple quotes replaced, so that no generator's output lets text out of a comment or a
 * docstring; a trailing backslash, which would escape what follows, is cut.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  let clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(UNSAFE, '');
  clean = clean.replace(/\*\//g, '* /').replace(/\/\*/g, '/ *').replace(/"""/g, "'''");
  if (clean.length > MAX_LENGTH) clean = `${clean.slice(0, MAX_LENGTH)}…`;
  return clean
    .replace(/[ \t]+$/gm, '')
    .replace(/\\+$/, '')
    .trim();
}
