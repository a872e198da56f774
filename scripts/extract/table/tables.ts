import type { Dialect } from '../../dialects/index.ts';
import { squeeze, type Table, textOfRuns, type Usage } from '../../ir/index.ts';

const ANCHOR_NAME = /(?:^|[_-])(?:request|response)[_-]([A-Za-z][\w.-]{0,200})$/i;

/** Words around a structure's name in a caption, from outside in. */
const NAME_PREFIX =
  /^(?:(?:the )?(?:(?:parameter|field|attribute|element|structure)s? )?(?:descriptions?|details|structure|parameters?|attributes?|fields?|elements?|data structures?(?: descriptions?)?) (?:of|in|about|for) (?:the )?(?:(?:field|parameter|attribute|element|object) (?=\S+$))?|data structure description of (?:the )?)/i;
/** `The Boat object has the following attributes`: a sentence in front of a table, as a caption. */
const NAME_IN_SENTENCE =
  /^(?:the )?([\w.-]+) (?:object|structure|field|parameter|element|data structure) (?:has|contains|includes|consists of|is made up of|is (?:described|defined)|attributes are)\b/i;
/** `The following table describes Boat`, `The Boat structure is described as follows`. */
const NAME_AT_END =
  /^(?:the following table|the table below|this table) (?:describes|lists|shows) (?:the )?(?:(?:parameters|fields|attributes|elements|structure) (?:of|in) )?(?:the )?([\w.-]+)(?: (?:object|structure|field|parameter|element|data structure)s?)?$/i;
/** `tags field description of boats and kites`: the name in front, and behind it what else the structure is for. */
const NAME_IN_FRONT =
  /^(?!(?:request|response|body|input|output|common|other|main|data|path|query|header|parameter|field)\b)([a-z][\w.-]*) (?:field|parameter|object|attribute|element)s? (?:data structure )?(?:descriptions?|details|information) (?:of|for|in|about) \S.*$/;
const NAME_SUFFIX =
  /(?<!\s)\s+(?:field(?: data structure)?|fields|parameters?|params?|objects?|attributes?|data(?: structures?)?|descriptions?|information|arrays?|structures?|structs?|list|elements?|type|format|details|body|properties)$/i;

/** What a table's caption, or the label that stands for one, says. */
export interface CaptionReading {
  readonly usage: Usage;
  readonly name: string | undefined;
}

/** The words that say that a table goes on with the one before it. */
export const CONTINUED = /(?:(?<!\s)\s+)?\((?:continued|cont\.?|continuation)\)$/i;

/** Reads a caption: what the table is for, and the structure that it names. */
export function readCaption(caption: string, { tables }: Dialect): CaptionReading {
  const text = squeeze(caption)
    .replace(CONTINUED, '')
    .replace(/[.:：]$/, '');
  if (text === '') return { usage: 'none', name: undefined };
  const found = tables.captions.find(({ pattern }) => pattern.test(text));
  if (found) return { usage: found.usage, name: undefined };
  const name = captionName(text);
  return { usage: name === undefined ? 'none' : 'object', name };
}

function captionName(text: string): string | undefined {
  const subject = NAME_IN_SENTENCE.exec(text)?.[1];
  if (subject !== undefined) return subject;
  const last = NAME_AT_END.exec(text)?.[1];
  if (last !== undefined && !/^(?:parameters?|fields?|attributes?|elements?|requests?|responses?)$/i.test(last))
    return last;
  const front = NAME_IN_FRONT.exec(text)?.[1];
  if (front !== undefined) return front;
  let name = text.replace(NAME_PREFIX, '');
  for (let next = name.replace(NAME_SUFFIX, ''); next !== name; next = name.replace(NAME_SUFFIX, '')) name = next;
  name = name.replace(/^(?:the|a|an)\s+/i, '').replace(/^["'“[]|["'”\]]$/g, '');
  return /^[\w.@:$-]{1,80}$/.test(name) ? name : undefined;
}

/** The structure's name that an anchor carries (`…__response_JobProgress`); the caption's spelling where they agree. */
export function anchorName(table: Table, caption: string | undefined): string | undefined {
  for (const anchor of table.anchors) {
    const name = ANCHOR_NAME.exec(anchor)?.[1];
    if (!name) continue;
    return caption !== undefined && caption.toLowerCase() === name.toLowerCase() ? caption : name;
  }
  return undefined;
}

export const captionText = (table: Table, label: string): string => {
  const own = textOfRuns(table.caption);
  return own === '' ? label : own;
};
