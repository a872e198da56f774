import { markdownComment } from './comment-text.ts';
import { GenerateError } from './target.ts';

/**
 * Ways for text of pages into generated files. Whoever writes a page must not be able to write code: each function
 * gives text that stays what it is in its place.
 */

/** A value as a literal of JavaScript and TypeScript. */
export const literal = (value: unknown): string => JSON.stringify(value);

/** A value as a literal that may also stand in a fenced block of Markdown. */
export const fencedLiteral = (value: unknown): string => literal(value).replaceAll('`', '\\u0060');

/** Text as one line of a block comment. */
export const commentText = (text: string): string => markdownComment(oneLine(text)).replaceAll('*/', '*\\/');

/** Text as one line of Markdown, also in a cell of a table: no markup and no HTML. */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Text as inline code of Markdown, also in a cell of a table. A backtick, which would end it, becomes a quote. */
export const markdownCode = (text: string): string =>
  `\`${oneLine(text).replaceAll('`', "'").replaceAll('|', '\\|')}\``;

/** Text without line breaks, control characters and those that reorder or hide other characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();

/**
 * Puts values in the place of `{{name}}` in a template. What a value holds is not filled again.
 *
 * @param parts what stands between `{{#name}}` and `{{/name}}` stays where the part is true, and goes where it is false;
 * between `{{^name}}` and `{{/name}}` it is the other way round. Parts don't nest.
 * @throws GenerateError where the template asks for something that is not given
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, boolean>> = {},
): string {
  return withParts(template, parts).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new GenerateError(`template: nothing to put in the place of {{${name}}}`);
    return value;
  });
}

function withParts(template: string, parts: Readonly<Record<string, boolean>>): string {
  const [front = '', ...rest] = template.split(/\{\{(?=[#^])/);
  return rest.reduce((text, piece) => {
    const [, sign, name = ''] = /^([#^])(\w+)\}\}/.exec(piece) ?? [];
    const end = `{{/${name}}}`;
    const at = piece.indexOf(end);
    const part = parts[name];
    if (part === undefined || at < 0) throw new GenerateError(`template: no such part, or no end of it: ${name}`);
    const inner = piece.slice(name.length + 3, at);
    return text + (part === (sign === '#') ? inner : '') + piece.slice(at + end.length);
  }, front);
}

/** Text as one line of a docstring of Python, or of a comment of any language. */
export const docText = (text: string): string =>
  oneLine(text).replace(/\\/g, '/').replaceAll('"', "'").replaceAll('*/', '* /');
