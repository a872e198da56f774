/** Headings and listings that hold the halves, or several, of what other pages write as a request line. */
import { type Block, type Code, type Heading, type Paragraph, squeeze, textOfRuns } from '../ir/index.ts';
import { isMethod, requestsIn } from './request-target.ts';

/** A heading that is a path, or names one: `/kites/{id}`, `Resource: /kites`. */
const PATH_TITLE =
  /^(?:(?:resource|endpoint|path|ur[il]|route|address)s?(?: ?[:：–—-])? )?['"`]?(\/[^\s'"`]*)['"`]?(?: (?:resource|endpoint))?$/i;
/** A heading that is a method and nothing else. */
const METHOD_TITLE = /^(?:http )?['"`]?([A-Z]+)['"`]?(?: (?:method|requests?|operation))?$/;

const bareTitle = (heading: Heading): string => squeeze(textOfRuns(heading.runs).replace(/(?:¶|🔗|\u{f0c1})\s*$/u, ''));

/** The path that a title names; undefined for any other title. */
export const pathTitle = (title: string): string | undefined => PATH_TITLE.exec(title)?.[1];

/** Headings of methods below the heading of a path, as headings of both: `GET /kites`. */
export function withHeadedRequests(blocks: readonly Block[]): Block[] {
  const open: { level: number; path: string | undefined }[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    while ((open.at(-1)?.level ?? -1) >= block.level) open.pop();
    const title = bareTitle(block);
    const above = open.at(-1)?.path;
    open.push({ level: block.level, path: pathTitle(title) });
    const method = METHOD_TITLE.exec(title)?.[1] ?? '';
    return above !== undefined && isMethod(method) ? { ...block, runs: [{ text: `${method} ${above}` }] } : block;
  });
}

interface Listed {
  readonly lines: readonly { readonly text: string; readonly line: number }[];
  readonly about: readonly { readonly text: string; readonly line: number }[];
}

/**
 * Blocks of code that list request lines with what each does indented below it, as a section for each behind the rest
 * of the section that they stand in.
 */
export function withListedRequests(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  let level = 1;
  let waiting: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      out.push(...waiting);
      waiting = [];
      level = block.level;
    }
    const listed = block.kind === 'code' ? listedIn(block) : undefined;
    if (listed) waiting.push(...listed.flatMap((each) => sectionOf(each, level + 1)));
    else out.push(block);
  }
  return [...out, ...waiting];
}

function sectionOf({ lines, about }: Listed, level: number): Block[] {
  const words = squeeze(about.map(({ text }) => text).join(' '));
  const [first] = lines;
  const line = about[0]?.line ?? first?.line ?? 1;
  const sentence = /^(.{3,100}?)[.;:](?:\s|$)/.exec(words)?.[1] ?? words;
  const title = sentence === '' || sentence.length > 100 ? (first?.text ?? '') : sentence;
  const requests = lines.map(({ text, line: at }): Paragraph => ({ kind: 'paragraph', runs: [{ text }], line: at }));
  const heading: Heading = { kind: 'heading', level, runs: [{ text: title }], anchors: [], line };
  const description: Paragraph[] =
    words === '' || words === title ? [] : [{ kind: 'paragraph', runs: [{ text: words }], line }];
  return [heading, ...requests, ...description];
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The groups of a listing; undefined for any other code, such as a sample of an exchange. */
function listedIn({ text, line }: Code): Listed[] | undefined {
  const rows = text.split('\n').map((each, at) => ({ text: each, line: line + at }));
  const isRequest = (row: string): boolean => requestsIn(row.trim(), 1).length > 0 && !/\sHTTP\/\d/.test(row);
  const requests = rows.filter((row) => isRequest(row.text));
  const depth = Math.min(...requests.map((row) => indentOf(row.text)));
  const others = rows.filter((row) => row.text.trim() !== '' && !isRequest(row.text));
  const abouts = others.filter((row) => !row.text.trim().startsWith('#'));
  const isListing =
    requests.length > 1 &&
    abouts.length > 0 &&
    abouts.every((row) => indentOf(row.text) > depth && /^\s*\p{L}/u.test(row.text));
  if (!isListing) return undefined;
  const groups: { lines: { text: string; line: number }[]; about: { text: string; line: number }[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const own = { text: squeeze(row.text), line: row.line };
    if (own.text === '' || own.text.startsWith('#')) continue;
    if (!isRequest(row.text)) last?.about.push(own);
    else if (last && last.about.length === 0) last.lines.push(own);
    else groups.push({ lines: [own], about: [] });
  }
  return groups;
}
