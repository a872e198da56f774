import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type GeneratedFile, GenerateError, type TargetInput } from '../../scripts/generate/index.ts';
import { className, functionName, pythonText } from '../../scripts/generate/server-python/python-text.ts';
import { ROOT } from '../corpus.ts';
import { type AnyClient, sampleCalls } from './support/calls.ts';
import { compile, load, removeFolder, scratchFolder, writeFiles } from './support/compile.ts';
import { violations } from './support/conformance.ts';
import { type Node, readOperations } from './support/contract-reading.ts';
import { contentOf, depot, inputFor, target } from './support/depot.ts';
import { HOSTILE, hostileContract } from './support/hostile.ts';
import {
  hasPythonServer,
  PYTHON,
  pyrightProblems,
  type PythonServer,
  startPythonServer,
  typeProblems,
} from './support/python-server.ts';
import { long, sample } from '../support/form.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

const NO_PYTHON = hasPythonServer() ? '' : 'skipped: no Python 3.11 with its packages';

const generate = (contract: TargetInput['contract'] = depot(), more: Partial<TargetInput> = {}) =>
  target('server-python').generate({ ...inputFor(contract), ...more });

/** What is committed, not what would be generated now: users get the former. */
function committed(name: string): GeneratedFile[] {
  const folder = path.join(ROOT, 'generated/modelarts', name);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => /\.\w+$/.test(each));
  return names.map((each) => ({ path: each, content: readFileSync(path.join(folder, each), 'utf8') }));
}

const modelarts: Node = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));

