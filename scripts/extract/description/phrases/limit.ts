import type { Phrase } from './phrase.ts';

/** What a limit is of: the number itself, the characters of a text, the items of a list. */
export type Measure = 'value' | 'length' | 'items';

/**
 * A stretch of a sentence with numbers that are limits; the name of a slot says which end a number is. `low` and `high`,
 * `interval`: both ends; `least`, `above`: the lower, `most`, `below`: the upper one; `exact`: both in one.
 */
export interface LimitPhrase extends Phrase {
  readonly facet: 'limit';
  /** What is limited, by the kind of the value; no entry: it says nothing of such a value. */
  readonly of: { readonly number?: Measure; readonly string?: Measure; readonly array?: Measure };
  /** A lower end that the words alone give, where no other phrase gives one. */
  readonly otherwise?: number;
  /** The limits of the sentence can be moved: they are no fact. */
  readonly isMovable?: true;
  /** `counted` must be the name of the array itself. */
  readonly countsItself?: true;
}

const phrase = (
  id: string,
  form: string,
  of: LimitPhrase['of'],
  rest: Omit<LimitPhrase, 'id' | 'facet' | 'form' | 'of'>,
): LimitPhrase => ({ id: `limit/${id}`, facet: 'limit', form, of, ...rest });

const ITEMS = { array: 'items' } as const;
/** Of an array, the characters of an item. */
const LENGTH = { string: 'length', array: 'length' } as const;
const TEXT_ONLY = { string: 'length' } as const;
const VALUE = { number: 'value' } as const;

