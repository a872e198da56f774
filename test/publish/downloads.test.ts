import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApi31 } from '../../scripts/publish/downloads/openapi31.ts';
import { type SiteService, serviceDownloads } from '../../scripts/publish/index.ts';
import { contract, contractText, type Downloads, downloadsOf, projectService, textOf } from './downloads-support.ts';

const NULL = { type: 'object', nullable: true, not: { type: 'object' } };

let service: SiteService;
let files: Downloads;
beforeAll(async () => {
  service = await projectService();
  files = await downloadsOf(service);
});

describe('the contract to take along', () => {
  it('is the committed file as YAML, and the same as JSON', () => {
    expect(textOf(files, 'modelarts.yaml')).toBe(contractText);
    expect(JSON.parse(textOf(files, 'modelarts.json'))).toEqual(contract);
  });

  it('comes out equal twice', async () => {
    expect([...(await downloadsOf(service)).values()]).toEqual([...files.values()]);
  });

  it('has no Postman collection where no client can call its operations', async () => {
    const paths = (await serviceDownloads(service, undefined)).map((each) => each.path);
    expect(paths).toContain('llms.txt');
    expect(paths).not.toContain('modelarts.postman.json');
  });
});

const schema31 = (schema: object): unknown => {
  const made = openApi31({ openapi: '3.0.3', components: { schemas: { A: schema } } });
  return (made as { components: { schemas: { A: unknown } } }).components.schemas.A;
};

describe('OpenAPI 3.1', () => {
  it('is valid for a second validator, and has all operations', async () => {
    const made = JSON.parse(textOf(files, 'modelarts.openapi-3.1.json'));
    const validator = new Validator();
    expect(await validator.validate(structuredClone(made))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(Object.keys(made.paths)).toEqual(Object.keys(contract.paths));
  });

  it.each<[string, object, object]>([
    ['null beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['no null', { type: 'string', nullable: false }, { type: 'string' }],
    ['null as a form', { anyOf: [{ $ref: '#/a' }, NULL] }, { anyOf: [{ $ref: '#/a' }, { type: 'null' }] }],
    ['null beside no type, which means nothing', { nullable: true, allOf: [] }, { allOf: [] }],
    [
      'a value list that lacks null',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a'] },
    ],
    [
      'a limit that excludes',
      { type: 'integer', minimum: 1, exclusiveMinimum: true },
      { type: 'integer', exclusiveMinimum: 1 },
    ],
    [
      'a limit that includes',
      { type: 'integer', maximum: 1, exclusiveMaximum: false },
      { type: 'integer', maximum: 1 },
    ],
    ['bytes', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
    ['a file', { type: 'string', format: 'binary' }, { type: 'string', contentMediaType: 'application/octet-stream' }],
    ['another format', { type: 'string', format: 'uuid' }, { type: 'string', format: 'uuid' }],
    ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['what 3.0 ignores beside a reference', { $ref: '#/a', nullable: true }, { $ref: '#/a' }],
    [
      'fields by the words of schemas',
      {
        properties: {
          nullable: { type: 'string', nullable: true },
          example: { type: 'string' },
          $ref: { type: 'string' },
        },
      },
      { properties: { nullable: { type: ['string', 'null'] }, example: { type: 'string' }, $ref: { type: 'string' } } },
    ],
    [
      'a list',
      { type: 'array', items: { type: 'string', nullable: true } },
      { type: 'array', items: { type: ['string', 'null'] } },
    ],
    [
      'data',
      { default: { nullable: true, type: 'a' }, 'x-a': { nullable: true, type: 'a' } },
      { default: { nullable: true, type: 'a' }, 'x-a': { nullable: true, type: 'a' } },
    ],
  ])('writes %s', (_, before, after) => {
    expect(schema31(before)).toEqual(after);
  });

  it('leaves examples of bodies and the contract itself as they are', () => {
    const value = { type: 'string', nullable: true, schema: { nullable: true, type: 'a' } };
    const body = { content: { 'application/json': { schema: {}, example: value, examples: { a: { value } } } } };
    const before = { openapi: '3.0.3', paths: { '/a': { post: { requestBody: body } } } };
    const copy = structuredClone(before);
    expect(openApi31(before)).toEqual({ ...copy, openapi: '3.1.0' });
    expect(before).toEqual(copy);
  });
});
