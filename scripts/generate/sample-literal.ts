/** Characters that are invisible, reorder others, or that some language's files may not have. */
const HIDDEN = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\u007f-\u009f\u2028\u2029]/gu;

/** A UTF-16 unit or more as escapes that JSON, JavaScript and Java know. */
const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** JSON in which each character is seen. Line breaks stand between its tokens alone. */
export const visibleJson = (value: unknown, indent = 0): string =>
  JSON.stringify(value, null, indent).replace(HIDDEN, escaped);

/** Text as a literal of JavaScript, TypeScript and Java; none of its escapes is one that Java reads before the literal. */
export const textLiteral = (text: string): string => visibleJson(text);

/** Text as a literal of Python or Go, which have escapes for whole characters. */
export const wideLiteral = (text: string): string =>
  JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });

/** How a language writes the values of JSON. */
export interface LiteralStyle {
  readonly text: (text: string) => string;
  readonly key: (name: string) => string;
  /** What stands inside the braces of an object on one line. */
  readonly padding: '' | ' ';
  readonly words: Readonly<Record<'null' | 'true' | 'false', string>>;
}

/** Characters of a line that a short list or object may fill. */
const SHORT = 72;

/** A value of JSON as a literal, lines after the first indented by `indent` blanks; what is short is one line. */
export function valueLiteral(value: unknown, style: LiteralStyle, step: number, indent = 0): string {
  if (typeof value === 'string') return style.text(value);
  if (typeof value !== 'object' || value === null)
    return style.words[String(value) as keyof LiteralStyle['words']] ?? String(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each) => valueLiteral(each, style, step, indent + step))
    : Object.entries(value).map(
        ([name, each]) => `${style.key(name)}: ${valueLiteral(each, style, step, indent + step)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const padding = isList || parts.length === 0 ? '' : style.padding;
  const flat = `${open}${padding}${parts.join(', ')}${padding}${close}`;
  if (parts.length === 0 || (flat.length + indent <= SHORT && !flat.includes('\n'))) return flat;
  const margin = ' '.repeat(indent + step);
  return `${open}\n${parts.map((part) => `${margin}${part},\n`).join('')}${' '.repeat(indent)}${close}`;
}
