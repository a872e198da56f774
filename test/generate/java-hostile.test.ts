import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../support/toolchain.ts';
import { generateInto } from './support/generated.ts';
import { withoutCode } from './support/markdown.ts';
import { SHORT } from '../support/form.ts';

const TOOLS = hasTool('javac', ['-version']) && hasTool('mvn', ['--version']);
const TIME = 300_000;

/** Texts that end what they stand in, in Java, XML, a template or a page. The code among them would not compile. */
const PAYLOADS = [
  '"; Pwned.run(); "',
  '\\"; Pwned.run(); //',
  '\\u0022; Pwned.run(); //',
  '\\\\u0022; Pwned.run(); //',
  '*/ class Pwned {} /*',
  '\\u002a\\u002f class Pwned { /* broken',
  '\\u000a class Pwned { broken',
  '\nclass Pwned { broken',
  '\r\nclass Pwned { broken',
  '\u2028class Pwned { broken\u2028',
  '"""\nPwned.run();\n"""',
  '\\uZZZZ is no escape, \\u12 neither',
  'ends in \\',
  '} } class Pwned { broken',
  '{@link Pwned} {@code } @Pwned %s {0}',
  '@deprecated for Pwned\n@Pwned',
  '{{#lambda}}{{{open}}}{{/lambda}} {{package}}',
  '$(touch x) `touch x` \u0024{user.home}',
  ']]> <!-- </name><packaging>pom</packaging> &pwned;',
  '<script>Pwned()</script> <img src=x onerror=Pwned()>',
  '```\n```java\nPwned.run();\n```',
  'a\u202eb\u0000c\u0008d\u001b[31m\ufeff\ud800',
];

/** Names that Java or our runtime has for something else, or that become one name. */
const NAMES = [
  ...['List', 'Map', 'Object', 'String', 'Long', 'State', 'Override', 'JsonProperty', 'OperationsApi', 'Record'],
  ...['Call', 'Transport', 'Options', 'Answer', 'Paging', 'ApiObject', 'Json', 'class', 'enum', 'null', 'ShowCall'],
  ...['GPUInfo', 'GpuInfo', 'Gpu_Info', 'gpu-info', '3dModel', 'CON', '日本', 'File', 'Configuration', 'Date'],
];
const FIELDS = [
  ...['class', 'getClass', 'equals', 'wait', 'hash_code', 'to_string', 'other_fields', 'other_field', 'notify'],
  ...['user_id', 'userId', 'user-id', '@type', '$ref', 'a.b', 'a b', '1st', '_', '__proto__', 'ü', 'x', 'X', 'file'],
  ...['additional_properties', 'static', 'body', 'timeout', 'header', 'execute', 'send', 'path', 'query', 'accept'],
  ...['content_type', 'transport', 'transport_', 'items', 'stream', 'state', 'type', 'String', 'repeatable'],
  ...['true', 'False', 'NULL', 'yield', 'var', 'record', 'switch', 'Wait', 'Equals'],
];

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

/** A contract with a payload in each place that holds a text or a value. */
function textContract(payload: string): unknown {
  const texts = { description: payload, title: payload, example: payload, default: payload, enum: [payload, 'A'] };
  return {
    openapi: '3.0.3',
    info: { title: payload, version: `1${payload}`, description: payload, license: { name: payload, url: payload } },
    servers: [
      {
        url: `https://{region}.${payload}`,
        variables: { region: { default: payload, description: payload } },
        'x-regions': { [payload]: payload },
      },
    ],
    paths: {
      '/things/{id}': {
        get: {
          operationId: 'showThing',
          summary: payload,
          description: payload,
          deprecated: true,
          tags: [payload],
          externalDocs: { url: payload, description: payload },
          parameters: [
            { name: 'id', in: 'path', required: true, description: payload, schema: { ...text, ...texts } },
            { name: 'offset', in: 'query', description: payload, schema: { type: 'integer', default: payload } },
          ],
          responses: { 200: { description: payload, content: json(ref('List')) } },
          'x-waiters': [
            {
              field: payload,
              states: { [payload]: { failure: [payload, payload] } },
              gone: { status: 404, states: [payload, payload], failure: [payload] },
            },
          ],
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: payload, description: payload } },
      schemas: {
        List: { type: 'object', properties: { data: { type: 'array', items: ref('Thing') } } },
        Thing: { ...texts, enum: undefined, type: 'object', properties: { name: { ...text, ...texts } } },
        Choice: { description: payload, oneOf: [ref('Thing'), ref('List')] },
      },
    },
    'x-error-codes': { [payload]: [{ message: payload }] },
  };
}

