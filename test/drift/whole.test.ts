import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../scripts/drift/index.ts';
import { likeness, wordingOf } from '../../scripts/drift/text.ts';
import type {
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ReferenceObject,
  SchemaObject,
} from '../../scripts/emit/index.ts';
import { COMPACT } from './compact.ts';
import { copyOf } from './samples.ts';

type Change = (document: OpenApiDocument) => void;
const operation = ({ paths }: OpenApiDocument): OperationObject =>
  paths['/v1/{project_id}/things']?.post as OperationObject;
const answer = (document: OpenApiDocument): MediaTypeObject =>
  operation(document).responses[200]?.content?.['application/json'] as MediaTypeObject;
const server = ({ servers: [first] }: OpenApiDocument) => first as OpenApiDocument['servers'][number];

const none: Change = () => {};
const text = (name: string): Record<string, SchemaObject> => ({ [name]: { type: 'string' } });
/** An answer of which nothing but its media type is known. */
const unanswered: Change = (document) => {
  Reflect.deleteProperty(answer(document), 'schema');
};

/** An answer that is an object of `a` or one of `b`. */
const eitherAOrB: Change = (d) => {
  answer(d).schema = {
    anyOf: [
      { type: 'object', properties: text('a') },
      { type: 'object', properties: text('b') },
    ],
  };
};

/** An answer with a list of some of the values. */
const listed =
  (description: string, values: readonly string[]): Change =>
  (d) => {
    const items: SchemaObject = { type: 'string', enum: [...values] };
    answer(d).schema = { type: 'object', properties: { kinds: { type: 'array', description, items } } };
  };

