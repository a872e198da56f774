import type { ChangeClass } from './change-class.ts';

/** Where a schema stands; the first word is the direction. */
export const PLACES = [
  'request-parameter',
  'request-property',
  'request-body',
  'response-property',
  'response-body',
  'response-header',
] as const;
export type SchemaPlace = (typeof PLACES)[number];

type Judgement = readonly [ChangeClass, string];

/** A rule for one facet of schemas, wherever they stand: what it means in a request, and in an answer. */
export type FacetRule = {
  readonly title: string;
  readonly request: Judgement;
  readonly response: Judgement;
} & { readonly [place in SchemaPlace]?: Judgement };

const REFUSED: Judgement = ['breaking', 'A request that was valid may be refused.'];
const ACCEPTED: Judgement = ['additive', 'Every request that was valid still is.'];
const SURPRISED: Judgement = ['breaking', 'An answer may hold what a caller of the old contract does not expect.'];
const EXPECTED: Judgement = ['additive', 'Every answer is one that callers of the old contract expect.'];
const FIRST_LIMIT: Judgement = [
  'warning',
  'A limit is written down for the first time: mostly it always held, but larger or smaller values may be refused.',
];
const OMITTED: Judgement = [
  'breaking',
  'A caller that leaves it out gets other behaviour than before, without an error.',
];
const WRITTEN_DOWN: Judgement = [
  'warning',
  'A caller that leaves it out may get other behaviour; mostly the page only says now, or no longer, what always held.',
];
const NO_BEARING: Judgement = ['docs-only', 'A server fills in its own answer; a default of one binds nobody.'];

const OTHER_TYPE = 'A value of the old type is not read as one of the new.';

const NOT_EMPTY: Judgement = [
  'breaking',
  'No least length is a least length of 0: what is shorter was valid and is refused.',
];

/** Less is allowed than before. */
const narrowed = (title: string): FacetRule => ({ title, request: REFUSED, response: EXPECTED });
/** More is allowed than before. */
const widened = (title: string): FacetRule => ({ title, request: ACCEPTED, response: SURPRISED });

const FACETS: Readonly<Record<string, FacetRule>> = {
  'type-changed': {
    title: 'Other type',
    request: ['breaking', OTHER_TYPE],
    response: ['breaking', OTHER_TYPE],
  },
  'type-generalized': widened('Wider type'),
  'type-specialized': narrowed('Narrower type'),
  'became-enum': narrowed('Values are listed'),
  'enum-list-removed': {
    title: 'Values are no longer listed',
    request: ACCEPTED,
    response: ['warning', 'Other values than the listed ones may come. Generated clients let unknown values pass.'],
  },
  'enum-value-added': {
    title: 'Value added to a list',
    request: ACCEPTED,
    response: [
      'warning',
      'A caller meets a value that it does not know. Generated clients let it pass; a choice of cases needs another.',
    ],
  },
  'enum-value-removed': narrowed('Value removed from a list'),
  'enum-value-unsupported': {
    title: 'Value that was not supported removed from a list',
    request: [
      'warning',
      'The old page listed it and said beside it that only others are supported. Mostly it was refused all along; callers that send it should look.',
    ],
    response: ['docs-only', 'The old page listed it and said beside it that only others are supported.'],
  },
  'default-value-added': {
    title: 'Default added',
    request: WRITTEN_DOWN,
    response: NO_BEARING,
    'request-parameter': OMITTED,
  },
  'default-value-changed': { title: 'Default changed', request: OMITTED, response: NO_BEARING },
  'default-value-removed': {
    title: 'Default removed',
    request: WRITTEN_DOWN,
    response: NO_BEARING,
    'request-parameter': OMITTED,
  },
  'pattern-added': narrowed('Pattern added'),
  'pattern-changed': {
    title: 'Pattern changed',
    request: ['warning', 'Whether the new pattern takes all that the old one took is not told by comparing them.'],
    response: ['warning', 'Whether the new pattern gives only what the old one gave is not told by comparing them.'],
  },
  'pattern-removed': {
    title: 'Pattern removed',
    request: ACCEPTED,
    response: ['warning', 'Answers of another form may come.'],
  },
  'became-unique': narrowed('Items must differ'),
  'became-repeatable': widened('Items may repeat'),
  'became-nullable': widened('May be null'),
  'became-not-nullable': narrowed('May not be null'),
  'became-required': {
    title: 'Became mandatory',
    request: ['breaking', 'Requests without it are refused.'],
    response: ['additive', 'Callers can rely on it.'],
  },
  'became-optional': {
    title: 'Became optional',
    request: ACCEPTED,
    response: ['breaking', 'Callers that rely on it may find nothing.'],
  },
  'became-read-only': {
    title: 'Only in answers',
    request: ['warning', 'A server ignores or refuses it in requests.'],
    response: EXPECTED,
  },
  'became-write-only': {
    title: 'Only in requests',
    request: ACCEPTED,
    response: ['breaking', 'Callers that read it find nothing.'],
  },
  'no-longer-read-only': { title: 'In requests, too', request: ACCEPTED, response: EXPECTED },
  'no-longer-write-only': { title: 'In answers, too', request: ACCEPTED, response: EXPECTED },
  'additional-properties-closed': narrowed('No other fields'),
  'additional-properties-opened': {
    title: 'Other fields allowed',
    request: ACCEPTED,
    response: ['additive', 'Generated clients keep fields that they do not know.'],
  },
  'one-of-added': widened('Alternative added'),
  'one-of-removed': narrowed('Alternative removed'),
  'any-of-added': widened('Alternative added'),
  'any-of-removed': narrowed('Alternative removed'),
  'discriminator-changed': {
    title: 'Alternatives are told apart by another field',
    request: REFUSED,
    response: SURPRISED,
  },
};

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
    [`${id}-${outwards}`, widened(`${keyword} ${outwards}`)],
    [
      `${id}-set`,
      { title: `${keyword} set`, request: keyword === 'minLength' ? NOT_EMPTY : FIRST_LIMIT, response: EXPECTED },
    ],
    [`${id}-unset`, widened(`${keyword} no longer set`)],
  ];
});

export const FACET_RULES: Readonly<Record<string, FacetRule>> = { ...FACETS, ...Object.fromEntries(boundRules) };
