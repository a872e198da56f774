import { type Block, type Paragraph, type Run, squeeze, textOfRuns } from '../ir/index.ts';
import { commandIn, type ReadCommand } from './command.ts';
import { isMethod, METHOD_WORD, requestIn, requestsIn, type StatedRequest, stated } from './request-target.ts';
import type { Section } from './sections.ts';
import { partRole } from './words.ts';

/** A request line that a page states, and where. */
export interface Statement {
  readonly request: StatedRequest;
  readonly section: Section;
  /** undefined where the heading itself is the line. */
  readonly block: Block | undefined;
  /** Sent as an example shows it: counts only where nothing else is stated. */
  readonly isShown: boolean;
  /** Shown as a template is, with a body below it and no version of HTTP: no recorded exchange. */
  readonly isTemplate?: boolean;
  /** How many request lines stand together: 1 for one that stands alone, more for those of a list or a table. */
  readonly listed: number;
}

/** A label in front of a request line. */
const LABEL =
  /^(?:(?:http )?(?:request|endpoint|url|uri|route|method|resource url|http request|definition|path|call)\s*[:：]\s*)/i;
/** A line of a block of code that heads the request in it. */
const HALF_LABEL = /^\s*request\s*(?::\s*)?$/i;
const EXAMPLE_LABEL = /^(?:request|response|example|sample|curl|http request|http response)\b/i;

/** All request lines of a section that stand alone: a paragraph, a heading, the lines of a block of code. */
export function statementsIn(section: Section): Statement[] {
  const found: Statement[] = [];
  const own =
    section.heading &&
    inHeading(lineText(section.heading.runs).replace(/(?:(?<!\s)\s+)?¶$/, ''), section.line)?.request;
  if (own) found.push({ request: own, section, block: undefined, isShown: false, listed: 1 });
  const role = partRole(section.title);
  const isExample = role === 'request-example' || role === 'response-example' || role === 'example';
  let label = '';
  const read = (block: Block, items = 1): void => {
    if (block.kind === 'paragraph') {
      const requests = inParagraph(block);
      for (const request of requests)
        found.push({
          request,
          section,
          block,
          isShown: isExample || / HTTP\/\d/.test(request.words),
          listed: Math.max(items, requests.length),
        });
      label = squeeze(textOfRuns(block.runs));
      return;
    }
    if (block.kind === 'code') {
      const lines = block.text.split('\n');
      const requests = lines.flatMap((text, at) => requestsIn(text.trim(), block.line + at));
      const others = lines.filter((text) => text.trim() !== '' && requestsIn(text.trim(), 1).length === 0).length;
      const isShown =
        isExample ||
        others > 0 ||
        /\sHTTP\/\d/.test(block.text) ||
        (EXAMPLE_LABEL.test(label) && role !== 'uri' && !/^http request$/i.test(label));
      const first = lines.find((text) => text.trim() !== '' && !HALF_LABEL.test(text)) ?? '';
      const isTemplate = requestIn(first.trim(), 1) !== undefined && !/\sHTTP\/\d/.test(first);
      for (const request of isShown ? requests.slice(0, 1) : requests)
        found.push({ request, section, block, isShown, isTemplate, listed: requests.length });
      label = '';
      return;
    }
    if (block.kind === 'note' && block.blocks.length === 1) for (const each of block.blocks) read(each);
    if (
      block.kind === 'list' &&
      block.items.every((item) => item.length === 1 && item[0]?.kind === 'paragraph' && inParagraph(item[0]).length > 0)
    )
      for (const item of block.items) for (const each of item) read(each, block.items.length);
    label = '';
  };
  for (const block of section.blocks) read(block);
  return found;
}

/** Where a heading goes over to a request line. */
const HEADED = new RegExp(`(?:^|[\\s(\\[\`%|:–—-])(?=(?:${METHOD_WORD})\\s+[\`'"]?(?:/|https?://))`);

