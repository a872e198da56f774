import type { ChangeClass } from './change-class.ts';
import { certain, type Judgement, possible } from './effects.ts';

/** Where a schema is used; the first word is the direction. */
export const PLACES = [
  'request-parameter',
  'request-property',
  'request-body',
  'response-property',
  'response-body',
  'response-header',
] as const;
export type SchemaPlace = (typeof PLACES)[number];

/** A rule for one facet of schemas, wherever they are used: what it means in a request, and in an answer. */
export type FacetRule = {
  readonly title: string;
  readonly request: Judgement;
  readonly response: Judgement;
} & { readonly [place in SchemaPlace]?: Judgement };

const REFUSED = certain('request refused', 'A request that was valid may be refused.');
const ACCEPTED = certain('more possible', 'Every request that was valid still is.');
const SURPRISED = certain(
  "code doesn't compile",
  'An answer may hold what a caller of the old contract does not expect, and the type of a generated client changes.',
);
const EXPECTED = certain('more possible', 'Every answer is one that callers of the old contract expect.');
const WORDS = certain(
  'words',
  'The other state says the same in other words, so that nothing changed but the reading.',
);

/** What only the new state says: nobody can know whether it held before. */
const statedNow = (why: string, strict?: ChangeClass): Judgement => ({
  ...certain('stated now', why),
  ...(strict ? { strict } : {}),
});
const unstated = (why: string, strict?: ChangeClass): Judgement => ({
  ...certain('no longer stated', why),
  ...(strict ? { strict } : {}),
});

const FIRST_LIST = statedNow(
  'The values are listed for the first time: mostly no other value was ever accepted. Under `--strict` it is breaking.',
  'breaking',
);
const FIRST_LIMIT = statedNow(
  'A limit is written down for the first time: mostly it always held, but larger or smaller values may be refused.',
);
const FIRST_LENGTH = statedNow(
  'A least length is written down for the first time: mostly it always held. Under `--strict` it is breaking, since without one an empty text is valid.',
  'breaking',
);
const FIRST_PATTERN = statedNow(
  'A pattern is written down for the first time: mostly it always held. Under `--strict` it is breaking.',
  'breaking',
);
const OMITTED = certain(
  'behaves otherwise',
  'A caller that leaves it out gets other behaviour than before, without an error.',
);
const WRITTEN_DOWN =
  'A caller that leaves it out may get other behaviour; mostly the page only says now, or no longer, what always held.';
const NO_BEARING = certain('words', 'A server fills in its own answer; a default of one binds nobody.');

const OTHER_TYPE = 'A value of the old type is not read as one of the new.';

/** Less is allowed than before. */
const narrowed = (title: string): FacetRule => ({ title, request: REFUSED, response: EXPECTED });
/** More is allowed than before. */
const widened = (title: string): FacetRule => ({ title, request: ACCEPTED, response: SURPRISED });

/** What both states say of a limit of an answer: generated clients don't check it, so that nothing fails. */
const LIMIT_MOVED: Judgement = {
  ...possible('behaves otherwise', 'Answers may exceed what callers prepared for. Generated clients check no limit.'),
  strict: 'breaking',
};
const LIMIT_UNSTATED = unstated(
  'An answer is as before; its page says less about it. Under `--strict` it is breaking.',
  'breaking',
);

