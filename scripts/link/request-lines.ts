import { type Diagnostic, diagnostic, type OperationFacts } from '../ir/index.ts';
import { patternText } from '../pattern-text.ts';

/**
 * Holds the request lines of examples against the page's URI.
 *
 * @param bases paths of the addresses that pages state for their requests, which a sample may have in front
 */
export function requestLineFindings(operation: OperationFacts, bases: readonly string[] = []): Diagnostic[] {
  const out: Diagnostic[] = [];
  const uri = operation.paths[0];
  for (const example of operation.examples) {
    const line = example.requestLine;
    if (!line || !uri) continue;
    const related = [{ file: uri.source.file, line: uri.source.line, message: 'the URI' }];
    if (line.method !== operation.method) {
      out.push(
        diagnostic('link/example-method', line.source, { sent: line.method, method: operation.method }, { related }),
      );
    }
    const path = pathOfUrl(line.url);
    const spellings = path === undefined ? [] : [path, ...bases.flatMap((base) => withoutBase(path, base))];
    if (path !== undefined && !operation.paths.some((each) => spellings.some((one) => fits(one, each.path)))) {
      out.push(
        diagnostic(
          'link/example-url',
          line.source,
          { path, paths: operation.paths.map((each) => each.path).join(' or ') },
          { related },
        ),
      );
    }
  }
  return out;
}

const withoutBase = (path: string, base: string): string[] =>
  path.startsWith(`${base}/`) ? [path.slice(base.length)] : [];

/** The path of an example's URL, with host, endpoint placeholder and query string taken off; undefined for other text. */
function pathOfUrl(url: string): string | undefined {
  const text = (url.split(/[?\s]/)[0] ?? '')
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^\/?\{(?=[\w -]*endpoint)[\w -]*\}/i, '');
  const path = text
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
    .replace(/\$\{/g, '{');
  return path.startsWith('/') ? path : undefined;
}

/** Whether a path is one of a template's: a placeholder stands for some characters of one segment. */
function fits(path: string, template: string): boolean {
  const [given, wanted] = [path.split('/'), template.split('/')];
  return given.length === wanted.length && wanted.every((segment, at) => fitsSegment(given[at] ?? '', segment));
}

function fitsSegment(given: string, wanted: string): boolean {
  if (!wanted.includes('{')) return given === wanted;
  if (/^\{[^{}]*\}$/.test(wanted)) return given !== '';
  const pieces = wanted.split(/\{[^{}]*\}/).map(patternText);
  return new RegExp(`^${pieces.join('.+')}$`, 's').test(given);
}
