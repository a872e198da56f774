import type { Phrase } from './phrase.ts';

/** The sentence in front of a list, and what it says of the list's items. */
export interface LeadInPhrase extends Phrase {
  readonly facet: 'lead';
  /**
   * `values`: they are values. `members`: of a set, whose items are values where they look like it. `default`: they are
   * values where the default is one of them. `others`: they are fields, rules, characters and the like.
   */
  readonly announces: 'values' | 'members' | 'default' | 'others';
}

const phrase = (
  announces: LeadInPhrase['announces'],
  id: string,
  form: string,
  rest: Pick<LeadInPhrase, 'yes' | 'no' | 'note'>,
): LeadInPhrase => ({ id: `lead/${id}`, facet: 'lead', announces, form, ...rest });

/** The sentences that stand in front of lists. */
export const LEAD_IN_PHRASES: readonly LeadInPhrase[] = [
  phrase('values', 'label', '(options?|enums?|enumerations?) : $', {
    yes: ['Kind. Options:', 'Enums:'],
    no: ['Options are kept:'],
  }),
  phrase(
    'values',
    'allowed-values',
    '{allowed} [{plain word}] (values?|options?|types?|statuses|states) {gap} (:|as follows|following) [:] $',
    { yes: ['The possible kite states are listed as follows.', 'Valid values of the kite:'], no: ['A possible kite:'] },
  ),
  phrase(
    'values',
    'values-are',
    '(values?|options?) [of {thing}] (is|are|include|includes|can be|may be|must be|could be) {gap} (as follows|following|:) [:] $',
    { yes: ['The values of it include the following:', 'The value can be as follows.'], no: ['The value is kept.'] },
  ),
  phrase(
    'values',
    'can-be',
    '(can|may|must|could) be [set to] [(one|any|either) of] [(the following|as follows)] {little gap} : $',
    {
      yes: ['The kite can be:', 'The kite may be set to one of the following kites:'],
      no: ['The kite can be flown by everybody who has one and knows how:'],
    },
  ),
  phrase('values', 'one-of-the-following', '(one|any) of the following [:] $', {
    yes: ['It is one of the following.'],
    no: ['One of the following kites.'],
  }),
  phrase('values', 'the-following-values', 'the following (values|options|types|statuses|states) {gap} [:] $', {
    yes: ['The following types are for kites:', 'There are the following states.'],
    no: ['The following kites are for types:'],
  }),
  phrase('values', 'following-are-supported', 'the following {what} (are|is) supported [:] $', {
    yes: ['Currently, the following paper kites are supported:'],
    no: ['Time. The following operators are supported:'],
  }),
  phrase('values', 'enumeration-label', '^ (enumeration|enumerated|enum) values : $', {
    yes: ['Enumeration values:', 'Enum values:'],
    no: ['Enumeration values are kept:'],
  }),
  phrase('values', 'kind', '(values?|range|type|status|state) : $', {
    yes: ['Status of a kite by its state:', 'Value range:'],
    no: ['Kite:'],
  }),
  phrase('values', 'values-include', '(values|statuses|states|types|options) (are|include) [:] $', {
    note: 'a common wording that no page at hand has',
    yes: ['Its states include'],
    no: ['Its states include all'],
  }),
  phrase(
    'members',
    'set-named',
    '(types?|status|statuses|states?|modes?|methods?|policy|policies|levels?|category|categories|kinds?) [(of|for) {words}] [:] $',
    {
      yes: ['Resource type.', 'Engine type of a job'],
      no: ['Resource name.'],
    },
  ),
  phrase(
    'members',
    'set-including',
    '^ (types?|states?|modes?|methods?|levels?|kinds?) (of|for) {words} , including [:] $',
    {
      yes: ['Types of kites, including:'],
      no: ['Kites, including:', 'Types of kites, including paper ones.'],
    },
  ),
  phrase('members', 'whether', '^ [(specifies|indicates)] whether {words} [:] $', {
    yes: ['Whether the kite is kept'],
    no: ['Whether it flies. Fields:', 'The kite, whether new or old'],
  }),
  phrase('default', 'default-named', 'default value is {thing} $', { yes: ['Stop. The default value is timing.'] }),
  phrase('others', 'parts', '{others} {no stop}', {
    yes: ['Text in JSON, by its keys:', 'Fields of the kite'],
    no: ['Its kites are as follows:', 'A method. This parameter applies only to some.'],
  }),
  phrase('others', 'parts-last', '{others} $', {
    yes: ['Text in JSON. It has two parameters.'],
    no: ['The parameter is kept.'],
  }),
  phrase('others', 'points-to-parts', '{points} {gap} {others} {gap} $', {
    yes: ['Body. It consists of these parameters of the kite.'],
    no: ['It consists of these kites.'],
  }),
  phrase('others', 'parts-point', '{others} {gap} {points} {gap} $', {
    yes: ['The formats are described below.', 'Its rules are as follows:'],
    no: ['The kites are described below.'],
  }),
  phrase('others', 'contents', '(consists? of|contains?|includes the) {gap} $', {
    yes: ['A body consists of kites.', 'It contains:'],
    no: ['Kites.'],
  }),
  phrase('others', 'examples', '(for reference only|for example|such as|e.g.) {gap} $', {
    yes: ['Flavors for reference only:', 'A kite, such as these:'],
    no: ['Flavors:'],
  }),
];
