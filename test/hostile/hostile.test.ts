import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse as parseHtml } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Contract, type ContractInput, contractOf } from '../../scripts/pipeline/index.ts';
import { specFiles, resultOf } from '../../scripts/commands/contract/service-result.ts';
import { FindingReport, findingsOf } from '../../scripts/commands/finding-report.ts';
import { generate, generateTargets } from '../../scripts/commands/generate.ts';
import { runRedocly } from '../../scripts/commands/lint.ts';
import { siteServices } from '../../scripts/commands/site.ts';
import { lostReferences, misshapenIn } from '../../scripts/lint/index.ts';
import { UsageError } from '../../scripts/commands/machine/errors.ts';
import { reportService } from '../../scripts/commands/report.ts';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { reportHtml } from '../../scripts/publish/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { ROOT } from '../corpus.ts';
import { compile, load, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { withForeignTexts } from './foreign.ts';
import { codesPage, hostilePages, type Markup, namesPage, wordPages } from './pages.ts';
import { PARSERS, PLAIN_FILES } from './parsers.ts';
import { LOOKALIKES, PAYLOADS, WORDS } from './payloads.ts';
import { long, SHORT } from '../support/form.ts';

const MARKUPS: readonly Markup[] = ['html', 'rst'];
const TEXTS = PAYLOADS.map(({ text }) => text);
const SLOW = 120_000;

const pagesOf = (markup: Markup) => [
  ...TEXTS.flatMap((text, index) => hostilePages(text, `t${index}`, markup)),
  ...(markup === 'html' ? WORDS.flatMap((word, index) => wordPages(word, `w${index}`, markup)) : []),
  ...[...LOOKALIKES, WORDS].map((names, index) => namesPage(names, `n${index}`, markup)),
  codesPage([...TEXTS, ...WORDS], markup),
];

const input: ContractInput = {
  pages: MARKUPS.flatMap(pagesOf),
  config: defaultServiceConfig('hostile'),
  configFile: 'service.yaml',
};

const hasJava = hasTool('java', ['-version']);
const all = [...TARGETS, ...(hasJava ? JAR_TARGETS : [])].map(({ name }) => name);
const targets = SHORT ? ['typescript', 'server-python'] : all;

let folder = '';
let contract: Contract;

beforeAll(() => {
  folder = scratchFolder('hostile-corpus');
  contract = contractOf(input);
  for (const [name, content] of specFiles('hostile', resultOf(contract)))
    writeFileSync(path.join(folder, name), content);
}, SLOW);
afterAll(() => removeFolder(folder));

const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const REF_A = { $ref: '#/components/schemas/A' };

describe('pages whose every place holds a hostile text', () => {
  it('give a contract: what it can carry is in it, what it cannot has a diagnostic', () => {
    const codes = new Set(contract.diagnostics.map(({ code }) => code));
    const told = ['emit/name-refused', 'emit/value-refused', 'extract/uri-mended', 'extract/uri-unusable'] as const;
    for (const code of told) expect(codes).toContain(code);
    const operations = Object.values(contract.document.paths).flatMap((item) => Object.values(item));
    // Rows, placeholder, name and example of most texts, and the path of some.
    expect(operations.length).toBeGreaterThan(6 * TEXTS.length);
    expect(contract.document['x-error-codes']).toMatchObject({ prototype: [{ message: 'prototype' }] });
  });

  it(
    'give a contract that YAML and JSON libraries read back as it is',
    () => {
      const text = readFileSync(path.join(folder, 'hostile.yaml'), 'utf8');
      expect(parseYaml(text)).toEqual(JSON.parse(JSON.stringify(contract.document)));
      const sources = JSON.parse(readFileSync(path.join(folder, 'hostile.sources.json'), 'utf8')) as object;
      expect(Object.keys(sources)).toEqual(['contract', 'pages', 'sources']);
    },
    SLOW,
  );

  it(
    'give a contract that the strict rules accept',
    async () => {
      const findings = await runRedocly([path.join(folder, 'hostile.yaml')], path.join(ROOT, 'redocly.yaml'));
      expect(findings.filter(({ severity }) => severity === 'error').slice(0, 5)).toEqual([]);
    },
    SLOW,
  );

  it.each(['text', 'github'] as const)('give findings that steer no terminal and no runner, as %s', async (format) => {
    let lines = '';
    const data = (text: string): void => {
      lines += text;
    };
    const terminal = { data, note: () => {} };
    const report = await FindingReport.open('scrape', { format, failOn: 'error', verbose: true }, terminal);
    await report.add({ name: 'hostile', findings: findingsOf(contract.diagnostics) });
    await report.close();
    // Colours are ours; all other control characters would be a page's.
    const plain = stripVTControlCharacters(lines.replaceAll('\\u{', ''));
    expect(plain).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e]/u);
    const begins = format === 'github' ? /^::(?:error|warning|notice) file=/ : /^.+:\d+: /;
    expect(plain.split('\n').filter((line) => line !== '' && !begins.test(line))).toEqual([]);
  });

  it('give no object another prototype', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const usual = new Set<unknown>([Object.prototype, Array.prototype]);
    const isUsual = (node: unknown): boolean =>
      typeof node !== 'object' ||
      node === null ||
      (usual.has(Object.getPrototypeOf(node)) && Object.values(node).every(isUsual));
    expect(isUsual(contract.document)).toBe(true);
  });

  it(
    'give a report with no element and no address of their own',
    () => {
      const pages = TEXTS.flatMap((text, index) => hostilePages(text, `t${index}`, 'html'));
      const html = reportHtml([reportService('hostile', { ...input, pages })]);
      const harmless = reportHtml([reportService('harmless', { ...input, pages: namesHarmless() })]);
      const shape = (text: string): { tags: Set<string>; runs: string[] } => {
        const tags = new Set<string>();
        const runs: string[] = [];
        const visit = (node: HtmlNode): void => {
          tags.add(node.nodeName);
          for (const { name, value } of node.attrs ?? [])
            if (/^on/i.test(name) || (/^(?:href|src)$/i.test(name) && !/^#/.test(value))) runs.push(`${name}=${value}`);
          node.childNodes?.forEach(visit);
        };
        visit(parseHtml(text) as unknown as HtmlNode);
        return { tags, runs };
      };
      const { tags, runs } = shape(html);
      expect(runs).toEqual([]);
      expect([...tags].filter((tag) => !shape(harmless).tags.has(tag))).toEqual([]);
      expect(html.match(/<script\b/g)).toEqual(harmless.match(/<script\b/g));
    },
    SLOW,
  );
});

