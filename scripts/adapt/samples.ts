import { type Block, type Code, type Paragraph, squeeze, textOfRuns } from '../ir/index.ts';
import type { Shown } from './operation-document.ts';
import { commandIn, type ReadCommand } from './command.ts';
import { requestIn } from './request-target.ts';

export interface ReadSamples {
  readonly shown: readonly Shown[];
  /** Blocks that are a sample or the label of one. */
  readonly used: ReadonlySet<Block>;
  /** The media type of a body of names and values that a call of curl sends. */
  readonly media?: string | undefined;
}

const REQUEST_LABEL = /\brequests?\b|\bbody\b|\bpayload\b|\binput\b|\bcurl\b|^(?:example|sample)\s*[:：]?$/i;
/** A label that says of no side that the sample is of it. */
export const PLAIN_LABEL = /^(?:example|sample)s?\s*[:：]?$/i;
const RESPONSE_LABEL = /\bresponses?\b|\breturns?\b|\bresults?\b|\boutput\b|\banswers?\b|\brepl(?:y|ies)\b/i;
const STATUS_LINE = /^\s*(?:HTTP\/[\d.]+\s+([1-5]\d{2})\b|([1-5]\d{2})(?:\s+[A-Z][A-Za-z]+){1,4}\s*$)/;
/** A label: a short line that ends with a colon, or names a sample and nothing else. */
const LABEL =
  /^.{0,160}[:：]$|^(?:example|sample|request|response)\b.{0,40}$|^(?:code (?:sample|example)s?|body parameter|[1-5]\d\d response)$/i;
/** A label of calls in several languages, which show no body. */
const CALLS_LABEL = /^code (?:sample|example)s?$/i;

/** A call of a tool: what is sent, but no body. */
const COMMAND = /^\s*(?:\$\s*)?(?:curl|http|https|wget|Invoke-)\b/;

/**
 * The code blocks of an operation, each with its side: by its own first line, else by the label above it.
 *
 * @param side of the section
 * @param unlabelled the side of JSON that nothing says the side of
 * @param sideOfLabel of a paragraph that heads all that follows: `Response:`
 */
export function examplesIn(
  blocks: readonly Block[],
  side?: Shown['side'],
  unlabelled?: Shown['side'],
  sideOfLabel?: (paragraph: Paragraph) => Shown['side'] | undefined,
): ReadSamples {
  const shown: Shown[] = [];
  const used = new Set<Block>();
  let label: Extract<Block, { kind: 'paragraph' | 'note' }> | undefined;
  let above: Block | undefined;
  let last: Shown['side'] | undefined;
  let media: string | undefined;
  let current = side;
  let twin: Shown | undefined;
  for (const block of blocks) {
    if (block.kind !== 'code') twin = undefined;
    if (block.kind === 'paragraph') {
      const text = squeeze(textOfRuns(block.runs));
      if (unlabelled !== 'response' || !PLAIN_LABEL.test(text)) current = sideOfLabel?.(block) ?? current;
      above = label;
      label = LABEL.test(text) ? block : undefined;
      continue;
    }
    if (block.kind !== 'code') {
      if (block.kind !== 'note') label = undefined;
      continue;
    }
    const words = label?.kind === 'paragraph' ? squeeze(textOfRuns(label.runs)) : '';
    const command = commandIn(block);
    media ??= command?.media;
    const called = command ? calledIn(command) : [];
    shown.push(...called);
    const other = twin && isOtherForm(twin.code, block) ? twin : undefined;
    if (other) {
      used.add(block);
      shown.push({ ...other, code: block });
      continue;
    }
    for (const code of exchangeIn(block)) {
      // What is called an example and nothing else is no body of a request that has none.
      const said = unlabelled === 'response' && PLAIN_LABEL.test(words) ? '' : words;
      const found = sideOf(code, said, current, last) ?? unlabelledSide(code, said, unlabelled);
      if (!found && label && CALLS_LABEL.test(words)) used.add(label);
      if (!found) continue;
      used.add(block);
      if (label && LABEL.test(words)) used.add(label);
      if (label && above) used.add(above);
      last = called.some((each) => each.side === 'response') ? undefined : found.side;
      label = undefined;
      if (!found.isSample) continue;
      twin = { side: found.side, status: found.status ?? statusOfLabel(found.side, words), code };
      shown.push(twin);
    }
  }
  return { shown, used, media };
}