/** What a contract is before and after, and what is told of the way there and the way back. */
const CASES: readonly {
  readonly what: string;
  readonly old: Change;
  readonly now: Change;
  readonly forth: string | readonly string[];
  readonly back: string | readonly string[];
}[] = [
  {
    what: 'a server',
    old: none,
    now: ({ servers }) => servers.push({ url: 'https://b.example.com' }),
    forth: 'additive server-added',
    back: 'breaking server-removed',
  },
  {
    what: 'the default of a variable',
    old: none,
    now: (d) => {
      server(d).variables = { region: { default: 'us' } };
    },
    forth: 'breaking server-variable-default-changed',
    back: 'breaking server-variable-default-changed',
  },
  {
    what: 'a value of a variable',
    old: (d) => {
      server(d).variables = { region: { default: 'eu', enum: ['eu'] } };
    },
    now: (d) => {
      server(d).variables = { region: { default: 'eu', enum: ['eu', 'us'] } };
    },
    forth: 'additive server-variable-value-added',
    back: 'breaking server-variable-value-removed',
  },
  {
    what: 'a region',
    old: (d) => {
      server(d)['x-regions'] = { a: 'https://a' };
    },
    now: (d) => {
      server(d)['x-regions'] = { a: 'https://a', b: 'https://b' };
    },
    forth: 'additive region-added',
    back: 'breaking region-removed',
  },
  {
    what: "a region's address",
    old: (d) => {
      server(d)['x-regions'] = { a: 'https://a' };
    },
    now: (d) => {
      server(d)['x-regions'] = { a: 'https://z' };
    },
    forth: 'warning region-address-changed',
    back: 'warning region-address-changed',
  },
  {
    what: 'a way to authenticate',
    old: none,
    now: (d) => {
      d.security.push({ signature: [] });
    },
    forth: 'additive api-security-alternative-added',
    back: 'breaking api-security-alternative-removed',
  },
  {
    what: 'authentication as a whole',
    old: (d) => {
      d.security = [];
    },
    now: none,
    forth: 'breaking api-security-added',
    back: 'warning api-security-removed',
  },
  {
    what: 'the header of a token',
    old: none,
    now: (d) => {
      d.components.securitySchemes.token = { type: 'apiKey', in: 'header', name: 'X-Other' };
    },
    forth: 'breaking api-security-component-changed',
    back: 'breaking api-security-component-changed',
  },
  {
    what: 'an error code',
    old: (d) => {
      d['x-error-codes'] = {};
    },
    now: (d) => {
      d['x-error-codes'] = { 'A.1': [{ status: '400', message: 'No' }] };
    },
    forth: 'warning error-code-added',
    back: 'warning error-code-removed',
  },
  {
    what: 'the status of an error code',
    old: (d) => {
      d['x-error-codes'] = { 'A.1': [{ status: '400' }] };
    },
    now: (d) => {
      d['x-error-codes'] = { 'A.1': [{ status: '409' }] };
    },
    forth: 'warning error-code-status-changed',
    back: 'warning error-code-status-changed',
  },
  {
    what: 'the text of an error code',
    old: (d) => {
      d['x-error-codes'] = { 'A.1': [{ status: '400', message: 'No' }] };
    },
    now: (d) => {
      d['x-error-codes'] = { 'A.1': [{ status: '400', message: 'Never' }] };
    },
    forth: 'docs-only docs-error-code-changed',
    back: 'docs-only docs-error-code-changed',
  },
  {
    what: 'a job',
    old: none,
    now: (d) => {
      operation(d)['x-async'] = { job: 'showJob' };
    },
    forth: 'warning async-job-added',
    back: 'warning async-job-removed',
  },
  {
    what: 'a job of an operation whose answer was not described',
    old: unanswered,
    now: (d) => {
      unanswered(d);
      operation(d)['x-async'] = { job: 'showJob' };
    },
    forth: 'additive async-job-documented',
    back: 'warning async-job-removed',
  },
  {
    what: 'the operation that shows a job',
    old: (d) => {
      operation(d)['x-async'] = { job: 'showJob' };
    },
    now: (d) => {
      operation(d)['x-async'] = { job: 'showTask' };
    },
    forth: 'warning async-job-changed',
    back: 'warning async-job-changed',
  },
  {
    what: 'a variable of a server',
    old: none,
    now: (d) => {
      server(d).variables = { ...server(d).variables, stage: { default: 'live' } };
    },
    forth: 'additive server-variable-added',
    back: 'breaking server-variable-removed',
  },
  {
    what: 'a deprecated operation whose path goes with it',
    old: (d) => {
      operation(d).deprecated = true;
    },
    now: (d) => {
      Reflect.deleteProperty(d.paths, '/v1/{project_id}/things');
    },
    forth: 'breaking api-path-removed-with-deprecation',
    back: 'additive endpoint-added',
  },
  {
    what: 'a deprecated operation whose path has another',
    old: (d) => {
      Object.assign(d.paths['/v1/{project_id}/things'] ?? {}, {
        get: { ...structuredClone(operation(d)), operationId: 'listThings', deprecated: true },
      });
    },
    now: none,
    forth: 'breaking api-removed-with-deprecation',
    back: 'additive endpoint-added',
  },
  {
    what: 'a header that every answer has',
    old: (d) => {
      Object.assign(operation(d).responses[200] ?? {}, {
        headers: { 'X-Trace': { required: true, schema: { type: 'string' } } },
      });
    },
    now: none,
    forth: 'breaking required-response-header-removed',
    back: 'additive response-header-added',
  },
  {
    what: 'a mandatory parameter that has a default',
    old: none,
    now: (d) => {
      operation(d).parameters?.push({
        name: 'kind',
        in: 'query',
        required: true,
        schema: { type: 'string', default: 'a' },
      });
    },
    forth: 'breaking new-required-request-default-parameter-to-existing-path',
    back: 'breaking request-parameter-removed',
  },
  {
    what: 'an example',
    old: none,
    now: (d) => {
      answer(d).examples = { one: { value: { size: 1 } } };
    },
    forth: 'docs-only docs-example-added',
    back: 'docs-only docs-example-removed',
  },
  {
    what: 'the words of a type',
    old: (d) => {
      Object.assign(d.components.schemas.Thing?.properties?.name ?? {}, { 'x-type-text': 'String or so' });
    },
    now: (d) => {
      Object.assign(d.components.schemas.Thing?.properties?.name ?? {}, { 'x-type-text': 'Some text' });
    },
    forth: 'docs-only docs-type-text-changed',
    back: 'docs-only docs-type-text-changed',
  },
  {
    what: 'one of two fields of an answer that are always there',
    old: (d) => {
      answer(d).schema = { ...answer(d).schema, required: ['size', 'note'] };
    },
    now: (d) => {
      answer(d).schema = { ...answer(d).schema, required: ['size'] };
    },
    forth: 'breaking response-property-became-optional',
    back: 'additive response-property-became-required',
  },
  {
    what: 'states to wait for',
    old: none,
    now: (d) => {
      operation(d)['x-waiters'] = [{ field: 'status', states: { A: {} } }];
    },
    forth: 'warning waiter-changed',
    back: 'warning waiter-changed',
  },
  {
    what: 'a contradicting example',
    old: (d) => {
      answer(d).examples = { response: { value: 1 } };
    },
    now: (d) => {
      answer(d)['x-contradicting-examples'] = [{ value: 1 }];
    },
    forth: 'warning example-became-contradictory',
    back: 'docs-only example-became-consistent',
  },
  {
    what: 'a condition of being mandatory',
    old: none,
    now: (d) => {
      Object.assign(d.components.schemas.Thing?.properties?.count ?? {}, { 'x-required-when': 'name is a' });
    },
    forth: 'warning required-condition-changed',
    back: 'warning required-condition-changed',
  },
  {
    what: 'alternatives beside a schema',
    old: (d) => {
      answer(d).schema = {};
      answer(d)['x-alternatives'] = [{ title: 'a', schema: { type: 'string' } }];
    },
    now: (d) => {
      answer(d).schema = {};
      answer(d)['x-alternatives'] = [
        { title: 'a', schema: { type: 'string' } },
        { title: 'b', schema: { type: 'integer' } },
      ];
    },
    forth: 'breaking response-body-any-of-added',
    back: 'additive response-body-any-of-removed',
  },
  {
    what: 'alternatives that became one that has the fields of both',
    old: eitherAOrB,
    now: (d) => {
      answer(d).schema = { type: 'object', properties: { ...text('a'), ...text('b') } };
    },
    forth: [],
    back: [],
  },
  {
    what: 'a field that one of two alternatives demanded, in the one that took their place',
    old: (d) => {
      answer(d).schema = {
        anyOf: [
          { type: 'object', properties: text('a'), required: ['a'] },
          { type: 'object', properties: { ...text('b'), ...text('c') }, required: ['b'] },
        ],
      };
    },
    now: (d) => {
      answer(d).schema = { type: 'object', properties: { ...text('a'), b: { type: 'integer' } } };
    },
    forth: ['breaking response-optional-property-removed', 'breaking response-property-type-changed'],
    back: ['breaking response-property-type-changed', 'additive response-optional-property-added'],
  },
  {
    what: 'an object with fields that became a map',
    old: (d) => {
      answer(d).schema = { type: 'object', properties: text('a') };
    },
    now: (d) => {
      answer(d).schema = { type: 'object', additionalProperties: { type: 'object', properties: text('a') } };
    },
    forth: 'breaking response-body-type-changed',
    back: 'breaking response-body-type-changed',
  },
  {
    what: 'a value of which the description does not speak, beside others that it calls the only ones',
    old: listed('Only a is supported.', ['a', 'z']),
    now: listed('Only a is supported.', ['a']),
    forth: 'additive response-property-enum-value-removed',
    back: 'warning response-property-enum-value-added',
  },
  ...(
    [
      ['Only a and b are supported.', true],
      ['How it works.\n\n> **NOTE:**\n> Currently, only **a** and `b` policies are supported. Others fail.', true],
      ['One of them.', false],
      ['Only a is supported.', false],
      ['Only a, b and b-c are supported.', false],
      ['Only a and b are supported in old regions.', false],
      ['Only a in old regions and b are supported.', false],
      ['Only small letters are supported.', false],
      ['Only a and b-d are supported.', false],
    ] as const
  ).map(([description, isTold]) => ({
    what: `values of a list that was told: “${description}”`,
    old: listed(`${description} Values: a, b, b-c.`, ['a', 'b', 'b-c']),
    now: listed(`${description} Values: a, b, b-c.`, ['a', 'b']),
    forth: `${isTold ? 'docs-only' : 'additive'} response-property-enum-value-${isTold ? 'unsupported' : 'removed'}`,
    back: 'warning response-property-enum-value-added',
  })),
  {
    what: 'an answer that several pages tell alike',
    old: (d) => {
      answer(d).schema = { type: 'object', properties: text('a') };
    },
    now: (d) => {
      answer(d).schema = { anyOf: ['a', 'a', 'a'].map((name) => ({ type: 'object', properties: text(name) })) };
    },
    forth: [],
    back: [],
  },
  {
    what: 'an answer that one of several pages tells otherwise',
    old: (d) => {
      answer(d).schema = { type: 'object', properties: text('a') };
    },
    now: (d) => {
      answer(d).schema = { anyOf: ['a', 'a', 'b'].map((name) => ({ type: 'object', properties: text(name) })) };
    },
    forth: 'breaking response-body-any-of-added',
    back: 'additive response-body-any-of-removed',
  },
  {
    what: 'alternatives of which one is left',
    old: eitherAOrB,
    now: (d) => {
      answer(d).schema = { type: 'object', properties: text('a') };
    },
    forth: 'additive response-body-any-of-removed',
    back: 'breaking response-body-any-of-added',
  },
  {
    what: 'a field deep in a schema that holds itself',
    old: none,
    now: (d) => {
      Object.assign(d.components.schemas.Thing?.properties?.name ?? {}, { maxLength: 5 });
    },
    forth: 'breaking request-property-max-length-decreased',
    back: 'additive request-property-max-length-increased',
  },
  {
    what: 'the title of the contract',
    old: none,
    now: ({ info }) => {
      info.title = 'Another';
    },
    forth: 'docs-only docs-title-changed',
    back: 'docs-only docs-title-changed',
  },
];

