import type { Phrase } from './phrase.ts';

/** How a sentence says what it says. Only one that states it makes a fact. */
export type Mood = 'states' | 'conditional' | 'advice' | 'example' | 'history';

export interface MoodPhrase extends Phrase {
  readonly facet: 'mood';
  readonly mood: Exclude<Mood, 'states'>;
}

export interface AsidePhrase extends Phrase {
  readonly facet: 'aside';
}

const mood = (
  kind: MoodPhrase['mood'],
  id: string,
  form: string,
  rest: Pick<MoodPhrase, 'yes' | 'no' | 'note'>,
): MoodPhrase => ({ id: `mood/${id}`, facet: 'mood', mood: kind, form, ...rest });

/** The one definition of what is conditional, advised, an example or of the past, for every facet. */
export const MOOD_PHRASES: readonly MoodPhrase[] = [
  mood('conditional', 'if', '(if|when|unless|whenever|until)', {
    yes: ['Unless it is windy, it flies.', 'It flies when it is windy.', 'If it is new, it is whole.'],
    no: ['If this parameter is not set, it flies.'],
  }),
  mood('conditional', 'once', '{clause} (once|after|in case|while|where|as long as|provided that)', {
    yes: ['Once it flies, the default value is 3.', 'It is 3, in case it flies.'],
    no: ['It flies only once.', 'It is what comes after that.'],
  }),
  mood(
    'conditional',
    'given',
    '^ (assuming|given|supposing|as soon as|during|under|should it|should the|in {plain word} modes?)',
    {
      yes: [
        'Assuming it is windy, the default value is 3.',
        'Given a strong wind, the value can be **FAST** or **SLOW**.',
        'In SHARED mode, the default value is 3.',
        'Should it be windy, it flies.',
      ],
      no: ['The default value is 3.', 'The mode in which it flies.'],
    },
  ),
  mood('conditional', 'for', '{clause} for {a case}', {
    yes: ['For shared kites, it is long.', 'It is long, for large kites.'],
    no: ['For details, see there.', 'For example, it flies.', 'For this parameter, nothing else counts.'],
  }),
  mood('conditional', 'in-case', 'in (this|that|which|any|some|such|the|other) cases?', {
    yes: ['In this case, it is long.', 'It is long in some cases.'],
    no: ['The kite is kept in its case.'],
  }),
  mood('conditional', 'otherwise', '{clause} (otherwise|or else|in other cases)', {
    yes: ['Otherwise, the value ranges from 0 to 100.', 'It is 3; otherwise it is 4.'],
    no: ['It is the same, unlike what is said otherwise.'],
  }),
  mood('conditional', 'depends', '(depend|depends|depending) on', {
    yes: ['It depends on the kite.'],
    no: ['It is dependable.'],
  }),
  mood('conditional', 'values-for', '(values|options) for {a case}{gap} (are|include)', {
    yes: ['The options for shared kites are as follows:'],
    no: ['The options for this parameter are as follows:'],
  }),
  mood('conditional', 'respectively', 'respectively', { yes: ['They are 3 and 4, respectively.'] }),
  mood('advice', 'advised', '(advised|advise|recommended|recommend|suggested|suggest)', {
    yes: ['You are advised to fly.', 'The recommended kite is long.'],
    no: ['The kite is long.'],
  }),
  mood(
    'example',
    'some-of-many',
    '(common|commonly used|frequently used|often used|typical|usual|sample|example) (values?|options?)',
    {
      yes: ['Commonly used values are **10** and **20**.'],
      no: ['Values that are used are **10** and **20**.'],
    },
  ),
  mood('example', 'for-example', '^ (for example|for instance|examples?|e.g.)', {
    yes: ['For example, it is **A** or **B**.', 'Example: **A**', 'Examples:'],
    no: ['It is **A**, for example.'],
  }),
  mood('example', 'for-reference', '(for reference|(are|is|as) [only] [an] examples?|examples? only)', {
    yes: ['The kites below are for reference only.', 'Those below are examples.'],
    no: ['An example of kites:'],
  }),
];

const aside = (id: string, form: string, rest: Pick<AsidePhrase, 'yes' | 'no' | 'note'>): AsidePhrase => ({
  id: `aside/${id}`,
  facet: 'aside',
  form,
  ...rest,
});

/** Stretches of a sentence that say nothing of its mood: they explain a value, or say what leaving it out means. */
export const ASIDE_PHRASES: readonly AsidePhrase[] = [
  aside('left-out', '(if|when) [the|this] [(parameter|field|value|it|element|header|attribute)] [is] {left out}', {
    yes: ['If this parameter is not specified, it flies.', 'When it is left blank, it flies.', 'It flies if omitted.'],
    no: ['If the hue is not set, it flies.'],
  }),
  aside(
    'you-leave-out',
    "{clause} (if|when) you (do not|don't) (set|specify|pass|provide|configure) (this (parameter|field|value)|it)",
    {
      yes: ['If you do not set this parameter, it flies.'],
      no: ['If you do not set the hue, it flies.'],
    },
  ),
  aside('time-when', '(time|date|day|moment) when {no comma}', {
    yes: ['The time when the kite rose, in seconds.', 'Day when it falls.'],
    no: ['This time it flies when it is windy.'],
  }),
  aside('when-as', '^ when [(it|the)] {no comma} , (as|in) [the] [(format|form) [of]]', {
    yes: ['When it rose, as YYYY-MM-DDTHH:MM:SSZ.', 'When the kite fell, in the format of yyyy-MM-ddTHH:mm:ssZ.'],
    no: ['When it is windy, the value is 3.'],
    note: 'the example page of a finding has it',
  }),
  aside('explains', '[,] (indicating|meaning|which (indicates|means)) {rest}', {
    yes: [
      'It is **A**, indicating that it flies when it is windy.',
      'It is 0, which means that it falls when it is torn.',
    ],
    no: ['It is **A** when it is windy.'],
  }),
];

export interface SubjectPhrase extends Phrase {
  readonly facet: 'subject';
}

/** Sentences that state something of the parameter that they name, which may be another one. */
export const SUBJECT_PHRASES: readonly SubjectPhrase[] = [
  {
    id: 'subject/value-of',
    facet: 'subject',
    form: '^ [the] [(default|maximum|minimum)] (value|range|length) of [the] [(parameter|field)] {other}',
    yes: ['The default value of **limit** is 10.', 'The maximum length of page_name is 10.'],
    no: ['The default value of the kite is 10.'],
  },
  {
    id: 'subject/ranges',
    facet: 'subject',
    form: '^ {bold name} (ranges|defaults)',
    note: 'a common wording that no page at hand has',
    yes: ['**limit** ranges from 1 to 10.'],
    no: ['The **limit** ranges from 1 to 10.'],
  },
];
