import { describe, expect, it } from 'vitest';
import { EMPTY_LOCK, type OperationsLock, type PageText } from '../../scripts/ir/index.ts';
import { type Contract, contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

/** A row of a table: name, type, and the caption number of the table that its type links. */
type Row = readonly [name: string, type: string, link?: string];

interface Table {
  readonly caption: string;
  readonly anchor?: string;
  readonly rows: readonly Row[];
}

interface Page {
  readonly file?: string;
  readonly title: string;
  readonly uri: string;
  /** A table of the path's parameters, above all others. */
  readonly path?: readonly Row[];
  readonly request?: readonly Table[];
  readonly response: readonly Table[];
  /** Tables of the body of status 400. */
  readonly failed?: readonly Table[];
}

const COLUMNS = [24, 40, 10, 30];

function grid(rows: readonly (readonly string[])[]): string[] {
  const rule = (mark: string): string => `   +${COLUMNS.map((width) => mark.repeat(width)).join('+')}+`;
  const lines = rows.map((row) => `   |${row.map((cell, at) => ` ${cell}`.padEnd(COLUMNS[at] ?? 10)).join('|')}|`);
  return lines.flatMap((line, at) => [...(at === 0 ? [rule('-')] : []), line, rule(at === 0 ? '=' : '-')]);
}

const tableOf = ({ caption, anchor, rows }: Table): string[] => [
  ...(anchor === undefined ? [] : [`.. _${anchor}:`, '']),
  `.. table:: ${caption}`,
  '',
  ...grid([
    ['Parameter', 'Type', 'Mandatory', 'Description'],
    ...rows.map(([name, type, link]) => [
      name,
      link === undefined ? type : `:ref:\`${type} <${link}>\``,
      'Yes',
      `The ${name}.`,
    ]),
  ]),
  '',
];

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, '-'.repeat(title.length), '', ...lines, ''];

function textOf({ file, title, uri, path = [], request = [], response, failed = [] }: Page): PageText {
  const text = [
    title,
    '='.repeat(title.length),
    '',
    ...section('URI', [
      uri,
      '',
      ...(path.length > 0 ? tableOf({ caption: '**Table 9** Path parameters', rows: path }) : []),
    ]),
    ...section('Request', request.flatMap(tableOf)),
    ...section('Response', [
      ...response.flatMap(tableOf),
      ...(failed.length > 0 ? ['**Status code: 400**', ''] : []),
      ...failed.flatMap(tableOf),
    ]),
    ...section('Status Codes', ['200']),
  ].join('\n');
  return { file: file ?? `${title.toLowerCase().replace(/\W+/g, '_')}.rst`, text };
}

const read = (pages: readonly Page[], lock: OperationsLock = EMPTY_LOCK): Contract =>
  contractOf({ pages: pages.map(textOf), config: defaultServiceConfig('harbour'), configFile: 'service.yaml', lock });

/** The type of each body and of each field that has one, by place: `GET /v1/berths 200 crane`. */
const typesOf = (contract: Contract): Readonly<Record<string, string>> => contract.lock.schemas;

const body = (...rows: readonly Row[]): Table => ({ caption: '**Table 1** Response parameters', rows });
const crane = (anchor: string, ...rows: readonly Row[]): Table => ({
  caption: '**Table 2** **crane** parameters',
  anchor,
  rows: rows.length > 0 ? rows : CRANE,
});
const CRANE: readonly Row[] = [
  ['reach', 'Integer'],
  ['maker', 'String'],
];

const show: Page = {
  title: 'Querying a Berth',
  uri: 'GET /v1/berths/{berth_id}',
  response: [body(['id', 'String'], ['depth', 'Integer'], ['crane', 'Object', 'show_crane']), crane('show_crane')],
};
const create: Page = {
  title: 'Creating a Berth',
  uri: 'POST /v1/berths',
  request: [{ caption: '**Table 3** Request parameters', rows: [['depth', 'Integer']] }],
  response: [body(['id', 'String'], ['depth', 'Integer'], ['crane', 'Object', 'create_crane']), crane('create_crane')],
};
const quay: Page = {
  title: 'Querying a Quay',
  uri: 'GET /v1/quays/{quay_id}',
  response: [body(['id', 'String'], ['length', 'Integer'])],
};

