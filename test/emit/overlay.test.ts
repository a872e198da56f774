import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scrape } from '../../scripts/commands/scrape.ts';
import {
  applyOverlays,
  type EmittedContract,
  type OpenApiDocument,
  type OverlaidContract,
  parseOverlay,
} from '../../scripts/emit/index.ts';
import { ROOT } from '../corpus.ts';

const PAGE = { file: 'CreateDisk.html', words: 'the words' };

/** A contract of one operation and one schema, each fact on a line of its own. */
function contract(): EmittedContract {
  const document: OpenApiDocument = {
    openapi: '3.0.3',
    info: { title: 'Disks', version: '1.0.0' },
    servers: [{ url: 'https://disks.example' }],
    security: [],
    tags: [],
    paths: {
      '/v1/disks': {
        get: {
          operationId: 'listDisks',
          tags: ['Disks'],
          parameters: ['limit', 'offset', 'marker'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } })),
          responses: { '200': { description: 'OK' } },
        },
      },
    },
    components: {
      securitySchemes: {},
      schemas: {
        Disk: {
          type: 'object',
          properties: { size: { type: 'string', maximum: 10 }, kind: { type: 'string', enum: ['SSD', 'HDD'] } },
        },
      },
    },
  };
  const pointers = [
    '/info/title',
    '/paths/~1v1~1disks/get/parameters/0',
    '/paths/~1v1~1disks/get/parameters/1',
    '/paths/~1v1~1disks/get/parameters/1/schema/type',
    '/paths/~1v1~1disks/get/parameters/2',
    '/components/schemas/Disk/properties/size',
    '/components/schemas/Disk/properties/size/type',
    '/components/schemas/Disk/properties/size/maximum',
    '/components/schemas/Disk/properties/kind/enum',
  ];
  return {
    document,
    sources: new Map(
      pointers.map((at, index) => [
        at,
        { source: { ...PAGE, line: index + 1 }, origin: 'stated' as const, rule: undefined },
      ]),
    ),
  };
}

const HEAD = 'overlay: 1.0.0\ninfo: { title: Corrections, version: 1.0.0 }\nactions:\n';
const REASON = 'reason: The page contradicts its own example.';

/** An overlay of actions in flow style; the first stands on line 4 of its file. */
const overlay = (actions: readonly string[], file = 'overlays/disks.yaml') =>
  parseOverlay(`${HEAD}${actions.map((action) => `  - { ${action}, ${REASON} }\n`).join('')}`, file);

const apply = (...actions: string[]): OverlaidContract => applyOverlays(contract(), [overlay(actions)]);

const SIZE = '/components/schemas/Disk/properties/size';
const KIND = '/components/schemas/Disk/properties/kind';
const PARAMETERS = '/paths/~1v1~1disks/get/parameters';

function at(document: unknown, where: string): unknown {
  return where
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, step) => (node as Record<string, unknown>)?.[step.replace(/~1/g, '/').replace(/~0/g, '~')],
      document,
    );
}

