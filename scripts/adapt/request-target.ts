/** Methods and paths as references of all kinds write them. */

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;
export type RequestMethod = (typeof METHODS)[number];

/** A method and a path that a page states. */
export interface StatedRequest {
  readonly method: RequestMethod;
  /** Placeholders in braces, without query string and host. */
  readonly path: string;
  /** Types that placeholders carry: `(int:id)`. */
  readonly types: Readonly<Record<string, string>>;
  readonly query: readonly { readonly name: string; readonly value: string }[];
  /** `https://host`, where the line has one. */
  readonly host: string | undefined;
  readonly line: number;
  /** The page's own words. */
  readonly words: string;
}

const METHOD_WORD = METHODS.join('|');
const LINE = new RegExp(
  `^['"‘“\`\\s]*(${METHOD_WORD})(?:\\s*[:：])?\\s+[\`'"]*(https?://[^\\s/'"\`]+(?=/|$|\\?(?![^\\s/'"\`?]*\\?))|\\{[\\w-]+\\}(?=/)|<[\\w-]+>(?=/)|//[\\w.-]+(?=/))?([/?]\\S*(?!\\S)|(?<=\\S)$)(?:\\s+HTTP/[\\d.]+)?(?:['"’”\`\\s]*\\s\\([^(){}/]{1,40}\\))?['"’”\`\\s]*$`,
);

export const isMethod = (word: string): word is RequestMethod => (METHODS as readonly string[]).includes(word);

/** A text that is a method and a path and nothing else; undefined for prose. */
export function requestIn(text: string, line: number): StatedRequest | undefined {
  const match = LINE.exec(text.replace(/\u00a0/g, ' '));
  if (!match) return undefined;
  const [, method = '', host, target = ''] = match;
  if (target === '' && host === undefined) return undefined;
  return stated(method as RequestMethod, target, line, text.trim(), host);
}

/** @param target behind the host; may have a query string */
export function stated(
  method: RequestMethod,
  target: string,
  line: number,
  words: string,
  host?: string,
): StatedRequest {
  // A placeholder may be called `constructor`, which every other object answers to.
  const types = Object.create(null) as Record<string, string>;
  const [front = '', ...rest] = splitQuery(target.replace(/(?<!['"’”`])['"’”`]+$/, ''));
  const path = pathOf(front, types);
  return {
    method,
    path,
    types,
    query: queryOf(rest.join('&')),
    host: /^https?:/.test(host ?? '') ? host : undefined,
    line,
    words,
  };
}

/** Splits at the question mark that begins the query string: none inside a placeholder. */
function splitQuery(target: string): string[] {
  const tail = /\{[?&]([^{}]*)\}/.exec(target);
  const bare = target.replace(/\{[?&][^{}]*\}/g, '').replace(/\[(\?[^[\]]*)\]/g, '$1');
  const at = bare.search(/\?(?![^({<]*[)}>])/);
  const [front, query] = at < 0 ? [bare, ''] : [bare.slice(0, at), bare.slice(at + 1)];
  return [front, ...(query === '' ? [] : [query]), ...(tail?.[1] ? [tail[1].split(',').join('&')] : [])];
}

function queryOf(text: string): StatedRequest['query'] {
  return text.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    const bare = name.replace(/^[{[(<]+/, '').replace(/(?<![}\])>*])[}\])>*]+$/, '');
    return /^[\w.:\-$[\]]+$/.test(bare) ? [{ name: bare, value }] : [];
  });
}

const NAME = '[A-Za-z_][\\w.-]*';
const TYPED = new RegExp(`[({<]\\s*(?:(${NAME}(?:\\([^()]*\\))?)\\s*:\\s*)?(${NAME})\\s*[)}>]`, 'g');
/** `{id:[0-9]+}`: a pattern behind the name, as routers write it. */
const PATTERNED = new RegExp(`\\{(${NAME}):\\w*[^{}\\w/][^{}/]*\\}`, 'g');

/** A path with its placeholders in braces; the types that they carry go into `types`. */
export function pathOf(text: string, types: Record<string, string> = {}): string {
  const path = text
    .replace(/\\(?=[_<>{}*])/g, '')
    .replace(/\{\{([^{}]*)\}\}/g, '{$1}')
    .replace(/#\{/g, '{')
    .replace(/\$\{/g, '{')
    .replace(/%\{/g, '{')
    .replace(PATTERNED, '{$1}')
    .replace(TYPED, (_, type: string | undefined, name: string) => {
      if (type !== undefined) types[name] = type;
      return `{${name}}`;
    })
    .replace(new RegExp(`\\$(${NAME})`, 'g'), '{$1}')
    .replace(new RegExp(`(?<=/):(${NAME})`, 'g'), '{$1}')
    .replace(/\{([^{}]*)\}/g, (_, name: string) => `{${name.trim().replace(/\s+/g, '_')}}`)
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=[^/.,;]|^.)[/.,;]+$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** `/a[/{b}]`: the paths that optional parts stand for, the shortest first. */
export function pathsOf(target: string): string[] {
  const optional = /\[(\/[^[\]]*)\]/.exec(target);
  if (!optional) return [target];
  const [front, rest] = [target.slice(0, optional.index), target.slice(optional.index + optional[0].length)];
  return [...pathsOf(front + rest), ...pathsOf(front + optional[1] + rest)];
}

export const placeholdersOf = (path: string): string[] => [
  ...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '')),
];
