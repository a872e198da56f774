import bash from '@speed-highlight/core/languages/bash.js';
import go from '@speed-highlight/core/languages/go.js';
import java from '@speed-highlight/core/languages/java.js';
import json from '@speed-highlight/core/languages/json.js';
import python from '@speed-highlight/core/languages/py.js';
import typescript from '@speed-highlight/core/languages/ts.js';
import { type ShjLanguageData, type ShjToken, tokenizeWith } from '@speed-highlight/core/tokenize';
import { html, type Markup } from './markup.ts';

/** Languages whose code can be coloured. */
const GRAMMARS: Readonly<Record<string, unknown>> = { bash, go, java, json, python, typescript };

/** What is coloured, by the library's kinds of tokens; what is left out has the colour of text. */
const CLASSES: Readonly<Partial<Record<ShjToken, string>>> = {
  bool: 'n',
  class: 't',
  cmnt: 'c',
  func: 'f',
  kwd: 'k',
  num: 'n',
  str: 's',
  type: 't',
  var: 'v',
};

/** The library's patterns look back over words and blanks, so that longer ones would take too long. */
const isLong = (code: string): boolean =>
  code.length > 10_000 ||
  code.split('\n').some(({ length }) => length > 400) ||
  code.split(/\S+/).some(({ length }) => length > 100);

/**
 * Code with its tokens in `<span class="t-…">`. The library gives text and kind of each token and no HTML; the text is
 * escaped as any other. Code in a language without a grammar, code that is too long, or that the library doesn't give back
 * whole, is left without colours.
 */
export function highlight(code: string, language: string): Markup {
  const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined;
  if (grammar === undefined || isLong(code)) return html`${code}`;
  const tokens: { text: string; kind: string | undefined }[] = [];
  tokenizeWith(code, grammar as ShjLanguageData, (text, type) => {
    const kind = type && CLASSES[type];
    const last = tokens.at(-1);
    if (last && last.kind === kind) last.text += text;
    else tokens.push({ text, kind });
  });
  if (tokens.map(({ text }) => text).join('') !== code) return html`${code}`;
  return html`${tokens.map(({ text, kind }) => (kind === undefined ? text : html`<span class="t-${kind}">${text}</span>`))}`;
}
