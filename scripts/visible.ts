/**
 * Text of pages and contracts for a terminal: characters that would steer it, or hide and reorder others, are written
 * as their code. Lines stay lines.
 */
export const visible = (text: string): string =>
  text.replace(
    /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );

/** Such text as one line. */
export const visibleLine = (text: string): string => visible(text).replace(/\n/g, '\\u{a}');
