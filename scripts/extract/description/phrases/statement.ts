import type { Phrase } from './phrase.ts';

/** A sentence whose words alone state something of the value. */
export interface StatementPhrase extends Phrase {
  readonly facet: 'deprecated' | 'nullable';
}

export interface FormatPhrase extends Phrase {
  readonly facet: 'format';
  readonly format: 'date-time' | 'byte';
}

const phrase = <F extends StatementPhrase['facet']>(
  facet: F,
  id: string,
  form: string,
  rest: Omit<StatementPhrase, 'id' | 'facet' | 'form'>,
): StatementPhrase => ({ id: `${facet}/${id}`, facet, form, ...rest });

/** What is no longer to be used, and what may be null. */
export const STATEMENT_PHRASES: readonly StatementPhrase[] = [
  phrase('deprecated', 'is-deprecated', '^ [this (parameter|field|attribute)] [(is|has been|was)] {deprecated}', {
    yes: ['Deprecated: use another.', 'Has been discarded.'],
    no: ['State of a discarded disk.'],
  }),
  phrase('deprecated', 'this-is', 'this (parameter|field|attribute) (is|has been) [{plain word}] {deprecated}', {
    yes: ['Colour; this field is now deprecated.', 'This parameter has been discarded.'],
    no: ['This kite has been discarded.'],
  }),
  phrase('deprecated', 'which-is', 'parameter , which (is|has been) {deprecated}', {
    note: 'a common wording that no page at hand has',
    yes: ['Extended parameter, which is discarded.'],
    no: ['The kite, which is discarded.'],
  }),
  phrase(
    'deprecated',
    'will-be',
    '^ [{gap}] this (parameter|field|attribute) (will|is to|is about to|is going to) [soon] be {to come}',
    {
      note: 'a common wording that no page at hand has',
      yes: ['This parameter will be deprecated.', 'Colour; this field is to be taken offline.'],
      no: ['This kite will be discarded.', 'This field will be returned offline.'],
    },
  ),
  phrase('deprecated', 'to-be', '^ (to|will) be {to come} $', {
    note: 'a common wording that no page at hand has',
    yes: ['To be discarded.', 'Will be taken offline.'],
    no: ['To be discarded kites.'],
  }),
  phrase('deprecated', 'in-front', '^ ({(}|{[}) [((to|will|soon to) be|is to be)] {to come} ({)}|{]})', {
    yes: ['[Deprecated] Colour.', '(Discarded) Image.', '(To be discarded) Image.'],
    no: ['(deprecated kites)', 'Red (deprecated) or blue.'],
    note: 'a common wording that no page at hand has',
  }),
  phrase('deprecated', 'in-brackets', '^ {no list} ({(}|{[}) [((to|will|soon to) be|is to be)] {to come} ({)}|{]}) $', {
    note: 'a common wording that no page at hand has',
    yes: ['Whether to fly (discarded)', 'Colour of the kite (to be taken offline).'],
    no: ['The value can be red or blue (deprecated).', 'Kite, tail (deprecated).', 'Whether it is (discarded) paper.'],
  }),
  phrase('deprecated', 'do-not-use', "^ [please] (do not|don't) use (it|this (parameter|field|attribute)) $", {
    yes: ['This parameter is unsupported. Do not use it.', 'Please do not use this field.'],
    no: ['Do not use this parameter for kites.'],
    note: 'references that are not at hand',
  }),
  phrase('nullable', 'can-be-null', '{own}(value|it|parameter|field) (can|may) be [(empty|blank) or] {null}', {
    yes: ['The value can be **null**.', 'It may be empty or null.'],
    no: ['The value cannot be null.'],
  }),
  phrase('nullable', 'null-is-returned', '{null} (is|will be) returned', {
    yes: ['If there is none, **null** is returned.'],
    no: ['The returned kite is not null.'],
  }),
  phrase('nullable', 'is-null', '{own}(value|it|parameter|field) (is|will be) [set to] {null}', {
    yes: ['It is not used and its value is **null**.', 'If it does not fly, the value is null.'],
    no: ['The value is not null.', 'If the value is null, it flies.'],
  }),
  phrase('nullable', 'set-to-null', 'is set to {null}', {
    yes: ['Extended information. It is not used currently and is set to **null**.'],
    no: ['If it is set to **null**, it flies.'],
  }),
];

