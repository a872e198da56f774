import type { Dialect } from '../../dialects/index.ts';
import { squeeze, type Table, textOfRuns, type Usage } from '../../ir/index.ts';

/** What a table's caption, or the label that stands for one, says. */
export interface CaptionReading {
  readonly usage: Usage;
  readonly name: string | undefined;
}

/** The words that say that a table goes on with the one before it. */
export const CONTINUED = /(?:(?<!\s)\s+)?\((?:continued|cont\.?|continuation)\)$/i;

/** Reads a caption: what the table is for, and the structure that it names. */
export function readCaption(caption: string, { tables, deprecation }: Dialect): CaptionReading {
  const text = squeeze(caption)
    .replace(CONTINUED, '')
    .replace(deprecation.title, '')
    .trim()
    .replace(/[.:：]$/, '');
  if (text === '') return { usage: 'none', name: undefined };
  const found = tables.captions.find(({ pattern }) => pattern.test(text));
  if (found) return { usage: found.usage, name: undefined };
  const name = captionName(text, tables.structures);
  return { usage: name === undefined ? 'none' : 'object', name };
}

/** The structure that a sentence above a table says it describes. */
export function namedAbove(label: string, { tables: { structures } }: Dialect): string | undefined {
  const text = squeeze(label).replace(/[.:：]$/, '');
  return structures.inSentence.exec(text)?.[1] ?? structures.atEnd.exec(text)?.[1];
}

function captionName(text: string, forms: Dialect['tables']['structures']): string | undefined {
  const subject = forms.inSentence.exec(text)?.[1];
  if (subject !== undefined) return subject;
  const last = forms.atEnd.exec(text)?.[1];
  if (last !== undefined && !/^(?:parameters?|fields?|attributes?|elements?|requests?|responses?)$/i.test(last))
    return last;
  const front = forms.inFront.exec(text)?.[1];
  if (front !== undefined) return front;
  let name = text;
  for (let next = name.replace(forms.before, ''); next !== name; next = name.replace(forms.before, '')) name = next;
  for (let next = name.replace(forms.behind, ''); next !== name; next = name.replace(forms.behind, '')) name = next;
  name = name.replace(/^(?:the|a|an)\s+/i, '').replace(/^["'“[]|["'”\]]$/g, '');
  return /^[\w.@:$-]{1,80}$/.test(name) ? name : undefined;
}

/** The structure's name that an anchor carries (`…__response_JobProgress`); the caption's spelling where they agree. */
export function anchorName(table: Table, caption: string | undefined, { markup }: Dialect): string | undefined {
  for (const anchor of table.anchors) {
    const name = markup.anchors.structure.exec(anchor)?.[1];
    if (!name) continue;
    return caption !== undefined && caption.toLowerCase() === name.toLowerCase() ? caption : name;
  }
  return undefined;
}

export const captionText = (table: Table, label: string): string => {
  const own = textOfRuns(table.caption);
  return own === '' ? label : own;
};
