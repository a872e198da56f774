import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formerTypes } from '../../scripts/generate/former-names.ts';
import { operationsOf } from '../../scripts/generate/operations.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { SHORT } from '../support/form.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { compile, load, removeFolder, scratchFolder } from './support/compile.ts';
import { openEditor } from './support/editor.ts';
import { generateInto } from './support/generated.ts';

const TIME = 300_000;
const until = '3.0.0';

/** Kites, which were called dragons: `listDragons`, `Dragon`, `dragons.list`. */
const contract = {
  openapi: '3.0.3',
  info: { title: 'Kites', version: '2.1.0' },
  servers: [{ url: 'https://kites.invalid' }],
  paths: {
    '/v2/kites': {
      get: {
        operationId: 'listKites',
        summary: 'Listing Kites',
        tags: ['Kites'],
        'x-former-names': [{ name: 'listDragons', until }],
        'x-resource': 'kites.list',
        'x-former-resources': [{ name: 'dragons.list', until }],
        parameters: [
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer' } },
          { name: 'offset', in: 'query', required: false, schema: { type: 'integer' } },
          { name: 'order', in: 'query', required: false, schema: { type: 'string', enum: ['UP', 'DOWN'] } },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/KiteList' } } },
          },
        },
      },
    },
    '/v2/kites/{kite_id}': {
      get: {
        operationId: 'showKite',
        summary: 'Showing a Kite',
        tags: ['Kites'],
        'x-former-names': [
          { name: 'showDragon', until },
          // Neither may become code: one is another operation's, one a word of languages, one is none.
          { name: 'listKites', until },
          { name: 'class', until },
          { name: 'x();evil', until },
        ],
        'x-resource': 'kites.show',
        'x-waiters': [{ field: 'state', states: { FLYING: { failure: ['TORN'] } } }],
        parameters: [{ name: 'kite_id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'OK',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Kite' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Kite: {
        type: 'object',
        'x-former-names': [
          { name: 'Dragon', until },
          { name: 'KiteList', until },
        ],
        properties: {
          id: { type: 'string' },
          state: { type: 'string', enum: ['FLYING', 'TORN'] },
        },
      },
      KiteList: {
        type: 'object',
        properties: {
          total: { type: 'integer' },
          kites: { type: 'array', items: { $ref: '#/components/schemas/Kite' } },
        },
      },
    },
  },
} as unknown as OpenApiDocument;

const folder = scratchFolder('former');
afterAll(() => removeFolder(folder));

/** Generates the client of a language into a folder of its own. */
async function made(target: string): Promise<string> {
  await generateInto(path.join(folder, target), target, { kites: contract });
  return path.join(folder, target, 'kites');
}

const write = (root: string, file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

describe('former names of a contract', () => {
  it('are those that can be names of code and that nothing has now', () => {
    expect(operationsOf(contract).map(({ id, former }) => [id, former.map(({ name }) => name)])).toEqual([
      ['listKites', ['listDragons']],
      ['showKite', ['showDragon']],
    ]);
    expect(formerTypes(contract)).toEqual([{ name: 'Dragon', until, now: 'Kite' }]);
  });
});

describe('a client in TypeScript', () => {
  const USER = `
import { createClient, type Args, type Dragon, type ListDragonsResult, type Schema } from './index.js';
export async function fly(fetched: (name: string) => void): Promise<void> {
  const client = createClient({ baseUrl: 'https://kites.invalid', token: 't' });
  const given: Args<'listDragons'> = { query: { order: 'UP' } };
  const list: ListDragonsResult = await client.listDragons(given);
  const first: Dragon | undefined = list.kites?.[0];
  for await (const dragon of client.iterate.listDragons()) fetched(dragon.id ?? '');
  const one: Schema<'Dragon'> = await client.waitUntil.showDragon({ path: { kite_id: 'k' } }, 'FLYING');
  fetched((await client.dragons.list()).kites?.[0]?.id ?? one.id ?? first?.id ?? '');
}
export const called = Object.keys(createClient({ baseUrl: 'https://kites.invalid', token: 't' }));
`;
  let root: string;
  beforeAll(async () => {
    root = await made('typescript');
    write(root, 'src/user.ts', USER);
  }, TIME);

  it('compiles code of before and has its methods', async () => {
    expect(compile(root)).toEqual([]);
    const { called } = await load<{ called: string[] }>(root, 'user.js');
    expect(called).toEqual(expect.arrayContaining(['listKites', 'listDragons', 'showDragon', 'kites', 'dragons']));
  });

  it('shows in editors that the names are deprecated, and what to take', () => {
    const text = `import { createClient, type Schema } from './index.js';\nconst c = createClient({ baseUrl: 'x', projectId: 'p' });\nvoid c.listDragons();\nvoid c.listKites();\nvoid c.dragons.list();\nlet d: Schema<'Dragon'> | undefined;\nvoid d;\n`;
    const editor = openEditor(root, text);
    expect(editor.struckOut()).toEqual(['listDragons', 'list']);
    for (const name of readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.ts'))
        expect(readFileSync(path.join(root, 'src', name), 'utf8'), name).not.toMatch(/\d\.\d\.\d\.\./);
    const schema = readFileSync(path.join(root, 'src/schema.ts'), 'utf8');
    expect(schema).toContain(
      '/** @deprecated called Kite now; this name ends with 3.0.0 */\n        "Dragon": components["schemas"]["Kite"];',
    );
  });
});

const GO = hasTool('go', ['version']);

describe.skipIf(!GO || SHORT)('a client in Go', () => {
  const USER = `package main

import (
	"context"
	"fmt"

	kites "example.com/kites-go/v2"
)

func main() {
	client, err := kites.New(kites.Options{})
	if err != nil {
		return
	}
	ctx := context.Background()
	order := kites.ListDragonsOrderUp
	var sorted kites.ListDragonsOrder = order
	params := kites.ListDragonsParams{Order: &sorted}
	list, _ := client.ListDragons(ctx, params)
	again, _ := client.Dragons().List(ctx, params)
	for dragon, err := range client.ListDragonsAll(ctx, params) {
		var one kites.Dragon = dragon
		fmt.Println(one.ID, err, kites.DragonStateFlying)
	}
	waited, _ := client.ShowDragonUntil(ctx, kites.ShowDragonParams{KiteID: "k"}, kites.ShowDragonStateFlying)
	var state kites.ShowDragonState = kites.ShowDragonStateFlying
	fmt.Println(list, again, waited, state)
}
`;
  let root: string;
  beforeAll(async () => {
    root = await made('go');
    write(root, 'cmd/user/main.go', USER);
  }, TIME);

  it(
    'compiles and vets code of before',
    () => {
      const vet = spawnSync('go', ['vet', './...'], { cwd: root, encoding: 'utf8', timeout: TIME });
      expect(vet.stderr).toBe('');
      expect(vet.status).toBe(0);
      const format = spawnSync('gofmt', ['-l', '.'], { cwd: root, encoding: 'utf8', timeout: TIME });
      expect(format.stdout).toBe('');
    },
    TIME,
  );

  it.each([
    ['operations', 'operations_api.go', 'func (c *Client) ListDragons('],
    ['places', 'operations_api.go', 'func (r DragonsOperations) List('],
    ['types', 'former_names.go', 'type Dragon = Kite'],
    ['constants', 'former_names.go', 'const DragonStateFlying = KiteStateFlying'],
    ['what goes through pages', 'former_names.go', 'func (c *Client) ListDragonsAll('],
    ['what waits', 'former_names.go', 'func (c *Client) ShowDragonUntil('],
  ])('marks %s as Go does', (_, file, line) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    const at = lines.findIndex((each) => each.startsWith(line));
    expect(lines[at - 1]).toMatch(/^\/\/ Deprecated: called \w+(?:\.\w+)? now; this name ends with 3\.0\.0\.$/);
    expect(lines[at - 2]).toBe('//');
  });
});

const python = pythonWith('client', CLIENT_PACKAGES);

describe.skipIf(!python || SHORT)('a client in Python', () => {
  const USER = `from kites_client import Client, models


def fly(client: Client) -> str:
    answer = client.list_dragons(order="UP")
    dragon: models.Dragon = answer.kites[0] if answer.kites else models.Dragon()
    again = client.dragons.list(limit=1)
    for each in client.iterate(client.list_dragons, limit=2):
        dragon = each
    waited = client.wait_until(client.show_dragon, "FLYING", "k")
    return dragon.id or waited.id or str(again.total)
`;
  const CALLED = `import warnings
from kites_client import Client, models
client = Client(base_url="https://kites.invalid", token="t")
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    assert models.Dragon is models.Kite
    try:
        client.show_dragon()
    except Exception as error:
        print(type(error).__name__)
    try:
        client.dragons.list(limit="x")
    except Exception as error:
        print(type(error).__name__)
for each in found:
    print(each.category.__name__, each.message, each.filename.endswith("called.py"))
try:
    models.Other
except AttributeError as error:
    print(error)
`;
  let root: string;
  const run = (...args: string[]) => {
    const env = { ...process.env, PYTHONPATH: root, MYPYPATH: root, PYTHONDONTWRITEBYTECODE: '1' };
    const { status, stdout, stderr } = spawnSync(python as string, args, {
      cwd: root,
      encoding: 'utf8',
      env,
      timeout: TIME,
    });
    return { status, output: stdout + stderr };
  };
  beforeAll(async () => {
    root = await made('python');
    write(root, 'user.py', USER);
    write(root, 'called.py', CALLED);
  }, TIME);

  it(
    'has types for code of before',
    () => {
      expect(run('-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy'), 'user.py')).toMatchObject({
        status: 0,
      });
    },
    TIME,
  );

  it(
    'warns where a former name is used, and does what the present one does',
    () => {
      const { output } = run('called.py');
      expect(output.split('\n')).toEqual([
        expect.stringMatching(/Error$/),
        expect.stringMatching(/Error$/),
        'DeprecationWarning Dragon is called Kite now; this name ends with 3.0.0 True',
        'DeprecationWarning show_dragon is called show_kite now; this name ends with 3.0.0 True',
        'DeprecationWarning dragons.list is called kites.list now; this name ends with 3.0.0 True',
        "module 'kites_client.models' has no attribute 'Other'",
        '',
      ]);
    },
    TIME,
  );
});

const MAVEN = hasTool('javac', ['-version']) && hasTool('mvn', ['--version']);

describe.skipIf(!MAVEN || SHORT)('a client in Java', () => {
  const USER = `package com.example.user;

import com.example.kites.KitesClient;

/** Code of before. */
public final class User {
  public static String fly(KitesClient client) {
    for (var each : client.listDragons().order("UP").items()) each.getId();
    client.dragons().list().limit(1).execute();
    return client.showDragon("k").execute().getId();
  }
}
`;

  it(
    'compiles code of before, and javac tells of each use that it is deprecated',
    async () => {
      const root = await made('java');
      write(root, 'src/main/java/com/example/user/User.java', USER);
      const sources = path.join(root, 'src/main/java');
      const { status, stderr } = spawnSync(
        'javac',
        [
          ...['-Xlint:deprecation', '-d', path.join(root, 'classes'), '-cp', librariesOf(root), '-sourcepath', sources],
          path.join(sources, 'com/example/user/User.java'),
        ],
        { encoding: 'utf8', timeout: TIME },
      );
      expect(status, stderr).toBe(0);
      const told = [...stderr.matchAll(/User\.java:\d+: warning: \[deprecation\] (\w+)/g)].map(([, name]) => name);
      expect([...new Set(told)].sort()).toEqual(['list', 'listDragons', 'showDragon']);
    },
    TIME,
  );
});

/** The libraries of a generated package, from Maven's own store, which Maven fills where they are missing. */
function librariesOf(root: string): string {
  const version = /databind<\/artifactId>\s*<version>([\d.]+)</.exec(
    readFileSync(path.join(root, 'pom.xml'), 'utf8'),
  )?.[1];
  const store = path.join(homedir(), '.m2/repository/com/fasterxml/jackson/core');
  const jars = ['annotations', 'core', 'databind'].map((name) =>
    path.join(store, `jackson-${name}/${version}/jackson-${name}-${version}.jar`),
  );
  if (!jars.every(existsSync))
    spawnSync('mvn', ['-q', '-B', '-ntp', 'dependency:resolve'], { cwd: root, timeout: TIME });
  return jars.join(path.delimiter);
}