/** Words that say how a text is written. */
export const FORMAT_PHRASES: readonly FormatPhrase[] = [
  {
    id: 'format/date-time',
    facet: 'format',
    format: 'date-time',
    form: '{date and time}',
    yes: ["UTC time in the format of yyyy-MM-dd'T'HH:mm:ss'Z'.", 'Format: yyyy-MM-ddTHH:mm:ssZ'],
    no: ['The format is yyyy-MM-ddThh:mm:ssZ or yyyy-MM-dd hh:mm:ss.', 'Format: yyyy-MM-dd HH:mm:ss'],
  },
  {
    id: 'format/base64',
    facet: 'format',
    format: 'byte',
    form: '((must be|is|be|are) [{plain word}] (encoded (using|with|in|by)|encoded to) base64|base64-encoded|base64 encoded)',
    yes: ['The script must be encoded using Base64.', 'A Base64-encoded script.'],
    no: ['Base64 is a code.'],
  },
];

/** A sentence that gives a regular expression, or the number whose multiples the values are, in its last slot. */
export interface DetailPhrase extends Phrase {
  readonly facet: 'pattern' | 'multiple';
}

export const DETAIL_PHRASES: readonly DetailPhrase[] = [
  {
    id: 'pattern/label',
    facet: 'pattern',
    form: '^ (regular expression|regex|regexp|pattern) [(matching|match)] : {pattern} $',
    yes: ['Regular expression matching: ^[a-z]{1,64}$', 'Regular expression: [a-z]+', 'Regex: [a-z]+'],
    no: ['Regular expression: see there.'],
    note: 'a reference that is not at hand, in 201 rows',
  },
  {
    id: 'pattern/matching',
    facet: 'pattern',
    form: '(match|matches|matching|comply with|conform to|meet|use) [the] [following] regular expression [:] {pattern}',
    yes: [
      'It must be a string matching the regular expression ^[a-z]{1,64}$.',
      'It must match the regular expression "^[a-z]+$".',
    ],
    no: ['It must match the regular expression of the kite.', 'It must match the regular expression ^(a+)+$.'],
    note: 'a reference that is not at hand',
  },
  {
    id: 'pattern/match-alone',
    facet: 'pattern',
    form: '(must|should|can) match [the] [(pattern|format|rule)] [:] {whole pattern} $',
    yes: ['It must match ^[a-z]+$.', 'It must match the pattern: ^[a-z]+$'],
    no: ['It must match the hue of the kite.'],
    note: 'a common wording that no page at hand has',
  },
  {
    id: 'multiple/of',
    facet: 'multiple',
    form: '(must be|is|be) [an integer] [(a|an integral)] multiple of {factor}',
    yes: ['The value must be a multiple of 10.', 'It must be an integer multiple of 1,024.'],
    no: ['The value must be a multiple of the kite.'],
    note: 'references that are not at hand',
  },
];

/** A sentence that gives one number, in its last slot, a meaning of its own. */
export interface SpecialPhrase extends Phrase {
  readonly facet: 'special';
}

export const SPECIAL_PHRASES: readonly SpecialPhrase[] = [
  {
    id: 'special/indicates',
    facet: 'special',
    form: '^ [(the|a)] [value] [of] {exact} (indicates|means|represents|specifies|denotes)',
    yes: ['The value -1 indicates that it never ends.', '**-1** means any.'],
    no: ['The kite of 1 m means little.', '1 to 9 means few.'],
  },
  {
    id: 'special/if-it-is',
    facet: 'special',
    form: '(if|when) [(the|this|its)] (value|parameter|field|it) is [set to] {exact} {stop}',
    yes: ['If the value is **-1**, there is no end.', 'If this parameter is set to 0, all are meant.'],
    no: ['If the value is 100 m, it flies.', 'If the hue is -1, it flies.'],
  },
];
