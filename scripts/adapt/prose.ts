import { type Block, type Paragraph, type Run, squeeze, textOfRuns } from '../ir/index.ts';
import type { FieldRow } from './rows.ts';

/** A structure that a sentence names, with the place of the sentence. */
export interface NamedEntity {
  readonly side: 'request' | 'response';
  readonly value: FieldRow;
}

/** A name of a structure: `OrchardInfo`, `tree_input`. */
const ENTITY = /^[A-Z][A-Za-z0-9]*(?: (?:object|entity|resource)s?)?$/;
const REQUEST =
  /\brequest body\b|\bmust be (?:given|provided|specified|sent|passed)\b|\b(?:can|may|should) be (?:given|provided|specified|sent|passed)\b|\b(?:in|as|with|using) (?:the |a |an )?(?:body|input|payload)\b|^(?:the )?(?:request )?body\s*:|\baccepts\b|\btakes\b|\bsend (?:a|an|the)\b/i;
const RESPONSE =
  /\breturn(?:s|ed|ing)?\b|\brespon(?:se|ds)\b|\bresults?\b|\banswers?\b|\bas (?:a|an|list|array|the)\b|\bcontains?\b|\blists?\b|\bgets?\b|\bretrieves?\b|\bdescribe/i;
const LIST = /\b(?:lists?|arrays?|collections?|sequence) (?:of|containing) (?:\w+ ){0,2}$/i;
const MAP = /\bmaps?\b(?![^.]*\b(?:entity|entities)\b)/i;

/** The structures that sentences of an operation name as what is sent or answered. */
export function entitiesIn(blocks: readonly Block[], side?: NamedEntity['side']): NamedEntity[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return inParagraph(block, side);
    if (block.kind === 'list') return block.items.flatMap((item) => entitiesIn(item, side));
    return [];
  });
}

function inParagraph({ runs, line }: Paragraph, side: NamedEntity['side'] | undefined): NamedEntity[] {
  const text = runs.map((run) => run.text).join('');
  let at = 0;
  return runs.flatMap((run): NamedEntity[] => {
    const start = at;
    at += run.text.length;
    const name = squeeze(run.text);
    if (!run.link || !isEntityLink(run) || !ENTITY.test(name)) return [];
    const { sentence, before } = sentenceAround(text, start);
    const found =
      REQUEST.test(sentence) && !/\breturn(?:s|ed)?\b/i.test(before.split(/[.;]/).at(-1) ?? '')
        ? 'request'
        : (side ?? (RESPONSE.test(sentence) ? 'response' : undefined));
    if (!found) return [];
    const type = typeOf(run, before);
    return [
      {
        side: found,
        value: {
          name: '[body]',
          words: squeeze(sentence),
          line,
          type,
          description: [],
          reading: { rule: 'entity-in-sentence' },
        },
      },
    ];
  });
}

const isEntityLink = ({ link = '' }: Run): boolean => link.includes('#');

/** The structure, a list of it or a map to it, as the words in front of its name say. */
export function typeOf(run: Run, before: string): readonly Run[] {
  const entity = {
    text: squeeze(run.text).replace(/ (?:object|entity|resource)s?$/, ''),
    ...(run.link ? { link: run.link } : {}),
  };
  const isMap = MAP.test(before);
  const isList = LIST.test(before);
  if (isMap) return [{ text: isList ? 'Map<string, array of ' : 'Map<string, ' }, entity, { text: '>' }];
  return isList ? [{ text: 'array of ' }, entity] : [entity];
}

function sentenceAround(text: string, at: number): { sentence: string; before: string } {
  const end = /[.;](?:\s|$)/;
  const before =
    text
      .slice(0, at)
      .split(/[.;]\s+/)
      .at(-1) ?? '';
  const behind = text.slice(at);
  const stop = end.exec(behind)?.index ?? behind.length;
  return { sentence: before + behind.slice(0, stop), before };
}

const MARK_WORD = /^(?:optional|required|mandatory)$/i;
const KIND_WORD = /^(?:bool(?:ean)?|int(?:eger)?|string|number|float)$/i;
const TAKES = /^(?:supports?|accepts?|takes?)$/i;

/** `the *?quiet* query string`: behind a flag. */
const FLAG_WORD = /^\s*(?:query|flag|parameter|option|argument)/i;

const flagRow = (name: string, { runs, line }: Paragraph): FieldRow & { readonly in: 'query' } => ({
  name,
  words: squeeze(textOfRuns(runs)),
  line,
  description: [{ kind: 'paragraph', runs, line }],
  in: 'query',
  reading: { rule: 'parameter-in-sentence' },
});