/** The limits that sentences state; of two that fit the same words, the longer stretch counts. */
export const LIMIT_PHRASES: readonly LimitPhrase[] = [
  phrase('list-length', '(array|list) length [range] [:] [(is|ranges)] [{from}] {low}{to}{high}', ITEMS, {
    yes: ['Array length: 1 to 10', 'The list length ranges from 1 to 10.'],
    no: ['The array is 1 to 10 long.'],
  }),
  phrase('list-length-at-most', '(array|list) length [(can|must|may|does|should)] [(is|be)] {at most} {most}', ITEMS, {
    note: 'a common wording that no page at hand has',
    yes: ['The array length cannot exceed 20.'],
    no: ['The array width cannot exceed 20.'],
  }),
  phrase(
    'number-of-items',
    'number of [(array|list)] {items} [in the (array|list)] [(is|ranges|must be)] [:] [{from}] {low}{to}{high}',
    ITEMS,
    {
      note: 'a common wording that no page at hand has',
      yes: ['The number of array elements ranges from 1 to 10.'],
      no: ['The number of characters ranges from 1 to 10.'],
    },
  ),
  phrase(
    'number-of-items-at-most',
    'number of {items} [in the (array|list)] [(can|must|may|is|should)] [be] {at most} {most counted}',
    ITEMS,
    {
      note: 'a common wording that no page at hand has',
      yes: ['The number of elements cannot exceed 10.'],
      no: ['The number of characters cannot exceed 10.'],
    },
  ),
  phrase('list-contains', '(array|list) [can] (contains?|has|have) {low}{to}{high} {a word}', ITEMS, {
    note: 'a common wording that no page at hand has',
    yes: ['The array contains 1 to 10 elements.'],
    no: ['The tail contains 1 to 10 elements.'],
  }),
  phrase('list-contains-at-most', '(array|list) [can] (contains?|has|have) {at most} {most counted} {a word}', ITEMS, {
    yes: ['The list can contain a maximum of 10 IDs.'],
    no: ['The list is a maximum of ten.'],
  }),
  phrase('maximum-items', '{max} [number of] {items} (is|:) {most}', ITEMS, {
    note: 'a common wording that no page at hand has',
    yes: ['Maximum number of items: 10'],
    no: ['Maximum number of characters: 10'],
  }),
  phrase('minimum-items', '{min} [number of] {items} (is|:) {least}', ITEMS, {
    note: 'a common wording that no page at hand has',
    yes: ['Minimum items: 1'],
    no: ['Minimum characters: 1'],
  }),
  phrase('at-most-items', '^ {at most} {most counted} {items} $', ITEMS, {
    note: 'a common wording that no page at hand has',
    yes: ['Up to 10 items.', 'Up to Ten items.'],
    no: ['Up to 10 items of a kite.'],
  }),
  phrase(
    'least-and-most-items',
    '{at least} {least counted} [{items}] [,] (and|but) {at most} {most counted} {items}',
    ITEMS,
    {
      note: 'a common wording that no page at hand has',
      yes: ['At least one and at most 10 elements.', 'At least 1 item and up to five items.'],
      no: ['At least one and at most 10 kites.'],
    },
  ),
  phrase('trailing-items', ', {low} (to|-|–) {high} {items} $', ITEMS, {
    yes: ['Names of kites, 1-5 entries'],
    no: ['Names of kites, 1-5 entries are usual.'],
    note: 'references of other houses',
  }),
  phrase('trailing-from', ', from {low} (to|-|–) {high}{the end}', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['Kites, from 1 to 6.', 'Kites, from 1 to 6 (all)'],
    no: ['Kites, from 1 to 6 of which are red.'],
  }),
  phrase('trailing-range', ', {low} (to|-|–) {high}{the end}', VALUE, {
    yes: ['how many to return, 1 to 100', 'how many to return, 1 to 100 (optional)'],
    no: ['how many to return, 1 to 100 metres up', '0, 1, 2, 3, and 4'],
    note: 'references of other houses',
  }),
  phrase('characters', '{low}{to}{high}{unit} {kinds of characters}', LENGTH, {
    yes: ['The value is a string of 1 to 32 characters.', 'It has 1 to 64 letters, digits, and hyphens.'],
    no: ['It has 1 to 64 colours.'],
  }),
  phrase('length', 'length [(range|ranges|is|can be|must be)] [:] [of] [{from}] {low}{to}{high}{no bytes}', LENGTH, {
    yes: ['The length ranges from 1 to 64.', 'Length: 1-64'],
    no: ['The length is 1 to 64 bytes.'],
  }),
  phrase(
    'length-between',
    'length is (greater|larger) than {above} and (less|smaller) than {below}{no bytes}',
    LENGTH,
    {
      yes: ['Name. The length is greater than 0 and less than 256'],
      no: ['The kite is greater than 0 and less than 256'],
    },
  ),
  phrase('length-interval', 'length [range] [(is|:)] {interval}{no bytes}', TEXT_ONLY, {
    note: 'a common wording that no page at hand has',
    yes: ['Length range: [1, 64]'],
    no: ['Length range: [1, 64] bytes'],
  }),
  phrase('interval-of-characters', '{interval} {characters}', LENGTH, {
    yes: ['The value is a string of [0, 256] characters.'],
    no: ['It is [0, 256] long.'],
  }),
  phrase('string-of', 'string of {exact} {characters}{exactly so}', LENGTH, {
    yes: ['The value is a string of 32 characters.'],
    no: ['A string of up to 36 bytes.', 'A string of 36 characters at most.', 'A string of 8 characters or more.'],
  }),
  phrase(
    'minimum-length',
    '{min} length [of [(the|a)] {plain word}] [(is|:|of)] {least}{no bytes} [{characters}]',
    LENGTH,
    {
      yes: ['Minimum length: 1', 'The minimum length of the name is 1.'],
      no: ['Minimum length: 1 bytes'],
    },
  ),
  phrase(
    'maximum-length',
    '{max} length [of [(the|a)] {plain word}] [(is|:|of)] {most}{no bytes} [{characters}]',
    LENGTH,
    {
      yes: ['Maximum length: 64', 'With a maximum length of 64 characters.', 'The maximum length of the name is 64.'],
      no: ['Maximum length: 64 bytes'],
    },
  ),
  phrase(
    'at-most-characters',
    '({at most}|contains?|maximum) {most}{all of them}{unit} {kinds of characters}',
    LENGTH,
    {
      yes: [
        'No longer than 64 characters.',
        'Up to 64 letters, digits, and hyphens (-).',
        'Maximum 64 characters.',
        'Max 128 characters are allowed.',
        'Max. of 64 characters.',
      ],
      no: ['It has up to 3 special characters.'],
    },
  ),
  phrase(
    'characters-at-least',
    '{least} {characters} [long] (at least|or (more|longer)|at the least|min|minimum)',
    LENGTH,
    {
      note: 'a common wording that no page at hand has',
      yes: ['8 characters min', 'It is 8 characters or more.'],
      no: ['It is 8 characters long.'],
    },
  ),
  phrase('characters-at-most', '{most} {characters} (at most|or (less|fewer)|at the most|max|maximum)', LENGTH, {
    note: 'a common wording that no page at hand has',
    yes: ['64 characters max', 'It is 64 characters or less.'],
    no: ['It is 64 characters long.'],
  }),
  phrase(
    'length-at-most',
    'length [of [(the|this)] {plain word}] [(can|must|may|does|should)] [(be|is)] {at most} {most}{no bytes}',
    TEXT_ONLY,
    {
      yes: ['The length cannot exceed 64.', 'The length of the name must be within 64.'],
      no: ['The length must not exceed 64 bytes.'],
    },
  ),
  phrase('fewer-characters', '(fewer|less|shorter) than {below} {characters}', LENGTH, {
    note: 'a common wording that no page at hand has',
    yes: ['Fewer than 64 characters.'],
    no: ['Fewer than 64 kites.'],
  }),
  phrase('at-least-characters', '{at least} {least} {characters}', LENGTH, {
    note: 'a common wording that no page at hand has',
    yes: ['It has at least 8 characters.'],
    no: ['It has at least 8 kites.'],
  }),
  phrase(
    'least-and-most-characters',
    '{at least} {least} [{characters}] [,] (and|but) {at most} {most} {characters}',
    LENGTH,
    {
      yes: [
        'It must be at least 8 and at most 32 characters long.',
        'At least 8 characters and no more than 32 characters.',
      ],
      no: ['At least 8 kites and at most 32 characters.'],
      note: 'a common wording that no page at hand has',
    },
  ),
  phrase(
    'exactly-characters',
    '(must be|is|exactly|fixed length of|length (is|of)|fixed at) {exact} {characters}{exactly so}',
    TEXT_ONLY,
    {
      yes: ['It must be 32 characters long.', 'Exactly 32 characters.'],
      no: ['It must be 32 kites long.', 'It must be 32 characters at most.'],
    },
  ),
  phrase(
    'contains-exactly',
    '{clause} [the] (value|it|string|parameter|text|which) (must contain|must consist of|consists of|must have) [exactly] {exact} {characters}{exactly so}',
    TEXT_ONLY,
    {
      yes: ['The value must contain 32 characters.', 'It consists of 32 characters.'],
      no: ['The kite contains 32 characters.', 'The value must contain at most 32 characters.'],
    },
  ),
  phrase('value-contains', '{clause} [the] value is in UUID format and contains {exact} {characters} $', TEXT_ONLY, {
    yes: ['The value is in UUID format and contains 32 characters.'],
    no: ['The value is in UUID format and contains 32 characters of the kite.'],
    note: 'a common wording that no page at hand has',
  }),
  phrase('fixed-length', 'fixed length of {exact}{no bytes}', TEXT_ONLY, {
    note: 'a common wording that no page at hand has',
    yes: ['It has a fixed length of 32.'],
    no: ['It has a fixed length of 32 bytes.'],
  }),
  phrase('character-string', '{exact}{-character} (string|text|UUID|ID|value)', TEXT_ONLY, {
    note: 'a common wording that no page at hand has',
    yes: ['A 36-character string.'],
    no: ['A 36-character kite.'],
  }),
  phrase(
    'page-size',
    '{at most} {most} {a few words} ((can be|are|is) (queried|returned|displayed|listed)|(are|is) allowed on each page)',
    { number: 'value', array: 'items' },
    {
      yes: ['A maximum of 50 kites can be queried.', 'Up to 50 paper kites are allowed on each page.'],
      no: ['50 kites can be queried.'],
    },
  ),
  phrase('at-most-things', '{at most} {most counted} ({items}|{things}) (can|are|is|may)', ITEMS, {
    yes: ['A maximum of 10 paper kites are allowed in a request.', 'A maximum of five paper kites are supported.'],
    no: ['A maximum of five paper kites.'],
  }),
  phrase(
    'minimum-label',
    '^ {min} : {least} $',
    { number: 'value', string: 'length' },
    {
      yes: ['Minimum: **1**', 'Min: 1'],
      no: ['Minimum: 1 to 3'],
    },
  ),
  phrase(
    'maximum-label',
    '^ {max} : {most} $',
    { number: 'value', string: 'length' },
    {
      yes: ['Maximum: **64**', 'Max: 1'],
      no: ['Maximum: 64 for all'],
    },
  ),
  phrase('maximum-alone', '^ {max} [.] {most} $', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['Max 100.', 'Maximum 100', 'Max. 100'],
    no: ['Max 100 kites', 'Max 1 to 3'],
  }),
  phrase('minimum-alone', '^ {min} [.] {least} $', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['Min 1.', 'Minimum 1'],
    no: ['Min 1 kite', 'Min 1 to 3'],
  }),
  phrase(
    'maximum-number',
    '{max} number of {thing words} is {most}',
    { number: 'value', array: 'items' },
    {
      yes: ['The maximum number of kites is 10.'],
      no: ['The number of kites is 10.'],
    },
  ),
  phrase('minimum', '{min} [.] [value] (is|:|of) {least}', VALUE, {
    yes: ['Minimum value: 1', 'The minimum is 1.'],
    no: ['Minimum kites: 1'],
  }),
  phrase('maximum', '{max} [.] [value] (is|:|of) {most}', VALUE, {
    yes: ['Max. value: 10', 'The maximum value is 10.'],
    no: ['The maximum kite is 10.'],
  }),
  phrase(
    'range-between',
    '(range|ranges|ranging) [(is|are)] [:] (from|between|of) {low}{unit}{to}{high}{no address}',
    VALUE,
    {
      yes: [
        'The range is between 1 and 10.',
        'Ranges from 10GB to 500GB.',
        'The value ranges from 5 Mbit/s to 2000 Mbit/s.',
      ],
      no: ['The value range is 4 and 6.'],
    },
  ),
  phrase('range', '(range|ranges|ranging) [(is|are)] [:] {low}{unit}{dash}{high}{no address}', VALUE, {
    yes: ['The range is 1 to 10.', 'Value ranges: 10GB-500GB'],
    no: ['A subnet such as 172.16.0.0/12-172.16.0.0/24.'],
  }),
  phrase('range-part', '^ {low}{unit}{dash}{high}{no address}', VALUE, {
    part: 'range',
    yes: ['1 to 10 kites, of which 3 fly'],
    no: ['From 1 to 10'],
  }),
  phrase('range-part-named', '^ {plain word} : {low}{unit}{dash}{high}{no address}{unit} $', VALUE, {
    part: 'range',
    note: 'pages that give ranges in a column of their own',
    yes: ['VLAN: 1 to 4063', 'Bandwidth: 2 Mbit/s to 10,000 Mbit/s'],
    no: ['VLAN: 1 to 4063 for kites'],
  }),
  phrase('range-from', '(ranges|ranging) from {low}{unit} to {another}', VALUE, {
    yes: ['The value ranges from 1 to max_size.', 'The value ranges from 0 to the value of size.'],
    no: ['The colours range from 1 to the darkest.'],
  }),
  phrase('range-interval', '[value] ranges? [(is|:)] [from] {interval}', VALUE, {
    yes: ['The value range is [0, 9].'],
    no: ['The values [0, 9] are kept.'],
  }),
  phrase('interval', '^ {interval} $', VALUE, { yes: ['[0, 9]'], no: ['[0, 9] or [11, 20]'] }),
  phrase(
    'value-between',
    '(values?|numbers?|integers?|which|it) [(is|can be|must be|should be|may be)] [(a|an) [positive] (integer|number)] (from|between|within|ranging from|in the range (of|from)) {low}{unit}{to}{high}',
    VALUE,
    {
      yes: ['The value is between 1 and 10.', 'The number must be between 1 and 1,000.'],
      no: ['The kites are between 1 and 10.'],
    },
  ),
  phrase('value-is', 'values? (:|is|can be|must be|should be|may be) {low}{unit}{dash}{high}{no date}', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['The value can be 1 to 10.'],
    no: ['The value is 2024-10-11.', 'The value can be 1 and 10.'],
  }),
  phrase('between-alone', '^ between {low}{unit}{to}{high}{no date}{unit} $', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['Between 1 and 10'],
    no: ['Between 1 and 10 of the kites'],
  }),
  phrase('range-alone', '^ {low}{unit}{dash}{high}{no date}{unit} $', VALUE, {
    yes: ['1-10', '1 to 100 GB'],
    no: ['Made on 2024-10-11.'],
  }),
  phrase('inequalities', '{low} ({less than}|{at most as}) {plain word} {at most as} {high}', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['1 <= limit <= 100', '0≤x≤100'],
    no: ['1 - limit - 100'],
  }),
  phrase('in-brackets', '{no letters}{(} {low}{unit}{dash}{high}{unit} {)} $', VALUE, {
    yes: ['Port (1–65535)', 'Port (1 to 65,535)', 'Interval (1 to 30 days).'],
    no: ['Port (1–65535) of the kite.', 'It is made of letters and digits (0-9).'],
  }),
  phrase('not-outside', '(cannot|not) be (less|smaller) than {least} or (greater|larger|more) than {most}', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['The value cannot be less than 1 or greater than 100.'],
  }),
  phrase('characters-at-most-sign', '{at most as} {most} {characters}', LENGTH, {
    note: 'a common wording that no page at hand has',
    yes: ['Name, ≤ 64 characters', '<= 64 chars'],
    no: ['Name, ≤ 64 kites'],
  }),
  phrase('above-sign', '^ {more than} {above} $', VALUE, {
    note: 'a common wording that no page at hand has',
    yes: ['Size: the height. > 0', '>0'],
    no: ['> 0 kites'],
  }),
  phrase('at-least-sign', '{at least as} {least}', VALUE, { yes: ['The value must be ≥ 1.', 'It is >= 1'] }),
  phrase('at-most-sign', '{at most as} {most}', VALUE, { yes: ['The value must be ≤ 1.'] }),
  phrase('at-least', '((greater|larger) than or equal to|{at least}) {least or zero}', VALUE, {
    yes: ['The value must be greater than or equal to zero.', 'It is at least 3.'],
    no: ['It is greater than 3.'],
  }),
  phrase(
    'at-most',
    '((less|smaller) than or equal to|(no|not) (greater|larger|more) than|at most|(cannot|not) exceed|(cannot|not) be (greater|larger|more) than) {most}',
    VALUE,
    {
      yes: ['The value cannot be greater than 100.', 'It must not exceed 100.'],
      no: ['A flight takes no more than two days.'],
    },
  ),
  phrase('not-below', '(cannot|not) be (less|smaller) than {least}', VALUE, {
    yes: ['It cannot be less than 3.'],
    no: ['It is less than 3.'],
  }),
  phrase(
    'above',
    '(value|parameter|it) (is|has to be|(must|should|can|may) [only] be) [(a|an) [{plain word}] (integer|number|value) [that is]] (greater|larger) than {above}',
    VALUE,
    {
      yes: [
        'The value must be greater than 0.',
        'Size. The value must be greater than zero.',
        'The value is an integer greater than 0.',
      ],
      no: ['It starts where the first is greater than 5.'],
    },
  ),
  phrase(
    'below',
    '(value|parameter|it) (is|has to be|(must|should|can|may) [only] be) (less|smaller) than {below}',
    VALUE,
    {
      yes: ['The value must be less than 100.'],
      no: ['The first must be less than 100.'],
    },
  ),
  phrase('between', '(greater|larger) than {above} and (less|smaller) than {below}', VALUE, {
    yes: ['The value is greater than 2 and smaller than 10.'],
  }),
  phrase('own-items', '{at most} {most counted} {counted}', ITEMS, {
    countsItself: true,
    yes: ['Each child has a maximum of 10 fields.', 'Each child has up to three fields.'],
    no: ['Each child has a maximum of 10 kites.'],
  }),
  phrase(
    'own-items-range',
    'number of {counted} (ranges|is|must be|can be|should be) [{from}] {low}{to}{high}',
    ITEMS,
    {
      countsItself: true,
      note: 'a common wording that no page at hand has',
      yes: ['Each child has fields. The number of fields ranges from 1 to 10.'],
      no: ['Each child has fields. The number of kites ranges from 1 to 10.'],
    },
  ),
  phrase('positive', '(must|can|should|is|be|are) [only] [be] [a] positive integers?', VALUE, {
    otherwise: 1,
    yes: ['The value must be a positive integer.', 'It is a positive integer.'],
    no: ['It can be a positive or negative integer.'],
  }),
  phrase('not-negative', "((cannot|must not|can't) be [a] negative|must be [a] non-negative)", VALUE, {
    otherwise: 0,
    yes: ['The value cannot be negative.', 'It must be a non-negative number.'],
    no: ['The value can be negative.'],
  }),
  phrase(
    'step',
    '(increment|increments) {rest}',
    {},
    {
      yes: ['The minimum increment is 1 where the value ranges from 5 to 10.'],
      no: ['The value ranges from 5 to 10.'],
    },
  ),
  phrase(
    'by-default',
    '({unset}by default|default minimum|default maximum)',
    {},
    {
      isMovable: true,
      yes: ['The value ranges from 5 to 2000 by default.'],
      no: ['The value ranges from 0 to 86400 and is 300 by default.'],
    },
  ),
];
