import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHORT } from '../support/form.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { removeFolder, scratchFolder } from './support/compile.ts';
import { generateInto } from './support/generated.ts';

const python = !SHORT && hasTool('java', ['-version']) ? pythonWith('client', CLIENT_PACKAGES) : undefined;
const TIME = 300_000;

const texts = { type: 'object', additionalProperties: { type: 'string' } };
const answer = (name: string) => ({
  200: {
    description: 'Shown.',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  },
});
const marker = { name: 'marker', in: 'query', schema: { type: 'string' } };

/** A service whose resource, structures and fields are called as something that all clients and models have. */
const CONTRACT = {
  openapi: '3.0.3',
  info: { title: 'Own names', version: '1.0.0' },
  servers: [{ url: 'https://names.invalid' }],
  paths: {
    '/models': {
      get: {
        operationId: 'listModels',
        summary: 'Listing "models"',
        'x-resource': 'models.list',
        parameters: [marker, { name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: answer('ModelList'),
      },
    },
  },
  components: {
    schemas: {
      ModelList: {
        type: 'object',
        properties: {
          models: { type: 'array', items: { $ref: '#/components/schemas/Model' } },
          choice: { $ref: '#/components/schemas/Choice' },
          next_marker: { type: 'string' },
        },
      },
      Choice: {
        oneOf: [{ $ref: '#/components/schemas/Model' }, { $ref: '#/components/schemas/FrozenSet' }],
      },
      FrozenSet: { type: 'object', properties: { name: { type: 'string' } } },
      Model: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          additional_properties: texts,
          to_dict: { type: 'string' },
          copy: { type: 'string' },
          createTime: { type: 'string', description: 'When it was made; `alias="x"`.' },
        },
      },
    },
  },
};

const PROGRAM = `
from typing import Dict, Iterator, Optional

from own_client import Client, models
from own_client.fake import FakeClient

client = FakeClient({"list_models": {"models": [{"id": "1", "additional_properties": {"a": "b"}, "to_dict": "c", "x": 1}], "choice": {"name": "a"}}})
found: Optional[models.ModelList] = client.models.list()
assert found is not None and found.models is not None
kite = found.models[0]
assert found.choice is not None and isinstance(found.choice.actual_instance, models.FrozenSetModel)
assert kite is not None
own: Optional[Dict[str, str]] = kite.var_additional_properties
assert (own, kite.var_to_dict, kite.additional_properties) == ({"a": "b"}, "c", {"x": 1})
wire = {"id": "1", "additional_properties": {"a": "b"}, "to_dict": "c", "x": 1}
assert kite.to_dict() == wire
assert models.Model.model_validate(wire).to_dict() == wire
assert models.Model(var_additional_properties={"a": "b"}, additional_properties={"x": 1}).to_dict() in (
    {"additional_properties": {"a": "b"}, "x": 1},
)
assert models.Model(create_time="now").to_dict() == {"createTime": "now"}
assert models.Model.model_validate({"createTime": "now"}).create_time == "now"
kite.id = "2"
kite.additional_properties = {"y": 2}
kite.var_additional_properties = None
assert kite.to_dict() == {"id": "2", "to_dict": "c", "y": 2}
real = Client(token="t")
items: Iterator[models.Model] = real.iterate(real.list_models)
print("done")
`;

describe.skipIf(python === undefined)('names that a Python client has for something else', () => {
  const folder = scratchFolder('own-names');
  const env = { ...process.env, PYTHONPATH: path.join(folder, 'own'), MYPYPATH: path.join(folder, 'own') };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(python as string, args, { cwd: folder, encoding: 'utf8', env });
    return { status, output: (stdout + stderr).trim() };
  };

  beforeAll(async () => {
    await generateInto(folder, 'python', { own: CONTRACT });
    writeFileSync(path.join(folder, 'program.py'), PROGRAM);
  }, TIME);
  afterAll(() => removeFolder(folder));

  it('are typed', { timeout: TIME }, () => {
    const strict = ['-m', 'mypy', '--strict', '--cache-dir', path.join(folder, 'mypy')];
    expect(run(...strict, '-p', 'own_client')).toMatchObject({ output: expect.stringMatching(/^Success/) });
    expect(run(...strict, 'program.py').output).toMatch(/^Success/);
  });

  it('take nothing from answers and requests', { timeout: TIME }, () => {
    expect(run('program.py')).toEqual({ status: 0, output: 'done' });
  });
});