describe('an action that fits', () => {
  it.each<[string, string, string, unknown]>([
    [
      'merges into an object',
      'target: $.components.schemas.Disk.properties.size, update: { type: integer }, expect: { type: string }',
      SIZE,
      { type: 'integer', maximum: 10 },
    ],
    [
      'merges below the target and keeps what it does not name',
      'target: $, update: { components: { schemas: { Disk: { properties: { size: { maximum: 20 } } } } } }',
      SIZE,
      { type: 'string', maximum: 20 },
    ],
    [
      'replaces a list inside an update',
      'target: $.components.schemas.Disk.properties.kind, update: { enum: [SSD] }, expect: { enum: [SSD, HDD] }',
      `${KIND}/enum`,
      ['SSD'],
    ],
    [
      'appends to a list that it selects, without what is there',
      'target: $.components.schemas.Disk.properties.kind.enum, update: [HDD, NVME], expect: [SSD, HDD]',
      `${KIND}/enum`,
      ['SSD', 'HDD', 'NVME'],
    ],
    [
      'appends one entry',
      `target: "$.paths['/v1/disks'].get.tags", update: Storage`,
      '/paths/~1v1~1disks/get/tags',
      ['Disks', 'Storage'],
    ],
    [
      'removes a member, a plain one too',
      'target: $.components.schemas.Disk.properties.size.maximum, remove: true, expect: 10',
      SIZE,
      { type: 'string' },
    ],
    [
      'removes several entries of one list',
      `target: "$..parameters[?@.name != 'offset']", remove: true`,
      PARAMETERS,
      [{ name: 'offset', in: 'query', schema: { type: 'integer' } }],
    ],
    [
      'corrects every node that it selects',
      `target: "$..parameters[?@.name != 'offset'].schema", update: { minimum: 0 }, expect: { type: integer }`,
      `${PARAMETERS}/2/schema`,
      { type: 'integer', minimum: 0 },
    ],
  ])('%s', (_, action, where, expected) => {
    const { document, findings } = apply(action);
    expect(findings).toEqual([]);
    expect(at(document, where)).toEqual(expected);
  });

  it('leaves the contract that it was given alone', () => {
    const given = contract();
    const corrected = applyOverlays(given, [overlay(['target: $.components.schemas.Disk, update: { title: Disk }'])]);
    expect(corrected.document).not.toEqual(given.document);
    expect(given).toEqual(contract());
  });

  it('changes one of two nodes that share a value', () => {
    const given = contract();
    const { properties = {} } = given.document.components.schemas.Disk ?? {};
    properties.type = properties.kind ?? {};
    const { document } = applyOverlays(given, [
      overlay(['target: $.components.schemas.Disk.properties.type.enum, update: NVME']),
    ]);
    expect(at(document, `${KIND}/enum`)).toEqual(['SSD', 'HDD']);
  });

  it('comes after those before it, in its file and in the files before', () => {
    const first = overlay(['target: $.info, update: { title: First }', 'target: $.info, update: { title: Second }']);
    const second = overlay(
      ['target: $.info, update: { title: Third }, expect: { title: Second }'],
      'overlays/later.yaml',
    );
    expect(applyOverlays(contract(), [first, second])).toMatchObject({
      findings: [],
      document: { info: { title: 'Third' } },
    });
    const swapped = applyOverlays(contract(), [second, first]);
    expect(swapped.findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['overlays/later.yaml:4']);
  });
});

describe('an action that no longer fits', () => {
  it.each([
    ['target: $.components.schemas.Volume, remove: true', 'overlay/target-missing', 'selects nothing'],
    ['target: $.paths.constructor, remove: true', 'overlay/target-missing', 'selects nothing'],
    [
      'target: $.components.schemas.Disk.properties.size, update: { type: integer }, expect: { type: number }',
      'overlay/expectation-failed',
      'The page now says {"type":"string"}, not {"type":"number"}',
    ],
    [
      'target: $.components.schemas.Disk.properties.size, update: { format: int64 }, expect: { format: int32 }',
      'overlay/expectation-failed',
      'The page now says {}, not {"format":"int32"}',
    ],
    [
      'target: $.components.schemas.Disk.properties.kind.enum, remove: true, expect: [HDD, SSD]',
      'overlay/expectation-failed',
      'The page now says ["SSD","HDD"], not ["HDD","SSD"]',
    ],
    [
      'target: $.components.schemas.Disk.properties.size, update: { maximum: 10 }, expect: { maximum: 5 }',
      'overlay/no-effect',
      'The page now says {"maximum":10}; delete this action',
    ],
    [
      'target: $.components.schemas.Disk.properties.kind.enum, update: HDD',
      'overlay/no-effect',
      'The page now says ["SSD","HDD"]; delete this action',
    ],
    [
      'target: $.components.schemas.Disk.properties.size.maximum, update: 5',
      'overlay/target-unusable',
      'selects 10; select the object or list that holds it',
    ],
    ['target: $.info, update: [1]', 'overlay/target-unusable', 'make `update` an object'],
    ['target: $, remove: true', 'overlay/target-unusable', 'selects the whole contract'],
    ['target: $.components, remove: true', 'overlay/target-unusable', 'takes away /components/'],
    ['target: $, update: { paths: null }', 'overlay/target-unusable', 'takes away /paths'],
  ])('%s: %s', (action, code, message) => {
    const corrected = apply('target: $.info, update: { title: Other }', action);
    expect(corrected.findings).toMatchObject([
      { code, severity: 'error', kind: 'contract', file: 'overlays/disks.yaml', line: 5 },
    ]);
    expect(corrected.findings[0]?.message).toContain(message);
    expect({ document: corrected.document, sources: corrected.sources }).toEqual(contract());
  });

  it('names the place of the page that says so now', () => {
    const { findings } = apply('target: $.components.schemas.Disk.properties.size, update: { maximum: 10 }');
    expect(findings[0]).toMatchObject({ pointer: `${SIZE}/maximum`, related: [{ file: 'CreateDisk.html', line: 8 }] });
  });
});

