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

/** An alternative of all methods, for patterns. */
export const METHOD_WORD = METHODS.join('|');
const LINE = new RegExp(
  `^['"‘“\`\\s]*(${METHOD_WORD})(?:\\s*[:：])?\\s+[\`'"]*(https?://[^\\s/'"\`]+(?=/|$|\\?(?![^\\s/'"\`?]*\\?))|\\{[\\w-]+\\}(?=/)|<[\\w-]+>(?=/)|//[\\w.-]+(?=/))?([/?]\\S*(?!\\S)|(?<=\\S)$)(?:\\s+HTTP/[\\d.]+)?(?:['"’”\`\\s]*\\s\\([^(){}/]{1,40}\\))?['"’”\`\\s]*$`,
);

export const isMethod = (word: string): word is RequestMethod => (METHODS as readonly string[]).includes(word);

/** A text that is a method and a path and nothing else; undefined for prose. */
export function requestIn(text: string, line: number): StatedRequest | undefined {
  const match = LINE.exec(withoutBlanks(text.replace(/\u00a0/g, ' ')));
  if (!match) return undefined;
  const [, method = '', host, target = ''] = match;
  if (target === '' && host === undefined) return undefined;
  const step = /^[{<]([\w-]+)[}>]$/.exec(host ?? '')?.[1];
  // `{orchard_ref}/trees` begins with a part of the path, `{host}/trees` with the address.
  if (step !== undefined && (!ADDRESS_WORD.test(step) || THING_WORD.test(step)))
    return stated(method as RequestMethod, `/${host}${target}`, line, text.trim());
  return stated(method as RequestMethod, target, line, text.trim(), host);
}

/** Names of placeholders that stand for the address of a server, and ends of names of things that have one. */
const ADDRESS_WORD =
  /^(?:ur[il]|ip)$|host|server|base|domain|addr|endpoint|instance|site|root|api|service|gateway|scheme|protocol|cluster|fqdn|node/i;
const THING_WORD = /(?:id|ref|(?<!host)name|key|slug|number|type)$/i;

const SEVERAL = new RegExp(
  `^['"\`\\s[(]*((?:${METHOD_WORD})(?:\\s*(?:,|/|\\||&|\\bor\\b|\\band\\b)\\s*(?:${METHOD_WORD}))+)[\\])]?(?:\\s*[:：])?\\s+(?=\\S*/)`,
);

/** The requests that a line states and nothing else: one, or several methods of one path: `GET, POST /trees`. */
export function requestsIn(text: string, line: number): StatedRequest[] {
  const several = SEVERAL.exec(text);
  const [all = '', methods = ''] = several ?? [];
  if (!several) {
    const one = requestIn(text, line);
    return one ? [one] : [];
  }
  return methods.split(/[^A-Z]+/).flatMap((method) => {
    const request = requestIn(`${method} ${text.slice(all.length)}`, line);
    return request ? [{ ...request, words: text.trim() }] : [];
  });
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
  const bare = withoutBlanks(target.replace(/(?<!['"’”`])['"’”`]+$/, ''));
  const [front = '', ...rest] = splitQuery(withOptional(withoutPatterns(bare, types)));
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

/** `/(id or name)`: placeholders of several words, which are written with underscores from here on. */
const withoutBlanks = (text: string): string =>
  text.replace(
    /(?<=[/=])[({<]([A-Za-z][\w-]*(?: [A-Za-z][\w-]*){1,5})[)}>]/g,
    (_, words: string) => `{${words.replace(/ /g, '_')}}`,
  );

/** `/:order?`: a step that may be left out, as Express writes it. */
const withOptional = (text: string): string => text.replace(/\/(:[A-Za-z_]\w*)\?(?=\/|$)/g, '[/$1]');

/** `(.+)`, `(?P<id>\d+)`: groups of a router's pattern, which have a name or get one. */
function withoutPatterns(text: string, types: Record<string, string>): string {
  let out = '';
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const end = text[at] === '(' ? groupEnd(text, at) : undefined;
    const inner = end === undefined ? '' : text.slice(at + 1, end);
    const [, given, named = inner] = /^\?P?<(\w+)>(.*)$/s.exec(inner) ?? [];
    if (end === undefined || (given === undefined && !IN_PATTERN.test(inner))) {
      out += text[at];
      continue;
    }
    if (given === undefined) count++;
    const name = given ?? (count > 1 ? `value${count}` : 'value');
    if (/^(?:\\d|\[0-9\])[+*]?$/.test(named)) types[name] = 'int';
    out += `{${name}}`;
    at = end;
  }
  return out === text ? text : out.replace(/\/?\$$/, '');
}

/** What only a pattern has: a set, a class, or any character, repeated. */
const IN_PATTERN = /^(?!\?)(?:.*\\[dwsS]|.*\[|\.[*+])/s;

/** Where the group ends that begins at a bracket; undefined where none does. */
function groupEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return undefined;
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
  return text.split(/[&;]/).flatMap((pair) => {
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
    .replace(/\{([\w.-]+)#[^{}]*\}/g, '{$1}')
    .replace(/#\{/g, '{')
    .replace(/\$\{/g, '{')
    .replace(/%\{/g, '{')
    .replace(PATTERNED, '{$1}')
    .replace(/(?<=\/)\[([A-Za-z_][\w-]*)\](?=\/|$)/g, '{$1}')
    .replace(TYPED, (_, type: string | undefined, name: string) => {
      if (type !== undefined) types[name] = type;
      return `{${name}}`;
    })
    .replace(new RegExp(`\\$(${NAME})`, 'g'), '{$1}')
    .replace(/(?<=[/.,~-]):([A-Za-z_](?:\w|-(?!:))*)/g, '{$1}')
    .replace(/\{([^{}]*)\}/g, (_, name: string) => `{${name.trim().replace(/\s+/g, '_')}}`)
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=[^.,;])[.,;]+$/, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Requests of one reference, without the slash that a few of their paths end with; where at least half of the paths do,
 * it is how that reference writes its paths.
 */
export function withEvenSlashes(requests: readonly StatedRequest[]): StatedRequest[] {
  const ends = requests.filter(({ path }) => path.endsWith('/') && path !== '/').length;
  if (ends * 2 >= requests.length) return [...requests];
  return requests.map((each) => ({ ...each, path: each.path.replace(/(?<=.)\/$/, '') }));
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
