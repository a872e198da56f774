import type { Phrase } from './phrase.ts';

/** A sentence that names its values, in the slot that it ends with. */
export interface EnumerationPhrase extends Phrase {
  readonly facet: 'enum';
  /** One value alone is the whole set: `only **A**`. */
  readonly isWhole?: true;
  /** One word alone is a value, even where the page doesn't set it off. */
  readonly isPlain?: true;
  /** Only words in capitals are values. */
  readonly isInCapitals?: true;
  /** A word of its first slot must be one of the name of the value. */
  readonly ofName?: true;
  /** It names the one value there is, unless a sentence beside it speaks of some case. */
  readonly isLone?: true;
}

const phrase = (
  id: string,
  form: string,
  rest: Omit<EnumerationPhrase, 'id' | 'facet' | 'form'>,
): EnumerationPhrase => ({
  id: `enum/${id}`,
  facet: 'enum',
  form,
  ...rest,
});

/** The sentences that name a set of values. */
export const ENUMERATION_PHRASES: readonly EnumerationPhrase[] = [
  phrase(
    'can-be',
    '{it} [of this (parameter|field)] [(is|are) {few} and] {may} be [set to] [(one|any|one or more) of] [{a name}] [the following [values] [:]] {values}',
    {
      yes: [
        'The value can be **FAST** or **SLOW**.',
        'Hardware, which can be **WOOD**, **PAPER**, or **SILK**.',
        'It should be **FAST** or **SLOW**.',
        'The value is case sensitive and can be **up** or **down**.',
        'The value can be a field of the kite: **size** or **hue**.',
        'The value can be one or more of the following: **x**, **y**, and **z**.',
        'The parameter must be set to one of the following values: **up**, **down**',
      ],
      no: [
        'The value can be a combination of letters: **A** or **B**.',
        'The value can be **0** or a string in UUID format.',
        'The value is unique and can be changed.',
      ],
    },
  ),
  phrase(
    'can-only-be',
    '{it} [of this (parameter|field)] {may} (only be|be only) [set to] [one of] [{a name}] {values}',
    {
      isWhole: true,
      yes: [
        'The value can only be **FAST**.',
        'It must be only **FAST** or **SLOW**.',
        'It can only be set to **FAST** now.',
      ],
      no: ['The value can only be fast for large kites.'],
    },
  ),
  phrase('set-only', '{it} {may} be [set to] {bold value} only $', {
    isWhole: true,
    yes: ['The value can be set to **1** only.'],
    no: ['The value can be set to **1** only for kites.', 'The kite can be **FAST** only.'],
  }),
  phrase('must-be', '{it} must be [set to] {bold values}', {
    isWhole: true,
    yes: ['The value must be **FAST**.', 'The value must be **FAST**, indicating that it flies.'],
    no: ['The value must be **FAST** for large kites.', 'The value must be fast.'],
  }),
  phrase(
    'allowed-values',
    '{allowed} (values?|options?) (are|is|include|includes|:|can be|may be) [:] [as follows [:]] {values}',
    {
      yes: [
        'Order. Possible values are asc and desc.',
        "Valid values: 'slow' or 'None'.",
        'Supported options include **A**, **B**',
      ],
      no: ["Valid values are 'slow' or any other."],
    },
  ),
  phrase(
    'label',
    '^ [the] (options?|enums?|values?|value options?|(enumeration|enumerations|enumerated) [values?]) : {values}',
    {
      yes: [
        'Options: RED, BLUE',
        'Enum: ["RED","BLUE"]',
        'Enumeration values: **RED**, **BLUE**',
        'Value: **1**, **2**',
      ],
      no: ['Options: a kite or a drake'],
    },
  ),
  phrase(
    'one-option',
    '^ [the] (options?|value options?|enums?|(enumeration|enumerated|enum) values?) : {bold value} $',
    {
      isWhole: true,
      yes: ['Options: **silk**', 'Stuff of the kite. Value options: **silk**'],
      no: ['Option: **silk** for large kites', 'Options: silk'],
    },
  ),
  phrase('lone-label', '^ value : {bold value} $', {
    isWhole: true,
    isLone: true,
    yes: ['Stuff of the kite. Value: **silk**'],
    no: ['Example value: **silk**', 'Value: **silk** for large kites', 'Value: silk and the like'],
  }),
  phrase(
    'values-are',
    '{own}(values?|options?) [of this (parameter|field)] (is|are) [:] [either] [as follows [:]] {values}',
    {
      yes: ['The values are **FAST**, **SLOW**.', 'Its value is either **FAST** or **SLOW**.'],
      no: ['The default value is **FAST** or **SLOW**.', 'The maximum value is 1 or 2.'],
    },
  ),
  phrase('value-range', 'value range (is|:) {values}', {
    yes: ['The value range is **UP** and **DOWN**.', 'The value range: red, teal'],
    no: ['The value range is [0, 1].'],
  }),
  phrase('range-label', '^ range (is|:) {bold values}', {
    note: 'a common wording that no page at hand has',
    yes: ['Stuff of the kite. Range: **PAPER**, **SILK**'],
    no: ['Range: **PAPER** for large kites', 'Range: 1 to 3'],
  }),
  phrase(
    'each-can-be',
    '^ each (element|item|value|member|entry) [of the (array|list)] {may} be [set to] [(one|any|either) of] [the following [values] [:]] {values}',
    {
      note: 'a common wording that no page at hand has',
      yes: ['Days of flight. Each element can be **MON** or **TUE**.'],
      no: ['Each item can be changed or deleted later.'],
    },
  ),
  phrase(
    'kinds-are',
    '^ [(currently|now) [,]] [the] (supported|available|possible|valid|allowed) [{plain word}] {kinds} (are|is|include|includes) [:] {bold values}',
    {
      note: 'a common wording that no page at hand has',
      yes: ['Stuff. The supported kinds are **PAPER** and **SILK**.', 'Supported modes include **FAST** and **SLOW**.'],
      no: ['The supported modes are **FAST** for kites.', 'The supported kites are **PAPER** and **SILK**.'],
    },
  ),
  phrase('kind-can-be', '^ [(the|its)] {own kind} {may} be [set to] [(one|any|either) of] {set off or} $', {
    ofName: true,
    note: 'a common wording that no page at hand has',
    yes: ['How it flies. The field mode can be **FAST** or **SLOW**.'],
    no: ['The field mode can be **FAST** or set by the caller.', 'The kite mode can be **FAST** or **SLOW**.'],
  }),
  phrase('in-brackets', '{(} {set off or} {)} $', {
    note: 'a common wording that no page at hand has',
    yes: ['Stuff of the kite (**PAPER**, **SILK**, or **FOIL**)', 'Order (**asc** or **desc**).'],
    no: ['Stuff (for example, **PAPER** or **SILK**)', 'Used with others (**size**, **hue**)'],
  }),
  phrase('numbers-with-meaning', '^ {name of values}: {numbers with meaning} $', {
    note: 'a common wording that no page at hand has',
    yes: ['Way to fly: 1 (slow) or 2 (fast)', 'State: 0 (off), 1 (on), and 2 (unknown).'],
    no: ['Way to fly: 1 (slow) to 2 (fast)', 'For example: 1 (slow) or 2 (fast)'],
  }),
  phrase('options-include', '(options?|values) include [:] {values}', {
    note: 'a common wording that no page at hand has',
    yes: ['The values include FAST, SLOW, and IDLE.', 'Its options include **FAST** and **SLOW**.'],
    no: ['The values include those of the kite.'],
  }),
  phrase(
    'one-of',
    '^ [(it|which|this (parameter|field))] [(is|can be|must be)] [any] one of [:] [the following [values] [:]] {values}',
    {
      note: 'a common wording that no page at hand has',
      yes: [
        'One of **FAST** and **SLOW**.',
        'Any one of **up** or **down**',
        'This field is one of **FAST** or **SLOW**.',
      ],
      no: ['One of the kites of the caller.'],
    },
  ),
  phrase('fixed-to', '(values?|parameter|field|it|which) (is|are) fixed (to|at|as) {values}', {
    isWhole: true,
    yes: ['The value is fixed to **FAST**.'],
    no: ['The name of the file is fixed to **FAST**.'],
  }),
  phrase('fixed-value', '^ fixed value : {values}', {
    isWhole: true,
    note: 'a common wording that no page at hand has',
    yes: ['Fixed value: **FAST**'],
    no: ['Fixed value: any'],
  }),
  phrase('is-either', '(it|which) (is|are) either {values}', {
    note: 'a common wording that no page at hand has',
    yes: ['Way of sending. It is either **FAST** or **SLOW**.'],
    no: ['Way of sending. It is either fast or set by the system.'],
  }),
  phrase('it-is', '(it|which) (is|are) {bold values}', {
    yes: ['Way, which is **FAST** or **SLOW**.'],
    no: ['Way, which is **FAST** or set by the caller.'],
  }),
  phrase('are-supported', '^ [currently [,]] {leading values} are [currently] supported $', {
    yes: ['Currently, **FAST** and **SLOW** are supported.'],
    no: ['**FAST** and other kites are supported.'],
  }),
  phrase('capitals-are-supported', '^ currently [,] {plain values} are supported $', {
    isInCapitals: true,
    yes: ['Stuff of the kite. Currently, PAPER, SILK and FOIL are supported.'],
    no: ['Currently, paper and silk are supported.', 'Currently, PAPER and SILK kites are supported.'],
  }),
  phrase('supported-kinds', '^ (supported|available|possible|valid|allowed) {kinds} : {bold values}', {
    note: 'a common wording that no page at hand has',
    yes: ['Supported modes: **FAST**, **SLOW**'],
    no: ['Supported modes: **FAST** for all'],
  }),
  phrase('only-supported', 'only {some values} (is|are) (supported|available)', {
    isWhole: true,
    yes: ['Currently, only A and B are supported.'],
    no: ['Only IPv6 is supported.'],
  }),
  phrase(
    'only-these',
    'only [the values?] {values set off} ((is|are) [(currently|now)] (supported|available|allowed|permitted|accepted)|can be (used|set|specified|configured|selected))',
    {
      isWhole: true,
      yes: [
        'A rule. Only **all** is available.',
        'Only **A** and **B** are currently supported.',
        'Only the value **soar** is supported.',
        'In this version, only **0** is allowed.',
        'Only the value **soar** can be used.',
      ],
      no: ['Only letters, digits, and hyphens are allowed.', 'Only **A** kites are currently supported.'],
    },
  ),
  phrase(
    'value-is',
    '^ [(currently|now) [,]] (the|its) [(parameter|field|attribute)] value is [always] {bold value} $',
    {
      isWhole: true,
      isLone: true,
      yes: ['Way of flying. The value is **soar**.', 'Its value is always **soar**.'],
      no: [
        'If it flies, the value is **soar**.',
        'The value is **soar** for large kites.',
        'The value is **kite_id**.',
      ],
    },
  ),
  phrase(
    'value-is-with-meaning',
    '^ [(currently|now) [,]] (the|its) [(parameter|field|attribute)] value is [always] {bold value} , (indicating|which (indicates|means)|meaning)',
    {
      isWhole: true,
      isLone: true,
      yes: ['The value is **soar**, indicating that the kite rises.'],
      no: ['The value is **soar**, where it flies.'],
    },
  ),
  phrase(
    'following-are-supported',
    'the following (values|options|types|statuses|states|modes) (are|is) (supported|available|allowed) : {values}',
    {
      note: 'a common wording that no page at hand has',
      yes: ['The following values are supported: RED, BLUE, and TEAL.'],
      no: ['The following values are supported: any that ends with s.'],
    },
  ),
  phrase('either', '{clause} either {values}', {
    yes: ['Way of sending. Either **FAST** or **SLOW**.', 'Way, either **FAST** or **SLOW**.'],
    no: ['Either a kite or a drake is sent.'],
  }),
  phrase('set-to', '^ set (it|the value|this (parameter|field)) to {values}', {
    isWhole: true,
    yes: ['How to fly. Set it to **soar**.', 'Set this parameter to **FAST** or **SLOW**.'],
    no: ['How to fly. Set it to soar.'],
  }),
  phrase('name-and-alternatives', '^ {name of values}: {bold or} $', {
    yes: ['Order: **asc** (rising) or **desc** (falling)'],
    no: ['Example: **asc** or **desc**', 'Order: **asc** or **desc** of the kites'],
  }),
  phrase('one-with-meaning', 'only be [set to] {word} , [which] (indicates|indicating|means|meaning)', {
    isWhole: true,
    isPlain: true,
    yes: ['Currently, the value can only be soar, indicating that the kite rises.'],
    no: ['The value can only be unique, indicating that no two kites share it.'],
  }),
  phrase('select-from', '^ select (one|one or more|any) (of|from) [:] {values}', {
    yes: ['Select one or more from **x**, **y**, and **z**.'],
    no: ['Select one of the kites.'],
    note: 'references that are not at hand',
  }),
  phrase('select', '^ select {values set off} $', {
    isWhole: true,
    note: 'a common wording that no page at hand has',
    yes: ['Order of the kites. Select **asc** or **desc**.'],
    no: ['Select **asc** where they rise.', 'Select a kite or a drake.'],
  }),
  phrase('one-or-more-of', '^ [any] one or more of [the following [values]] [:] {values}', {
    yes: ['One or more of: x, y, z'],
    no: ['One or more of the kites.'],
    note: 'references that are not at hand',
  }),
  phrase('pick', '^ pick {values}', {
    note: 'asked for as the example of a new phrase',
    yes: ['Pick A or B.'],
    no: ['Pick a kite or a drake.'],
  }),
  phrase('bars', '^ {values with bars} $', {
    yes: ['State. **ACTIVE** | **DOWN**', 'FAST | SLOW | IDLE'],
    no: ['A kite | a drake'],
    note: 'references that are not at hand',
  }),
  phrase('values-with-meaning', '^ {values with meaning} $', {
    yes: ['**0** (off), **1** (on)', '**UP** (it flies) or **DOWN** (it rests).'],
    no: ['**hue** (of the kite)'],
    note: 'references that are not at hand',
  }),
  phrase('that-is', 'that is , the [{plain word}] value is {bold values}', {
    isWhole: true,
    yes: ['Only small kites fly, that is, the value is **small**.'],
    no: ['The kite flies, that is, the value is kept.'],
  }),
  phrase('alone', '^ {values alone} $', {
    part: 'text',
    yes: ['Order. **asc** (default) or **desc**', '**FAST**, **SLOW**, or **IDLE**.'],
    no: ['**asc** or the order of kites.', 'For example, **asc** or **desc**.'],
    note: 'a common wording that no page at hand has',
  }),
  phrase('range-part', '^ {values} $', {
    part: 'range',
    yes: ['**FAST** or **SLOW**'],
    no: ['A kite or a drake'],
  }),
];
