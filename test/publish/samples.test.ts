import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { SAMPLE_LANGUAGES, type SampleLanguage, serviceSamples } from '../../scripts/publish/index.ts';
import { HOSTILE } from '../generate/support/hostile.ts';
import { hasTool } from '../support/toolchain.ts';

const TIME = 120_000;
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  readonly body?: unknown;
  readonly parameters?: readonly object[];
  readonly path?: string;
  readonly responses?: object;
  readonly tokenHeader?: string;
  readonly requestBody?: object;
}

const jsonBody = (value: unknown, required = true): object => ({
  required,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' }, examples: { a: { value } } } },
});

/** A contract with one operation, `sendThing`. */
function contractOf(given: Given): never {
  const { tokenHeader = 'X-Auth-Token' } = given;
  const requestBody = given.requestBody ?? ('body' in given ? jsonBody(given.body) : undefined);
  const operation = {
    operationId: 'sendThing',
    summary: 'Sending a Thing',
    tags: ['Things'],
    parameters: given.parameters ?? [],
    ...(requestBody ? { requestBody } : {}),
    responses: given.responses ?? { 204: { description: 'OK' } },
  };
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    servers: [],
    security: [],
    tags: [],
    paths: { [given.path ?? '/v1/{project_id}/things']: { post: operation } },
    components: {
      securitySchemes: { token: { type: 'apiKey', in: 'header', name: tokenHeader } },
      schemas: { Thing: { type: 'object', properties: { a: { type: 'string' } } } },
    },
  } as never;
}

function codeOf(language: SampleLanguage, given: Given): string | undefined {
  const { operations } = serviceSamples({ service: 'things', contract: contractOf(given) });
  return operations.get('sendThing')?.code[language];
}

const parameter = (name: string, place: string, schema: object, more: object = {}): object => ({
  name,
  in: place,
  required: true,
  schema,
  ...more,
});

