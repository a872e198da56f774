/** What an edit of a page looks like that gives a change. */
export interface RuleExample {
  /** The part of the page. */
  readonly part: 'request' | 'response' | 'query' | 'uri';
  /** A row of its table as `name | mandatory | type | description`, several lines for several; of the URI its line. */
  readonly before: string;
  readonly after: string;
}

type Rows = readonly [before: string, after: string];

/** By facet, of a field or parameter in a request. */
const NARROWING: Readonly<Record<string, Rows>> = {
  'type-changed': ['hue | No | String | Colour of the tail.', 'hue | No | Integer | Colour of the tail.'],
  'became-enum': ['hue | No | String | Colour.', 'hue | No | String | Colour. Options: **red**, **blue**'],
  'enum-value-removed': [
    'hue | No | String | Options: **red**, **blue**, **green**',
    'hue | No | String | Options: **red**, **blue**',
  ],
  'enum-value-added': [
    'hue | No | String | Options: **red**, **blue**',
    'hue | No | String | Options: **red**, **blue**, **green**',
  ],
  'worded-otherwise': [
    'hue | No | String | Possible colours are red, green, or blue.',
    'hue | No | String | Options: **red**, **green**, **blue**',
  ],
  'default-value-added': ['hue | No | String | Colour.', 'hue | No | String | Colour. The default value is **red**.'],
  'default-value-changed': [
    'hue | No | String | The default value is **red**.',
    'hue | No | String | The default value is **blue**.',
  ],
  'default-value-removed': ['hue | No | String | Colour. The default value is **red**.', 'hue | No | String | Colour.'],
  'max-set': ['bows | No | Integer | Number of bows.', 'bows | No | Integer | Number of bows. Maximum: 9'],
  'max-decreased': ['bows | No | Integer | Value range: 1 to 90', 'bows | No | Integer | Value range: 1 to 50'],
  'max-increased': ['bows | No | Integer | Value range: 1 to 50', 'bows | No | Integer | Value range: 1 to 90'],
  'min-increased': ['bows | No | Integer | Value range: 1 to 90', 'bows | No | Integer | Value range: 5 to 90'],
  'min-decreased': ['bows | No | Integer | Value range: 5 to 90', 'bows | No | Integer | Value range: 2 to 90'],
  'max-length-set': [
    'name | No | String | Name.',
    'name | No | String | Name. The value contains a maximum of 64 characters.',
  ],
  'max-length-decreased': [
    'name | No | String | The value contains a maximum of 64 characters.',
    'name | No | String | The value contains a maximum of 32 characters.',
  ],
  'max-length-increased': [
    'name | No | String | The value contains a maximum of 32 characters.',
    'name | No | String | The value contains a maximum of 64 characters.',
  ],
};

/** By facet, of a field in an answer. */
const ANSWERED: Readonly<Record<string, Rows>> = {
  'type-changed': ['hue | String | Colour of the tail.', 'hue | Integer | Colour of the tail.'],
  'enum-value-added': [
    'hue | String | Options: **red**, **blue**',
    'hue | String | Options: **red**, **blue**, **green**',
  ],
  'max-length-unset': ['name | String | Name. The value contains a maximum of 64 characters.', 'name | String | Name.'],
};

/** By the whole id. */
const WHOLE: Readonly<Record<string, RuleExample>> = {
  'request-property-removed': {
    part: 'request',
    before: 'hue | No | String | Colour.\nbow | No | String | Bow.',
    after: 'bow | No | String | Bow.',
  },
  'request-property-renamed': {
    part: 'request',
    before: 'tailHue | No | String | Hue of the tail.',
    after: 'tail_hue | No | String | Hue of the tail.',
  },
  'new-optional-request-property': {
    part: 'request',
    before: 'bow | No | String | Bow.',
    after: 'bow | No | String | Bow.\nhue | No | String | Colour.',
  },
  'new-required-request-property': {
    part: 'request',
    before: 'bow | No | String | Bow.',
    after: 'bow | No | String | Bow.\nhue | Yes | String | Colour.',
  },
  'request-property-became-required': {
    part: 'request',
    before: 'hue | No | String | Colour.',
    after: 'hue | Yes | String | Colour.',
  },
  'request-property-became-optional': {
    part: 'request',
    before: 'hue | Yes | String | Colour.',
    after: 'hue | No | String | Colour.',
  },
  'property-deprecated': {
    part: 'request',
    before: 'hue | No | String | Colour.',
    after: 'hue | No | String | Colour. This parameter is deprecated.',
  },
  'request-parameter-removed': {
    part: 'query',
    before: 'hue | No | String | Colour.\nlimit | No | Integer | Most kites.',
    after: 'limit | No | Integer | Most kites.',
  },
  'request-parameter-became-required': {
    part: 'query',
    before: 'hue | No | String | Colour.',
    after: 'hue | Yes | String | Colour.',
  },
  'new-optional-request-parameter': {
    part: 'query',
    before: 'limit | No | Integer | Most kites.',
    after: 'limit | No | Integer | Most kites.\nhue | No | String | Colour.',
  },
  'new-required-request-parameter': {
    part: 'query',
    before: 'limit | No | Integer | Most kites.',
    after: 'limit | No | Integer | Most kites.\nhue | Yes | String | Colour.',
  },
  'response-optional-property-removed': {
    part: 'response',
    before: 'id | String | ID.\nhue | String | Colour.',
    after: 'id | String | ID.',
  },
  'response-optional-property-added': {
    part: 'response',
    before: 'id | String | ID.',
    after: 'id | String | ID.\nhue | String | Colour.',
  },
  'response-property-renamed': {
    part: 'response',
    before: 'tailHue | String | Hue of the tail.',
    after: 'tail_hue | String | Hue of the tail.',
  },
  'docs-description-changed': {
    part: 'request',
    before: 'hue | No | String | Colour of the tail.',
    after: 'hue | No | String | The colour that the tail has.',
  },
  'docs-duty-added': {
    part: 'request',
    before: 'hue | No | String | Colour of the tail.',
    after: 'hue | No | String | Colour of the tail. The value must differ from that of the bow.',
  },
  'docs-number-changed': {
    part: 'request',
    before: 'hue | No | String | Kept for 30 days.',
    after: 'hue | No | String | Kept for 7 days.',
  },
  'docs-unit-changed': {
    part: 'request',
    before: 'length | No | Integer | Length, in KB.',
    after: 'length | No | Integer | Length, in MB.',
  },
  'endpoint-moved': { part: 'uri', before: 'POST /v1/kites', after: 'POST /v2/kites' },
  'path-parameter-renamed': { part: 'uri', before: 'POST /v1/kites/{id}', after: 'POST /v1/kites/{kite_id}' },
  'generated-field-renamed': {
    part: 'response',
    before: 'tail_length | String | Length.',
    after: 'tail_length | String | Length.\ntailLength | String | Length in metres.',
  },
};

const PARTS = { 'request-property': 'request', 'request-parameter': 'query' } as const;

/** Examples by the id of the change that they give. */
export const RULE_EXAMPLES: Readonly<Record<string, RuleExample>> = {
  ...Object.fromEntries(
    Object.entries(NARROWING).flatMap(([facet, [before, after]]) =>
      Object.entries(PARTS).map(([place, part]): [string, RuleExample] => [
        `${place}-${facet}`,
        { part, before, after },
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(ANSWERED).map(([facet, [before, after]]): [string, RuleExample] => [
      `response-property-${facet}`,
      { part: 'response', before, after },
    ]),
  ),
  ...WHOLE,
};