const made = (change: Change): OpenApiDocument => {
  const document = copyOf(COMPACT);
  change(document);
  return document;
};
const told = (old: OpenApiDocument, now: OpenApiDocument): string[] =>
  compareContracts({ document: old }, { document: now }).map((change) => `${change.class} ${change.id}`);

describe('what no table of a page says', () => {
  it.each(CASES)('$what: $forth, and back: $back', ({ old, now, forth, back }) => {
    expect(told(made(old), made(now))).toEqual([forth].flat());
    expect(told(made(now), made(old))).toEqual([back].flat());
  });

  it.each([
    [true, '`late` (GET /v2/others) is new and already deprecated'],
    [false, '`late` (GET /v2/others) is new'],
  ])('says of an operation that comes deprecated (%s): %s', (deprecated, message) => {
    const now = made((d) => {
      d.paths['/v2/others'] = { get: { ...copyOf(operation(d)), operationId: 'late', deprecated } };
    });
    expect(compareContracts({ document: COMPACT }, { document: now })).toMatchObject([
      { id: 'endpoint-added', class: 'additive', message },
    ]);
  });

  it('tells once that a table has lost the column of what is always there', () => {
    const stated = made((d) => {
      answer(d).schema = { ...answer(d).schema, required: ['size', 'note'] };
    });
    expect(told(stated, COMPACT)).toEqual(['warning response-required-unstated']);
    expect(told(COMPACT, stated)).toEqual(Array(2).fill('additive response-property-became-required'));
  });

  it('shows nothing that moves a cursor, and cuts what is long', () => {
    const now = made((d) => {
      Object.assign(d.components.schemas.Thing?.properties?.name ?? {}, {
        pattern: `\u001b[2J\u202e\n${'x'.repeat(5000)}`,
      });
    });
    const [change] = compareContracts({ document: COMPACT }, { document: now });
    expect(change?.message).toMatch(
      /^`name` in the request body of `createThing` \(POST \/v1\/\{project_id\}\/things\) must match `\\u\{1b\}\[2J\\u\{202e\}\\u\{a\}x+…`$/,
    );
    expect(change?.message.length).toBeLessThan(300);
  });
});