describe
  .skipIf(NO_PYTHON !== '')
  .each<[string, string, Node, (name: string) => GeneratedFile[] | Promise<readonly GeneratedFile[]>]>(
    sample(
      [
        ['ModelArts, as committed', 'modelarts_server', modelarts, committed],
        [
          'a contract with one of each oddity',
          'depot_server',
          depot() as unknown as Node,
          (name) => target(name).generate(inputFor(depot())),
        ],
      ],
      2,
      1,
    ),
  )(`the Python server of %s ${NO_PYTHON}`, (_, module, contract, files) => {
  const folder = scratchFolder('server-python');
  const clientFolder = scratchFolder('server-python-client');
  const operations = readOperations(contract);
  const ids = operations.map(({ id }) => id);
  const samples = sampleCalls(contract);
  let server: PythonServer;
  let client: AnyClient;
  let clientOf: (options: object) => AnyClient;

  beforeAll(async () => {
    writeFiles(folder, await files('server-python'));
    writeFiles(clientFolder, await files('typescript'));
    compile(clientFolder);
    server = await startPythonServer(folder, module);
    const { createClient } = await load<{ createClient: (options: object) => AnyClient }>(clientFolder, 'index.js');
    clientOf = (options) =>
      createClient({ baseUrl: server.url, token: 'secret', projectId: 'p', retry: false, ...options });
    client = clientOf({});
  }, 120_000);

  afterAll(() => {
    server?.stop();
    removeFolder(folder);
    removeFolder(clientFolder);
  });

  const attempt = (which: AnyClient, id: string) => {
    const sample = samples.find(({ operation }) => operation.id === id);
    return which[id]?.(sample?.args ?? {}).then(
      () => ({}) as Node,
      (error) => error as Node,
    );
  };

  it('satisfies strict type checking', () => {
    expect(typeProblems(path.join(folder, 'src'))).toBe('');
  }, 120_000);

  it.each(ids)('%s gets what the client was given, and the client what it gives', async (id) => {
    for (const { operation, args, answer } of samples) {
      if (operation.id !== id) continue;
      const { mediaType, ...given } = answer;
      await server.answer(mediaType === undefined ? given : { ...given, headers: { 'content-type': mediaType } });
      const result = await client[id]?.(args);
      const filled = operation.path.includes('{project_id}') ? { project_id: 'p' } : {};
      expect(await server.arrived()).toEqual({
        id,
        input: {
          params: { ...filled, ...args.path },
          query: args.query ?? {},
          headers: args.header ?? {},
          body: args.body ?? null,
        },
      });
      expect(result).toEqual(answer.body);
    }
  });

  it.each(ids)('%s gives an error in its own shape, with a request id', async (id) => {
    await server.answer({ refuse: 'Some.0001' });
    const error = await attempt(client, id);
    expect(error).toMatchObject({ name: 'ApiError', status: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    if (operations.find((each) => each.id === id)?.method !== 'HEAD')
      expect(error).toMatchObject({ code: 'Some.0001', message: 'gone' });
  });

  it.each(ids)('%s answers 501 without a method, 401 without credentials, 500 where it fails', async (id) => {
    expect(await attempt(clientOf({ baseUrl: `${server.url}/__empty` }), id)).toMatchObject({ status: 501 });
    expect(await attempt(clientOf({ token: undefined }), id)).toMatchObject({ status: 401 });
    await server.answer({ fail: 'secret words of a fault' });
    const error = await attempt(client, id);
    expect(error).toMatchObject({ status: 500 });
    expect(JSON.stringify(error?.body ?? '')).not.toContain('secret words');
  });

  it('tells an answer that breaks the contract', async () => {
    const operation = operations.find(({ successes }) => successes[0]?.message?.schema.$ref !== undefined);
    await server.answer({ status: operation?.successes[0]?.status, body: 'text' });
    expect(await attempt(client, String(operation?.id))).toMatchObject({
      status: 500,
      message: expect.stringMatching(/breaks the contract: body breaks type/),
    });
  });

  it.each(
    operations.filter(({ body }) => body?.mediaType.includes('json')).map(({ id }) => id),
  )('%s answers 400 to a body of another type and to one that is no JSON, 415 to another media type', async (id) => {
    const operation = operations.find((each) => each.id === id);
    const url = server.url + encodeURI(String(operation?.path).replace(/\{[^}]+\}/g, '1'));
    const send = async (body: string, type = String(operation?.body?.mediaType)) => {
      const headers = { 'x-auth-token': 't', 'content-type': type, 'if-match': '*' };
      return (await fetch(url, { method: String(operation?.method), headers, body })).status;
    };
    expect(await send('{')).toBe(400);
    expect(await send('{"a":NaN}')).toBe(400);
    expect(await send('{}', 'text/csv')).toBe(415);
    if (violations(contract, operation?.body?.schema, 'text').length > 0) expect(await send('"text"')).toBe(400);
  });

  it('answers others while a handler that is not async takes its time', async () => {
    // Every other handler of the server is such a one, beginning with the first.
    const waiting = ids.filter((_, index) => index % 2 === 0)[0] as string;
    const sample = samples.find(({ operation }) => operation.id === waiting);
    await server.answer({ hold: true, ...sample?.answer });
    const held = attempt(client, waiting);
    await fetch(`${server.url}/__release`, { method: 'POST' });
    expect(await held).toEqual({});
  });

  it('says which methods a path has, answers HEAD where GET is, and reads no body that is too long', async () => {
    const read = operations.find(({ method, path }) => method === 'GET' && !/stats/.test(path));
    const url = server.url + encodeURI(String(read?.path).replace(/\{[^}]+\}/g, '1'));
    const headers = { 'x-auth-token': 't' };
    const refused = await fetch(url, { method: 'PROPFIND', headers });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, expect.stringMatching(/\bGET, HEAD\b/)]);
    await server.answer(samples.find(({ operation }) => operation.id === read?.id)?.answer ?? {});
    expect((await fetch(url, { method: 'HEAD', headers })).status).toBe(200);
    const write = operations.find(({ body }) => body?.mediaType === 'application/json');
    const body = JSON.stringify({ text: 'x'.repeat(2 ** 20) });
    const long = await fetch(server.url + encodeURI(String(write?.path).replace(/\{[^}]+\}/g, '1')), {
      method: String(write?.method),
      headers: { ...headers, 'content-type': 'application/json', 'if-match': '*' },
      body,
    }).catch(() => undefined);
    expect(long?.status).toBe(413);
  });

  it.each(['a/b', '%', '%2F', 'a%2Fb', '../ü', ' '])('finds the path parameter %j', async (value) => {
    const found = operations.find(({ path, method }) => method === 'GET' && path.includes('{') && !/stats/.test(path));
    const last = /\{([^{}]+)\}(?!.*\{)/.exec(String(found?.path))?.[1] as string;
    const path = String(found?.path).replace(/\{[^}]+\}/g, (each) =>
      each === `{${last}}` ? encodeURIComponent(value) : '1',
    );
    await server.answer(samples.find(({ operation }) => operation.id === found?.id)?.answer ?? {});
    expect((await fetch(server.url + path, { headers: { 'x-auth-token': 't' } })).status).toBe(200);
    expect(await server.arrived()).toMatchObject({ input: { params: { [last]: value } } });
  });

  it('says where credentials are to be sent', async () => {
    const path = String(operations.find(({ method }) => method === 'GET')?.path).replace(/\{[^}]+\}/g, '1');
    const answer = await fetch(server.url + path);
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringMatching(/send the header X-Auth-Token/)]);
  });

  it('keeps all digits of a large number', async () => {
    const [operation] = operations.filter(
      ({ method, parameters }) => method === 'GET' && parameters.every((each) => each.in !== 'header'),
    );
    const path = String(operation?.path).replace(/\{[^}]+\}/g, '1');
    await server.answer({ status: 200, body: {} });
    await fetch(`${server.url}${path}?unknown=9223372036854775807`, { headers: { 'x-auth-token': 't' } });
    expect(await server.arrived()).toMatchObject({ input: { query: { unknown: '9223372036854775807' } } });
  });
});