describe('types of equal shapes', () => {
  const types = (...pages: readonly Page[]): string[] => [...new Set(Object.values(typesOf(read(pages))))].sort();

  it('are one where they are bodies of one resource, or inner types of one name', () => {
    expect(types(show, create)).toEqual(['Berth', 'Crane', 'CreateBerthRequest']);
  });

  it('are called by their operation where they are alone', () => {
    expect(types(show)).toEqual(['Crane', 'ShowBerthResponse']);
  });

  it.each<[string, Page, Page, string[]]>([
    [
      'of a request and an answer',
      { ...create, request: [{ caption: '**Table 1** Request parameters', rows: quay.response[0]?.rows ?? [] }] },
      { ...create, title: 'Querying the Berth', uri: 'GET /v1/berths', response: quay.response },
      ['Crane', 'CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse'],
    ],
    [
      'of one field under different names',
      { ...show, response: [body(['crane', 'Object', 'a']), crane('a', ['name', 'String'])] },
      {
        ...create,
        response: [
          body(['hoist', 'Object', 'b']),
          { caption: '**Table 2** **hoist** parameters', anchor: 'b', rows: [['name', 'String']] },
        ],
      },
      ['Crane', 'CreateBerthRequest', 'CreateBerthResponse', 'Hoist', 'ShowBerthResponse'],
    ],
    [
      'of keys and of names with values',
      { ...show, response: [body(['crane', 'Object', 'a']), crane('a', ['key', 'String'], ['value', 'String'])] },
      { ...quay, response: [body(['crane', 'Object', 'b']), crane('b', ['name', 'String'], ['value', 'String'])] },
      ['Crane', 'QuayCrane', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'that say how each of several things went',
      {
        ...show,
        response: [body(['is_success', 'Boolean'], ['error_code', 'String'], ['results', 'Array of strings'])],
      },
      {
        ...create,
        response: [body(['is_success', 'Boolean'], ['error_code', 'String'], ['results', 'Array of strings'])],
      },
      ['CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse'],
    ],
    [
      'that say only how something went',
      { ...show, response: [body(['is_success', 'Boolean'], ['error_code', 'String'], ['error_msg', 'String'])] },
      { ...create, response: [body(['is_success', 'Boolean'], ['error_code', 'String'], ['error_msg', 'String'])] },
      ['CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse'],
    ],
  ])('stay apart %s', (_, a, b, names) => {
    expect(types(a, b)).toEqual(names);
  });

  const holding = (field: string, ...rows: readonly Row[]): readonly Table[] => [
    body([field, 'Object', field]),
    { caption: `**Table 2** **${field}** parameters`, anchor: field, rows },
  ];
  const ofBerth = (...tables: readonly Table[]): Page => ({ ...show, response: tables });
  const sent = (...tables: readonly Table[]): Page => ({
    ...create,
    request: tables,
    response: [body(['is_success', 'Boolean'])],
  });
  const quayWith = (...tables: readonly Table[]): Page => ({ ...quay, response: tables });
  const LINK: readonly Row[] = [
    ['href', 'String'],
    ['rel', 'String'],
  ];
  const FAILURE: readonly Table[] = [
    { caption: '**Table 4** Response parameters', rows: [['details', 'Array of objects', 'details']] },
    {
      caption: '**Table 5** **details** parameters',
      anchor: 'details',
      rows: [
        ['code', 'String'],
        ['message', 'String'],
      ],
    },
  ];
  const BERTH: readonly Row[] = [
    ['id', 'String'],
    ['depth', 'Integer'],
    ['lit', 'Boolean'],
  ];

  it.each<[string, Page, Page, string[]]>([
    [
      'a link under any name, in any order of its fields',
      ofBerth(...holding('berth_links', ...LINK)),
      quayWith(...holding('next', ...[...LINK].reverse())),
      ['Link', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'a tag that is sent and answered alike',
      ofBerth(...holding('tag', ['key', 'String'], ['value', 'String'])),
      sent(...holding('sys_tag', ['key', 'String'], ['value', 'String'])),
      ['CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse', 'Tag'],
    ],
    [
      'no tag, where it is in a field of another name',
      ofBerth(...holding('tag', ['key', 'String'], ['value', 'String'])),
      quayWith(...holding('setting', ['key', 'String'], ['value', 'String'])),
      ['Setting', 'ShowBerthResponse', 'ShowQuayResponse', 'Tag'],
    ],
    [
      'tags by which things are found, and those with all their values',
      ofBerth(...holding('tags', ['key', 'String'], ['values', 'Array of strings'])),
      sent(...holding('tags', ['key', 'String'], ['values', 'Array of strings'])),
      ['CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse', 'TagFilter', 'TagValues'],
    ],
    [
      'what only names a thing',
      ofBerth(...holding('crane', ['id', 'String'])),
      quayWith(...holding('crane', ['id', 'String'])),
      ['CraneRef', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'the resource as it is answered, and as it is sent',
      ofBerth(...holding('berth', ...BERTH)),
      sent(...holding('berth', ['depth', 'Integer'], ['lit', 'Boolean'])),
      ['Berth', 'BerthInput', 'CreateBerthRequest', 'CreateBerthResponse', 'ShowBerthResponse'],
    ],
    [
      'a part of another resource, which has not its bare name',
      ofBerth(...holding('quay', ['length', 'Integer'], ['lit', 'Boolean'])),
      quayWith(body(['length', 'Integer'])),
      ['BerthQuay', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'what the parts of a failure have, which is nothing of the resource',
      { ...ofBerth(body(['lit', 'Boolean'])), failed: FAILURE },
      { ...quayWith(body(['lit', 'Boolean'])), failed: FAILURE },
      ['ErrorDetail', 'ErrorResponse', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'an inner type that the page calls a response',
      ofBerth(...holding('crane', ...CRANE)),
      quayWith(body(['hoist', 'Object', 'HoistResponse']), {
        caption: '**Table 2** HoistResponse',
        anchor: 'HoistResponse',
        rows: [['reach', 'Integer']],
      }),
      ['Crane', 'Hoist', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
    [
      'two families of paths, which are never one',
      ofBerth(...holding('crane', ...CRANE)),
      { ...quayWith(...holding('crane', ...CRANE)), uri: 'GET /v2/quays/{quay_id}' },
      ['BerthCrane', 'Crane', 'ShowBerthResponse', 'ShowQuayResponse'],
    ],
  ])('are called for what they are: %s', (_, a, b, names) => {
    expect(types(a, b)).toEqual(names);
  });
});

describe('types that stay what they were', () => {
  const pages: readonly Page[] = [show, create, quay];
  const before = read(pages);

  const SHOWN = { rows: [['berth_id', 'String']] as readonly Row[] };
  it.each<[string, readonly Page[]]>([
    ['a table above them', [{ ...show, path: SHOWN.rows }, create, quay]],
    ['another name of their page', [{ ...show, file: 'p9.rst' }, create, quay]],
    ['another title', [{ ...show, title: 'Viewing One Berth' }, create, quay]],
    ['another order of the pages', [...pages].reverse()],
    [
      'another anchor',
      [
        { ...show, response: [body(['id', 'String'], ['depth', 'Integer'], ['crane', 'Object', 'x']), crane('x')] },
        create,
        quay,
      ],
    ],
    ['another order of the tables', [{ ...create, response: [...create.response].reverse() }, show, quay]],
    ['another name of a placeholder', [{ ...show, uri: 'GET /v1/berths/{id}' }, create, quay]],
    [
      'a page of an equal type',
      [...pages, { ...show, title: 'Updating a Berth', uri: 'PUT /v1/berths/{berth_id}', file: 'update.rst' }],
    ],
    [
      'a page of another type of that name',
      [
        ...pages,
        {
          title: 'Querying a Dock',
          uri: 'GET /v1/docks/{dock_id}',
          response: [body(['crane', 'Object', 'dock']), crane('dock', ['speed', 'Integer'], ['load', 'Integer'])],
        },
      ],
    ],
    ['a page less', [show, create]],
  ])('keep their name through %s', (_, changed) => {
    const after = read(changed, before.lock);
    const old = typesOf(before);
    for (const [place, name] of Object.entries(typesOf(after)))
      if (old[place]) expect([place, name]).toEqual([place, old[place]]);
  });

  it('keep the names that a lock of the first form has, by page and table', () => {
    const schemas = {
      'querying_a_berth#response-0': 'Pier',
      'querying_a_berth#show_crane': 'Hoist',
      'creating_a_berth#request-0': 'NewPier',
    };
    const after = typesOf(read(pages, { ...EMPTY_LOCK, schemas }));
    expect(after).toMatchObject({
      'GET /v1/berths/{} response': 'Pier',
      'GET /v1/berths/{} response crane': 'Hoist',
      'POST /v1/berths request': 'NewPier',
    });
    expect(Object.keys(after).filter((place) => place.includes('#'))).toEqual([]);
  });

  it('keep their name with one field more, where the other members of the type do not', () => {
    const grown: Page = {
      ...show,
      response: [
        body(['id', 'String'], ['depth', 'Integer'], ['crane', 'Object', 'show_crane'], ['lit', 'Boolean']),
        crane('show_crane'),
      ],
    };
    const after = typesOf(read([grown, create, quay], before.lock));
    expect([after['POST /v1/berths response'], after['GET /v1/berths/{} response']]).toContain('Berth');
    expect(new Set([after['POST /v1/berths response'], after['GET /v1/berths/{} response']]).size).toBe(2);
    expect(after['GET /v1/quays/{} response']).toBe(typesOf(before)['GET /v1/quays/{} response']);
  });

  it('go with a path to its next version', () => {
    const moved = read([{ ...show, uri: 'GET /v2/berths/{berth_id}' }, create, quay], before.lock);
    expect(typesOf(moved)['GET /v2/berths/{} response']).toBe(typesOf(before)['GET /v1/berths/{} response']);
  });

  it('do not give their name to an unrelated type, whatever the company', () => {
    const alone = typesOf(read([quay]));
    const other: Page = {
      ...show,
      title: 'Querying a Shed',
      uri: 'GET /v1/sheds/{shed_id}',
      file: 'a.rst',
      response: quay.response,
    };
    const both = typesOf(read([other, quay]));
    expect(both['GET /v1/quays/{} response']).toBe(alone['GET /v1/quays/{} response']);
  });
});

describe('an object that names of rows alone make', () => {
  const rows: readonly Row[] = [
    ['mast', 'Object'],
    ['mast.wood', 'String'],
    ['mast.sails[].area', 'Integer'],
  ];
  const page = (title: string, uri: string, more: readonly Row[] = []): Page => ({
    title,
    uri,
    request: [{ caption: '**Table 1** Request body parameters', rows: [...rows, ...more] }],
    response: [],
  });
  const build = page('Creating a Boat', 'POST /v1/boats');
  const boatOf = (contract: Contract, name: string): unknown => contract.document.components.schemas[name]?.properties;
  const inPlace = {
    description: 'The mast.',
    type: 'object',
    properties: {
      wood: { description: 'The mast.wood.', type: 'string' },
      sails: {
        type: 'array',
        items: {
          type: 'object',
          properties: { area: { description: 'The mast.sails[].area.', type: 'integer' } },
          required: ['area'],
        },
      },
    },
    required: ['wood'],
  };

  it('is written in its place and takes no name', () => {
    const contract = read([build]);
    expect(boatOf(contract, 'CreateBoatRequest')).toEqual({ mast: inPlace });
    expect(Object.keys(contract.document.components.schemas)).toEqual(['CreateBoatRequest']);
    expect(Object.values(typesOf(contract))).toEqual(['CreateBoatRequest']);
    const at = '/components/schemas/CreateBoatRequest/properties/mast';
    expect(contract.sources.get(`${at}/type`)).toMatchObject({ origin: 'inferred', rule: 'rows-named-by-path' });
    expect(contract.sources.get(`${at}/properties/wood`)).toMatchObject({
      source: { words: 'mast.wood' },
      origin: 'stated',
    });
  });

  it('stands in each of two bodies', () => {
    const contract = read([build, page('Mending a Boat', 'PUT /v1/boats/{boat_id}/hull', [['deck', 'String']])]);
    const bodies = Object.keys(contract.document.components.schemas);
    expect(bodies).toHaveLength(2);
    for (const name of bodies) expect(boatOf(contract, name)).toMatchObject({ mast: inPlace });
  });

  it('keeps the name that a lock has for it', () => {
    const lock = { ...EMPTY_LOCK, schemas: { 'POST /v1/boats request mast': 'Mast' } };
    expect(boatOf(read([build], lock), 'CreateBoatRequest')).toEqual({
      mast: { description: 'The mast.', allOf: [{ $ref: '#/components/schemas/Mast' }] },
    });
  });
});
