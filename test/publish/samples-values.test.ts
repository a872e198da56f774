import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../generate/support/hostile.ts';
import { hasTool } from '../support/toolchain.ts';
import { codeOf } from './samples-support.ts';

const TIME = 120_000;
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Values that are awkward in some language. */
const VALUES: readonly unknown[] = [
  ...HOSTILE.flatMap((text) => [text, { [text]: [text] }]),
  { constructor: null, 'a b': { c: [true, false, 1.5, -7, '', []] } },
  JSON.parse('{"__proto__": {"a": 1}}'),
  ['"""', "'''", '\\u0022', '\\', '\u0000\u001f\u007f\u202e\ufeff', '\ud83d\ude00', `${'$'}{x}`, '%s', '\r\n', '\t '],
];

const bodies = VALUES.map((value) => ({ value }));
const codes = (language: string): string[] => bodies.map((body) => codeOf(language, { body }) ?? '');

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
module = types.ModuleType("things_client")
module.Client, module.models = Client, types.SimpleNamespace(Thing=Thing)
sys.modules["things_client"] = module
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
            'module samples\n\ngo 1.24\n\nrequire example.com/things-go v0.0.0\n\nreplace example.com/things-go => ./things\n',
          'main.go': `package main\n\nfunc main() {\n${bodies.map((_, index) => `\tsample${index}()\n`).join('')}}\n`,
          'things/go.mod': 'module example.com/things-go\n\ngo 1.24\n',
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
func Decode(data []byte, value any) error { return json.Unmarshal(data, value) }
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
        'com/example/things/model/Thing.java':
          'package com.example.things.model;\n\npublic record Thing(String json) {}\n',
        'com/fasterxml/jackson/databind/ObjectMapper.java': `package com.fasterxml.jackson.databind;

public class ObjectMapper {
  public <T> T readValue(String json, Class<T> type) throws Exception {
    return type.getConstructor(String.class).newInstance(json);
  }
}
`,
        'com/example/things/ThingsClient.java': `package com.example.things;

import com.example.things.model.Thing;

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