describe('the source map of a corrected contract', () => {
  const OVERLAY = {
    source: { file: 'overlays/disks.yaml', line: 4, words: 'The page contradicts its own example.' },
    origin: 'overlay',
    rule: undefined,
  };

  /** Pointers whose entry is the overlay's, and the lines of the page behind the others. */
  function origins({ sources }: OverlaidContract) {
    const entries = [...sources];
    for (const [, node] of entries) if (node.origin === 'overlay') expect(node).toEqual(OVERLAY);
    return {
      overlay: entries.filter(([, node]) => node.origin === 'overlay').map(([where]) => where),
      page: Object.fromEntries(
        entries.filter(([, node]) => node.origin === 'stated').map(([where, { source }]) => [where, source.line]),
      ),
    };
  }

  it('says the overlay of what an update sets, and the page of what it leaves', () => {
    const { overlay: set, page } = origins(
      apply('target: $.components.schemas.Disk.properties.size, update: { type: integer, maximum: 10 }'),
    );
    expect(set).toEqual([`${SIZE}/type`]);
    expect(page).toMatchObject({ [SIZE]: 6, [`${SIZE}/maximum`]: 8 });
  });

  it('goes into objects that an update adds', () => {
    const { overlay: set } = origins(
      apply('target: $.components.schemas, update: { Tag: { properties: { key: { enum: [a, b] } } } }'),
    );
    const tag = '/components/schemas/Tag';
    expect(set).toEqual([tag, `${tag}/properties`, `${tag}/properties/key`, `${tag}/properties/key/enum`]);
  });

  it('forgets what stood below a value that is replaced, and what is removed', () => {
    const replaced = origins(
      apply('target: $.components.schemas.Disk, update: { properties: null }, expect: { type: object }'),
    );
    expect(replaced.overlay).toEqual(['/components/schemas/Disk/properties']);
    const removed = origins(apply('target: $.components.schemas.Disk.properties.size, remove: true'));
    expect(Object.keys({ ...replaced.page, ...removed.page }).filter((where) => where.startsWith(SIZE))).toEqual([]);
  });

  it('moves the entries behind one that is removed from a list', () => {
    const { page } = origins(apply(`target: "$..parameters[0]", remove: true`));
    expect(Object.entries(page).filter(([where]) => where.startsWith(PARAMETERS))).toEqual([
      [`${PARAMETERS}/0`, 3],
      [`${PARAMETERS}/0/schema/type`, 4],
      [`${PARAMETERS}/1`, 5],
    ]);
  });

  it.each([
    ['target: $.components.schemas.Disk.properties.kind.enum, update: NVME', `${KIND}/enum`],
    ['target: "$.components.schemas.Disk.properties.kind.enum[1]", remove: true', `${KIND}/enum`],
    [`target: "$..parameters", update: { name: sort }`, `${PARAMETERS}/3`],
  ])('says the overlay of a list of plain values as a whole, else of the entry: %s', (action, where) => {
    expect(origins(apply(action)).overlay[0]).toBe(where);
  });
});

