import type { Run } from '../document.ts';
import { RunBuffer } from '../runs.ts';

type Look = Omit<Run, 'text'>;

/** What ends and begins inline markup, by the inline markup recognition rules of reStructuredText. */
const BEFORE = /[\s'"([{<\-/:‐‑‒–—¡¿«‘“‚„‹]/;
const AFTER = /[\s'")\]}>\-/:.,;!?\\\ue005‐‑‒–—»’”›，。；：、）]/;
const OPENERS = '\'"([{<‘“';
const CLOSERS = '\'")]}>’”';

/** Backslash escapes as a private mark and the escaped character, so that markup rules see that it is escaped. */
const escapes = (text: string): string => text.replace(/\\([\s\S])/g, '\ue005$1');
const unescaped = (text: string): string => text.replace(/\ue005\s/g, '').replace(/\ue005/g, '');
const restore = (text: string): string => text.replace(/\ue005/g, '\\');

const CANDIDATE = /\*\*|\*|``|:[A-Za-z][\w.+-]*:`|`|\|/g;

/** Parses the text of a paragraph into runs. */
export function inlineRuns(source: string): readonly Run[] {
  const buffer = new RunBuffer();
  if (!/[*`\\|]/.test(source)) {
    buffer.add(source, {});
    return buffer.take();
  }
  const text = escapes(source);
  let done = 0;
  CANDIDATE.lastIndex = 0;
  const scan = new RegExp(CANDIDATE.source, 'g');
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const found = markupAt(text, match.index, match[0]);
    if (!found) {
      if (match[0].length > 1) scan.lastIndex = match.index + (match[0] === '**' || match[0] === '``' ? 2 : 1);
      continue;
    }
    buffer.add(unescaped(text.slice(done, match.index)), {});
    for (const run of found.runs) buffer.add(run.text, run.look);
    done = found.end;
    scan.lastIndex = done;
  }
  buffer.add(unescaped(text.slice(done)), {});
  return buffer.take();
}

interface Markup {
  readonly runs: readonly { readonly text: string; readonly look: Look }[];
  readonly end: number;
}

function markupAt(text: string, start: number, token: string): Markup | undefined {
  const before = text[start - 1];
  if (before === '\ue005' || (before !== undefined && !BEFORE.test(before))) return undefined;
  const inside = start + token.length;
  const next = text[inside];
  if (next === undefined || /\s/.test(next)) return undefined;
  const quote = before === undefined ? -1 : OPENERS.indexOf(before);
  if (quote >= 0 && CLOSERS[quote] === next && token !== '``') return undefined;
  switch (token) {
    case '**':
      return simple(text, inside, '**', { bold: true });
    case '*':
      return simple(text, inside, '*', { italic: true });
    case '``':
      return literal(text, inside);
    case '|':
      return substitution(text, inside);
    case '`':
      return phrase(text, inside);
    default:
      return role(text, inside, token.slice(1, -2));
  }
}

/** End of markup: the first end string after a character that is no blank, before one that may follow markup. */
function endOf(text: string, inside: number, end: string, escapable = true): number {
  for (let at = text.indexOf(end, inside + 1); at >= 0; at = text.indexOf(end, at + 1)) {
    const last = text[at - 1] as string;
    if (/\s/.test(last) && text[at - 2] !== '\ue005') continue;
    if (/\s/.test(last)) continue;
    if (escapable && last === '\ue005') continue;
    const after = text[at + end.length];
    if (end === '*' && (after === '*' || last === '*')) continue;
    if (after === undefined || AFTER.test(after)) return at;
  }
  return -1;
}

function simple(text: string, inside: number, end: string, look: Look): Markup | undefined {
  const at = endOf(text, inside, end);
  return at < 0 ? undefined : { runs: [{ text: unescaped(text.slice(inside, at)), look }], end: at + end.length };
}

function literal(text: string, inside: number): Markup | undefined {
  const at = endOf(text, inside, '``', false);
  return at < 0 ? undefined : { runs: [{ text: restore(text.slice(inside, at)), look: { code: true } }], end: at + 2 };
}

/** A substitution stands for an image on these pages: it has no text. */
function substitution(text: string, inside: number): Markup | undefined {
  const at = endOf(text, inside, '|');
  return at < 0 || text.slice(inside, at).includes('\n')
    ? undefined
    : { runs: [], end: at + 1 + (/^_{0,2}/.exec(text.slice(at + 1))?.[0].length ?? 0) };
}

/** `` `text <target>`__ `` is a link, `` `text` `` alone interpreted text. */
function phrase(text: string, inside: number): Markup | undefined {
  const at = endOfPhrase(text, inside);
  if (at < 0) return undefined;
  const body = text.slice(inside, at);
  const reference = /^__?/.exec(text.slice(at + 1))?.[0] ?? '';
  if (reference === '') return { runs: [{ text: unescaped(body), look: { italic: true } }], end: at + 1 };
  const target = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(body);
  const look: Look = target?.[2] ? { link: unescaped(target[2]).replace(/\s+/g, '') } : {};
  return { runs: [{ text: unescaped(target?.[1] || target?.[2] || body), look }], end: at + 1 + reference.length };
}

function endOfPhrase(text: string, inside: number): number {
  for (let at = text.indexOf('`', inside); at >= 0; at = text.indexOf('`', at + 1)) {
    if (text[at - 1] === '\ue005' || /\s/.test(text[at - 1] as string)) continue;
    const after = text.slice(at + 1, at + 3).replace(/^_{1,2}/, '');
    if (after === '' || AFTER.test(after[0] as string)) return at;
  }
  return -1;
}

/** `` :ref:`text <label>` `` links to a label of any page; other roles keep their text. */
function role(text: string, inside: number, name: string): Markup | undefined {
  const at = endOfPhrase(text, inside);
  if (at < 0) return undefined;
  const body = text.slice(inside, at);
  if (name !== 'ref' && name !== 'doc')
    return { runs: [{ text: unescaped(body), look: { italic: true } }], end: at + 1 };
  const target = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(body);
  const label = unescaped(target?.[2] ?? body).trim();
  return {
    runs: [{ text: unescaped(target?.[1] ?? body), look: { link: name === 'ref' ? `#${label}` : label } }],
    end: at + 1,
  };
}