/** A contract whose names are odd, wherever one may stand. */
function nameContract(): unknown {
  const properties = Object.fromEntries(FIELDS.map((name, index) => [name, index % 2 ? { type: 'integer' } : {}]));
  const things = NAMES.map((name) => [name, { type: 'object', properties }]);
  const query = FIELDS.map((name) => ({
    name,
    in: 'query',
    schema: /^(?:wait|yield)$/i.test(name) ? { type: 'integer' } : text,
  }));
  return {
    openapi: '3.0.3',
    info: { title: '3 odd: names', version: '1' },
    paths: {
      '/odd/{transport_}': {
        parameters: [{ name: 'transport_', in: 'path', required: true, schema: text }],
        get: {
          operationId: 'show',
          parameters: query,
          responses: { 200: { description: 'all', content: json(ref('All')) } },
        },
        put: {
          operationId: 'change_it',
          requestBody: { required: true, content: json({ type: 'array', items: ref('Call') }) },
          responses: { 200: { description: 'text', content: { 'text/plain': { schema: text } } } },
        },
        post: {
          operationId: 'UploadIt',
          requestBody: {
            content: {
              'multipart/form-data': {
                schema: { type: 'object', properties: { file: { ...text, format: 'binary' }, name: text } },
              },
            },
          },
          responses: { 204: { description: 'none' } },
        },
      },
    },
    components: {
      schemas: {
        ...Object.fromEntries(things),
        All: { type: 'object', properties: Object.fromEntries(NAMES.map((name) => [`a${name}`, ref(name)])) },
        Either: { oneOf: [ref('Call'), ref('List')] },
        Sum: { allOf: [ref('Call'), { type: 'object', properties: { z: { ...text, enum: ['a', 'A', '', 'a-'] } } }] },
      },
    },
  };
}

describe.skipIf(!TOOLS || SHORT)('a Java client of a contract that attacks it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-hostile-'));
  const contracts = [...PAYLOADS.map(textContract), nameContract()];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const out = (index: number) => path.join(folder, `s${index}`);

  function run(command: string, args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: TIME });
    return { status, output: stdout + stderr };
  }

  let jackson = '';

  beforeAll(async () => {
    await generateInto(folder, 'java', Object.fromEntries(contracts.map((each, index) => [`s${index}`, each])));
    const list = path.join(folder, 'jackson');
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';
    const args = ['-q', '-B', '-ntp', '-f', path.join(out(0), 'pom.xml'), goal, `-Dmdep.outputFile=${list}`];
    expect(run('mvn', args)).toMatchObject({ status: 0 });
    jackson = readFileSync(list, 'utf8').trim();
  }, TIME);

  /** What javac says of all sources together, whose packages differ. */
  function compile(indices: readonly number[]) {
    const files = indices.flatMap((index) =>
      readdirSync(out(index), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.java'))
        .map((name) => path.join(out(index), name)),
    );
    const classes = path.join(folder, 'classes');
    mkdirSync(classes, { recursive: true });
    const options = ['-Xlint:all', '-Werror', '-proc:none', '-encoding', 'UTF-8', '-d', classes, '-cp', jackson];
    return { ...run('javac', [...options, ...files]), classes };
  }

  it(
    'compiles, and none of its texts is code',
    () => {
      const { status, output, classes } = compile(PAYLOADS.map((_, index) => index));
      expect({ status, output }).toEqual({ status: 0, output: '' });
      const made = readdirSync(classes, { recursive: true, encoding: 'utf8' });
      expect(made.filter((name) => name.endsWith('Client.class'))).toHaveLength(PAYLOADS.length);
      expect(made.filter((name) => name.includes('Pwned.class'))).toEqual([]);
      expect(readdirSync(folder)).not.toContain('x');
    },
    TIME,
  );

  it(
    'gives each name a place of its own',
    () => {
      const { status, output } = compile([PAYLOADS.length]);
      expect({ status, output }).toEqual({ status: 0, output: '' });
    },
    TIME,
  );

  it.each(PAYLOADS.map((payload, index) => [payload, index] as const))('has a POM and a README with %j', (_, index) => {
    const pom = readFileSync(path.join(out(index), 'pom.xml'), 'utf8');
    expect(pom.match(/<packaging>.*/g)).toEqual(['<packaging>jar</packaging>']);
    expect(pom).not.toContain('\u0024{');
    expect(pom.match(/<\/?name>/g)).toEqual(['<name>', '</name>', '<name>', '</name>']);
    const readme = readFileSync(path.join(out(index), 'README.md'), 'utf8');
    expect(withoutCode(readme)).not.toMatch(/<script|<img/);
  });
});