/** What curl is called with: a function of its name prints its arguments, each ended by a zero byte. */
function curlArguments(code: string): string[] {
  const environment = { PATH: process.env.PATH, OS_ENDPOINT: 'http://host', OS_TOKEN: 'token', OS_PROJECT_ID: 'id' };
  const script = `curl() { printf '%s\\0' "$@"; }\n${code}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    cwd: folder,
    env: environment,
    timeout: 20_000,
  });
  expect([status, String(stderr)]).toEqual([0, '']);
  return String(stdout).split('\0').slice(0, -1);
}

/** What follows an option, as often as it is there. */
const valuesOf = (all: readonly string[], option: string): string[] =>
  all.flatMap((each, index) => (each === option ? [all[index + 1] ?? ''] : []));

describe('the sample request', () => {
  it.each<[string, Given, string]>([
    [
      'fills a path by its own name',
      { path: '/a/{id}', parameters: [parameter('id', 'path', { type: 'string' })] },
      'http://host/a/id',
    ],
    [
      'fills a path by what the answer of the page shows',
      {
        path: '/a/{id}',
        parameters: [parameter('id', 'path', { type: 'string' })],
        responses: {
          200: {
            description: 'OK',
            content: { 'application/json': { schema: {}, examples: { a: { value: { id: 'x y' } } } } },
          },
        },
      },
      'http://host/a/x%20y',
    ],
    [
      'takes the example of a parameter',
      { path: '/a/{id}', parameters: [parameter('id', 'path', { type: 'string' }, { example: 'b/c' })] },
      'http://host/a/b%2Fc',
    ],
    [
      'takes the first of listed values',
      { parameters: [parameter('kind', 'query', { type: 'string', enum: ['A', 'B'] })] },
      'http://host/v1/id/things?kind=A',
    ],
    [
      'takes the least number that fits',
      { parameters: [parameter('n', 'query', { type: 'integer', minimum: 3 })] },
      'http://host/v1/id/things?n=3',
    ],
    [
      'leaves out what is optional',
      { parameters: [{ name: 'n', in: 'query', schema: { type: 'integer' } }] },
      'http://host/v1/id/things',
    ],
    [
      'repeats a list',
      { parameters: [parameter('n', 'query', { type: 'array', items: { type: 'string' } }, { example: ['a', 'b'] })] },
      'http://host/v1/id/things?n=a&n=b',
    ],
    [
      'joins a list that is not exploded',
      {
        parameters: [
          parameter(
            'n',
            'query',
            { type: 'array', items: {} },
            { example: ['a', 'b'], style: 'pipeDelimited', explode: false },
          ),
        ],
      },
      'http://host/v1/id/things?n=a%7Cb',
    ],
  ])('%s', (_, given, url) => {
    expect(curlArguments(codeOf('curl', given) ?? '').filter((each) => each.startsWith('http'))).toEqual([url]);
  });

  it.each<[string, Given, object]>([
    ['the page’s', { body: { a: 'b' } }, { code: expect.anything(), request: expect.anything(), bodyOrigin: 'page' }],
    [
      'made where the page shows none',
      { requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } } },
      { code: expect.anything(), request: expect.anything(), bodyOrigin: 'made' },
    ],
    [
      'none where it is optional and not shown',
      { requestBody: { content: { 'application/json': { schema: {} } } } },
      { code: expect.anything(), request: expect.anything() },
    ],
    [
      'none that is no JSON, and then there is no sample',
      { requestBody: { required: true, content: { 'text/plain': { schema: {} } } } },
      { code: {} },
    ],
  ])('has a body that is %s', (_, given, expected) => {
    expect(serviceSamples({ service: 'things', contract: contractOf(given) }).operations.get('sendThing')).toEqual(
      expected,
    );
  });

  it('is not written where a client can’t be generated, and says why', () => {
    const contract = contractOf({ parameters: [parameter('a"b', 'query', { type: 'string' })] });
    const { operations, refused } = serviceSamples({ service: 'things', contract });
    expect(Object.keys(operations.get('sendThing')?.code ?? {})).toEqual(['curl', 'typescript', 'python', 'java']);
    expect([...refused]).toEqual([['go', expect.stringContaining('is no name that can be generated')]]);
  });

  it('has no curl for a header that HTTP has not', () => {
    expect(codeOf('curl', { parameters: [parameter('@file', 'header', { type: 'string' })] })).toBeUndefined();
    expect(codeOf('curl', { parameters: [parameter('X-A', 'header', { type: 'string' })] })).toContain("'X-A: X-A'");
  });

  it('reads a token by a header of any name', () => {
    const headers = (name: string) => valuesOf(curlArguments(codeOf('curl', { tokenHeader: name }) ?? ''), '--header');
    expect(headers('X-Token')).toEqual(['X-Token: token']);
    expect(headers('X`$HOME')).toEqual(['X`$HOME: token']);
  });
});

describe('curl in a shell', () => {
  it(
    'passes on any value and runs none',
    () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc
          .array(
            fc.constantFrom(
              "'",
              '"',
              '$(touch x)',
              '`touch x`',
              '\\',
              '\n',
              ';',
              '&',
              '|',
              '#',
              '!',
              '*',
              '~',
              '@',
              '-d',
              '\0',
              ' ',
            ),
            { maxLength: 8 },
          )
          .map((parts) => parts.join('')),
      );
      fc.assert(
        fc.property(
          text,
          text.filter((value) => value !== ''),
          (value, name) => {
            const parameters = [
              parameter('id', 'path', { type: 'string' }, { example: value }),
              parameter(name, 'query', { type: 'string' }, { example: value }),
              parameter('X-A', 'header', { type: 'string' }, { example: value }),
            ];
            const given = { path: '/a/{id}', parameters, body: { [name]: value } };
            const all = curlArguments(codeOf('curl', given) ?? '');
            expect(JSON.parse(valuesOf(all, '--data-raw')[0] ?? '')).toEqual({ [name]: value });
            const plain = (part: string): string => part.replace(/\p{Cs}/gu, '\ufffd');
            const url = `http://host/a/${encodeURIComponent(plain(value))}?${encodeURIComponent(plain(name))}=${encodeURIComponent(plain(value))}`;
            const encoded = url.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
            expect(valuesOf(all, 'POST')).toEqual([encoded]);
            expect(valuesOf(all, '--header').filter((each) => /[\n\r\0]/.test(each))).toEqual([]);
            expect(all.filter((each) => each.startsWith('-') && !each.startsWith('--'))).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
      expect(spawnSync('ls', [folder]).stdout.toString()).toBe('');
    },
    TIME,
  );
});

/** Values that are awkward in some language. */
const VALUES: readonly unknown[] = [
  ...HOSTILE.flatMap((text) => [text, { [text]: [text] }]),
  { constructor: null, 'a b': { c: [true, false, 1.5, -7, '', []] } },
  JSON.parse('{"__proto__": {"a": 1}}'),
  ['"""', "'''", '\\u0022', '\\', '\u0000\u001f\u007f\u202e\ufeff', '\ud83d\ude00', `${'$'}{x}`, '%s', '\r\n', '\t '],
];

const bodies = VALUES.map((value) => ({ value }));
const codes = (language: SampleLanguage): string[] => bodies.map((body) => codeOf(language, { body }) ?? '');

