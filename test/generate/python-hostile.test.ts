import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { generateInto } from './support/generated.ts';
import { withoutCode } from './support/markdown.ts';
import { SHORT } from '../support/form.ts';

const python = pythonWith('client', CLIENT_PACKAGES);
const JAVA = hasTool('java', ['-version']);

/** Texts that end what they stand in, in Python, in a template or in a page, and would then leave a file `x`. */
const PAYLOADS = [
  '"""\nopen("x", "w")\n"""',
  "'''\nopen('x', 'w')\n'''",
  '"; open("x", "w"); "',
  "'); open('x', 'w') #",
  '\nopen("x", "w")\n',
  '\r\nopen("x", "w")',
  '\u2028open("x", "w")\u2028',
  '\\"""; open("x", "w")',
  'ends in \\',
  '\\N{BULLET} \\x \\u12 \\U1 \\777',
  '{{#lambda}}{{{open}}}{{/lambda}} {{packageName}}',
  '{open("x", "w")} %(x)s $(touch x) `touch x`',
  '*/ open("x", "w") /*',
  '<script>open("x")</script> <img src=x onerror=open("x")>',
  '```\n```python\nopen("x", "w")\n```',
  'a\u202eb\u0000c\u0008d\u001b[31m',
];

/** A contract with a payload in each place that holds a text or a value. */
function contract(payload: string): unknown {
  const text = { description: payload, title: payload, example: payload, default: payload, enum: [payload, 'A'] };
  const json = (schema: object) => ({
    'application/json': { schema, examples: { [`e${payload}`]: { value: payload } } },
  });
  const list = {
    type: 'object',
    properties: { data: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } },
  };
  return {
    openapi: '3.0.3',
    info: { title: payload, version: `1${payload}`, description: payload, license: { name: payload, url: payload } },
    servers: [
      {
        url: `https://{region}.${payload}`,
        description: payload,
        variables: { region: { default: payload, description: payload } },
        'x-regions': { [payload]: payload },
      },
    ],
    tags: [{ name: payload, description: payload }],
    security: [{ token: [] }],
    paths: {
      '/things/{id}': {
        get: {
          operationId: 'showThing',
          summary: payload,
          description: payload,
          tags: [payload],
          externalDocs: { url: payload, description: payload },
          parameters: [
            { name: 'id', in: 'path', required: true, description: payload, schema: { type: 'string', ...text } },
            { name: 'offset', in: 'query', description: payload, schema: { type: 'integer', default: payload } },
          ],
          responses: { 200: { description: payload, content: json({ $ref: '#/components/schemas/List' }) } },
          'x-waiters': [
            {
              field: payload,
              states: { [payload]: { failure: [payload] } },
              gone: { status: 404, states: [payload], failure: [payload] },
            },
          ],
        },
        put: {
          operationId: 'putThing',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: { description: payload, content: json({ $ref: '#/components/schemas/Thing' }) },
          responses: { 200: { description: payload, content: json({ $ref: '#/components/schemas/Thing' }) } },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: payload, description: payload } },
      schemas: {
        List: list,
        Thing: {
          ...text,
          type: 'object',
          enum: undefined,
          properties: { name: { type: 'string', format: payload, pattern: payload, ...text } },
        },
      },
    },
    'x-error-codes': { [payload]: [{ message: payload }] },
  };
}

describe.skipIf(!python || !JAVA || SHORT)('a Python client of a contract whose texts attack it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-hostile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const contracts = PAYLOADS.map((payload, index) => [`s${index}`, contract(payload)]);
    await generateInto(folder, 'python', Object.fromEntries(contracts));
  }, 300_000);

  it.each(PAYLOADS.map((payload, index) => [payload, index] as const))('runs nothing of %j', (_, index) => {
    const root = path.join(folder, `s${index}`);
    const name = `s${index}_client`;
    // Imports every module: a syntax error, a warning of one or code let loose would show.
    const code = `import importlib, pkgutil, ${name} as p
found = [each.name for each in pkgutil.walk_packages(p.__path__, "${name}.")]
for each in found: importlib.import_module(each)
p.Client(base_url="http://x"); print(len(found))`;
    const env = { ...process.env, PYTHONPATH: root, PYTHONDONTWRITEBYTECODE: '1' };
    const args = ['-W', 'error::SyntaxWarning', '-W', 'error::DeprecationWarning', '-c', code];
    const { status, stdout, stderr } = spawnSync(python as string, args, { cwd: folder, encoding: 'utf8', env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Number(stdout)).toBeGreaterThan(15);
    expect(readdirSync(folder)).not.toContain('x');
    const parse = 'import sys, tomllib; print(sorted(tomllib.load(open(sys.argv[1], "rb"))["project"])[0])';
    const toml = spawnSync(python as string, ['-c', parse, path.join(root, 'pyproject.toml')], { encoding: 'utf8' });
    expect({ status: toml.status, stdout: toml.stdout.trim() }).toEqual({ status: 0, stdout: 'classifiers' });
    const prose = withoutCode(readFileSync(path.join(root, 'README.md'), 'utf8'));
    expect(prose).not.toMatch(/<script|<img/);
  });
});
