import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server-runtime';
import { yamlText } from '../../scripts/emit/index.ts';
import { PYTHON_DEPENDENCIES } from '../../scripts/generate/server-python/index.ts';
import { apartContract } from '../../scripts/operation-views.ts';
import { ROOT } from '../corpus.ts';
import { compile, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { cranes } from '../support/crane-pages.ts';
import { long, SHORT } from '../support/form.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { build, run } from './process.ts';

const document = cranes();

/** What each method has to send. */
const SENT: Readonly<Record<string, string>> = {
  moveCrane: 'PUT /v1/cranes/c%201',
  paintCrane: 'PUT /v1/cranes/c%201?paint&coat=red',
  oilCrane: 'PUT /v1/cranes/c%201?oil',
  startCrane: 'POST /v1/cranes/c%201/action',
  stopCrane: 'POST /v1/cranes/c%201/action',
};
const IDS = Object.keys(SENT);
/** What each language prints: the answer of the handler that its call reached. */
const PRINTED = `${IDS.join('\n')}\n`;
const TIME = 400_000;

const GO = `package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"example.com/cranes-go"
)

func main() {
	client, err := cranes.New(cranes.Options{BaseURL: os.Args[1], Token: cranes.StaticToken("t")})
	if err != nil {
		panic(err)
	}
	ctx := context.Background()
	show := func(answer any, err error) {
		if err != nil {
			panic(err)
		}
		text, _ := json.Marshal(answer)
		var fields map[string]any
		_ = json.Unmarshal(text, &fields)
		fmt.Println(fields["done"])
	}
	a, err := client.MoveCrane(ctx, cranes.MoveCraneParams{CraneID: "c 1"})
	show(a, err)
	b, err := client.PaintCrane(ctx, cranes.PaintCraneParams{CraneID: "c 1", Coat: "red"})
	show(b, err)
	c, err := client.OilCrane(ctx, cranes.OilCraneParams{CraneID: "c 1"})
	show(c, err)
	d, err := client.StartCrane(ctx, cranes.StartCraneParams{CraneID: "c 1", Body: cranes.StartCraneRequest{OsStart: map[string]any{}}})
	show(d, err)
	e, err := client.StopCrane(ctx, cranes.StopCraneParams{CraneID: "c 1", Body: cranes.StopCraneRequest{OsStop: map[string]any{}}})
	show(e, err)
}
`;

const JAVA = `package com.example.cranes;

import com.example.cranes.model.*;
import java.util.Map;

public class Main {
  public static void main(String[] args) {
    try (var client = CranesClient.builder().baseUrl(args[0]).token("t").build()) {
      System.out.println(client.moveCrane("c 1").execute().getDone());
      System.out.println(client.paintCrane("c 1", "red").execute().getDone());
      System.out.println(client.oilCrane("c 1").execute().getDone());
      var start = new StartCraneRequest().osStart(Map.of());
      System.out.println(client.startCrane("c 1", start).execute().getDone());
      var stop = new StopCraneRequest().osStop(Map.of());
      System.out.println(client.stopCrane("c 1", stop).execute().getDone());
    }
  }
}
`;

const PYTHON = `import sys
from cranes_client import Client, models

client = Client(base_url=sys.argv[1], token="t")
print(client.move_crane("c 1").done)
print(client.paint_crane("c 1", "red").done)
print(client.oil_crane("c 1").done)
print(client.start_crane("c 1", models.StartCraneRequest(os_start={})).done)
print(client.stop_crane("c 1", models.StopCraneRequest(os_stop={})).done)
`;

/** Asks the stub in this process, without a network. */
const STUB = `import asyncio
import json
from cranes_server import Answer, Handlers, create_app
from cranes_server.handlers import METHODS


def handler_of(name):
    return lambda self, request: Answer({"done": name})


app = create_app(type("All", (Handlers,), {method: handler_of(name) for name, method in METHODS.items()})())


async def ask(method, path, query=b"", body=b""):
    said = []
    headers = [(b"content-type", b"application/json"), (b"x-auth-token", b"t")]
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query}
    scope |= {"headers": headers, "http_version": "1.1", "scheme": "http", "server": ("x", 80), "root_path": ""}

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        said.append(message)

    await app(scope, receive, send)
    answer = json.loads(b"".join(each.get("body", b"") for each in said))
    print(answer.get("done", said[0]["status"]))


async def main():
    await ask("PUT", "/v1/cranes/1")
    await ask("PUT", "/v1/cranes/1", b"paint&coat=red")
    await ask("PUT", "/v1/cranes/1", b"oil")
    await ask("POST", "/v1/cranes/1/action", b"", b'{"os-start": {}}')
    await ask("POST", "/v1/cranes/1/action", b"", b'{"os-stop": {}}')
    await ask("PUT", "/v1/cranes/1", b"paint")
    await ask("POST", "/v1/cranes/1/action", b"", b"{}")


asyncio.run(main())
`;
const python = () =>
  pythonWith('apart', [
    ...CLIENT_PACKAGES,
    ...PYTHON_DEPENDENCIES.map((each) => each.replace(/>=([\d.]+),.*/, '==$1')),
  ]);

describe('operations of one method and path', () => {
  const folder = scratchFolder('apart');
  const at = (...names: string[]) => path.join(folder, ...names);
  const arrived: string[] = [];
  let url = '';
  let server: Awaited<ReturnType<typeof createServer>>;

  /** Generates targets from the contract as it is written. */
  const generate = (...targets: string[]) =>
    build(process.execPath, [
      path.join(ROOT, 'dist/cli.js'),
      'generate',
      at('cranes.yaml'),
      '--out',
      folder,
      '--target',
      ...targets,
    ]);

  beforeAll(async () => {
    writeFileSync(at('cranes.yaml'), yamlText(document));
    const handlers = Object.fromEntries(
      IDS.map((id) => [
        id,
        (_: unknown, request: { method: string; url: string }) => {
          arrived.push(`${request.method} ${request.url}`);
          return { status: 200, body: { done: id } };
        },
      ]),
    );
    server = await createServer(apartContract(document) as never, handlers);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  }, TIME);

  afterAll(async () => {
    await server.close();
    removeFolder(folder);
  });

  const expectCalls = (printed: string): void => {
    expect(printed).toBe(PRINTED);
    expect(arrived.splice(0)).toEqual(Object.values(SENT));
  };

  it('are called by TypeScript, each with what tells it apart', { timeout: TIME }, async () => {
    await generate('typescript');
    expect(compile(at('typescript'))).toEqual([]);
    const { createClient } = await import(pathToFileURL(at('typescript/dist/index.js')).href);
    const client = createClient({ baseUrl: url, token: 't' });
    const crane = { path: { crane_id: 'c 1' } };
    const answers = [
      await client.moveCrane(crane),
      await client.paintCrane({ ...crane, query: { coat: 'red' } }),
      await client.oilCrane(crane),
      await client.startCrane({ ...crane, body: { 'os-start': {} } }),
      await client.stopCrane({ ...crane, body: { 'os-stop': {} } }),
    ];
    expectCalls(answers.map(({ done }) => `${done}\n`).join(''));
  });

  long.it.skipIf(!hasTool('go', ['version']))('are called by Go', { timeout: TIME }, async () => {
    await generate('go');
    mkdirSync(at('go/calls'));
    writeFileSync(at('go/calls/main.go'), GO);
    const env = { GOPROXY: 'off', GOTOOLCHAIN: 'local' };
    const { output } = await run('go', ['run', './calls', url], { cwd: at('go'), env });
    expectCalls(output);
  });

  long.it.skipIf(!hasTool('mvn', ['--version']))('are called by Java', { timeout: TIME }, async () => {
    await generate('java');
    writeFileSync(at('java/src/main/java/com/example/cranes/Main.java'), JAVA);
    await build('mvn', ['-q', '-B', '-ntp', 'compile'], { cwd: at('java') });
    const version = /<artifactId>jackson-databind<\/artifactId>\s*<version>([^<]+)</.exec(
      readFileSync(at('java/pom.xml'), 'utf8'),
    )?.[1];
    const jars = path.join(homedir(), '.m2/repository/com/fasterxml/jackson/core');
    const jackson = ['annotations', 'core', 'databind'].map((part) =>
      path.join(jars, `jackson-${part}`, `${version}`, `jackson-${part}-${version}.jar`),
    );
    const classes = [at('java/target/classes'), ...jackson].join(path.delimiter);
    const { output } = await run('java', ['-cp', classes, 'com.example.cranes.Main', url]);
    expectCalls(output);
  });

  long.it.skipIf(SHORT || python() === undefined)(
    'are called by Python, and told apart by its stub',
    { timeout: TIME },
    async () => {
      await generate('python', 'server-python');
      writeFileSync(at('calls.py'), PYTHON);
      writeFileSync(at('stub.py'), STUB);
      const calls = await run(python() as string, [at('calls.py'), url], { env: { PYTHONPATH: at('python') } });
      expectCalls(calls.output);
      const stub = await run(python() as string, [at('stub.py')], { env: { PYTHONPATH: at('server-python/src') } });
      expect(stub.output).toBe(`${PRINTED}400\n400\n`);
    },
  );

  it.each([
    ['a parameter that the operation of a flag requires', 'PUT', '/v1/cranes/1?paint', undefined, /coat/],
    ['a body that is for none', 'POST', '/v1/cranes/1/action', '{}', /startCrane \(body os-start\), stopCrane/],
    ['a place that only the server knows', 'PUT', '/0/v1/cranes/1', undefined, /no operation/],
  ])('refuse %s', async (_, method, target, body, words) => {
    const headers = { 'X-Auth-Token': 't', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const answer = await fetch(url + target, { method, headers, ...(body === undefined ? {} : { body }) });
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).toMatch(words);
  });
});
