/** The address that a page states for all of its requests, or that its samples send them to. */
import { type Block, type Document, squeeze, textOfBlocks } from '../ir/index.ts';
import { patternText } from '../pattern-text.ts';

export interface StatedHost {
  readonly url: string;
  readonly line: number;
}

const ADDRESS = '(https?://[^\\s\'"`<>)\\]},;]+)';
/** Sentences that give the address; the page's own words for it come in front. */
const STATED: readonly RegExp[] = [
  new RegExp(
    `\\b(?:base|root|server|service|api|main)(?: api)?[- ]?(?:ur[il]|endpoint|address|path|host)?s?\\s*(?:is|are|at|for [\\w ]{1,30}(?:is)?)?\\s*[:=]?\\s*[\`'"“]?${ADDRESS}`,
    'i',
  ),
  new RegExp(
    `\\b(?:calls?|requests?|endpoints?|urls?|paths?|methods?)\\b[^.]{0,40}\\b(?:to|against|at|under|from|relative to|begin with|start with|prefixed with)\\s+[\`'"“]?${ADDRESS}`,
    'i',
  ),
];
/** As generators of references print an address in parts. */
const HOST_PART = /^\s*host\s*:\s*([\w.-]+(?::\d+)?)(?=\s|$)/i;
const BASE_PATH_PART = /\bbase ?path\s*:\s*(\/\S*)/i;
const SCHEME_PART = /\bschemes?\s*:\s*(https?)\b/i;
const NO_ADDRESS = /\$|\{|<|\.\.\./;

/**
 * The address of a page's requests: stated in words or as host and base path, else the one that most samples have in
 * front of a path of the page.
 *
 * @param paths of the page's operations, placeholders in braces
 */
export function hostIn(document: Document, paths: readonly string[]): StatedHost | undefined {
  const texts = document.blocks.flatMap(textsOf);
  return statedIn(texts) ?? shownIn(texts, paths);
}

interface Text {
  readonly text: string;
  readonly line: number;
  readonly isCode: boolean;
}

function textsOf(block: Block): Text[] {
  switch (block.kind) {
    case 'code':
      return [{ text: block.text, line: block.line, isCode: true }];
    case 'paragraph':
      return [{ text: textOfBlocks([block]), line: block.line, isCode: false }];
    case 'list':
      return block.items.flat().flatMap(textsOf);
    case 'note':
    case 'directive':
      return block.blocks.flatMap(textsOf);
    case 'terms':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(textsOf));
    default:
      return [];
  }
}

function statedIn(texts: readonly Text[]): StatedHost | undefined {
  for (const { text, line, isCode } of texts) {
    if (isCode) continue;
    const host = HOST_PART.exec(text)?.[1];
    if (host !== undefined)
      return {
        url: trimmed(
          `${SCHEME_PART.exec(text)?.[1]?.toLowerCase() ?? 'https'}://${host}${BASE_PATH_PART.exec(text)?.[1] ?? ''}`,
        ),
        line,
      };
    const words = squeeze(text);
    const found = STATED.map((pattern) => pattern.exec(words)?.[1]).find((url) => url !== undefined);
    if (found !== undefined && !NO_ADDRESS.test(found)) return { url: trimmed(found), line };
  }
  return undefined;
}

const trimmed = (url: string): string => url.replace(/(?<![/.,])[/.,]+$/, '');

function shownIn(texts: readonly Text[], paths: readonly string[]): StatedHost | undefined {
  const ends = paths.filter((path) => path !== '/').map((path) => ({ path, shape: shapeOf(path) }));
  const counts = new Map<string, StatedHost & { count: number }>();
  for (const { text, line, isCode } of texts) {
    if (!isCode) continue;
    text.split('\n').forEach((each, at) => {
      for (const url of addressesIn(each, text)) {
        const base = baseOf(url, ends);
        if (base === undefined) continue;
        const known = counts.get(base) ?? { url: base, line: line + at, count: 0 };
        counts.set(base, { ...known, count: known.count + 1 });
      }
    });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return best && { url: best.url, line: best.line };
}

/** Addresses of a line of a sample; a request line has that of the `Host` below it. */
function addressesIn(line: string, sample: string): string[] {
  const found = [...line.matchAll(new RegExp(ADDRESS, 'gi'))].map((match) => match[1] ?? '');
  const target = /^\s*[A-Z]{3,7}\s+(\/\S*)\s+HTTP\/[\d.]+/.exec(line)?.[1];
  const host =
    target === undefined ? undefined : /^[^\S\n\r\u2028\u2029]*host\s*:\s*([\w.-]+(?::\d+)?)\s*$/im.exec(sample)?.[1];
  const scheme = host !== undefined && /^(?:localhost|127\.)/.test(host) ? 'http' : 'https';
  return host === undefined ? found : [...found, `${scheme}://${host}${target}`];
}

/** `[^/]` for each placeholder, to the end of the path. */
const shapeOf = (path: string): RegExp =>
  new RegExp(
    `^(.*?)${path
      .split(/\{[^{}]*\}/)
      .map(patternText)
      .join('[^/?#]+')}/?$`,
  );

function baseOf(url: string, ends: readonly { readonly shape: RegExp }[]): string | undefined {
  const [, origin, target = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)?/i.exec(url) ?? [];
  if (origin === undefined || NO_ADDRESS.test(origin)) return undefined;
  const bases = ends.flatMap(({ shape }) => shape.exec(target)?.[1] ?? []).filter((base) => !NO_ADDRESS.test(base));
  const [shortest] = bases.sort((a, b) => a.length - b.length);
  return shortest === undefined ? undefined : trimmed(`${origin}${shortest}`);
}
