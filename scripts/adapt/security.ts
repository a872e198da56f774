import { type Block, type Document, squeeze, textOfBlocks } from '../ir/index.ts';

/** A way to authenticate that a page states. */
export interface StatedSecurity {
  readonly kind: 'basic' | 'bearer' | 'header' | 'query';
  /** Of the header or of the query parameter. */
  readonly name: string;
  readonly line: number;
  readonly words: string;
}

interface Mark {
  readonly pattern: RegExp;
  readonly kind: StatedSecurity['kind'];
  /** Where the pattern names none. */
  readonly name?: string;
}

/** What pages write of credentials; where a name is captured it is the header's or the parameter's. */
const MARKS: readonly Mark[] = [
  { pattern: /\bAuthorization['"]?\s*[:=]\s*[^\n]{0,4}Bearer\b/i, kind: 'bearer', name: 'Authorization' },
  {
    pattern: /\b(?:as a |with a |using (?:a )?)bearer token\b|\bbearer (?:token )?authentication\b/i,
    kind: 'bearer',
    name: 'Authorization',
  },
  { pattern: /\bAuthorization['"]?\s*[:=]\s*[^\n]{0,4}Basic\b/i, kind: 'basic', name: 'Authorization' },
  {
    pattern:
      /\bHTTP basic auth\w*|\bbasic access authentication\b|\bbasic auth(?:entication)?\b|\bcurl\b[^\n]{0,500}\s(?:-u|--user)\s/i,
    kind: 'basic',
    name: 'Authorization',
  },
  { pattern: /\b(Authorization)['"]?\s*:\s*['"]?[\w<{]/i, kind: 'header' },
  {
    pattern:
      /(?:^|[\s'"`])((?![^\s'"`]*(?:csrf|xsrf|next|page|refresh|continuation))(?:X-(?:[A-Za-z]+-)*(?:Api-?Key|Token|Auth-Key)|Api-?Key|Private-Token|Auth-Token))['"]?\s*:\s*['"]?[\w<{$]/i,
    kind: 'header',
  },
  {
    pattern:
      /\bheaders?\s+(?:called |named )?['"`]?((?!\S*(?:csrf|xsrf))(?:X-(?=[\w-]*(?:key|token|auth|secret))[\w-]*\w|Api-?Key\b))/i,
    kind: 'header',
  },
  {
    pattern:
      /(?:^|[\s'"`])(X-(?![\w-]*(?:csrf|xsrf))(?=[\w-]*(?:key|token|auth|secret))[\w-]+|Api-?Key)['"`]?\s+(?:HTTP |request )?header\b/i,
    kind: 'header',
  },
  {
    pattern: /\bquery(?:[- ]string)? parameter\s+(?:called |named )?['"`]?((?=\w*(?:key|token))\w+)/i,
    kind: 'query',
  },
  {
    pattern: /(?:^|[\s'"`])((?=\w*(?:api_?key|token))\w+)['"`]?\s+(?:query(?:[- ]string)?) parameter\b/i,
    kind: 'query',
  },
  { pattern: /[?&](api_?key|apikey|access_token|auth_token|private_token)=/i, kind: 'query' },
];

/** Sections where a mark in prose is about credentials; elsewhere only code counts. */
const ABOUT = /authenti|authori[sz]|credential|api keys?|security|access token|\btoken\b/i;

/** The ways to authenticate that a page states, each once, with the first place. */
export function securityIn(document: Document): StatedSecurity[] {
  const found = new Map<string, StatedSecurity>();
  let isAbout = false;
  const read = (block: Block): void => {
    if (block.kind === 'heading') isAbout = ABOUT.test(textOfBlocks([block]));
    for (const { text, line } of [...linesOf(block, isAbout), ...headerRowsOf(block)]) {
      const mark = MARKS.find(({ pattern }) => pattern.test(text));
      const match = mark?.pattern.exec(text);
      if (!mark || !match) continue;
      const name = mark.name ?? match[1] ?? '';
      const key = `${mark.kind} ${name.toLowerCase()}`;
      if (!found.has(key)) found.set(key, { kind: mark.kind, name, line, words: squeeze(text).slice(0, 200) });
    }
    for (const inner of innerOf(block)) read(inner);
  };
  for (const block of document.blocks) read(block);
  return withoutDoubles([...found.values()]);
}

/** `Authorization` of a known scheme is no header of its own kind. */
function withoutDoubles(all: readonly StatedSecurity[]): StatedSecurity[] {
  const hasScheme = all.some(({ kind }) => kind === 'basic' || kind === 'bearer');
  return all.filter(({ kind, name }) => !(hasScheme && kind === 'header' && /^authorization$/i.test(name)));
}

function linesOf(block: Block, isAbout: boolean): { text: string; line: number }[] {
  if (block.kind === 'code') return block.text.split('\n').map((text, at) => ({ text, line: block.line + at }));
  if (block.kind !== 'paragraph') return [];
  const text = textOfBlocks([block]);
  const hasCode = block.runs.some(({ code }) => code);
  return isAbout || (hasCode && ABOUT.test(text)) ? [{ text, line: block.line }] : [];
}

/** `reqheader Authorization`, `Authorization (string)`: what names the header in a term or a cell. */
const HEADER_NAME = /^(?:(?:req(?:uest)?header|<header)\s+)?(authorization)\b(?:\s*\([^()]*\))?$/i;
const HEADER_ITEM = /^(authorization)\b(?:\s*\([^()]*\))?\s*(?:[–—:]|-{1,2})\s*(.*)$/is;

/** Rows, terms and items that describe the header of credentials, each as one line. */
function headerRowsOf(block: Block): { text: string; line: number }[] {
  const row = (name: readonly Block[], about: readonly Block[], line: number) =>
    HEADER_NAME.test(squeeze(textOfBlocks(name)))
      ? [{ text: `Authorization: ${schemeFirst(squeeze(textOfBlocks(about)))}`, line }]
      : [];
  if (block.kind === 'terms')
    return block.items.flatMap(({ terms, blocks }) =>
      terms.flatMap(({ runs, line }) => row([{ kind: 'paragraph', runs, line }], blocks, line)),
    );
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells, line }) =>
      row(
        cells[0]?.blocks ?? [],
        cells.slice(1).flatMap(({ blocks }) => blocks),
        line,
      ),
    );
  if (block.kind !== 'list') return [];
  return block.items.flatMap((item) => {
    const [first] = item;
    const about = first?.kind === 'paragraph' ? HEADER_ITEM.exec(squeeze(textOfBlocks(item)))?.[2] : undefined;
    return first && about !== undefined ? [{ text: `Authorization: ${schemeFirst(about)}`, line: first.line }] : [];
  });
}

/** The scheme that a description names, in front of it. */
function schemeFirst(text: string): string {
  const scheme = /\b(bearer|basic)\b/i.exec(text)?.[1];
  return scheme === undefined ? text : `${scheme} ${text}`;
}

function innerOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flat();
    case 'note':
    case 'directive':
      return block.blocks;
    case 'terms':
      return block.items.flatMap(({ blocks }) => blocks);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks));
    default:
      return [];
  }
}