describe('parseOverlay', () => {
  const action = (text: string): string => `${HEAD}  - target: $.info\n${text}`;

  it.each([
    ['overlay: [', 1, 'not YAML'],
    [HEAD.replace('1.0.0', '2.0.0'), 1, 'overlay'],
    [`${HEAD}  []`, 4, 'actions'],
    [action(`    remove: true\n`), 4, 'reason'],
    [action(`    remove: true\n    reason: wrong\n`), 6, 'a sentence'],
    [action(`    remove: false\n    ${REASON}\n`), 5, 'remove'],
    [action(`    ${REASON}\n`), 4, 'either `update` or `remove: true`'],
    [action(`    update: { a: 1 }\n    remove: true\n    ${REASON}\n`), 4, 'either `update` or `remove: true`'],
    [action(`    update:\n    ${REASON}\n`), 5, 'nothing to merge'],
    [action(`    update: { a: .nan }\n    ${REASON}\n`), 5, 'JSON'],
    [action(`    update: { __proto__: { polluted: true } }\n    ${REASON}\n`), 5, 'JSON'],
    [action(`    remove: true\n    ${REASON}\n    link: javascript:alert(1)\n`), 7, 'link'],
    [action(`    remove: true\n    ${REASON}\n    until: 2030\n`), 7, 'until'],
  ])('names the line of what is wrong: %j', (text, line, message) => {
    const parse = () => parseOverlay(text, 'a/overlays/b.yaml');
    expect(parse).toThrow(new RegExp(`^a/overlays/b\\.yaml:${line}:\\d+: `));
    expect(parse).toThrow(message);
  });

  it.each([
    ['$[?(process.exit())]', 'not a JSONPath'],
    ['$[(@.constructor.constructor("return process")())]', 'not a JSONPath'],
    ['$[?globalThis.polluted = 1]', 'not a JSONPath'],
    ['$.paths.`echo`', 'not a JSONPath'],
    ["$..[?match(@.a, '(a+)+b')]", 'not a JSONPath'],
    ["$..[?search(@.a, '(a+)+b')]", 'not a JSONPath'],
    ['paths', 'not a JSONPath'],
    ['', 'not a JSONPath'],
    ['$..*..*..*', 'more than 2 descents'],
    [`$[?${'('.repeat(5000)}@.a${')'.repeat(5000)}]`, 'longer than 500 characters'],
  ])('refuses a target that is no plain path: %s', (target, message) => {
    const text = `${HEAD}  - target: ${JSON.stringify(target)}\n    remove: true\n    ${REASON}\n`;
    expect(() => parseOverlay(text, 'b.yaml')).toThrow(message);
    expect(Object.hasOwn(globalThis, 'polluted')).toBe(false);
  });

  it('refuses aliases that grow without bound', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${Array(9).fill(n ? `*a${n - 1}` : 'x')}]`);
    expect(() => parseOverlay(levels.join('\n'), 'b.yaml')).toThrow(/b\.yaml:1:1: not usable/);
  });
});

describe('scrape with overlays beside the pages', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-overlay-'));
    const own = path.join(ROOT, 'docs-source/modelarts');
    mkdirSync(path.join(folder, 'pages/overlays'), { recursive: true });
    for (const file of ['service.yaml', 'StopNotebook.html'])
      cpSync(path.join(own, file), path.join(folder, 'pages', file));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(...files: readonly [name: string, action: string][]) {
    for (const [name, action] of files)
      writeFileSync(path.join(folder, 'pages/overlays', name), `${HEAD}  - { ${action}, ${REASON} }\n`);
    let printed = '';
    const print = (text: string): void => {
      printed += text;
    };
    const options = { out: path.join(folder, 'out'), service: 'disks', format: 'text', failOn: 'never' } as const;
    const exit = await scrape([path.join(folder, 'pages')], options, { data: print, note: print });
    return { exit, printed };
  }

  it('applies every file by name, and keeps where the correction stands', async () => {
    const { exit } = await run(
      ['20-second.yaml', 'target: $.info, update: { title: Second }, expect: { title: First }'],
      ['10-first.yaml', 'target: $.info, update: { title: First }, expect: { title: ModelArts }'],
    );
    expect(exit).toBe(0);
    expect(readFileSync(path.join(folder, 'out/disks.yaml'), 'utf8')).toContain('title: Second');
    const { sources } = JSON.parse(readFileSync(path.join(folder, 'out/disks.sources.json'), 'utf8')) as {
      sources: Record<string, unknown>;
    };
    expect(sources['/info/title']).toEqual({
      file: 'overlays/20-second.yaml',
      line: 4,
      words: 'The page contradicts its own example.',
      origin: 'overlay',
    });
  });

  it('writes nothing while a correction does not fit, whatever the level that fails', async () => {
    const { exit, printed } = await run(['10-first.yaml', 'target: $.info, update: { title: ModelArts }']);
    expect(exit).toBe(1);
    expect(printed).toContain('overlays/10-first.yaml:4');
    expect(printed).toContain('The page now says {"title":"ModelArts"}; delete this action');
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  });
});