/** `If the optional bool *quiet* argument is given`: parameters that only sentences name, with a mark and a type. */
export function parametersInSentences(block: Block): (FieldRow & { readonly in: 'query' })[] {
  if (block.kind !== 'paragraph') return [];
  const { runs, line } = block;
  return runs.flatMap(({ text, italic, code, bold }, at) => {
    const name = text.trim();
    const flag = /^\?([A-Za-z_][\w-]*)$/.exec(name)?.[1];
    if ((italic || code || bold) && flag !== undefined && FLAG_WORD.test(runs[at + 1]?.text ?? ''))
      return [flagRow(flag, block)];
    if (!(italic || code || bold) || !/^[A-Za-z_][\w-]*$/.test(name)) return [];
    if (!/^\s*(?:query )?(?:argument|parameter)\b/i.test(runs[at + 1]?.text ?? '')) return [];
    const before = runs
      .slice(0, at)
      .map((run) => run.text)
      .join('');
    const [last = '', ...others] = squeeze(before).split(' ').reverse();
    const type = KIND_WORD.test(last) ? last : undefined;
    const mark = others.slice(0, 1).find((word) => MARK_WORD.test(word));
    const isSupported = TAKES.test(last) || (/^(?:the|an?)$/i.test(last) && TAKES.test(others[0] ?? ''));
    if ((mark === undefined || type === undefined) && !isSupported) return [];
    const words = squeeze(textOfRuns(runs));
    const required = mark === undefined ? undefined : { value: !/optional/i.test(mark), words: mark };
    const description: Block[] = [{ kind: 'paragraph', runs, line }];
    return [
      {
        name,
        words,
        line,
        ...(type === undefined ? {} : { type: [{ text: type }] }),
        description,
        in: 'query' as const,
        reading: { ...(required ? { required } : {}), rule: 'parameter-in-sentence' },
      },
    ];
  });
}

/** A status that a sentence names with its reason: `204 No Content`. */
const REASON =
  'OK|Created|Accepted|No Content|Not Found|Conflict|Bad Request|Unauthorized|Forbidden|Not Modified|Found|See Other|Moved (?:Permanently|Temporarily)|Method Not Allowed|Precondition Failed|Unprocessable (?:Entity|Content)|Too Many Requests|Internal Server Error|Service Unavailable|Gone|Temporary Redirect|Partial Content';
const STATUS = new RegExp(`\\b([1-5]\\d{2}) (?:${REASON})\\b`, 'g');
const REASON_IN_FRONT = new RegExp(`^(?:${REASON})\\s*(?:[.:–—-]+\\s*|$)`, 'i');

/** What is said of a status, without its reason phrase in front. */
export const withoutReason = (text: string): string => text.replace(REASON_IN_FRONT, '') || text;

const ANSWERS =
  /\b(?:responds?(?: with)?|response|returns?|returned|status(?: code)?|code)(?: with)?:? (?:is |code |with |an? |the |of |http |status |be ){0,8}[`'"(]?([1-5]\d{2})\b|\ban? (?:HTTP )?([1-5]\d\d) (?:response|status|code|error)\b/gi;

/** The statuses that prose names as answers, each once. */
export function statusesIn(blocks: readonly Block[]): { status: string; line: number; words: string }[] {
  const found = new Map<string, { status: string; line: number; words: string }>();
  for (const block of blocks) {
    const inner =
      block.kind === 'list'
        ? block.items.flatMap((item) => statusesIn(item))
        : block.kind === 'note'
          ? statusesIn(block.blocks)
          : [];
    for (const each of inner) if (!found.has(each.status)) found.set(each.status, each);
    if (block.kind !== 'paragraph') continue;
    const text = squeeze(textOfRuns(block.runs));
    for (const match of [...text.matchAll(STATUS), ...text.matchAll(ANSWERS)]) {
      const status = match[1] ?? match[2] ?? '';
      if (!found.has(status)) found.set(status, { status, line: block.line, words: text });
    }
  }
  return [...found.values()];
}

/** A line that lists statuses: `Error response codes: 400, 404 (no such kite)`, `Normal response code: 204`. */
const CODES_LABEL =
  /^(?:(?:normal|success(?:ful)?|error|failure|expected|possible|http|response|return|status) )*(?:status|response|return|error) ?codes?(?: ?[:：]|$)/i;
/** `404`, `404 (not there)`, `404 Not Found`, `itemNotFound(404)`. */
const LISTED_CODE =
  /^(?:[A-Za-z]+ ?\(([1-5]\d\d)\)|([1-5]\d\d)(?: ?\(([^()]*)\)| ((?:[A-Z][A-Za-z-]*)(?: [A-Z][A-Za-z-]*)*))?)[.,;\s]*(?:(?:and|or) )?/;

/** The statuses that labelled lines of a text list, with the line and the label's block; none of a sentence. */
export function listedStatuses(block: Block): { status: string; description: string; line: number }[] {
  if (block.kind === 'terms')
    return block.items.flatMap(({ terms, blocks }) =>
      terms.some(({ runs }) => isCodesLabel(squeeze(textOfRuns(runs)))) ? blocks.flatMap(codesInList) : [],
    );
  if (block.kind !== 'paragraph') return [];
  const lines = textOfRuns(block.runs).split('\n');
  return lines.flatMap((text, at) => {
    const label = CODES_LABEL.exec(squeeze(text))?.[0];
    return label === undefined ? [] : codesIn(squeeze(text).slice(label.length), block.line + at);
  });
}

const isCodesLabel = (text: string): boolean => CODES_LABEL.exec(text)?.[0] === text;

function codesInList(block: Block): { status: string; description: string; line: number }[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.flatMap(codesInList));
  return block.kind === 'paragraph' ? codesIn(squeeze(textOfRuns(block.runs)), block.line) : [];
}

/** Codes of a text that is nothing but codes and their reasons. */
function codesIn(text: string, line: number): { status: string; description: string; line: number }[] {
  const found: { status: string; description: string; line: number }[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [all, named, status, reason, words] = LISTED_CODE.exec(rest) ?? [];
    if (!all) return [];
    found.push({ status: named ?? status ?? '', description: withoutReason(reason ?? words ?? ''), line });
    rest = rest.slice(all.length);
  }
  return found;
}
