import { describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';

type Row = readonly [name: string, required: string, type: string, description?: string];

const rowOf = ([name, required, type, description = 'Said of it.']: Row): string =>
  `<tr><td>${name}</td><td>${required}</td><td>${type}</td><td>${description}</td></tr>\n`;
const table = (caption: string, ...rows: Row[]): string =>
  `<table><caption><b>${caption}</b></caption><thead><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr></thead><tbody>\n${rows.map(rowOf).join('')}</tbody></table>\n`;

interface Read {
  /** Paths of the request's fields, mandatory ones with an exclamation mark. */
  readonly fields: readonly string[];
  readonly codes: readonly string[];
  readonly rules: readonly string[];
  /** Listed values of the body's own fields. */
  readonly enums: Readonly<Record<string, readonly unknown[] | undefined>>;
}

const RULES = /^(?:rows|mandatory)-/;

/** What a page makes of a request with tables and an example. */
function read(tables: string, example: unknown): Read {
  const shown = example === undefined ? '' : `<pre class="screen">${JSON.stringify(example, null, 1)}</pre>`;
  const text = `<h1>Building a Boat</h1>\n<h4>URI</h4>\n<p>POST /v1/boats</p>\n<h4>Request</h4>\n${tables}<h4>Example Request</h4>\n${shown}\n`;
  const { document, sources, diagnostics } = contractOf({
    pages: [{ file: 'x.html', text }],
    config: defaultServiceConfig('x'),
    configFile: 'service.yaml',
  });
  const schemas = document.components.schemas as Readonly<Record<string, Schema>>;
  const body = document.paths['/v1/boats']?.post?.requestBody?.content['application/json']?.schema as Schema;
  return {
    fields: fieldsOf(body, schemas),
    enums: Object.fromEntries(
      Object.entries(schemas[body?.$ref?.split('/').at(-1) ?? '']?.properties ?? {}).map(([name, each]) => [
        name,
        each.enum,
      ]),
    ),
    codes: diagnostics.map(({ code }) => code).filter((code) => /^link\/(?:example|table)|row-duplicate/.test(code)),
    rules: [...new Set([...sources.values()].flatMap(({ rule }) => rule ?? []))]
      .filter((rule) => RULES.test(rule))
      .sort(),
  };
}

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
}

function fieldsOf(schema: Schema | undefined, all: Readonly<Record<string, Schema>>): string[] {
  if (schema?.$ref) return fieldsOf(all[schema.$ref.split('/').at(-1) ?? ''], all);
  if (schema?.allOf) return fieldsOf(schema.allOf[0], all);
  if (schema?.items) return fieldsOf(schema.items, all).map((name) => `[].${name}`);
  const values = schema?.additionalProperties;
  return Object.entries({ ...schema?.properties, ...(values ? { '*': values } : {}) }).flatMap(([name, inner]) => [
    schema?.required?.includes(name) ? `${name}!` : name,
    ...fieldsOf(inner, all).map((below) => `${name}${below.startsWith('[') ? '' : '.'}${below}`),
  ]);
}

const FLAT: readonly Row[] = [
  ['boat', 'Yes', 'dict'],
  ['id', 'Yes', 'String'],
  ['masts', 'No', 'list&lt;dict&gt;'],
  ['wood', 'Yes', 'String'],
  ['age', 'No', 'Integer'],
];

