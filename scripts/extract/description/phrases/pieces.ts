import { lookup } from '../../../lookup.ts';
import { BOLD, BOLD_END } from '../marked-text.ts';

/** Forms that many phrases share, by name. */
export const MACROS = lookup<string>({
  it: '(values?|options?|it|which|parameter|field|that)',
  this: '[the|this] (parameter|field|attribute|value)',
  may: '(can|may|must|could|should)',
  'one of': '(one|any|either) of',
  following: '(the following [values] [:]|as follows [:])',
  allowed: '(possible|valid|available|supported|allowed|permitted|optional|enumerated|legal)',
  others:
    '(fields?|attributes?|parameters?|keys?|properties|characters?|formats?|rules?|requirements?|constraints?|conditions?|note|units?|combination)',
  points: '(follow|follows|followed|following|below|reference|consists?|contains?|include|includes|including|as)',
  kinds: '(types|modes|statuses|states|kinds|formats|algorithms|protocols|methods|policies|levels|categories)',
});

export interface Slot {
  /** Of a regular expression, without groups that catch. */
  readonly source: string;
  /** What stands there is handed on. */
  readonly catches?: true;
  /** What stands between it and its neighbours, where that is no blank. */
  readonly beside?: 'blank or nothing' | 'nothing';
  /** Words of which one is in every text that fits. */
  readonly keys?: readonly string[];
  readonly weight?: number;
}

const bold = `${BOLD}[^${BOLD_END}]+${BOLD_END}`;

/** What a form names in braces and is no words of its own. */
export const SLOTS = lookup<Slot>({
  /** The values that a sentence names, up to its end. */
  values: { source: '.+', catches: true },
  /** Values of which the first is set off. */
  'bold values': { source: `${BOLD}.+`, catches: true, weight: 1 },
  /** Values that are set off, and `or` between them. */
  'bold or': { source: `${bold}.*\\bor\\b.*`, catches: true, keys: ['or'], weight: 1 },
  /** `an attribute of the kite:` in front of the values, but nothing that is put together of them. */
  'a name': { source: 'an?(?! (?:combination|list|array|mixture|string|number|comma)\\b)(?: [\\w-]+){1,6}:' },
  /** One or two words: `case sensitive`. */
  few: { source: '[a-z-]+(?: [a-z-]+)?' },
  /** Anything within one sentence. */
  gap: { source: '[^.]{0,120}', beside: 'blank or nothing' },
  'little gap': { source: '[^.]{0,24}', beside: 'blank or nothing' },
  /** What is left of a sentence that no full stop ends. */
  'no stop': { source: '[^.]{0,120}$', beside: 'blank or nothing' },
  'plain word': { source: '\\w+' },
  word: { source: '[\\w.-]+', catches: true },
  words: { source: '[\\w ]+' },
  thing: { source: '\\S+?', catches: true },
  rest: { source: '.*', beside: 'blank or nothing' },
  /** Kites of some kind, but neither this very value nor `for example`. */
  'a case': {
    source:
      '(?!(?:the|this) (?:parameter|field|attribute)\\b|(?:example|instance|details?|more|reference|security|compatibility)\\b)\\w',
  },
  'left out': {
    source:
      '(?:not (?:specified|set|passed|provided|given|carried|configured|transferred|included|sent|present)|left (?:blank|empty|unspecified|out)|omitted|unspecified)\\b',
  },
  /** Another parameter: set off, or a name with an underscore. */
  other: { source: `${BOLD}[A-Za-z][\\w.-]*${BOLD_END}|[A-Za-z]\\w*_\\w+`, catches: true },
  'bold name': { source: `${BOLD}[A-Za-z][\\w.-]*${BOLD_END}`, catches: true },
  /** What is supported, but for what a value is written by. */
  what: {
    source:
      '(?!(?:\\w+ )?(?:operators?|characters?|formats?|fields?|attributes?|parameters?|rules?|units?)\\b)(?:\\w+ ){0,2}\\w+',
  },
  /** Where nobody else's value is spoken of. */
  own: { source: '(?<!(?:default|maximum|minimum) )\\b', beside: 'nothing' },
  /** Where a sentence or a clause of it begins. */
  clause: { source: '(?:^|[,;(] ?)', beside: 'nothing' },
  /** Values in front of what is said of them. */
  'leading values': { source: `${BOLD}.+?`, catches: true, weight: 1 },
  'some values': { source: '.+?', catches: true },
  /** A few words in front of a colon that name what the values are of. */
  'name of values': {
    source: `(?![^:]*\\b(?:example|instance|note|format|fields?|parameters?|combination|list|mixture)\\b)[^:.${BOLD}]{3,60}`,
  },
  '(': { source: '\\(', beside: 'blank or nothing', keys: ['('] },
  ')': { source: '\\)', beside: 'blank or nothing', keys: [')'] },
  '[': { source: '\\[', beside: 'blank or nothing', keys: ['['] },
  ']': { source: '\\]', beside: 'blank or nothing', keys: [']'] },
});
