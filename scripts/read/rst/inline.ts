import { diagnostic, type Run, squeeze } from '../../ir/index.ts';
import { RunBuffer } from '../runs.ts';
import { escaped, follows, isBlank, NUL, opensPair, precedes, restored, unescaped } from './marks.ts';
import { definitionsOf, type PageState, referenceName } from './page.ts';

type Look = Omit<Run, 'text'>;

/** Start strings; an underscore only where it may end a reference or begin a target. */
const CANDIDATE = /[*`|]|_(?![A-Za-z0-9])/g;
const MARKED = /[*`|_\\]/;
const ROLE = /:[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*:/uy;
const NAME = /^[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*$/u;
const NAME_CHARACTER = /[-._+:\p{L}\p{N}]/u;

/** Longest role or reference name that is looked for in front of its mark. */
const NAME_LIMIT = 64;

const ROLES = new Map<string, Look>([
  ['strong', { bold: true }],
  ['emphasis', { italic: true }],
  ['literal', { code: true }],
  ['code', { code: true }],
  ['title-reference', {}],
  ['title', {}],
  ['sub', {}],
  ['subscript', {}],
  // Sphinx's own, whose text is shown as it is.
  ...['command', 'dfn', 'guilabel', 'menuselection', 'program'].map((name): [string, Look] => [name, { bold: true }]),
  ...['envvar', 'file', 'kbd', 'mimetype', 'option', 'regexp', 'samp'].map((name): [string, Look] => [
    name,
    { code: true },
  ]),
]);
/** Sphinx's references to other pages, files, terms and objects: their text is shown, or what they name. */
const REFERRING =
  /^(?:abbr|any|doc|download|eq|keyword|numref|pep|rfc|term|(?:std:(?:doc|term))|(?:c|cpp|http|js|py|rst):\w+)$/;
const RAISING_ROLES: ReadonlySet<string> = new Set(['sup', 'superscript']);
const NO_LOOK: Look = {};
const BOLD: Look = { bold: true };
const ITALIC: Look = { italic: true };
const CODE: Look = { code: true };

/**
 * Reads inline markup by the recognition rules of reStructuredText.
 *
 * @param text a paragraph, with its line breaks
 * @param line page line of its beginning, for diagnostics
 */
export function inlineRuns(text: string, page: PageState, line: number): readonly Run[] {
  if (MARKED.test(text)) return new InlineReader(text, page, line).read();
  const plain = squeeze(text);
  return plain === '' ? [] : [{ text: plain }];
}

interface PhraseEnd {
  readonly at: number;
  readonly end: number;
  /** Empty, `_`, `__` or a role. */
  readonly suffix: string;
}

class InlineReader {
  private readonly text: string;
  private readonly page: PageState;
  private readonly line: number;
  private readonly buffer = new RunBuffer();
  /** Behind the last markup: what stands here counts as the beginning of the text. */
  private base = 0;
  /** Text from here on is not in the buffer yet. */
  private kept = 0;
  /** End strings that the rest of the text does not have: without them, many open marks would cost a search each. */
  private spent: readonly string[] = [];

  constructor(text: string, page: PageState, line: number) {
    this.text = escaped(text);
    this.page = page;
    this.line = line;
  }

  read(): readonly Run[] {
    for (let at = this.candidate(0); at >= 0; ) at = this.candidate(this.markupAt(at));
    this.flush(this.text.length);
    return this.buffer.take();
  }

  private candidate(from: number): number {
    CANDIDATE.lastIndex = from;
    return CANDIDATE.test(this.text) ? CANDIDATE.lastIndex - 1 : -1;
  }

  /** Reads what begins at `at`; gives the place to go on at. */
  private markupAt(at: number): number {
    const doubled = this.text[at + 1] === this.text[at];
    switch (this.text[at]) {
      case '*':
        return doubled ? this.simple(at, '**', BOLD) : this.simple(at, '*', ITALIC);
      case '`':
        return doubled ? this.simple(at, '``', CODE) : this.phrase(at);
      case '|':
        return doubled ? at + 2 : this.substitution(at);
      default:
        return this.text[at + 1] === '`' ? this.target(at) : this.reference(at);
    }
  }

  private flush(to: number): void {
    if (to > this.kept) this.buffer.add(unescaped(this.text.slice(this.kept, to)), NO_LOOK);
  }

  /** Puts markup from `from` to `end` into the buffer. */
  private put(from: number, end: number, text: string, look: Look): number {
    this.flush(from);
    this.buffer.add(text, look);
    this.kept = end;
    return this.leave(end);
  }

  private putRaised(from: number, end: number, text: string): number {
    this.flush(from);
    this.buffer.addRaised(text, NO_LOOK);
    this.kept = end;
    return this.leave(end);
  }

  /** Keeps markup that refers to nothing, backslashes and all. */
  private asWritten(from: number, end: number): number {
    return this.put(from, end, restored(this.text.slice(from, end)), NO_LOOK);
  }

  /** Goes on behind something that stays text or has been read. */
  private leave(end: number): number {
    this.base = end;
    return end;
  }

  /** Whether a start string may stand from `at` to `inside`; a quoted one, as in `"*"`, is text. */
  private opening(at: number, inside: number): 'no' | 'quoted' | 'yes' {
    const { text, base } = this;
    if (at > base && !precedes(text, at - 1)) return 'no';
    if (isBlank(text, inside)) return 'no';
    if (at > base && (inside >= text.length || opensPair(text, at - 1, inside))) return 'quoted';
    return 'yes';
  }

  private simple(at: number, mark: '*' | '**' | '``', look: Look): number {
    const inside = at + mark.length;
    const opening = this.opening(at, inside);
    if (opening === 'no') return inside;
    const close = opening === 'yes' ? this.closing(inside, mark, mark) : -1;
    if (close < 0) return this.leave(inside);
    const content = this.text.slice(inside, close);
    return this.put(at, close + mark.length, mark === '``' ? restored(content) : unescaped(content), look);
  }

  /** Place of the first end string that may end markup begun in front of `inside`; -1 where there is none. */
  private closing(inside: number, mark: string, key: string): number {
    if (this.spent.includes(key)) return -1;
    for (let at = this.text.indexOf(mark, inside); at >= 0; at = this.text.indexOf(mark, at + 1)) {
      if (!follows(this.text, at + mark.length)) continue;
      if (at === inside) return -1;
      if (isBlank(this.text, at - 1) || (mark !== '``' && this.text.charCodeAt(at - 1) === NUL)) continue;
      return at;
    }
    this.spent = [...this.spent, key];
    return -1;
  }

  private target(at: number): number {
    const inside = at + 2;
    const opening = this.opening(at, inside);
    if (opening === 'no') return inside;
    const close = opening === 'yes' ? this.closing(inside, '`', '_`') : -1;
    if (close < 0) return this.leave(inside);
    return this.put(at, close + 1, unescaped(this.text.slice(inside, close)), NO_LOOK);
  }

  private substitution(at: number): number {
    const opening = this.opening(at, at + 1);
    if (opening === 'no') return at + 1;
    const close = opening === 'yes' ? this.closing(at + 1, '|', '|') : -1;
    if (close < 0) return this.leave(at + 1);
    const name = referenceName(unescaped(this.text.slice(at + 1, close)));
    const text = definitionsOf(this.page).substitutions.get(name);
    return text === undefined ? this.asWritten(at, close + 1) : this.put(at, close + 1, text, NO_LOOK);
  }

  /** `name_`: a link where the page defines the name, else text. */
  private reference(at: number): number {
    const { text } = this;
    const end = text[at + 1] === '_' && follows(text, at + 2) ? at + 2 : at + 1;
    if (!follows(text, end)) return at + 1;
    const start = this.nameStart(at);
    if (start === at) return at + 1;
    const name = text.slice(start, at);
    const link = definitionsOf(this.page).targets.get(name.toLowerCase());
    return link === undefined ? this.leave(end) : this.put(start, end, name, { link });
  }

  /** Where the longest name in front of an underscore begins; the underscore itself where there is none. */
  private nameStart(at: number): number {
    const from = Math.max(this.base, at - NAME_LIMIT);
    let start = at;
    while (start > from && NAME_CHARACTER.test(this.text.charAt(start - 1))) start--;
    for (; start < at; start++)
      if ((start === this.base || precedes(this.text, start - 1)) && NAME.test(this.text.slice(start, at)))
        return start;
    return at;
  }

  /** Interpreted text with or without a role, or a reference. */
  private phrase(at: number): number {
    const inside = at + 1;
    const start = this.roleStart(at);
    const opening = start < at ? (isBlank(this.text, inside) ? 'no' : 'yes') : this.opening(at, inside);
    if (opening === 'no') return inside;
    const close = opening === 'yes' ? this.phraseEnd(inside) : undefined;
    if (!close) return this.leave(inside);
    const content = this.text.slice(inside, close.at);
    const role = start < at ? this.text.slice(start + 1, at - 1) : '';
    const isReference = close.suffix.endsWith('_');
    const suffixed = close.suffix.startsWith(':');
    // Two roles, or a role of a reference, contradict each other: the text stays as it is.
    if (Number(start < at) + Number(suffixed) + Number(isReference) > 1) return this.asWritten(start, close.end);
    if (isReference) return this.link(at, content, close.end);
    return this.interpreted(start, content, suffixed ? close.suffix.slice(1, -1) : role, close.end);
  }

  /** Where the role in front of a backquote begins; the backquote itself where there is none. */
  private roleStart(at: number): number {
    if (this.text[at - 1] !== ':') return at;
    const from = Math.max(this.base, at - NAME_LIMIT);
    for (let start = this.text.indexOf(':', from); start < at - 1; start = this.text.indexOf(':', start + 1)) {
      ROLE.lastIndex = start;
      if (ROLE.test(this.text) && ROLE.lastIndex === at && (start === this.base || precedes(this.text, start - 1)))
        return start;
    }
    return at;
  }

  private phraseEnd(inside: number): PhraseEnd | undefined {
    if (this.spent.includes('`')) return undefined;
    const { text } = this;
    for (let at = text.indexOf('`', inside); at >= 0; at = text.indexOf('`', at + 1)) {
      const isOpen = isBlank(text, at - 1) || text.charCodeAt(at - 1) === NUL;
      if (at > inside && isOpen && !(at - 2 >= inside && text.charCodeAt(at - 2) === NUL)) continue;
      const suffix = this.phraseSuffix(at + 1);
      if (suffix === undefined) continue;
      return at === inside ? undefined : { at, end: at + 1 + suffix.length, suffix };
    }
    this.spent = [...this.spent, '`'];
    return undefined;
  }

  /** What belongs to a closing backquote: a role, underscores of a reference, or both, which is an error. */
  private phraseSuffix(from: number): string | undefined {
    const { text } = this;
    ROLE.lastIndex = from;
    const role = text[from] === ':' && ROLE.test(text) ? ROLE.lastIndex : from;
    const end = this.underscoresEnd(role) ?? (role > from ? this.underscoresEnd(from) : undefined);
    return end === undefined ? undefined : text.slice(from, end);
  }

  private underscoresEnd(from: number): number | undefined {
    const { text } = this;
    if (text.startsWith('__', from) && follows(text, from + 2)) return from + 2;
    if (text[from] === '_' && follows(text, from + 1)) return from + 1;
    return follows(text, from) ? from : undefined;
  }

  private interpreted(start: number, content: string, role: string, end: number): number {
    if (role === 'ref' || role === 'std:ref') {
      const { text, target } = splitTarget(content);
      const label = unescaped(target ?? text).trim();
      return this.put(start, end, unescaped(text === '' ? label : text), { link: `#${label}` });
    }
    if (RAISING_ROLES.has(role.toLowerCase())) return this.putRaised(start, end, unescaped(content));
    if (REFERRING.test(role.toLowerCase())) {
      const { text, target } = splitTarget(content);
      return this.put(start, end, unescaped(text === '' ? (target ?? '') : text), NO_LOOK);
    }
    const look = role === '' ? NO_LOOK : ROLES.get(role.toLowerCase());
    if (!look) this.unknownRole(role);
    return this.put(start, end, unescaped(content), look ?? NO_LOOK);
  }

  private unknownRole(role: string): void {
    const place = { file: this.page.file, line: this.line };
    this.page.diagnostics.push(diagnostic('read/rst-construct-unknown', place, { as: 'role', role }));
  }

  /** `` `text <target>`_ `` or a name that the page defines. */
  private link(start: number, content: string, end: number): number {
    const { text, target } = splitTarget(content);
    if (target === undefined) {
      const link = definitionsOf(this.page).targets.get(referenceName(unescaped(content)));
      return link === undefined ? this.asWritten(start, end) : this.put(start, end, unescaped(content), { link });
    }
    const plain = unescaped(target.replace(/[ \n]+/g, ''));
    const named = plain.endsWith('_') && !target.endsWith('\0_') ? plain.slice(0, -1) : undefined;
    const link =
      named === undefined ? plain : (definitionsOf(this.page).targets.get(named.toLowerCase()) ?? `#${named}`);
    return this.put(start, end, unescaped(text === '' ? plain : text), { link });
  }
}

/** Splits `text <target>`; without angle brackets at the end, all of it is text. */
function splitTarget(content: string): { text: string; target: string | undefined } {
  const end = content.length - 1;
  if (!content.endsWith('>') || content.charCodeAt(end - 1) === NUL) return { text: content, target: undefined };
  let open = content.lastIndexOf('<');
  while (open > 0 && content.charCodeAt(open - 1) === NUL) open = content.lastIndexOf('<', open - 1);
  if (open < 0 || open === end - 1) return { text: content, target: undefined };
  return { text: content.slice(0, open).trimEnd(), target: content.slice(open + 1, end) };
}
