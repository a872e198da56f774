import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../support/toolchain.ts';
import { generateInto } from './support/generated.ts';
import { withoutCode } from './support/markdown.ts';
import { SHORT } from '../support/form.ts';

const TOOLS = hasTool('go', ['version']) && hasTool('java', ['-version']);
const TIME = 120_000;

/** Texts that end what they stand in, in Go, in a template or in a page. The code among them would not compile. */
const PAYLOADS = [
  '"); pwned(); ("',
  '`; pwned(); `',
  '*/ func init() { pwned() } /*',
  '\nfunc init() { pwned() }\n',
  '\r\nfunc init() { pwned() }',
  '\u2028func init() { pwned() }\u2028',
  '//go:build ignore',
  '\n//go:generate touch x\n//go:embed x',
  'import "C"',
  'ends in \\',
  '\\"; pwned(); //',
  '\\x \\400 \\u12 \\UFFFFFFFF %s %!d(',
  '{{#lambda}}{{{open}}}{{/lambda}} {{packageName}}',
  '$(touch x) `touch x`',
  '- a list\n  1. of a comment\n# and its heading\n\ttabs',
  "``quotes'' that gofmt turns",
  '[link]: http://evil.example',
  '<script>pwned()</script> <img src=x onerror=pwned()>',
  '```\n```go\nfunc init() { pwned() }\n```',
  'a\u202eb\u0000c\u0008d\u001b[31m\ufeff\ud800',
];

/** Names that Go, its tools or our runtime have for something else, or that become one name. */
const NAMES = [
  ...['Client', 'Options', 'Secret', 'Error', 'String', 'JobLinux', 'JobTest', 'WindowsAmd64', 'Context', 'Type'],
  ...['GPUInfo', 'GpuInfo', 'Gpu_Info', 'func', 'nil', 'init', 'main', 'error', 'any', '3dModel', 'CON', 'Fmt'],
];
const FIELDS = [
  ...['additional_properties', 'AdditionalProperties', 'MarshalJSON', 'type', 'fooBar', 'foo_bar', 'FOO-BAR', '1st'],
  ...['$ref', 'a b', 'os-x:y', '_', '__proto__', 'ü', 'x.y', 'string', 'Body', 'c', 'ctx', 'params'],
];

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A contract with each payload in each place that holds a text or a value. */
function textContract(): unknown {
  const [first = ''] = PAYLOADS;
  const all = PAYLOADS.map((payload, index) => ({ payload, name: `Thing${index}` }));
  return {
    openapi: '3.0.3',
    info: { title: PAYLOADS.join(' '), version: `1${first}`, license: { name: first, url: first } },
    servers: [
      {
        url: `https://{region}.${first}`,
        variables: { region: { default: first } },
        'x-regions': Object.fromEntries(PAYLOADS.map((payload) => [payload, payload])),
      },
    ],
    paths: Object.fromEntries(all.map(({ payload, name }) => [`/things/${name}/{id}`, pathItem(payload, name)])),
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: PAYLOADS.join('') } },
      schemas: Object.fromEntries(
        all.flatMap(({ payload, name }) => [
          [name, { type: 'object', description: payload, title: payload, properties: { name: text(payload) } }],
          [`${name}List`, { type: 'object', properties: { data: { type: 'array', items: ref(name) } } }],
        ]),
      ),
    },
    'x-error-codes': Object.fromEntries(PAYLOADS.map((payload) => [payload, [{ message: payload }]])),
  };
}

const text = (payload: string) => ({
  ...{ type: 'string', description: payload, title: payload, example: payload, default: payload },
  ...{ enum: [payload, 'A', 'a'], format: payload, pattern: payload },
});

