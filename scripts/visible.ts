/** Begins of what services that run a build take for a command to them in its output. */
const COMMANDS = /^(?=[ \t]*::)[ \t]*:|#(?=#(?:\[|vso\[|teamcity\[))/gm;

const codeOf = (sign: string): string => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * Text of pages and contracts with what would steer a terminal, or hide and reorder other characters, written as its
 * code. Lines stay lines.
 */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/gu, codeOf);

/** What most texts are: no sign that would be written as its code. */
const PLAIN = /^[\n\t\x20-\x7e]*$/;

const isPlain = (text: string): boolean => PLAIN.test(text) && !text.includes('::') && !text.includes('##');

/** Such text for a terminal or a log: what would be a command to the service that runs a build is none either. */
export const visible = (text: string): string =>
  isPlain(text) ? text : printable(text).replace(COMMANDS, (begin) => begin.slice(0, -1) + codeOf(begin.slice(-1)));

/** Such text as one line. */
export const visibleLine = (text: string): string => visible(text.replace(/\n/g, codeOf));