/** A heading that is a request line, or ends with one: `Bind a book - POST /books`, `Bind a book (POST /books)`. */
export function inHeading(text: string, line: number): { request: StatedRequest; title: string } | undefined {
  const whole = requestIn(text, line);
  if (whole) return { request: whole, title: '' };
  const found = HEADED.exec(text);
  if (!found) return undefined;
  const at = found.index + found[0].length;
  const tail = text.slice(at);
  const request = requestIn(found[0] === '(' || found[0] === '[' ? tail.replace(/[)\]]$/, '') : tail, line);
  const title = text.slice(0, found.index).replace(/(?<![\s([`%|:–—-])[\s([`%|:–—-]+$/, '');
  return request && title !== '' ? { request, title } : undefined;
}

/** `Send a POST request to the endpoint /v1/kites`, also with the path as one of several words for an address. */
const SENTENCE = new RegExp(
  `\\b(${METHOD_WORD})['"’”]? (?:HTTP )?(?:requests?|calls?|quer(?:y|ies)) (?:to|on|against|at|for) (?:the )?(?:following )?(?:(?:URL|URI|API|HTTP|REST) )?(?:(?:endpoint|path|url|uri|route|resource|address) )?['"‘“]?(/[^\\s'"’”]*)`,
  'gi',
);

/**
 * Request lines that sentences state, for pages that have no other. A call of curl below that has more steps than the
 * sentence's path says that there are more.
 */
export function sentencesIn(section: Section): Statement[] {
  const calls = section.blocks.flatMap((block) => (block.kind === 'code' ? (commandIn(block) ?? []) : []));
  return section.blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const text = squeeze(textOfRuns(block.runs));
    return [...text.matchAll(SENTENCE)].flatMap(([words, method = '', target = '']): Statement[] => {
      const path = target.replace(/(?<![.,;:])[.,;:]+$/, '');
      const upper = method.toUpperCase();
      if (method !== upper || !isMethod(upper) || path.length < 2) return [];
      const request = stated(upper, `${path}${furtherSteps(path, upper, calls)}`, block.line, words);
      return [{ request, section, block: undefined, isShown: false, listed: 1 }];
    });
  });
}

/** Placeholders for the steps that all calls of the method have behind a path. */
function furtherSteps(path: string, method: string, calls: readonly ReadCommand[]): string {
  const front = path.endsWith('/') ? path : `${path}/`;
  const targets = calls.flatMap((call) => {
    const target = /^https?:\/\/[^/]+(\/[^?#]*)/.exec(call.url ?? '')?.[1];
    return target !== undefined && call.method === method && `${target}/`.startsWith(front) ? [target] : [];
  });
  const counts = new Set(targets.map((target) => target.slice(front.length).split('/').filter(Boolean).length));
  const [count = 0] = counts;
  if (counts.size !== 1 || count === 0 || count > 2) return '';
  return `${path.endsWith('/') ? '' : '/'}${count === 1 ? '{value}' : '{value}/{value2}'}`;
}

/** Emphasised words of a path stand for placeholders. */
function lineText(runs: readonly Run[]): string {
  return runs
    .map((run, at) => {
      const before = runs[at - 1]?.text ?? '';
      const isWord = (run.italic || run.bold) && !run.code && /^[A-Za-z_][\w-]*$/.test(run.text.trim());
      return isWord && /\/$/.test(before) ? `{${run.text.trim()}}` : run.text;
    })
    .join('');
}

/** A paragraph that is a request line, or nothing but several of them. */
function inParagraph({ runs, line }: Paragraph): StatedRequest[] {
  const text = squeeze(lineText(runs)).replace(LABEL, '');
  const whole = requestsIn(text, line);
  if (whole.length > 0) return whole;
  if (!/[A-Z]{3,7}[\s:`]/.test(text)) return [];
  const pieces = text.split(/(?<!\s)(?:\s*(?:,|;|\bor\b|\band\b))?\s+(?=(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s)/);
  const requests = pieces.flatMap((piece) => requestIn(piece.replace(/[,;]$/, ''), line) ?? []);
  if (requests.length === pieces.length && requests.length > 0) return requests;
  // A line in code with a few words around it: `GET /users` (admins only).
  const codes = runs.filter((run) => run.code).flatMap((run) => requestIn(squeeze(run.text), line) ?? []);
  const rest = runs
    .filter((run) => !run.code)
    .map((run) => run.text)
    .join('');
  return codes.length === 1 && squeeze(rest).length <= 24 && !/[.!?]$/.test(squeeze(rest)) ? codes : [];
}