function pathItem(payload: string, name: string): object {
  const id = { name: 'id', in: 'path', required: true, description: payload, schema: text(payload) };
  return {
    get: {
      ...{ operationId: `show${name}`, summary: payload, description: payload, tags: [payload], deprecated: true },
      parameters: [id, { name: 'offset', in: 'query', description: payload, schema: { type: 'integer' } }],
      responses: { 200: { description: payload, content: json(ref(`${name}List`)) } },
      'x-waiters': [
        {
          field: payload,
          states: { [payload]: { failure: [payload] } },
          gone: { status: 404, states: [payload], failure: [payload] },
        },
      ],
    },
    put: {
      operationId: `put${name}`,
      parameters: [id, { name: 'X-Odd', in: 'header', description: payload, schema: text(payload) }],
      requestBody: { description: payload, content: json(ref(name)) },
      responses: { 200: { description: payload, content: json({ type: 'array', items: ref(name) }) } },
    },
  };
}

/** A contract with each name as that of a type, an operation, a field and a parameter. */
function nameContract(): unknown {
  const properties = Object.fromEntries(FIELDS.map((name) => [name, { type: 'string', nullable: true }]));
  const parameters = FIELDS.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const alternatives = { oneOf: [ref('Client'), { type: 'string' }] };
  const operations = [...NAMES, 'With', 'Format'].filter((name) => /^[A-Za-z]\w*$/.test(name));
  return {
    openapi: '3.0.3',
    info: { title: 'Names', version: '1' },
    paths: Object.fromEntries(
      operations.map((name, index) => [
        `/p${index}`,
        {
          post: {
            ...{ operationId: name, tags: ['linux'], parameters },
            requestBody: { content: json(index % 2 ? alternatives : ref(NAMES[index] ?? 'Client')) },
            responses: { 200: { description: 'OK', content: json(index % 3 ? alternatives : ref('func')) } },
          },
        },
      ]),
    ),
    components: { schemas: Object.fromEntries(NAMES.map((name) => [name, { type: 'object', properties }])) },
  };
}

describe.skipIf(!TOOLS || SHORT)('a Go client of a contract that attacks it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => generateInto(folder, 'go', { texts: textContract(), names: nameContract() }), TIME);

  function run(service: string, tool: string, ...args: string[]) {
    const env = { ...process.env, GOPROXY: 'off', GOTOOLCHAIN: 'local' };
    const options = { cwd: path.join(folder, service), encoding: 'utf8', env, timeout: TIME } as const;
    const { status, stdout, stderr } = spawnSync(tool, args, options);
    return { status, output: stdout + stderr };
  }

  it.each(['texts', 'names'])(
    'by its %s is formatted, builds and passes vet',
    (service) => {
      expect(run(service, 'gofmt', '-l', '.')).toEqual({ status: 0, output: '' });
      expect(run(service, 'go', 'vet', './...')).toEqual({ status: 0, output: '' });
    },
    TIME,
  );

  it('has all its files in the build, whatever they are called', () => {
    for (const service of ['texts', 'names']) {
      const files = readdirSync(path.join(folder, service)).filter((name) => name.endsWith('.go'));
      const { output } = run(service, 'go', 'list', '-f', '{{join .GoFiles "\\n"}}', '.');
      expect(output.trim().split('\n')).toEqual(files.sort());
    }
  });

  it('has a type for each name, and no code of a text', () => {
    const { output } = run('names', 'go', 'doc', '-all', '.');
    expect(output.match(/AdditionalProperties map/g)?.length).toBe(NAMES.length);
    const code = readdirSync(path.join(folder, 'texts')).filter((name) => name.endsWith('.go'));
    for (const name of code) {
      const lines = readFileSync(path.join(folder, 'texts', name), 'utf8').split('\n');
      const outside = lines.map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\/ .*$/, ''));
      expect(outside.filter((line) => /pwned|go:|import "C"/.test(line))).toEqual([]);
    }
    const prose = withoutCode(readFileSync(path.join(folder, 'texts/README.md'), 'utf8'));
    expect(prose).not.toMatch(/<script|<img/);
  });
});