describe('places and pages', () => {
  const dropName: Change = (d) => {
    delete d.components.schemas.Thing?.properties?.count;
  };
  const sources: Readonly<Record<string, { file: string; line: number }>> = {
    '/components/schemas/Thing': { file: 'a.rst', line: 3 },
    '/components/schemas/Thing/properties/count': { file: 'a.rst', line: 9 },
  };
  const dated = (document: OpenApiDocument, hash: string) => ({
    document,
    placeAt: (at: string) => sources[at],
    pageHash: () => hash,
  });

  it('names the place of what is gone, and of what was around it', () => {
    const [change] = compareContracts(dated(COMPACT, 'x'), dated(made(dropName), 'y'));
    expect(change).toMatchObject({
      pointer: '/components/schemas/Thing/properties/count',
      before: { file: 'a.rst', line: 9 },
      after: { file: 'a.rst', line: 3 },
    });
    expect(change?.extraction).toBeUndefined();
  });

  const path = '/paths/~1v1~1{project_id}~1things';
  /** Places of a contract whose facts have these lines, and origins where they aren't stated. */
  const known = (document: OpenApiDocument, facts: Readonly<Record<string, readonly [number, string?, string?]>>) => ({
    document,
    placeAt: (at: string) => {
      const [line, origin = 'stated', words = ''] = facts[at] ?? [];
      return line === undefined ? undefined : { file: 'a.rst', line, origin, words };
    },
  });
  const answers =
    (status: string): Change =>
    (d) => {
      const { 200: success, ...others } = operation(d).responses;
      operation(d).responses = { ...others, [status]: success as OperationObject['responses'][string] };
    };
  const named =
    (id: string): Change =>
    (d) => {
      operation(d).operationId = id;
    };

  it('places an alternative where its own page tells it, and beside it another one', () => {
    const parts = ['a', 'b', 'c'].map((name): [string, SchemaObject] => [
      name,
      { type: 'object', properties: text(name) },
    ]);
    const either =
      (...names: string[]): Change =>
      (d) => {
        Object.assign(d.components.schemas, Object.fromEntries(parts));
        answer(d).schema = { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
      };
    const schema = `${path}/post/responses/200/content/application~1json/schema`;
    const lines = {
      [`${schema}/anyOf/0/$ref`]: [11],
      [`${schema}/anyOf/2/$ref`]: [33],
      [`${path}/post`]: [1],
    } as const;
    const [two, three] = [known(made(either('a', 'b')), lines), known(made(either('a', 'b', 'c')), lines)];
    expect(compareContracts(two, three)).toMatchObject([{ before: { line: 11 }, after: { line: 33 } }]);
    expect(compareContracts(three, two)).toMatchObject([{ before: { line: 33 }, after: { line: 11 } }]);
  });

  it.each([
    ['assumed', 'stated', 'additive response-success-status-stated'],
    ['assumed', 'assumed', 'additive response-success-status-stated'],
    ['stated', 'assumed', 'warning response-success-status-unstated'],
  ])('a success that was %s and is %s has not gone: %s', (was, is, what) => {
    const fact = (status: string, origin: string) => ({
      [`${path}/post/responses/${status}`]: [5, origin === 'assumed' ? 'default' : 'stated'] as const,
    });
    const changes = compareContracts(known(made(answers('204')), fact('204', was)), known(made(none), fact('200', is)));
    expect(changes.map((change) => `${change.class} ${change.id}`)).toEqual([what]);
    expect(changes[0]?.message).toContain('204');
  });

  it('a success that is stated on both sides goes, and another comes', () => {
    const ids = compareContracts(known(made(answers('204')), {}), known(made(none), {})).map(({ id }) => id);
    expect(ids).toEqual(['response-success-status-removed', 'response-success-status-added']);
  });

  it.each([
    ['inferred', 'inferred of other words', 'warning api-inferred-operation-id-changed'],
    ['inferred', 'inferred', 'breaking api-operation-id-changed'],
    ['inferred', 'stated', 'breaking api-operation-id-changed'],
    ['overlay', 'overlay', 'breaking api-operation-id-changed'],
  ])('an id that was %s and is %s: %s', (was, is, what) => {
    const fact = (how: string) => {
      const [origin = '', ...others] = how.split(' ');
      return { [`${path}/post/operationId`]: [1, origin, others.join(' ')] as const };
    };
    const [change] = compareContracts(known(made(none), fact(was)), known(made(named('makeThing')), fact(is)));
    expect(`${change?.class} ${change?.id}`).toBe(what);
    expect(change?.former).toEqual({ operation: 'createThing' });
  });

  const count = '/components/schemas/Thing/properties/count';
  const typed =
    (schema: SchemaObject): Change =>
    (d) => {
      Object.assign(d.components.schemas.Thing?.properties ?? {}, { count: schema });
    };
  const nothing = made(typed({ type: 'object', nullable: true }));

  it.each([
    ['null', { [`${count}/nullable`]: [4] }, ['is string and was null']],
    [
      'an object or null',
      { [`${count}/nullable`]: [4], [`${count}/type`]: [4] },
      ['may no longer be null', 'is string and was object'],
    ],
  ] as const)('what was %s and is a string', (_, facts, says) => {
    const changes = compareContracts(known(nothing, facts), known(made(typed({ type: 'string' })), {}));
    expect(changes.map(({ subject }) => subject.field)).toEqual(says.map(() => 'count'));
    expect(changes.map((change) => change.says)).toEqual(says);
    expect(compareContracts(known(nothing, facts), { document: nothing })).toEqual([]);
  });

  type Sized = SchemaObject | ReferenceObject;
  const size = { $ref: '#/components/schemas/Size' };
  const sized =
    (schema: Sized, place: 'request' | 'response'): Change =>
    (d) => {
      Object.assign(d.components.schemas, { Size: { type: 'object', properties: text('unit') } });
      const body: SchemaObject = { type: 'object', properties: { size: schema } };
      if (place === 'response') answer(d).schema = body;
      else
        Object.assign(operation(d), {
          requestBody: { required: false, content: { 'application/json': { schema: body } } },
        });
    };
  const orNull = { type: 'object', nullable: true, not: { type: 'object' } } as const;

  it.each<[string, Sized, Sized]>([
    ['a reference', size, { anyOf: [size, orNull] }],
    ['a reference with words', { description: 'a', allOf: [size] }, { description: 'a', anyOf: [size, orNull] }],
    ['listed values', { type: 'string', enum: ['a', 'b'] }, { type: 'string', nullable: true, enum: ['a', 'b', null] }],
    [
      'one of two types',
      { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      { oneOf: [{ type: 'string' }, { type: 'integer' }, orNull] },
    ],
  ])('%s that may be null', (_, plain, nullable) => {
    const told = (old: Sized, now: Sized, place: 'request' | 'response') =>
      compareContracts({ document: made(sized(old, place)) }, { document: made(sized(now, place)) }).map(
        (change) => `${change.class} ${change.id} ${change.subject.field} ${change.says}`,
      );
    expect(told(plain, nullable, 'response')).toEqual(['breaking response-property-became-nullable size may be null']);
    expect(told(nullable, plain, 'response')).toEqual([
      'additive response-property-became-not-nullable size may no longer be null',
    ]);
    expect(told(plain, nullable, 'request')).toEqual(['additive request-property-became-nullable size may be null']);
    expect(told(nullable, plain, 'request')).toEqual([
      'breaking request-property-became-not-nullable size may no longer be null',
    ]);
    expect(told(nullable, nullable, 'response')).toEqual([]);
  });

  it('a reference that may be null is told where it says so', () => {
    const plain = made(sized(size, 'response'));
    const nullable = made(sized({ anyOf: [size, orNull] }, 'response'));
    const at = `${path}/post/responses/200/content/application~1json/schema/properties/size`;
    const facts = (line: number): Readonly<Record<string, readonly [number]>> => ({
      [at]: [line],
      [`${at}/anyOf/1/nullable`]: [8],
      '/components/schemas/Size': [90],
    });
    const [forth] = compareContracts(known(plain, facts(3)), known(nullable, facts(7)));
    expect([forth?.pointer, forth?.before?.line, forth?.after?.line]).toEqual([`${at}/anyOf/1/nullable`, 3, 8]);
    const [back] = compareContracts(known(nullable, facts(7)), known(plain, facts(3)));
    expect([back?.pointer, back?.before?.line, back?.after?.line]).toEqual([at, 8, 3]);
  });

  it('null that only the list of values did not have yet', () => {
    const listing = (values: readonly unknown[]) =>
      made(sized({ type: 'string', nullable: true, enum: values }, 'response'));
    expect(compareContracts({ document: listing(['a']) }, { document: listing(['a', null]) })).toEqual([]);
  });

  it.each([
    ['has no column for it', ['required'], 'warning response-required-unstated'],
    ['says that it is optional', [], 'breaking response-property-became-optional'],
  ])('one field that was always there, where the table %s', (_, silentOn, what) => {
    const at = `${path}/post/responses/200/content/application~1json/schema`;
    const stated = made((d) => {
      answer(d).schema = { ...answer(d).schema, required: ['size'] };
    });
    const place = (pointer: string) => (pointer === at ? { file: 'a.rst', line: 8, silentOn } : undefined);
    const changes = compareContracts(known(stated, {}), { document: COMPACT, placeAt: place });
    expect(changes.map((change) => `${change.class} ${change.id}`)).toEqual([what]);
  });

  it('an operation that is gone has no new place', () => {
    const withDeep = made((d) => {
      d.paths['/v1/{project_id}/things/{id}/parts'] = {
        get: { ...structuredClone(operation(d)), operationId: 'listParts', tags: ['Parts'] },
      };
      d.paths['/v2/others'] = { get: { ...structuredClone(operation(d)), operationId: 'listOthers' } };
      d.paths['/v2/lone'] = { get: { ...structuredClone(operation(d)), operationId: 'listLone', tags: ['Lone'] } };
    });
    const old = known(withDeep, {
      '/paths/~1v1~1{project_id}~1things~1{id}~1parts/get': [70],
      '/paths/~1v2~1others/get': [80],
      '/paths/~1v2~1lone/get': [90],
    });
    const gone = compareContracts(old, known(COMPACT, { [`${path}/post`]: [3] }));
    expect(gone.map(({ operations, before, after }) => [operations[0], before?.line, after?.line])).toEqual([
      ['listLone', 90, undefined],
      ['listOthers', 80, undefined],
      ['listParts', 70, undefined],
    ]);
  });

  it('what contradicts its table, a media type and the status of an error code are told where they stand', () => {
    const media = `${path}/post/responses/200/content/application~1json`;
    const old = made((d) => {
      answer(d).examples = { one: { value: { size: 1 } } };
      d['x-error-codes'] = { 'A.1': [{ status: '400' }] };
    });
    const now = made((d) => {
      answer(d)['x-contradicting-examples'] = [{ value: { size: 'x' } }];
      const content = operation(d).responses[200]?.content as Record<string, MediaTypeObject>;
      content['text/plain'] = { schema: { type: 'string' } };
      d['x-error-codes'] = { 'A.1': [{ status: '400' }, { status: '408' }] };
    });
    const changes = compareContracts(
      known(old, { [`${media}/examples/one`]: [20], '/x-error-codes/A.1/0': [1] }),
      known(now, {
        [`${media}/x-contradicting-examples/0`]: [30],
        [`${media.replace('application~1json', 'text~1plain')}/schema`]: [40],
        '/x-error-codes/A.1/0': [2],
        '/x-error-codes/A.1/1': [9],
      }),
    );
    const places = Object.fromEntries(changes.map(({ id, before, after }) => [id, [before?.line, after?.line]]));
    expect(places).toMatchObject({
      'example-became-contradictory': [20, 30],
      'response-media-type-added': [undefined, 40],
      'error-code-status-changed': [1, 9],
    });
  });

  it('is a fault of ours where the page is the same', () => {
    expect(compareContracts(dated(COMPACT, 'x'), dated(made(dropName), 'x'))[0]?.extraction).toBe(true);
  });
});

describe('words', () => {
  it.each([
    ['The “name” of it.', "The 'name' of it"],
    ['**Bold** and `code`', 'Bold and code'],
    ['1 – 65,535', '1 - 65535'],
    ['- one\n- two', '* one\n* two'],
    ['See [here](a.html#b).', 'See [here](c.rst)'],
    ['a\u00a0b  c', 'a b c'],
    ['(a )', '(a)'],
  ])('%j says what %j says', (a, b) => {
    expect(wordingOf(a)).toBe(wordingOf(b));
  });

  it.each([
    ['from 1 to 5', 'from 1 to 50'],
    ['must be set', 'must not be set'],
    ['1.5', '15'],
    ['Name', 'name'],
    ['-1', '1'],
    ['a_b', 'ab'],
  ])('%j does not say what %j says', (a, b) => {
    expect(wordingOf(a)).not.toBe(wordingOf(b));
  });

  it.each([
    ['error_message', 'error_msg', true],
    ['userName', 'user_name', true],
    ['image_id', 'imageId', true],
    ['min_size', 'max_size', false],
    ['id', 'name', false],
    ['vpc_id', 'subnet_id', false],
  ])('%s and %s are alike: %s', (a, b, isLike) => {
    expect(likeness(a, b) >= 0.55).toBe(isLike);
  });
});