/** JSON right below XML, or the other way round: the same body twice. */
const isOtherForm = (a: Code, b: Code): boolean => {
  const [first, second] = [a, b].map(({ text }) => (/^\s*</.test(text) ? 'xml' : /^\s*[[{]/.test(text) ? 'json' : ''));
  return first !== '' && second !== '' && first !== second;
};

/** `200 Response` above an answer. */
const statusOfLabel = (side: Shown['side'], label: string): string | undefined =>
  side === 'response' ? /^([1-5]\d\d) response$/i.exec(label)?.[1] : undefined;

/** What a call sends and prints, with the status that the answer has. */
function calledIn({ body, answer }: ReadCommand): Shown[] {
  const status = STATUS_LINE.exec(answer?.text.split('\n')[0] ?? '')?.[1];
  return [
    ...(body ? [{ side: 'request' as const, code: body }] : []),
    ...(answer ? [{ side: 'response' as const, status, code: answer }] : []),
  ];
}

const HALF_LABEL = /^\s*(?:(?:example|sample) )?(?:request|response)\s*(?::\s*)?$/i;

/** A block that holds a request and its answer, as two; any other as it is. Labels in it go. */
function exchangeIn(code: Code): Code[] {
  const lines = code.text.split('\n');
  const isRequest = lines.some((text, at) => requestIn(text.trim(), 1) && !lines.slice(0, at).some(isStatusLine));
  const at = isRequest ? lines.findIndex(isStatusLine) : -1;
  if (at <= 0) return [code];
  const first = lines.findIndex((text) => text.trim() !== '' && !HALF_LABEL.test(text));
  const end = lines.findLastIndex((text, index) => index < at && text.trim() !== '' && !HALF_LABEL.test(text));
  const part = (from: number, to: number): Code => ({
    ...code,
    text: lines.slice(from, to).join('\n'),
    line: code.line + from,
  });
  return [part(first, end + 1), part(at, lines.length)];
}

const isStatusLine = (text: string): boolean => STATUS_LINE.test(text);

/** Labels of JSON that is neither sent nor answered. */
const OTHER_LABEL = /\b(?:filter|quer(?:y|ies)|option|config|setting|parameter|header)/i;

/** `where <kite> is:` a piece of the sample above. */
const PIECE_LABEL = /^(?:where\b|(?:and|or|with) (?:an? |each |the )?<).*\b(?:is|are|has|looks like)\b.{0,24}[:：]$/i;

const unlabelledSide = (code: Code, label: string, side: Shown['side'] | undefined): ReturnType<typeof sideOf> =>
  side && /^\s*[[{]/.test(code.text) && !OTHER_LABEL.test(label) ? { side, isSample: true } : undefined;

function sideOf(
  code: Code,
  label: string,
  side: Shown['side'] | undefined,
  last: Shown['side'] | undefined,
): { side: Shown['side']; status?: string; isSample: boolean } | undefined {
  const [first = ''] = code.text.split('\n');
  const [, ofVersion, alone] = STATUS_LINE.exec(first) ?? [];
  const status = ofVersion ?? alone;
  if (status) return { side: 'response', status, isSample: true };
  if (COMMAND.test(first)) return { side: 'request', isSample: false };
  if (requestIn(first.trim(), code.line)) return { side: 'request', isSample: true };
  const isJson = /^\s*(?:\)\]\}'\s*)?[[{]/.test(code.text);
  if (!isJson && !/^\s*</.test(code.text)) return undefined;
  if (PIECE_LABEL.test(label)) return { side: last ?? side ?? 'response', isSample: false };
  if (RESPONSE_LABEL.test(label)) return { side: 'response', isSample: true };
  if (REQUEST_LABEL.test(label)) return { side: 'request', isSample: true };
  if (side) return { side, isSample: true };
  return last === 'request' && isJson ? { side: 'response', isSample: true } : undefined;
}