describe('the structure of a body that its example decides', () => {
  it.each<[string, string, unknown, readonly string[], readonly string[]]>([
    [
      'one flat table that the example nests',
      table('Table 1 Request parameters', ...FLAT),
      { boat: { id: 'a', masts: [{ wood: 'oak', age: 3 }] } },
      ['boat!', 'boat.id!', 'boat.masts', 'boat.masts[].wood!', 'boat.masts[].age'],
      ['rows-nested-as-in-example'],
    ],
    [
      'rows that stand for any key, around which only the example shows a field',
      table('Table 1 Request parameters', ['User flags', 'No', 'String']),
      { flags: { sail: 'red', mast: 'oak' } },
      ['flags', 'flags.*'],
      ['rows-inside-field-of-example'],
    ],
    ...(
      [
        [{ boats: [{ wood: 'oak', age: 3 }] }, ['boats', 'boats[].wood!', 'boats[].age']],
        [[{ wood: 'oak' }], ['[].wood!', '[].age']],
        [{ boats: [] }, ['[].wood!', '[].age']],
        [{ boats: [{ hull: 'oak' }] }, ['[].wood!', '[].age']],
        [{ boats: [{ wood: 'oak' }], count: 1 }, ['[].wood!', '[].age']],
        [{ boats: { wood: 'oak' } }, ['[].wood!', '[].age']],
      ] as const
    ).map(
      ([example, fields]) =>
        [
          `a body that its row calls a list, with the example ${JSON.stringify(example)}`,
          table('Table 1 Request parameters', ['[Array elements]', 'No', 'Array of Boat objects']) +
            table('Table 2 Boat', ['wood', 'Yes', 'String'], ['age', 'No', 'Integer']),
          example,
          fields,
          fields[0] === 'boats' ? ['rows-inside-field-of-example'] : [],
        ] as [string, string, unknown, readonly string[], readonly string[]],
    ),
    [
      'rows that stand for any key, as the example shows them',
      table('Table 1 Request parameters', ['User flags', 'No', 'String']),
      { sail: 'red', mast: 'oak' },
      ['*'],
      [],
    ],
    [
      'rows that stand for any key, in a field with more than single values',
      table('Table 1 Request parameters', ['User flags', 'No', 'String']),
      { flags: { sail: { hue: 'red' } } },
      ['*'],
      [],
    ],
    [
      'a row that no example shows stays with the rows around it',
      table('Table 1 Request parameters', ...FLAT),
      { boat: { id: 'a', masts: [{ wood: 'oak' }] } },
      ['boat!', 'boat.id!', 'boat.masts', 'boat.masts[].wood!', 'boat.masts[].age'],
      ['rows-nested-as-in-example'],
    ],
    [
      'a flat table that the example has flat',
      table('Table 1 Request parameters', ['boat', 'Yes', 'dict'], ['id', 'Yes', 'String']),
      { boat: { wood: 'oak' }, id: 'a' },
      ['boat!', 'id!'],
      [],
    ],
    [
      'all rows inside a field that only the example shows',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['wood', 'No', 'String']),
      { boat: { id: 'a', wood: 'oak' } },
      ['boat!', 'boat.id!', 'boat.wood'],
      ['mandatory-rows-inside', 'rows-inside-field-of-example'],
    ],
    [
      'a list of all rows in a field that only the example shows',
      table('Table 1 Request parameters', ['id', 'No', 'String'], ['wood', 'No', 'String']),
      { boats: [{ id: 'a', wood: 'oak' }] },
      ['boats', 'boats[].id', 'boats[].wood'],
      ['rows-inside-field-of-example'],
    ],
    [
      'a field that nobody describes beside the rows',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['wood', 'No', 'String'], ['age', 'No', 'Integer']),
      { boat: { id: 'a', wood: 'oak' }, id: 'a' },
      ['id!', 'wood', 'age'],
      [],
    ],
    [
      'a second table whose rows the example has in a field of the first',
      table('Table 1 Request parameters', ['boat', 'Yes', 'Object'], ['dry', 'No', 'Boolean']) +
        table('Table 2 Request parameters', ['id', 'Yes', 'String'], ['wood', 'No', 'String']),
      { boat: { id: 'a', wood: 'oak' }, dry: true },
      ['boat!', 'boat.id!', 'boat.wood', 'dry'],
      ['rows-nested-as-in-example'],
    ],
    [
      'a table of the cases of a map, which is no part of the body',
      table('Table 1 Boat parameters', ['kind', 'Yes', 'String'], ['parts', 'No', 'Map&lt;String,String&gt;']) +
        table('Table 2 Request parameters', ['mast', 'Yes', 'String'], ['sail', 'Yes', 'String']),
      { kind: 'ship', parts: { mast: 'oak', sail: 'red' } },
      ['kind!', 'parts', 'parts.*'],
      [],
    ],
    [
      'a table that goes on with the one before it',
      table('Table 1 Request parameters', ['boat', 'Yes', 'Boat object']) +
        table('Table 2 Boat', ['id', 'Yes', 'String']) +
        table('Table 3 Boat (continued)', ['wood', 'No', 'String']),
      undefined,
      ['boat!', 'boat.id!', 'boat.wood'],
      [],
    ],
    [
      'a sentence that names what the table below it describes',
      `<p>Body</p>${table('', ['boat', 'Yes', 'BoatSpec'])}<p>The following table describes <b>BoatSpec</b>.</p>${table('', ['id', 'Yes', 'String'])}`.replace(
        /<caption><b><\/b><\/caption>/g,
        '',
      ),
      undefined,
      ['boat!', 'boat.id!'],
      [],
    ],
    [
      'one row that names the body itself, as the example has it',
      table('Table 1 Request parameters', ['BoatService', 'Yes', 'BoatRequest object']) +
        table('Table 2 BoatRequest', ['boat', 'Yes', 'String'], ['dry', 'No', 'Boolean']),
      { boat: 'a' },
      ['boat!', 'dry'],
      [],
    ],
    [
      'one row that the example has around its fields',
      table('Table 1 Request parameters', ['BoatService', 'Yes', 'BoatRequest object']) +
        table('Table 2 BoatRequest', ['boat', 'Yes', 'String'], ['dry', 'No', 'Boolean']),
      { BoatService: { boat: 'a' } },
      ['BoatService!', 'BoatService.boat!', 'BoatService.dry'],
      [],
    ],
    [
      'one row whose fields the example has only in part',
      table('Table 1 Request parameters', ['BoatService', 'Yes', 'BoatRequest object']) +
        table('Table 2 BoatRequest', ['boat', 'Yes', 'String'], ['dry', 'No', 'Boolean']),
      { boat: 'a', wind: 4 },
      ['BoatService!', 'BoatService.boat!', 'BoatService.dry'],
      [],
    ],
    [
      'names that come again without an example',
      table(
        'Table 1 Request parameters',
        ['tags', 'No', 'list&lt;dict&gt;'],
        ['key', 'Yes', 'String'],
        ['values', 'Yes', 'list&lt;string&gt;'],
        ['not_tags', 'No', 'list&lt;dict&gt;'],
        ['key', 'Yes', 'String'],
        ['values', 'Yes', 'list&lt;string&gt;'],
      ),
      undefined,
      ['tags', 'tags[].key!', 'tags[].values!', 'not_tags', 'not_tags[].key!', 'not_tags[].values!'],
      ['rows-nested-as-in-example'],
    ],
    [
      'a list that the example leaves empty, with names that come again',
      table(
        'Table 1 Request parameters',
        ['good', 'No', 'list&lt;dict&gt;'],
        ['id', 'No', 'String'],
        ['bad', 'No', 'list&lt;dict&gt;'],
        ['id', 'No', 'String'],
      ),
      { good: [{ id: 'a' }], bad: [] },
      ['good', 'good[].id', 'bad', 'bad[].id'],
      ['rows-nested-as-in-example'],
    ],
    [
      'a row that names the body, whose fields the example shows, one more among them further in',
      table('Table 1 Request parameters', ['Order', 'Yes', 'OrderModel object']) +
        table('Table 2 OrderModel', ['boat', 'Yes', 'BoatModel object']) +
        table('Table 3 BoatModel', ['id', 'No', 'String'], ['wood', 'No', 'String']),
      { boat: { id: 'a', wood: 'oak', owner: { name: 'b' } } },
      ['boat!', 'boat.id', 'boat.wood'],
      [],
    ],
    [
      'a row that the example doesn’t show, with a field beside those behind it',
      table('Table 1 Request parameters', ['Order', 'Yes', 'OrderModel object']) +
        table('Table 2 OrderModel', ['boat', 'Yes', 'BoatModel object']) +
        table('Table 3 BoatModel', ['id', 'No', 'String'], ['wood', 'No', 'String']),
      { boat: { id: 'a', wood: 'oak' }, owner: { name: 'b' } },
      ['Order!', 'Order.boat!', 'Order.boat.id', 'Order.boat.wood'],
      [],
    ],
    [
      'all rows of an inner structure inside a field that only the example shows',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['rig', 'No', 'Object']) +
        table('Table 2 <b>rig</b> parameter description', ['mast', 'Yes', 'String'], ['sail', 'No', 'String']),
      { id: 'a', rig: { parts: [{ mast: 'oak', sail: 'red' }] } },
      ['id!', 'rig', 'rig.parts!', 'rig.parts[].mast!', 'rig.parts[].sail'],
      ['mandatory-rows-inside', 'rows-inside-field-of-example'],
    ],
    [
      'all rows of an inner structure behind keys that are data',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['rig', 'No', 'Object']) +
        table('Table 2 <b>rig</b> parameter description', ['mast', 'Yes', 'String'], ['sail', 'No', 'String']),
      { id: 'a', rig: { '68269e6e-4a27-441b-8029-35373ad50bd9': [{ mast: 'oak', sail: 'red' }] } },
      ['id!', 'rig', 'rig.*', 'rig.*[].mast!', 'rig.*[].sail'],
      ['rows-inside-field-of-example'],
    ],
    [
      'the rows of a map, behind its keys',
      table(
        'Table 1 Request parameters',
        ['id', 'Yes', 'String'],
        ['rig', 'No', 'Map&lt;String, Array of objects&gt;'],
      ) + table('Table 2 <b>rig</b> parameter description', ['mast', 'Yes', 'String'], ['sail', 'No', 'String']),
      { id: 'a', rig: { '68269e6e-4a27-441b-8029-35373ad50bd9': [{ mast: 'oak', sail: 'red' }] } },
      ['id!', 'rig', 'rig.*', 'rig.*[].mast!', 'rig.*[].sail'],
      [],
    ],
    [
      'a field beside the rows of an inner structure',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['rig', 'No', 'Object']) +
        table('Table 2 <b>rig</b> parameter description', ['mast', 'Yes', 'String'], ['sail', 'No', 'String']),
      { id: 'a', rig: { mast: 'oak', parts: [{ mast: 'oak', sail: 'red' }] } },
      ['id!', 'rig', 'rig.mast!', 'rig.sail'],
      [],
    ],
    [
      'an inner field in which most is not of the rows',
      table('Table 1 Request parameters', ['id', 'Yes', 'String'], ['rig', 'No', 'Object']) +
        table('Table 2 <b>rig</b> parameter description', ['mast', 'Yes', 'String'], ['sail', 'No', 'String']),
      { id: 'a', rig: { parts: [{ mast: 'oak', rope: 'long', knot: 'reef' }] } },
      ['id!', 'rig', 'rig.mast!', 'rig.sail'],
      [],
    ],
  ])('%s', (_, tables, example, fields, rules) => {
    const found = read(tables, example);
    expect(found.fields).toEqual(fields);
    expect(found.rules).toEqual(rules);
  });

  describe('with a table for one value of a row', () => {
    const SHIP = table(
      'Table 2 <b>Ship</b> parameter description',
      ['name', 'Yes', 'String'],
      ['masts', 'Yes', 'Integer'],
    );
    const kind = (description: string): string =>
      table('Table 1 Request parameters', ['kind', 'Yes', 'Integer', description], ['name', 'Yes', 'String']);
    const KINDS = 'Kind. The value can be <b>1</b> (Raft) or <b>2</b> (Ship).';
    it.each<[string, string, unknown, readonly string[], boolean]>([
      [
        'its rows are optional',
        `${KINDS} For a Ship, see Table 2.`,
        { kind: 2, name: 'a', masts: 3 },
        ['kind!', 'name!', 'masts'],
        false,
      ],
      ['nothing is shown', `${KINDS} For a Ship, see Table 2.`, undefined, ['kind!', 'name!', 'masts'], false],
      [
        'no example shows its rows',
        `${KINDS} For a Ship, see Table 2.`,
        { kind: 1, name: 'a' },
        ['kind!', 'name!'],
        true,
      ],
      [
        'the row does not name the value',
        'Kind. The value can be <b>1</b> or <b>2</b>. See Table 2.',
        undefined,
        ['kind!', 'name!'],
        true,
      ],
      ['the row has no values', 'Kind, such as Ship. See Table 2.', undefined, ['kind!', 'name!'], true],
    ])('%s', (_, description, example, fields, unreferenced) => {
      const found = read(kind(description) + SHIP, example);
      expect(found.fields).toEqual(fields);
      expect(found.codes.includes('link/table-unreferenced')).toBe(unreferenced);
    });
  });

  it.each<[string, readonly string[] | undefined]>([
    ['sail', ['sail', 'oar']],
    ['', undefined],
  ])('keeps the values of a row for one value where no example shows it empty: “%s”', (drive, expected) => {
    const page = table('Table 1 Request parameters', [
      'kind',
      'Yes',
      'Integer',
      'Kind. The value can be <b>1</b> (Raft) or <b>2</b> (Ship). For a Ship, see Table 2.',
    ]);
    const ship = table('Table 2 Ship parameters', [
      'drive',
      'Yes',
      'String',
      'The value can be <b>sail</b> or <b>oar</b>.',
    ]);
    const { enums, codes } = read(page + ship, { kind: 1, drive });
    expect(enums.drive).toEqual(expected);
    expect(codes).toEqual([]);
  });

  it('tells a second row of one name where nothing has it at another level', () => {
    const { codes } = read(
      table('Table 1 Request parameters', ['id', 'No', 'String'], ['id', 'No', 'Integer']),
      undefined,
    );
    expect(codes).toEqual(['extract/row-duplicate']);
  });
});