describe('the files', () => {
  it('are these, in this order, the same each time', async () => {
    const files = await generate();
    expect(files.map((file) => file.path)).toEqual([
      'pyproject.toml',
      'README.md',
      'LICENSE',
      ...['__init__', 'app', 'contract', 'credentials', 'errors', 'handlers', 'models', 'types', 'validation'].map(
        (name) => `src/depot_server/${name}.py`,
      ),
      'src/depot_server/contract.json',
      'src/depot_server/py.typed',
    ]);
    expect(await generate()).toEqual(files);
  });

  it('say who made them, under what name, version and license', async () => {
    const project = contentOf(await generate(), 'pyproject.toml');
    for (const line of ['name = "depot-server"', 'version = "1.2.0"', 'license = "Apache-2.0"'])
      expect(project.split('\n')).toContain(line);
  });

  it.each(['../evil', 'A B', 'x"', '', '.hidden', '1st'])('have no name %j', async (packageName) => {
    await expect(generate(depot(), { packageName })).rejects.toThrow(GenerateError);
  });
});

describe('names and texts', () => {
  it.each([
    ['listNotebooks', 'list_notebooks'],
    ['listAttachableObSs', 'list_attachable_ob_ss'],
    ['showOBSMount2', 'show_obs_mount2'],
    ['import', 'import_'],
    ['A', 'a'],
  ])('%s is the function %s', (id, expected) => {
    expect(functionName(id)).toBe(expected);
  });

  it.each([
    ['VolumeReq', 'VolumeReq'],
    ['box-id', 'BoxId'],
    ['1', 'N1'],
    ['ümlaut', 'Umlaut'],
    ['', 'N'],
    ['none', 'None_'],
  ])('%j is the class %s', (text, expected) => {
    expect(className(text)).toBe(expected);
  });

  it.each([
    ['a"b\\c\n', '"a\\"b\\\\c\\n"'],
    ['ü\u2028', '"\\u00fc\\u2028"'],
    ['😀', '"\\U0001f600"'],
  ])('%j is the literal %s', (text, expected) => {
    expect(pythonText(text)).toBe(expected);
  });

  it('refuses two operations that would be one method', async () => {
    const contract = depot();
    const version = contract.paths['/version']?.get;
    contract.paths['/other'] = { get: { ...version, operationId: 'show_version' } as never };
    await expect(generate(contract)).rejects.toThrow(/show_version and showVersion would both be show_version/);
  });
});

/** Code against the package's types. Each line with `type: ignore` must be refused; all others must fit. */
const TYPES = `

from depot_server import Answer, Handlers, models, types
from depot_server.models import Box, BoxRequest, OddNames
from depot_server.handlers import CreateBoxInput, ListBoxesInput


class Fits(Handlers):
    async def list_boxes(self, request: ListBoxesInput) -> Answer[types.BoxList]:
        project: str = request.params["project_id"]
        limit: int | None = request.query.get("limit")
        wrong: str = request.query.get("limit")  # type: ignore[assignment]
        unknown = request.query.get("limits")
        missing = request.params["project"]  # type: ignore[typeddict-item]
        print(project, limit, wrong, unknown, missing)
        return Answer({"boxes": [{"name": "a", "state": "OPEN"}]}, 200, {"x-a": "b"})

    def delete_box(self, request: object) -> Answer[None]:
        return Answer(None)

    async def create_box(self, request: CreateBoxInput) -> Answer[Box]:
        asked = BoxRequest.model_validate(request.body)
        owner: str | None = asked.owner.id if asked.owner else None
        return Answer(Box(name=asked.name, state="OPEN", children=[Box(name=owner or "", state="CLOSED")]), 201)

    def show_version(self, request: object) -> Answer[str]:
        return Answer("1")


models.Box(name="a")  # type: ignore[call-arg]
models.Box(name="a", state="AJAR")  # type: ignore[arg-type]
OddNames(content_type="a", quote_and_back="b", constructor="c", umlaut="d", n1=1)
OddNames(content_type=1, quote_and_back="b", constructor="c")  # type: ignore[arg-type]


class DoesNotFit(Handlers):
    def list_boxes(self, request: ListBoxesInput) -> Answer[int]:  # type: ignore[override]
        return Answer(1)


class WrongValues(Handlers):
    def list_boxes(self, request: ListBoxesInput) -> Answer[types.BoxList]:
        if request.query.get("limit"):
            return Answer({"boxes": [{"name": "a", "state": "AJAR"}]})  # type: ignore[typeddict-item]
        return Answer({})  # type: ignore[typeddict-item]
`;