const FACETS: Readonly<Record<string, FacetRule>> = {
  'type-changed': {
    title: 'Other type',
    request: certain('request refused', OTHER_TYPE),
    response: certain('answer unreadable', OTHER_TYPE),
  },
  'type-generalized': widened('Wider type'),
  'type-specialized': narrowed('Narrower type'),
  'worded-otherwise': { title: 'Stated in other words', request: WORDS, response: WORDS },
  'values-narrowed': narrowed('Only listed values of a range'),
  'became-enum': { title: 'Values are listed', request: FIRST_LIST, response: EXPECTED },
  'enum-list-removed': {
    title: 'Values are no longer listed',
    request: ACCEPTED,
    response: possible(
      "code doesn't compile",
      'Other values than the listed ones may come, and generated constants are gone. Generated clients let unknown values pass.',
    ),
  },
  'enum-value-added': {
    title: 'Value added to a list',
    request: ACCEPTED,
    response: possible(
      'behaves otherwise',
      'A caller meets a value that it does not know. Generated clients let it pass; a choice of cases needs another.',
    ),
  },
  'enum-value-removed': narrowed('Value removed from a list'),
  'enum-value-shown': {
    title: 'Value removed from a list and still shown',
    request: possible(
      'request refused',
      "The table no longer lists it, and the new page's own example still has it: most likely it is accepted as before.",
    ),
    response: EXPECTED,
  },
  'enum-value-unsupported': {
    title: 'Value that was not supported removed from a list',
    request: possible(
      'request refused',
      'The old page listed it and also said that only others are supported. Mostly it was refused all along; callers that send it should look.',
    ),
    response: certain('words', 'The old page listed it and also said that only others are supported.'),
  },
  'default-value-added': {
    title: 'Default added',
    request: statedNow(WRITTEN_DOWN),
    response: NO_BEARING,
    'request-parameter': statedNow(WRITTEN_DOWN, 'breaking'),
  },
  'default-value-changed': { title: 'Default changed', request: OMITTED, response: NO_BEARING },
  'default-value-removed': {
    title: 'Default removed',
    request: possible('behaves otherwise', WRITTEN_DOWN),
    response: NO_BEARING,
    'request-parameter': { ...possible('behaves otherwise', WRITTEN_DOWN), strict: 'breaking' },
  },
  'pattern-added': { title: 'Pattern added', request: FIRST_PATTERN, response: EXPECTED },
  'pattern-changed': {
    title: 'Pattern changed',
    request: possible(
      'request refused',
      'Comparing two patterns does not show whether the new one takes what the old one took.',
    ),
    response: possible('behaves otherwise', 'Comparing two patterns does not show whether answers keep the old form.'),
  },
  'pattern-removed': {
    title: 'Pattern removed',
    request: ACCEPTED,
    response: unstated('Answers of another form may come; mostly the page only says less.', 'warning'),
  },
  'multiple-of-set': {
    title: 'Must be a multiple',
    request: statedNow(
      'It is written down for the first time: mostly it always held. Under `--strict` it is breaking.',
      'breaking',
    ),
    response: EXPECTED,
  },
  'multiple-of-narrowed': narrowed('Must be a multiple of another number'),
  'multiple-of-widened': { title: 'May be a multiple of a smaller number', request: ACCEPTED, response: LIMIT_MOVED },
  'multiple-of-unset': { title: 'Need not be a multiple', request: ACCEPTED, response: LIMIT_UNSTATED },
  'maximum-excluded': narrowed('Greatest value no longer allowed'),
  'maximum-included': { title: 'Greatest value allowed, too', request: ACCEPTED, response: LIMIT_MOVED },
  'minimum-excluded': narrowed('Least value no longer allowed'),
  'minimum-included': { title: 'Least value allowed, too', request: ACCEPTED, response: LIMIT_MOVED },
  'became-required': {
    title: 'Became mandatory',
    request: certain('request refused', 'Requests without it are refused.'),
    response: certain('more possible', 'Callers can rely on it.'),
  },
  'became-optional': {
    title: 'Became optional',
    request: ACCEPTED,
    response: certain("code doesn't compile", 'Callers that rely on it may find nothing.'),
  },
  'one-of-added': widened('Alternative added'),
  'one-of-removed': narrowed('Alternative removed'),
  'any-of-added': widened('Alternative added'),
  'any-of-removed': narrowed('Alternative removed'),
  'discriminator-changed': {
    title: 'Alternatives are told apart by another field',
    request: REFUSED,
    response: certain('answer unreadable', 'A caller of the old contract cannot tell which alternative an answer is.'),
  },
};

/** What it means that a keyword comes to hold, or ceases to, and what is said of it. */
interface FlagSide {
  readonly id: string;
  readonly says: string;
  readonly rule: FacetRule;
}

