import { asciiName } from '../../ascii-name.ts';
import { isAllowed } from '../../allow-lists.ts';
import {
  type Diagnostic,
  diagnostic,
  type Method,
  METHODS,
  type PathFacts,
  type Run,
  type Source,
  textOfRuns,
} from '../../ir/index.ts';

const METHOD = `(?:${METHODS.join('|')})`;
const METHOD_LINE = new RegExp(
  `^\\s*(?:(?:ur[il](?: format)?|path|request ?line)\\s*[:：]\\s*)?(?:http\\s+)?(${METHODS.join('|')})\\s*(?:[:：]\\s*|\\s)((?:https?:/|\\{[\\w-]*endpoint\\})?/\\S*(?:\\s.*)?|v\\d[\\w.]*/\\S*)$`,
  'i',
);
const METHOD_ONLY = new RegExp(`^\\s*(?:(?:http |request )?method\\s*[:：]\\s*)?(${METHODS.join('|')})\\b\\s*$`, 'i');
const PATH_ONLY = /^\s*(?:(?:ur[il]|path)\s*(?:format\s*)?[:：]\s*)?((?:https?:\/)?\/\S+)$/i;
/** The root counts behind a label: a slash alone may be a separator. */
const ROOT_ONLY = /^\s*(?:ur[il]|path)\s*(?:format\s*)?[:：]\s*(\/)$/i;
/** Where a second request line begins in one text. */
const NEXT_LINE = new RegExp(`(?<!\\s)\\s+(?:(?:or|and)\\s+)?(?=${METHOD}\\s+/)`, 'g');

/** The request lines that one text holds: `GET /v1/x or GET /v2/x` has two. */
export const splitRequestLines = (text: string): string[] => (text.includes('/') ? text.split(NEXT_LINE) : [text]);

/** True for the rest of a URI that a line break has cut off. */
export const continuesUri = (before: string, text: string): boolean =>
  /^\S+$/.test(text) && (/[/\-_=&?]$/.test(before) || /^[/?&=}]/.test(text)) && !/^https?:/i.test(text);

export interface RequestLine {
  readonly method: Method;
  readonly target: string;
}

/** Reads `GET /v1/x`, also behind a label `URI:`; undefined for prose. */
export function requestLineOf(text: string): RequestLine | undefined {
  const match = METHOD_LINE.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  const target = match[2]
    .trim()
    .replace(/(?<!\s)\s+HTTP\/\d(?:\.\d)?$/i, '')
    .replace(/^(?=v\d)/i, '/');
  return { method: match[1].toUpperCase() as Method, target };
}

/** A method or a path that stands on a line of its own, mostly behind a label (`Method: GET`, `PATH: /v1/x`). */
export function labelledPieceOf(text: string): { method: Method } | { target: string } | undefined {
  const method = METHOD_ONLY.exec(text)?.[1];
  if (method) return { method: method.toUpperCase() as Method };
  const target = (PATH_ONLY.exec(text) ?? ROOT_ONLY.exec(text))?.[1];
  return target ? { target: target.trim() } : undefined;
}

/** Text of a URI line; an emphasised word between slashes stands for a placeholder. */
export function uriText(runs: readonly Run[]): string {
  const marked = runs.map((run) =>
    (run.italic || run.bold) && /^[A-Za-z_]\w*$/.test(run.text) ? { ...run, text: `\ue003${run.text}\ue004` } : run,
  );
  const text = textOfRuns(marked);
  return text.replace(/(?<=[/=])\ue003(\w+)\ue004/g, '{$1}').replace(/[\ue003\ue004]/g, '');
}

/**
 * Reads the target of a URI line: path, placeholders, and the names in its query string or `{?a,b}` tail.
 *
 * Blanks inside, stray punctuation, `<id>` and `:id` are mended and reported.
 */
export function pathOf(target: string, source: Source): { path: PathFacts; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const mend = (what: string): void => {
    diagnostics.push(diagnostic('extract/uri-mended', source, { what, words: source.words }));
  };
  if (!source.words.includes(target)) mend('A path begins with a slash');
  let text = target
    .replace(/\\_/g, '_')
    .replace(/^\{[\w-]*endpoint\}/i, '')
    .replace(/\[(\?[^[\]]*)\]$/, '$1');
  const remark = /(?<!\s)\s+\([^()/]*\)$/.exec(text);
  if (remark) {
    mend('A remark behind the URI is not a part of it');
    text = text.slice(0, remark.index);
  }
  if (/\s/.test(text)) {
    mend('Blanks inside the URI are taken out');
    text = text.replace(/\s+/g, '');
  }
  const tail = /\{[?&]([^{}]*)\}/.exec(text);
  const query: { name: string; value: string }[] = (tail?.[1] ?? '')
    .split(',')
    .filter(Boolean)
    .map((name) => ({ name: name.replace(/\*$/, ''), value: '' }));
  text = text.replace(/\{[?&][^{}]*\}/g, '');
  const [front = '', ...rest] = text.split('?');
  for (const pair of rest.join('&').split('&')) {
    const [name = '', value = ''] = pair.split('=');
    const bare = name.replace(/^[{[(]+/, '').replace(/(?<![}\])])[}\])]+$/, '');
    if (value === '' && name.startsWith('{') && STANDS_FOR_QUERY.test(bare)) continue;
    if (/^[\w.:\-$[\]]+$/.test(bare)) query.push({ name: bare, value });
  }
  let path = front.replace(/(?<![.,;。…])[.,;。…]+$/, '');
  if (path !== front) mend('Punctuation behind the URI is not a part of it');
  const placeholders = path
    .replace(/<([\p{L}\p{M}\p{N}_-]+)>/gu, '{$1}')
    .replace(/(?<=\/):([A-Za-z_][\w-]*)/g, '{$1}')
    .replace(/\(([A-Za-z_][\w-]*)\)/g, '{$1}')
    .replace(/\$\{/g, '{')
    .replace(/\{\{([^{}]*)\}\}/g, '{$1}')
    .replace(/\{([\w-]+)(?=\/|$)/g, '{$1}')
    .replace(/\{\s+|(?<!\s)\s+\}/g, (brace) => brace.trim());
  if (placeholders !== path) mend('Placeholders are written in braces');
  path = placeholders.replace(/\/{2,}/g, '/');
  const endsInSlash = path.length > 1 && path.endsWith('/');
  if (endsInSlash) path = path.slice(0, -1);
  let odd = 0;
  const named = path.replace(/\{([^{}]+)\}/g, (braces, name: string) => {
    if (isAllowed('placeholder', name)) return braces;
    const plain = asciiName(name);
    return isAllowed('placeholder', plain) ? `{${plain}}` : `{parameter${++odd}}`;
  });
  if (named !== path) mend('Placeholders that are no names get one');
  path = named;
  // One parameter may stand in a path twice.
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''));
  const facts = { path, placeholders: [...names], query, source };
  return { path: endsInSlash ? { ...facts, endsInSlash } : facts, diagnostics };
}

/** `?{query_string}`: a word for all that may stand there. */
const STANDS_FOR_QUERY =
  /^(?:query|param|parameter|filter|option|condition)s?(?:[_-]?(?:strings?|param(?:eter)?s?|list))?$/i;

/** Paths that OpenAPI, the routers of its tools and generated code can carry. */
export const isUsablePath = (path: string): boolean => isAllowed('path', path);
