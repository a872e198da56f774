/** Calls of curl in samples: what is sent, where to, and what is printed below the call. Pure. */
import type { Code } from '../ir/index.ts';
import { isMethod, type RequestMethod } from './request-target.ts';

/** A call of curl, and what stands below it. */
export interface ReadCommand {
  readonly method: RequestMethod;
  /** As the call has it; undefined where it names no address. */
  readonly url: string | undefined;
  /** JSON that is sent, as the page has it. */
  readonly body: Code | undefined;
  /** Of a body of names and values: `-d a=b`, `-F file=@x`. */
  readonly media: string | undefined;
  /** What the call prints: JSON, or an answer with its status line. */
  readonly answer: Code | undefined;
}

const PROMPT = /^[$#%>]\s+/;
const ANSWER = /^\s*(?:[[{]|HTTP\/\d)/;
const SENT = /^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json)$/;
/** Options of curl whose value is the next word. */
const WITH_VALUE =
  /^(?:-[HuAbceoETmxwK]|--(?:header|user|user-agent|cookie|cookie-jar|output|cert|key|cacert|max-time|proxy|write-out|config|referer|form-string))$/;

/** The first call of curl in a block of code; undefined where it begins with anything else. */
export function commandIn({ text, line, ...code }: Code): ReadCommand | undefined {
  const start = /^\s*(?:[$#%>]\s+)?(?=curl\s)/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const { words, end } = wordsOf(text, start + 'curl'.length);
  const part = (from: number, words: string): Code => ({ ...code, text: words, line: line + linesIn(text, from) });
  const state: { method?: string; url?: string; body?: Code; media?: string; isSent: boolean } = { isSent: false };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    const next = words[at + 1];
    const given = /^-X(\w+)$/.exec(word.text)?.[1];
    if (given !== undefined) state.method = given;
    else if (/^(?:-X|--request)$/.test(word.text) && next) state.method = words[++at]?.text ?? '';
    else if (/^(?:-F|--form)$/.test(word.text)) {
      state.media = 'multipart/form-data';
      state.isSent = true;
      at++;
    } else if (SENT.test(word.text) && next) {
      at++;
      state.isSent = true;
      if (/^\s*[[{]/.test(next.text)) state.body ??= part(next.start, next.text);
      else if (/^[\w.[\]-]+=/.test(next.text)) state.media ??= 'application/x-www-form-urlencoded';
    } else if (/^(?:-G|--get)$/.test(word.text)) state.method ??= 'GET';
    else if (/^(?:-I|--head)$/.test(word.text)) state.method ??= 'HEAD';
    else if (WITH_VALUE.test(word.text)) at++;
    else if (!word.text.startsWith('-') && (/^https?:\/\//.test(word.text) || word.text.includes('/')))
      state.url ??= word.text;
  }
  const { method = state.isSent ? 'POST' : 'GET', url, body, media } = state;
  if (!isMethod(method.toUpperCase())) return undefined;
  return { method: method.toUpperCase() as RequestMethod, url, body, media, answer: answerBelow(text, end, part) };
}

function answerBelow(text: string, end: number, part: (from: number, words: string) => Code): Code | undefined {
  const rest = text.slice(end);
  const lines = rest.split('\n');
  const first = lines.findIndex((each) => each.trim() !== '');
  const from = lines.slice(0, first).reduce((sum, each) => sum + each.length + 1, end);
  const stop = lines.findIndex((each, at) => at > first && PROMPT.test(each));
  const words = lines.slice(first, stop < 0 ? undefined : stop).join('\n');
  return first >= 0 && ANSWER.test(words) ? part(from, words.trimEnd()) : undefined;
}

interface Word {
  readonly text: string;
  /** Where its first character stands in the block. */
  readonly start: number;
}

/** The words of a shell's line, up to its end or to a pipe; a backslash goes on with the next line. */
function wordsOf(text: string, from: number): { words: Word[]; end: number } {
  const words: Word[] = [];
  let at = from;
  let isPiped = false;
  while (at < text.length && text[at] !== '\n') {
    const blank = /^(?:[ \t]+|\\\r?\n)/.exec(text.slice(at, at + 200))?.[0].length ?? 0;
    if (blank > 0) {
      at += blank;
      continue;
    }
    const word = wordAt(text, at);
    if (/^[|;&]+$/.test(word.text)) isPiped = true;
    if (!isPiped) words.push({ text: word.text, start: word.start });
    at = Math.max(word.end, at + 1);
  }
  return { words, end: Math.min(at + 1, text.length) };
}

/** One word, with its quotes taken off; a backslash in double quotes stands for what it escapes. */
function wordAt(text: string, from: number): Word & { end: number } {
  let at = from;
  let out = '';
  let start: number | undefined;
  let quote = '';
  for (; at < text.length; at++) {
    const each = text[at] ?? '';
    if (quote === '' && /\s/.test(each)) break;
    if (quote === '' && each === '\\' && text[at + 1] === '\n') break;
    if (quote === '' && (each === "'" || each === '"')) {
      quote = each;
      continue;
    }
    if (each === quote) {
      quote = '';
      continue;
    }
    start ??= at;
    if (each === '\\' && quote === '"' && /["\\$`]/.test(text[at + 1] ?? '')) at++;
    out += text[at] ?? '';
  }
  return { text: out, start: start ?? from, end: at };
}

const linesIn = (text: string, end: number): number => text.slice(0, end).split('\n').length - 1;