/** Keywords that hold or don't: one row says all that there is to say. `nullable` also holds for a type `null`. */
export const FLAGS: readonly {
  readonly keyword: string;
  readonly value: boolean;
  readonly comes: FlagSide;
  readonly goes: FlagSide;
}[] = [
  {
    keyword: 'nullable',
    value: true,
    comes: { id: 'became-nullable', says: 'may be null', rule: widened('May be null') },
    goes: { id: 'became-not-nullable', says: 'may no longer be null', rule: narrowed('May not be null') },
  },
  {
    keyword: 'uniqueItems',
    value: true,
    comes: { id: 'became-unique', says: 'takes each item once only', rule: narrowed('Items must differ') },
    goes: {
      id: 'became-repeatable',
      says: 'may hold an item more than once',
      rule: { title: 'Items may repeat', request: ACCEPTED, response: LIMIT_MOVED },
    },
  },
  {
    keyword: 'readOnly',
    value: true,
    comes: {
      id: 'became-read-only',
      says: 'stands in answers only',
      rule: {
        title: 'Only in answers',
        request: possible('request refused', 'A server ignores or refuses it in requests.'),
        response: EXPECTED,
      },
    },
    goes: {
      id: 'no-longer-read-only',
      says: 'may stand in requests, too',
      rule: { title: 'In requests, too', request: ACCEPTED, response: EXPECTED },
    },
  },
  {
    keyword: 'writeOnly',
    value: true,
    comes: {
      id: 'became-write-only',
      says: 'stands in requests only',
      rule: {
        title: 'Only in requests',
        request: ACCEPTED,
        response: certain('answer unreadable', 'Callers that read it find nothing.'),
      },
    },
    goes: {
      id: 'no-longer-write-only',
      says: 'may stand in answers, too',
      rule: { title: 'In answers, too', request: ACCEPTED, response: EXPECTED },
    },
  },
  {
    keyword: 'additionalProperties',
    value: false,
    comes: { id: 'additional-properties-closed', says: 'takes no other fields', rule: narrowed('No other fields') },
    goes: {
      id: 'additional-properties-opened',
      says: 'may have other fields',
      rule: {
        title: 'Other fields allowed',
        request: ACCEPTED,
        response: certain('more possible', 'Generated clients keep fields that they do not know.'),
      },
    },
  },
];

const flagRules = FLAGS.flatMap(({ comes, goes }) => [comes, goes].map(({ id, rule }) => [id, rule] as const));

/** Limits by keyword, with the side on which they bound. */
export const BOUNDS: Readonly<Record<string, { readonly id: string; readonly side: 'upper' | 'lower' }>> = {
  maximum: { id: 'max', side: 'upper' },
  maxLength: { id: 'max-length', side: 'upper' },
  maxItems: { id: 'max-items', side: 'upper' },
  maxProperties: { id: 'max-properties', side: 'upper' },
  minimum: { id: 'min', side: 'lower' },
  minLength: { id: 'min-length', side: 'lower' },
  minItems: { id: 'min-items', side: 'lower' },
  minProperties: { id: 'min-properties', side: 'lower' },
};

const boundRules = Object.entries(BOUNDS).flatMap(([keyword, { id, side }]): [string, FacetRule][] => {
  const [inwards, outwards] = side === 'upper' ? ['decreased', 'increased'] : ['increased', 'decreased'];
  return [
    [`${id}-${inwards}`, narrowed(`${keyword} ${inwards}`)],
    [`${id}-${outwards}`, { title: `${keyword} ${outwards}`, request: ACCEPTED, response: LIMIT_MOVED }],
    [
      `${id}-set`,
      { title: `${keyword} set`, request: keyword === 'minLength' ? FIRST_LENGTH : FIRST_LIMIT, response: EXPECTED },
    ],
    [`${id}-unset`, { title: `${keyword} no longer set`, request: ACCEPTED, response: LIMIT_UNSTATED }],
  ];
});

export const FACET_RULES: Readonly<Record<string, FacetRule>> = {
  ...FACETS,
  ...Object.fromEntries([...flagRules, ...boundRules]),
};
