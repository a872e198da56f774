import { lookup } from '../../../lookup.ts';
import { RETIRED } from '../../deprecation-words.ts';
import { BOLD, BOLD_END } from '../marked-text.ts';

/** Forms that many phrases share, by name. */
export const MACROS = lookup<string>({
  it: '(values?|options?|it|which|parameter|field|that)',
  this: '[the|this] (parameter|field|attribute|value)',
  may: '(can|may|must|could|should)',
  'one of': '(one|any|either) of',
  following: '(the following [values] [:]|as follows [:])',
  allowed: '(possible|valid|available|supported|allowed|permitted|optional|enumerated|legal)',
  'at most':
    "([a] maximum of|max [.]|max [.] of|up to|at most|(no|not|not be|cannot be|can't be) (more|greater|longer|larger) than|(less|fewer|shorter|smaller) than or equal to|(not|cannot|can't|never) exceed|not exceeding|within|limited to)",
  'at least':
    '(at least|(no|not) (less|fewer|shorter|smaller) than|(greater|more|longer|larger) than or equal to|[a] minimum of)',
  characters: '(characters?|chars?)',
  items: '(items?|elements?|entries|members|records|objects|values|strings|IDs)',
  max: '(max|maximum)',
  min: '(min|minimum)',
  from: '(from|between)',
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
  /** The blank beside it may be missing. */
  readonly isLoose?: true;
  /** Words of which one is in every text that fits. */
  readonly keys?: readonly string[];
  readonly weight?: number;
}

/** A number, its power written out, that is no part of a longer one, of a power or of a product. */
const number =
  '(?:2 ?\\^ ?\\d{1,2}(?: ?[-–] ?1\\b)?|[-+]?(?<!\\d)\\d[\\d,]{0,30}(?:\\.\\d+)?(?:[eE]\\+?\\d{1,3}\\b)?)(?![\\d^*×]|\\s*[×^])';
/** A number that no range begins with. */
const single = `${number}(?!\\s*(?:-|–|~|—|－|～|to|through)\\s*\\d)`;
/** Whether the number itself is inside. */
const end = '(?: ?\\((?:inclusive|included|exclusive|excluded|excluding [\\d,]+)\\))?';
/** Numbers that a sentence writes out where it counts things; the place in the list is the number. */
export const COUNT_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;
const count = `(?:${single}|(?:${COUNT_WORDS.join('|')})\\b)`;
const unit = '(?:[KMGTP]i?B|ms|s|%)';
const dash = '(?:-|–|~|—|－|～|to|through)';

const bold = `${BOLD}[^${BOLD}${BOLD_END}]+${BOLD_END}`;

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
  gap: { source: '[^.]{0,120}', isLoose: true },
  'little gap': { source: '[^.]{0,24}', isLoose: true },
  /** What is left of a sentence that no full stop ends. */
  'no stop': { source: '[^.]{0,120}$', isLoose: true },
  /** What is left of a clause. */
  'no comma': { source: '[^.,;(]{0,120}', isLoose: true },
  'plain word': { source: '\\w+' },
  word: { source: '[\\w.-]+', catches: true },
  'thing words': { source: '[\\w ]{1,60}?' },
  words: { source: '[\\w ]{1,120}' },
  thing: { source: '\\S+?', catches: true },
  rest: { source: '.*', isLoose: true },
  /** Kites of some kind, but neither this very value nor `for example`. */
  'a case': {
    source:
      '(?!(?:the|this) (?:parameter|field|attribute)\\b|(?:example|instance|details?|more|reference|security|compatibility)\\b)\\w',
  },
  'left out': {
    source:
      '(?:not (?:specified|set|passed|provided|given|carried|configured|transferred|included|sent|present)|left (?:blank|empty|unspecified|out)|omitted|unspecified|absent)\\b',
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
  own: { source: '(?<!(?:default|maximum|minimum) )\\b' },
  /** Where a sentence or a clause of it begins. */
  clause: { source: '(?:^|[,;(])', isLoose: true },
  /** Values in front of what is said of them. */
  'leading values': { source: `${BOLD}.{1,2000}?`, catches: true, weight: 1 },
  /** Values that are set off, with remarks in brackets and words that join them. */
  'values alone': {
    source: `${bold}(?: \\([^()${BOLD}]{1,60}\\))?(?:(?:, (?:and |or )?| and | or )${bold}(?: \\([^()${BOLD}]{1,60}\\))?){1,20}`,
    catches: true,
    keys: ['or'],
    weight: 1,
  },
  'values set off': {
    source: `${bold}(?:(?:, (?:and |or )?| and | or )${bold}){0,20}`,
    catches: true,
    weight: 2,
  },
  /** The same with `or` in front of the last. */
  'set off or': {
    source: `${bold}(?:, ${bold}){0,20},? or ${bold}`,
    catches: true,
    keys: ['or'],
    weight: 2,
  },
  /** Whole numbers, each with its meaning in brackets. */
  'numbers with meaning': {
    source:
      '-?\\d{1,5} ?\\([A-Za-z][^()]{0,80}\\)(?:(?:, ?(?:and |or )?| and | or )-?\\d{1,5} ?\\([A-Za-z][^()]{0,80}\\)){1,20}',
    catches: true,
    keys: ['#'],
    weight: 2,
  },
  /** What a value is a kind of, perhaps with a word in front. */
  'own kind': {
    source:
      '(?:\\w+ )?(?:types?|modes?|kinds?|status|states?|formats?|algorithms?|protocols?|methods?|policy|levels?|category|versions?|directions?|actions?|roles?|scopes?)',
    catches: true,
    keys: 'type types mode modes kind kinds status state states format formats algorithm algorithms protocol protocols method methods policy level levels category version versions direction directions action actions role roles scope scopes'.split(
      ' ',
    ),
    weight: 1,
  },
  /** Words in a series, none of them set off. */
  'plain values': {
    source: '[A-Za-z][\\w-]{0,40}(?:(?:, (?:and |or )?| and | or )[A-Za-z][\\w-]{0,40}){1,20}',
    catches: true,
  },
  'some values': { source: '.{1,2000}?', catches: true },
  /** A few words in front of a colon that name what the values are of. */
  'name of values': {
    source: `(?![^:]*\\b(?:example|instance|note|format|fields?|parameters?|combination|list|mixture)\\b)[^:.${BOLD}]{3,60}`,
  },
  '(': { source: '\\(', isLoose: true, keys: ['('] },
  ')': { source: '\\)', isLoose: true, keys: [')'] },
  '[': { source: '\\[', isLoose: true, keys: ['['] },
  ']': { source: '\\]', isLoose: true, keys: [']'] },
  /** The ends of a range, and numbers that are an end each. `above` and `below` are outside themselves. */
  low: { source: `${number}${end}`, catches: true, keys: ['#'] },
  high: { source: `${number}${end}`, catches: true, keys: ['#'] },
  least: { source: `${single}${end}`, catches: true, keys: ['#'] },
  most: { source: `${single}${end}`, catches: true, keys: ['#'] },
  exact: { source: single, catches: true, keys: ['#'] },
  above: { source: `(?:${number}|zero\\b)`, catches: true, keys: ['#', 'zero'] },
  below: { source: number, catches: true, keys: ['#'] },
  'least or zero': { source: `(?:${number}|zero\\b)`, catches: true, keys: ['#', 'zero'] },
  'least counted': { source: count, catches: true, keys: ['#', ...COUNT_WORDS] },
  'most counted': { source: count, catches: true, keys: ['#', ...COUNT_WORDS] },
  /** `[0, 100)`: a square bracket holds the number beside it, a round one doesn't. */
  interval: {
    source: `[[(] ?${number} ?, ?${number} ?[\\])]`,
    catches: true,
    isLoose: true,
    keys: ['[', '('],
  },
  to: { source: `\\s*(?:${dash}|and)\\s*` },
  dash: { source: `\\s*${dash}\\s*` },
  /** A unit behind its number, which may stand right behind it; a word that counts is none. */
  unit: {
    source: `(?:${unit}\\b|%|\\s+(?!(?:characters?|chars?|bytes|to|and|or)\\b)[a-zA-Z][a-zA-Z/-]*)?`,
  },
  '-character': { source: '-character', keys: ['character'] },
  /** Characters, or the kinds of them that a text is made of: `1 to 64 letters, digits, and hyphens`. */
  'kinds of characters': {
    source: '(?:(?:UTF-8 (?:encoded )?)?(?:characters?|chars?)\\b|(?:letters|digits)(?:,| and\\b| or\\b|\\.?$))',
    keys: ['characters', 'character', 'chars', 'char', 'letters', 'digits'],
  },
  /** Not in front of `special characters` and the like, which are a part of the value's. */
  'all of them': {
    source: '(?!\\s+(?:special|consecutive|repeated|identical|same|uppercase|lowercase)\\b)',
  },
  /** Nothing follows that makes a number an end: `at most`, `or more`. */
  'exactly so': {
    source:
      '\\b(?!,? (?:at (?:the )?(?:most|least)|or (?:less|fewer|shorter|more|longer|greater)|max(?:imum)?\\b|min(?:imum)?\\b|and above|and below))',
  },
  /** Nothing follows but a remark in brackets. */
  'the end': { source: '(?=\\s*(?:[(.]|$))' },
  /** In front of brackets: no kinds of characters, whose first and last they show. */
  'no letters': { source: '(?<!\\b(?:digits|letters|numbers|characters) {0,2})', isLoose: true },
  'no bytes': { source: '(?!\\d|\\.\\d|\\s*bytes)' },
  /** Nothing that makes the number one of a date, an address or a longer number. */
  'no date': { source: '(?![\\d.]*[-/\\d])(?!\\s*(?:digits|characters|letters|chars)\\b)' },
  'no address': { source: '(?![\\d.]*[/\\d])(?!\\s*(?:digits|characters|letters|chars)\\b)' },
  /** The value of another parameter as an end. */
  another: { source: '(?=the |its |that |[a-z]+_)' },
  'a word': { source: '(?=\\w)' },
  'a few words': { source: '(?:\\w+ ){0,1}\\w+' },
  things: {
    source: '(?!(?:[a-z][\\w-]* ){0,2}(?:characters|chars|letters|digits|bytes)\\b)(?:[a-z][\\w-]* ){0,2}\\w+s',
  },
  counted: { source: '[A-Za-z][\\w -]{0,80}', catches: true },
  'at most as': { source: '(?:<=|≤)', isLoose: true, keys: ['<', '≤'] },
  'less than': { source: '<', isLoose: true, keys: ['<'] },
  'more than': { source: '>', isLoose: true, keys: ['>'] },
  'at least as': { source: '(?:>=|≥)', isLoose: true, keys: ['>', '≥'] },
  /** In front of `by default`, where no value stands that is the default. */
  unset: { source: '(?<!\\b(?:is|set to|be) \\S{1,20} )' },
  /** A value as a sentence writes it: set off, a number with its thousands marked, or one word. */
  value: {
    source: `${bold}|["“'][^"“”']*["”']|[\\w.+-]{1,40}/[\\w.+-]{1,40}; ?charset=[\\w-]+|[-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d,])|[^\\s,;()]+`,
    catches: true,
  },
  'set value': { source: `${bold}|["“][^"“”]*["”]|[-+]?\\d[\\d,.]{0,30}`, catches: true },
  truth: { source: '(?:true|false)\\b', catches: true, keys: ['true', 'false'] },
  'bold value': { source: bold, catches: true },
  'page size': { source: '\\d[\\d,]{0,30}', catches: true, keys: ['#'] },
  'any word': { source: '\\S+' },
  /** One or two words that name what has a default; a limit is none. */
  noun: { source: '(?!value\\b|minimum\\b|maximum\\b|m(?:in|ax)\\b)[a-z]+(?: (?!of\\b|is\\b)[a-z]+)?' },
  /** Where a clause ends. */
  stop: { source: '(?=[).,;]|$)', isLoose: true },
  deprecated: {
    source: '(?:deprecated|discarded|obsolete)\\b',
    keys: ['deprecated', 'discarded', 'obsolete'],
    weight: 2,
  },
  /** What happens to a thing that is no longer to be used. */
  'to come': {
    source: `${RETIRED}\\b`,
    keys: ['deprecated', 'discarded', 'obsolete', 'discontinued', 'abandoned', 'retired', 'out', 'offline'],
    weight: 2,
  },
  /** Words in front of a remark that list no values, of which the remark may be said. */
  'no list': {
    source: '(?![^(\\[]{0,200}\\b(?:values?|options?|can|may|or|supports?|either|include[sd]?)\\b)[^(\\[:,;]{1,200}',
    isLoose: true,
  },
  null: { source: '["“\']?null\\b["”\']?', keys: ['null'], weight: 2 },
  'date and time': {
    source: "(?:yyyy-MM-dd'?T'?HH:mm:ss(?:\\.\\w+)?'?Z|YYYY-MM-DDTHH:MM:SSZ)",
    keys: ['yyyy'],
    weight: 2,
  },
  'values with bars': {
    source: `(?:${bold}|[\\w.-]{1,40})(?: ?\\| ?(?:${bold}|[\\w.-]{1,40}))+`,
    catches: true,
    keys: ['|'],
  },
  'values with meaning': {
    source: `(?:${bold} ?\\([^()${BOLD}]{1,80}\\)(?:, ?and |, ?or |, ?| and | or )?){2,}`,
    catches: true,
    keys: ['('],
    weight: 2,
  },
  /** Begins as no prose does. */
  pattern: { source: '["“\']?[\\^[(\\\\].*', catches: true },
  /** A regular expression of the whole text. */
  'whole pattern': { source: '["“\']?\\^\\S{0,200}\\$["”\']?', catches: true },
  factor: { source: `${single}(?![\\d.]*[/\\d])`, catches: true, keys: ['#'] },
});