describe.skipIf(NO_PYTHON !== '')(`the package ${NO_PYTHON}`, () => {
  long.it(
    'is taken by pyright by its strict rules',
    async () => {
      const folder = scratchFolder('server-python-pyright');
      try {
        writeFiles(folder, await generate());
        expect(pyrightProblems(path.join(folder, 'src'))).toBe('');
      } finally {
        removeFolder(folder);
      }
    },
    120_000,
  );

  it('has an example in its README that fits its types and loads, and types that refuse what does not fit', async () => {
    const folder = scratchFolder('server-python-types');
    try {
      const files = await generate();
      const example = /```python\n([\s\S]*?)```/.exec(contentOf(files, 'README.md'))?.[1] ?? '';
      const served = `${example}\nprint(type(app).__name__)\n`;
      writeFiles(folder, [
        ...files,
        { path: 'src/types_check.py', content: TYPES },
        { path: 'src/example.py', content: served },
      ]);
      expect(typeProblems(path.join(folder, 'src'))).toBe('');
      const run = spawnSync(PYTHON, ['example.py'], {
        cwd: path.join(folder, 'src'),
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect(run).toMatchObject({ status: 0, stdout: 'FastAPI\n' });
    } finally {
      removeFolder(folder);
    }
  }, 120_000);
});

/** Prints what models make of values: an answer's text, or the place where a value doesn't fit. */
const MODELS = `
import asyncio
import json
import pydantic
from depot_server import Answer, Handlers, create_app, models


class Mine(Handlers):
    def create_box(self, request):
        asked = models.BoxRequest.model_validate(request.body)
        child = models.Box.model_validate({"name": asked.name, "state": "CLOSED", "more": 1.0})
        return Answer(models.Box(name=asked.name, state="OPEN", note=None, children=[child]), 201)

    def list_boxes(self, request):
        return Answer({"boxes": []})


def broken(model, value):
    try:
        model.model_validate(value)
    except pydantic.ValidationError as error:
        return [".".join(map(str, each["loc"])) for each in error.errors()]


async def create():
    said = []
    scope = {"type": "http", "method": "POST", "path": "/v1/p/boxes", "raw_path": b"/v1/p/boxes", "query_string": b""}
    scope |= {"headers": [(b"content-type", b"application/json"), (b"x-auth-token", b"t")], "http_version": "1.1"}
    scope |= {"scheme": "http", "server": ("x", 80), "root_path": ""}

    async def receive():
        return {"type": "http.request", "body": b'{"name": "a"}', "more_body": False}

    async def send(message):
        said.append(message)

    await create_app(Mine(), validate_responses=True)(scope, receive, send)
    print(said[0]["status"], said[1]["body"].decode())


asyncio.run(create())
print(broken(models.Box, {"name": "a", "state": "AJAR", "children": [{}]}))
odd = models.OddNames.model_validate({"content-type": "a", 'quote"and\\\\back': "b", "constructor": "c", "x": None})
print(json.dumps(odd.model_dump(exclude_unset=True), sort_keys=True))
print(sorted(name for name, model in vars(models).items() if isinstance(model, type) and name[0] != "_"))
`;

describe.skipIf(NO_PYTHON !== '')(`a model ${NO_PYTHON}`, () => {
  it('of a schema holds values, keeps what the contract does not know, and answers as the contract has it', async () => {
    const folder = scratchFolder('server-python-models');
    try {
      writeFiles(folder, [...(await generate()), { path: 'src/models_run.py', content: MODELS }]);
      const run = spawnSync(PYTHON, ['models_run.py'], {
        cwd: path.join(folder, 'src'),
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect(run.stderr).toBe('');
      expect(run.stdout.split('\n')).toEqual([
        '201 {"name":"a","state":"OPEN","note":null,"children":[{"name":"a","state":"CLOSED","more":1.0}]}',
        "['state', 'children.0.name', 'children.0.state']",
        '{"constructor": "c", "content-type": "a", "quote\\"and\\\\back": "b", "x": null}',
        expect.stringContaining("'Box', 'BoxList', 'BoxRequest', 'ErrorResponse', 'OddNames'"),
        '',
      ]);
    } finally {
      removeFolder(folder);
    }
  }, 120_000);

  it.each([
    [{ oneOf: [{ $ref: '#/components/schemas/Owner' }, { type: 'string' }] }, ['"a"', '{"id": "x"}'], ['1', '{}']],
    [{ type: 'array', items: { $ref: '#/components/schemas/Owner' } }, ['[{"id": "x"}]'], ['[{}]']],
    [{ type: 'string', enum: ['a', null], nullable: true }, ['"a"', 'null'], ['"b"']],
    [{ anyOf: [{ $ref: '#/components/schemas/Owner' }, NULL] }, ['{"id": "x"}', 'null'], ['{}', '1']],
    [
      {
        allOf: [
          { $ref: '#/components/schemas/Owner' },
          { type: 'object', required: ['kind'], properties: { copy: { type: 'integer' } } },
        ],
      },
      ['{"id": "x", "kind": "group", "copy": 1}'],
      ['{"id": "x"}', '{"kind": "group"}', '{"id": "x", "kind": "group", "copy": "y"}'],
    ],
  ])(
    'of %j takes and refuses by it',
    async (schema, good, bad) => {
      const folder = scratchFolder('server-python-models');
      const contract = depot();
      Object.assign(contract.components.schemas ?? {}, { Any: schema });
      const script = `import json, sys, pydantic
from depot_server import models
adapter = pydantic.TypeAdapter(models.Any)
for text in sys.argv[1:]:
    try:
        print(json.dumps(adapter.dump_python(adapter.validate_python(json.loads(text)), exclude_unset=True)))
    except pydantic.ValidationError:
        print("refused")
`;
      try {
        writeFiles(folder, [...(await generate(contract)), { path: 'src/run.py', content: script }]);
        const run = spawnSync(PYTHON, ['run.py', ...good, ...bad], {
          cwd: path.join(folder, 'src'),
          encoding: 'utf8',
          timeout: 30_000,
        });
        expect(run.stdout + run.stderr).toBe([...good, ...bad.map(() => 'refused'), ''].join('\n'));
        expect(typeProblems(path.join(folder, 'src/depot_server'))).toBe('');
      } finally {
        removeFolder(folder);
      }
    },
    120_000,
  );
});

/** Prints how requests are answered whose credentials are judged by a function that waits for another request. */
const JUDGED = `
import asyncio
import threading
from depot_server import Answer, Handlers, create_app

released = threading.Event()


class Mine(Handlers):
    async def show_version(self, request):
        return Answer("1")


def judge(http, names):
    if http.headers["x-auth-token"] == "other":
        released.set()
        return True
    return http.headers["x-auth-token"] == "waits" and released.wait(10)


async def judge_later(http, names):
    return http.headers["x-auth-token"] == "other"


async def ask(app, token):
    said = []
    scope = {"type": "http", "method": "GET", "path": "/version", "raw_path": b"/version", "query_string": b""}
    scope |= {"headers": [(b"x-auth-token", token)], "http_version": "1.1", "scheme": "http", "server": ("x", 80)}

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        said.append(message)

    await app({**scope, "root_path": ""}, receive, send)
    return said[0]["status"]


async def main():
    app = create_app(Mine(), authenticate=judge)
    print(await asyncio.gather(ask(app, b"waits"), ask(app, b"other"), ask(app, b"bad")))
    later = create_app(Mine(), authenticate=judge_later)
    print(await asyncio.gather(ask(later, b"other"), ask(later, b"bad")))


asyncio.run(main())
`;

describe.skipIf(NO_PYTHON !== '')(`what judges credentials ${NO_PYTHON}`, () => {
  it('may take its time while others are answered, and may be async', async () => {
    const folder = scratchFolder('server-python-judged');
    try {
      const contract = depot();
      Object.assign(contract.paths['/version']?.get ?? {}, { security: [{ token: [] }] });
      writeFiles(folder, [...(await generate(contract)), { path: 'src/judged.py', content: JUDGED }]);
      const run = spawnSync(PYTHON, ['judged.py'], {
        cwd: path.join(folder, 'src'),
        encoding: 'utf8',
        timeout: 60_000,
      });
      expect([run.stdout, run.stderr]).toEqual(['[200, 200, 401]\n[200, 401]\n', '']);
    } finally {
      removeFolder(folder);
    }
  }, 120_000);
});

describe.skipIf(NO_PYTHON !== '')(`a parameter ${NO_PYTHON}`, () => {
  const folder = scratchFolder('server-python-parameters');
  const when = { $ref: '#/components/schemas/When' };
  const query = Object.entries({
    time: when,
    all: { allOf: [when] },
    day: { type: 'string', format: 'date' },
    list: { type: 'array', items: when },
    plain: { type: 'string', format: 'uuid' },
  }).map(([name, schema]) => ({ name, in: 'query', schema }));
  const operation = (operationId: string, parameters: object[]) => ({
    get: { operationId, tags: ['Boxes'], parameters, responses: { 204: { description: 'Done' } } },
  });
  let server: PythonServer;

  beforeAll(async () => {
    const contract = {
      ...depot(),
      security: [],
      paths: {
        '/boxes': operation('listBoxes', query),
        '/boxes/{box_id}': operation('showBox', [
          { name: 'box_id', in: 'path', required: true, schema: { type: 'string' } },
        ]),
      },
      components: { schemas: { When: { type: 'string', format: 'date-time' } } },
    } as unknown as TargetInput['contract'];
    writeFiles(folder, await generate(contract));
    server = await startPythonServer(folder, 'depot_server');
    await server.answer({ status: 204 });
  }, 120_000);
  afterAll(() => {
    server?.stop();
    removeFolder(folder);
  });

  it.each([
    [
      '/boxes?time=2024-02-29T10:00:00Z&all=2024-02-29%2010:00:00&day=2024-02-29&list=2024-02-29T10:00:00.5%2B02:00',
      204,
    ],
    ['/boxes?plain=a', 204],
    ['/boxes?time=yesterday', 400],
    ['/boxes?all=yesterday', 400],
    ['/boxes?day=2024-02-30', 400],
    ['/boxes?day=%D9%A2%D9%A0%D9%A2%D9%A4-02-29', 400],
    ['/boxes?list=2024-02-29T10:00:00Z&list=now', 400],
    ['/boxes?time=2024-02-29T24:00:00Z', 400],
    ['/boxes/a', 204],
    ['/boxes/a%2Fb', 204],
    ['/boxes/a/b', 404],
    ['/boxes/', 404],
    ['//boxes', 404],
  ])('is held to its format, and is never empty in a path: %s', async (path, status) => {
    const answer = await fetch(server.url + path, { redirect: 'manual' });
    expect([answer.status, await answer.text()]).toEqual([status, expect.not.stringContaining('Traceback')]);
  });
});

describe.skipIf(NO_PYTHON !== '')(`text of pages ${NO_PYTHON}`, () => {
  it('stays text in all of the package, which loads and serves without effect', async () => {
    const folder = scratchFolder('hostile-python');
    const pwned = path.join(folder, 'pwned');
    const payloads = [
      `"""\nopen(${JSON.stringify(pwned)}, "w")\n"""`,
      `\\"; open('${pwned}', 'w') #`,
      '\r# -*- coding: utf-7 -*-',
    ];
    try {
      const contract = hostileContract([...HOSTILE, ...payloads].join(' '));
      const paths = Object.entries(contract.paths).map(([name, item]) => [name.replace(/[*?#]/g, '_'), item]);
      writeFiles(folder, await generate({ ...contract, paths: Object.fromEntries(paths) }));
      expect(typeProblems(path.join(folder, 'src'))).toBe('');
      const server = await startPythonServer(folder, 'depot_server');
      const status = (await fetch(`${server.url}/a`)).status;
      server.stop();
      expect(status).not.toBe(404);
      expect(readdirSync(folder)).not.toContain('pwned');
    } finally {
      removeFolder(folder);
    }
  }, 120_000);
});
