/** Text that is HTML already; only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Part[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls, which no page means, and marks that turn the direction of text, which could hide what a line says. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text whose controls and marks of direction are written out, so that it shows what it holds. */
export function visibleText(text: string): string {
  return text
    .replace(/\r(?=\n|$)/g, '')
    .replace(INVISIBLE, (mark) => `\u27e8U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`);
}

/** Most texts; to find that nothing is to be done is a tenth of doing it. */
const PLAIN = /^[\n\t !#-%(-;=?-~]*$/;

/** The only way of foreign text into a page: safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  if (PLAIN.test(text)) return text;
  return visibleText(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] as string);
}

/** A template whose values are escaped, but for what is markup already. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let text = strings[0] as string;
  for (let i = 0; i < values.length; i++) text += render(values[i]) + strings[i + 1];
  return new Markup(text);
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}

/** JSON for a script element: nothing in it can end the element or start a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