describe('a value of a page in code', () => {
  it('is the same in TypeScript', () => {
    const sent = codes('typescript').map((code) => {
      const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
      const script = ts.transpileModule(code.replace('await client', 'client'), {
        compilerOptions: options,
        reportDiagnostics: true,
      });
      expect(script.diagnostics).toEqual([]);
      const found: unknown[] = [];
      const client = { sendThing: (given: unknown) => found.push(given) };
      const context = vm.createContext({
        exports: {},
        require: () => ({ createClient: () => client }),
        process: { env: {} },
        console: { log: () => undefined },
      });
      vm.runInContext(script.outputText, context, { timeout: 10_000 });
      expect(Object.keys(context)).toEqual(['exports', 'require', 'process', 'console']);
      return JSON.stringify(found[0]);
    });
    expect(sent).toEqual(bodies.map((body) => JSON.stringify({ body })));
  });

  it.skipIf(!hasTool('python3', ['--version']))('is the same in Python', () => {
    const program = `
import json, os, sys, types
os.environ.update(OS_ENDPOINT="", OS_TOKEN="", OS_PROJECT_ID="")
sent = []
class Thing:
    from_dict = staticmethod(lambda value: value)
class Client:
    def __init__(self, **options): pass
    def send_thing(self, thing): sent.append(thing)
module = types.ModuleType("specscribe_things")
module.Client, module.models = Client, types.SimpleNamespace(Thing=Thing)
sys.modules["specscribe_things"] = module
for code in json.load(open(sys.argv[1])):
    exec(compile(code, "sample", "exec"), {"print": lambda value: None})
json.dump(sent, sys.stdout)
`;
    const file = path.join(folder, 'codes.json');
    writeFileSync(file, JSON.stringify(codes('python')));
    const sent = execFileSync('python3', ['-c', program, file], { timeout: TIME, encoding: 'utf8' });
    rmSync(file);
    expect(JSON.parse(sent)).toEqual(bodies);
  });

  it.skipIf(!hasTool('go', ['version']))(
    'is the same in Go',
    () => {
      const files = Object.fromEntries(
        codes('go').map((code, index) => [
          `sample${index}.go`,
          code.replace('func main() {', `func sample${index}() {`),
        ]),
      );
      const sent = inFolder(
        'go',
        {
          ...files,
          'go.mod':
            'module samples\n\ngo 1.24\n\nrequire github.com/specscribe/things-go v0.0.0\n\nreplace github.com/specscribe/things-go => ./things\n',
          'main.go': `package main\n\nfunc main() {\n${bodies.map((_, index) => `\tsample${index}()\n`).join('')}}\n`,
          'things/go.mod': 'module github.com/specscribe/things-go\n\ngo 1.24\n',
          'things/things.go': `package things

import (
	"context"
	"fmt"
	"encoding/json"
)

type Options struct{ BaseURL, Token, ProjectID string }
type SendThingParams struct{ Body any }
type Client struct{}

func New(Options) (*Client, error)    { return &Client{}, nil }
func StaticToken(token string) string { return token }
func (c *Client) SendThing(_ context.Context, params SendThingParams) error {
	text, err := json.Marshal(params.Body)
	fmt.Println(string(text))
	return err
}
`,
        },
        [['go', 'run', '.']],
        { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod' },
      );
      expect(sent.map((line) => JSON.parse(line))).toEqual(bodies);
    },
    TIME,
  );

  it.skipIf(!hasTool('javac', ['-version']))(
    'is the same in Java',
    () => {
      const files = Object.fromEntries(
        codes('java').map((code, index) => [
          `Sample${index}.java`,
          code.replaceAll('SendThingSample', `Sample${index}`),
        ]),
      );
      const stub = {
        'io/specscribe/things/model/Thing.java':
          'package io.specscribe.things.model;\n\npublic record Thing(String json) {}\n',
        'com/fasterxml/jackson/databind/ObjectMapper.java': `package com.fasterxml.jackson.databind;

public class ObjectMapper {
  public <T> T readValue(String json, Class<T> type) throws Exception {
    return type.getConstructor(String.class).newInstance(json);
  }
}
`,
        'io/specscribe/things/ThingsClient.java': `package io.specscribe.things;

import io.specscribe.things.model.Thing;

public class ThingsClient implements AutoCloseable {
  public static ThingsClient builder() { return new ThingsClient(); }
  public ThingsClient baseUrl(String url) { return this; }
  public ThingsClient token(String token) { return this; }
  public ThingsClient projectId(String id) { return this; }
  public ThingsClient build() { return this; }
  public ThingsClient sendThing(Thing thing) { this.thing = thing; return this; }
  public String execute() { return thing.json().replaceAll("\\\\R\\\\s*", ""); }
  public void close() {}
  private Thing thing;
}
`,
      };
      const main = `public class Main {\n  public static void main(String[] none) throws Exception {\n${bodies.map((_, index) => `    Sample${index}.main(none);\n`).join('')}  }\n}\n`;
      const sent = inFolder('java', { ...files, ...stub, 'Main.java': main }, [
        ['javac', '-encoding', 'UTF-8', 'Main.java'],
        ['java', '-Dstdout.encoding=UTF-8', '-cp', '.', 'Main'],
      ]);
      expect(sent.map((line) => JSON.parse(line))).toEqual(bodies);
    },
    TIME,
  );
});

/** Lines that the last of some commands prints. */
function inFolder(
  name: string,
  files: Readonly<Record<string, string>>,
  commands: readonly (readonly [string, ...string[]])[],
  environment: Readonly<Record<string, string>> = {},
): string[] {
  const place = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), text);
  }
  const options = { cwd: place, timeout: TIME, env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
  const printed = commands.map(([command, ...args]) => execFileSync(command, args, options));
  return (printed.at(-1) ?? '').trimEnd().split('\n');
}

it('offers the languages in one order', () => {
  expect(SAMPLE_LANGUAGES.map(({ name }) => name)).toEqual(['curl', 'typescript', 'python', 'go', 'java']);
});
