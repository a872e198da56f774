import type { Viewer, ViewerName, ViewerText } from '../ir/index.ts';
import { lineIndex } from './line-index.ts';

/** Programs that show contracts, each with what it leaves in a page, the surest first. */
const PROGRAMS: readonly { readonly program: string; readonly mark: RegExp }[] = [
  { program: 'Redoc', mark: /<redoc[\s>]|\bRedoc\.(?:init|hydrate)\s*\(|__redoc_state\b/ },
  { program: 'RapiDoc', mark: /<rapi-?doc(?:-mini)?[\s>]/ },
  { program: 'Scalar', mark: /\bid=["']?api-reference\b|\bScalar\.createApiReference\s*\(/ },
  { program: 'Stoplight Elements', mark: /<elements-api[\s>]/ },
  { program: 'Swagger UI', mark: /\bSwaggerUI(?:Bundle|StandalonePreset)\b|\bid=["']?swagger-ui\b/ },
];

/** The key that every contract begins with, also in JSON that is written into a text of a script. */
export const CONTRACT_KEY = /(\\?["']|)\b(openapi|swagger)\1[ \t]*:\s*(\\?["']|)([23]\.\d+(?:\.\d+)?)\3/g;

/** Attributes and calls that name a contract. */
const NAMED =
  /\b(?:spec-url|apidescriptionurl|data-url|specurl)=["']([^"'\s]+)["']|\bRedoc\.init\(\s*["']([^"'\s]+)["']|["']?\burl["']?\s*:\s*["']([^"'\s]+)["']/gi;
const SOURCE = /<script\b[^<>]{0,500}?\bsrc=["']([^"'\s]+)["']/gi;

/** Each page with a program or a key of a contract has one of these, and most pages have none. */
const ANY_WORD = /redoc|Redoc|rapi|api-reference|Scalar|elements-api|wagger|openapi/;

/** undefined for a page that neither holds a contract nor has a program that would show one. */
export function viewerOf(text: string): Viewer | undefined {
  if (!ANY_WORD.test(text)) return undefined;
  const program = PROGRAMS.find(({ mark }) => mark.test(text))?.program;
  const texts = scriptsIn(text).filter((script) => holdsKey(script.text));
  if (program === undefined && texts.length === 0) return undefined;
  const isFull = texts.length > 0;
  return {
    program,
    texts,
    names: program && !isFull ? namesIn(text, NAMED) : [],
    scripts: program && !isFull ? namesIn(text, SOURCE) : [],
  };
}

/** As `viewerOf`, of a script beside the page. */
export function viewerOfScript(text: string): Pick<Viewer, 'texts' | 'names'> {
  return holdsKey(text) ? { texts: [{ text, line: 1 }], names: [] } : { texts: [], names: namesIn(text, NAMED) };
}

const holdsKey = (text: string): boolean => text.search(CONTRACT_KEY) >= 0;

/** More names than any page gives its viewer. */
const MAX_NAMES = 50;

function namesIn(text: string, pattern: RegExp): ViewerName[] {
  const lineAt = lineIndex(text);
  const found = new Map<string, ViewerName>();
  for (const match of text.matchAll(pattern)) {
    const name = (match.slice(1).find((each) => each !== undefined) ?? '').replace(/[?#].*$/s, '');
    if (!found.has(name)) found.set(name, { name, line: lineAt(match.index) });
    if (found.size === MAX_NAMES) break;
  }
  return [...found.values()];
}

/** The contents of a page's scripts. */
function scriptsIn(text: string): ViewerText[] {
  const scripts: ViewerText[] = [];
  const lineAt = lineIndex(text);
  const lower = /<\/script/gi;
  for (const open of text.matchAll(/<script\b/gi)) {
    const start = text.indexOf('>', open.index) + 1;
    if (start === 0) break;
    if (start < lower.lastIndex) continue;
    lower.lastIndex = start;
    const close = lower.exec(text);
    const end = close?.index ?? text.length;
    if (end > start) scripts.push({ text: text.slice(start, end), line: lineAt(start) });
    if (!close) break;
  }
  return scripts;
}