interface HtmlNode {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly HtmlNode[];
}

/** Pages that have findings of each severity and nothing hostile. */
const namesHarmless = () => [...hostilePages('plain', 'p0', 'html'), namesPage(['a b', 'c'], 'p1', 'html')];

describe(`targets made of hostile pages and of another maker's hostile texts${hasJava ? '' : ' (no Java: those of the JAR are skipped)'}`, () => {
  beforeAll(async () => {
    const whole = withForeignTexts(contract.document, TEXTS);
    const source = { service: 'hostile', contract: whole, contractText: JSON.stringify(whole), force: true };
    const requests = targets.map((target) => ({ ...source, target, out: path.join(folder, 'out', target) }));
    mkdirSync(path.join(folder, 'out'));
    await generateTargets(requests, () => undefined);
  }, SLOW);

  it.each(targets)(
    '%s: every file is what its language takes it for',
    (target) => {
      const files = filesBelow(path.join(folder, 'out', target));
      expect(files.length).toBeGreaterThan(3);
      const unread = files.filter(
        (file) => !PLAIN_FILES.test(file) && PARSERS.every((parser) => !parser.file.test(file)),
      );
      expect(unread).toEqual([]);
      for (const parser of PARSERS) {
        const own = files.filter((file) => parser.file.test(file));
        if (own.length === 0 || (parser.tool && !hasTool(...parser.tool))) continue;
        expect(parser.faults(own).slice(0, 5)).toEqual([]);
      }
    },
    SLOW,
  );

  it.each(targets)('%s: no file stands outside, and none has a name that a system refuses', (target) => {
    const names = filesBelow(path.join(folder, 'out', target)).map((file) => path.relative(folder, file));
    const lower = names.map((name) => name.toLowerCase());
    expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual([]);
    const odd = /[^\w./-]|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
    expect(names.filter((name) => odd.test(name) || path.basename(name).length > 200)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([
      'hostile.diagnostics.json',
      'hostile.operations.lock.yaml',
      'hostile.sources.json',
      'hostile.yaml',
      'out',
    ]);
  });

  long.it.each(['typescript', 'server-typescript'])(
    '%s: compiles and loads without effect',
    async (target) => {
      const out = path.join(folder, 'out', target);
      expect(compile(out).slice(0, 5)).toEqual([]);
      await load(out, 'index.js');
      expect(globalThis).not.toHaveProperty('pwned');
    },
    SLOW,
  );

  it.skipIf(!targets.includes('python'))(
    'python: loads without effect',
    () => {
      const python = pythonWith('client', CLIENT_PACKAGES);
      if (!python) return;
      const out = path.join(folder, 'out/python');
      // A model has a field for each name, however alike they are, and one for what the contract doesn't have.
      const models = LOOKALIKES.map((_, index) => `it.UpdateHtmlN${index}Request`);
      const code = `import hostile_client.models as it; print([len(each.model_fields) for each in [${models}]])`;
      const run = spawnSync(python, ['-B', '-W', 'error', '-c', code], { cwd: out, encoding: 'utf8', timeout: SLOW });
      const counts = LOOKALIKES.map((names) => names.length + 1).join(', ');
      expect(run).toMatchObject({ status: 0, stdout: `[${counts}]\n`, stderr: '' });
      expect(existsSync(path.join(out, 'pwned'))).toBe(false);
    },
    SLOW,
  );

  it.skipIf(!targets.includes('go') || !hasTool('go', ['version']))(
    'go: compiles',
    () => {
      const cwd = path.join(folder, 'out/go');
      const { status, stderr } = spawnSync('go', ['build', './...'], { cwd, encoding: 'utf8', timeout: SLOW });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    SLOW,
  );
});

describe("another maker's contract with a hostile name", () => {
  const paths = { '/a': { get: { operationId: 'a', responses: {} } }, "/a'b": {} };

  it('is refused by `generate`, which names the place and writes nothing', async () => {
    const spec = path.join(folder, 'foreign.yaml');
    const out = path.join(folder, 'refused');
    writeFileSync(spec, JSON.stringify({ openapi: '3.0.3', info: { title: 'A', version: '1' }, paths }));
    const quiet = { data: () => undefined, note: () => undefined };
    const attempt = generate(spec, { target: ['typescript'], out }, quiet);
    await expect(attempt).rejects.toThrow(`${spec}#/paths/~1a'b: path "/a'b" can't be written into generated code`);
    await expect(attempt).rejects.toBeInstanceOf(UsageError);
    expect(existsSync(out)).toBe(false);
  });

  it.each<[string, unknown, RegExp]>([
    ['to nothing', '#/components/schemas/None', /\$ref: "#\/components\/schemas\/None" names nothing/],
    ['of half a sign', '#/components/schemas/%E0%A4%A', /names nothing/],
    ['to what every object has', '#/constructor/prototype', /names nothing/],
    ['to a file', 'file:///etc/passwd', /leaves the contract/],
    ['to itself', '#/components/schemas/Kite', /leads to itself alone/],
    ['that is a number', 7, /ref: OpenAPI has a text here/],
  ])('is refused by `generate` for a reference %s', async (_, $ref, message) => {
    const spec = path.join(folder, 'lost.yaml');
    const contract = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: {} };
    writeFileSync(spec, JSON.stringify({ ...contract, components: { schemas: { Kite: { $ref } } } }));
    const quiet = { data: () => undefined, note: () => undefined };
    const attempt = generate(spec, { target: ['typescript'], out: path.join(folder, 'lost') }, quiet);
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toBeInstanceOf(UsageError);
  });

  it.each<[string, object, string]>([
    ['no version of OpenAPI', { openapi: 3.1 }, '#/openapi: OpenAPI has a text such as "3.0.3" here'],
    ['nothing about itself', { info: null }, '#/info: OpenAPI has an object here'],
    ['a number for a version', { info: { title: 'A', version: 1 } }, '#/info/version: OpenAPI has a text, in quotes'],
    ['null for a server', { servers: [null] }, '#/servers/0: OpenAPI has an object here'],
    [
      'null for a variable',
      { servers: [{ url: '/', variables: { a: null } }] },
      '#/servers/0/variables/a: OpenAPI has',
    ],
    ['a text for operations', { paths: 'text' }, '#/paths: OpenAPI has an object here'],
    [
      'an object for parameters',
      { paths: { '/a': { get: { parameters: {} } } } },
      'get/parameters: OpenAPI has a list',
    ],
    [
      'a list for a schema',
      { components: { schemas: { Kite: [] } } },
      '#/components/schemas/Kite: OpenAPI has an object',
    ],
    ['a number for a text', { tags: [{ name: 'a', description: 7 }] }, '#/tags/0/description: OpenAPI has a text here'],
  ])('is refused by `generate` and `site` for %s', async (_, wrong, message) => {
    const spec = path.join(folder, 'misshapen.yaml');
    const out = path.join(folder, 'misshapen');
    writeFileSync(spec, JSON.stringify({ openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: {}, ...wrong }));
    const quiet = { data: () => undefined, note: () => undefined };
    for (const attempt of [generate(spec, { target: ['typescript'], out }, quiet), siteServices([spec])]) {
      await expect(attempt).rejects.toThrow(message);
      await expect(attempt).rejects.toBeInstanceOf(UsageError);
    }
  });

  it('may leave out what it need not have, and have schemas for anything', () => {
    const Kite = {
      type: 'object',
      additionalProperties: true,
      items: false,
      properties: { description: {}, name: {} },
    };
    const paths = {
      '/a': { 'x-a': 1, get: { parameters: null, responses: { '200': { description: 'A' }, 'x-b': 1 } } },
    };
    const info = { title: 'A', version: '1.0' };
    const contract = { openapi: '3.0.3', info, servers: null, paths, components: { schemas: { Kite } } };
    expect(misshapenIn(contract)).toEqual([]);
  });

  it.each([
    ['composition', { A: { allOf: [{ $ref: '#/components/schemas/B' }] }, B: { anyOf: [{ oneOf: [REF_A] }] } }],
    ['references', { A: { $ref: '#/components/schemas/B' }, B: REF_A }],
    ['itself', { A: { allOf: [{ type: 'object' }, REF_A] } }],
  ])('is refused where a schema leads to itself alone: by %s', (_, schemas) => {
    const found = lostReferences({ components: { schemas, responses: { C: { schema: REF_A } } } });
    expect(found.at(-1)?.path).toEqual(['components', 'responses', 'C', 'schema', '$ref']);
    for (const { message } of found) expect(message).toMatch(/leads to itself alone; take it out$/);
    expect(found).toHaveLength(Object.keys(schemas).length + 1);
  });

  it('may hold itself in a field, and twice the same in two branches', () => {
    const A = { type: 'object', properties: { a: REF_A }, items: { allOf: [REF_A] } };
    const B = { oneOf: [{ allOf: [REF_A] }, REF_A] };
    expect(lostReferences({ components: { schemas: { A, B } } })).toEqual([]);
  });

  it('may call a property as a reference, and show one in an example', () => {
    const Kite = { properties: { $ref: { type: 'string' } }, example: { $ref: 'file:///x' }, items: { $ref: '#/a' } };
    expect(lostReferences({ a: {}, components: { schemas: { Kite } } })).toEqual([]);
  });
});

describe('the parsers of this test', () => {
  it.each(PARSERS)('$language: tell what is broken', (parser) => {
    if (parser.tool && !hasTool(...parser.tool)) return;
    mkdirSync(path.join(folder, 'broken'), { recursive: true });
    const file = path.join(folder, 'broken', `a.${parser.extension}`);
    for (const text of [parser.broken, ...(parser.pasted ? [parser.pasted] : [])]) {
      writeFileSync(file, text);
      expect(parser.faults([file]), text).not.toEqual([]);
    }
  });
});
