import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import type { TargetInput } from '../../scripts/generate/index.ts';
import { clientFile, errorCodeFile } from '../../scripts/generate/java/contract-files.ts';
import { operationHints, withHints } from '../../scripts/generate/java/hints.ts';
import {
  camelCase,
  clientClass,
  constantNames,
  coordinatesOf,
  javaPackage,
  modelClasses,
  safeNames,
} from '../../scripts/generate/java/names.ts';
import type { OperationFacts } from '../../scripts/generate/operations.ts';

const input = (service: string, packageName?: string, title = 'A Title') =>
  ({ service, packageName, contract: { info: { title } } }) as unknown as TargetInput;
const withSchemas = (schemas: object) => ({ components: { schemas } }) as unknown as OpenApiDocument;
const object = (...names: string[]) => ({ properties: Object.fromEntries(names.map((name) => [name, {}])) });

describe('names in Java', () => {
  it.each([
    ['modelarts', undefined, 'com.example:modelarts-client', 'com.example.modelarts'],
    ['Elastic_Cloud.Server', undefined, 'com.example:elastic-cloud-server-client', 'com.example.elasticcloudserver'],
    ['switch', undefined, 'com.example:switch-client', 'com.example.switch_'],
    ['x', 'org.example.cloud:my-sdk', 'org.example.cloud:my-sdk', 'org.example.cloud.mysdk'],
  ])('%s, called %s, is %s in the package %s', (service, packageName, coordinates, folder) => {
    const { groupId, artifactId } = coordinatesOf(input(service, packageName));
    expect([`${groupId}:${artifactId}`, javaPackage(input(service, packageName))]).toEqual([coordinates, folder]);
  });

  it.each([
    'no-group',
    ':x',
    'a:b:c',
    '../a:b',
    'A.b:c',
    'a..b:c',
    'a:b</artifactId>',
    '',
  ])('%j is refused as coordinates', (packageName) => {
    expect(() => coordinatesOf(input('x', packageName))).toThrow(/not a group and an artifact of Maven/);
  });

  it.each([
    ['modelarts', 'ModelArts', 'ModelArtsClient'],
    ['ecs', 'Elastic Cloud Server', 'ElasticCloudServerClient'],
    ['ecs', '日本', 'EcsClient'],
    ['ecs', '3D Service', 'EcsClient'],
  ])('the client of %s, titled %s, is %s', (service, title, expected) => {
    expect(clientClass(input(service, undefined, title))).toBe(expected);
  });

  it('give each component with fields a class of its own, also where case is not told apart', () => {
    const plain = { type: 'string' };
    const things = Object.fromEntries(
      ['List', 'GPUInfo', 'GpuInfo', '3d', 'ShowCall', 'Plain'].map((name) => [name, object('a')]),
    );
    const operations = [{ id: 'show', former: [] as const }] as unknown as OperationFacts[];
    const found = modelClasses(withSchemas({ ...things, Text: plain, Free: { type: 'object' } }), operations);
    expect(Object.fromEntries(found)).toEqual({
      List: 'ListModel',
      GPUInfo: 'GPUInfo',
      GpuInfo: 'GpuInfoModel',
      '3d': 'Model3d',
      ShowCall: 'ShowCallModel',
      Plain: 'Plain',
    });
  });

  it.each([
    ['user_id', 'userId'],
    ['transport_', 'transport'],
    ['NovaShowServer', 'novaShowServer'],
    ['_', 'field'],
  ])('%s is the field or method %s', (name, expected) => {
    expect(camelCase(name)).toBe(expected);
  });

  it('take no word of Java for a field, nor what every object has for its setter', () => {
    const contract = {
      a: [{ name: 'True', in: 'query' }, { name: 'null' }],
      b: { properties: { wait: { properties: { equals: {}, truth: {} } } } },
    };
    expect(safeNames(contract)).toEqual({ True: 'true_', equals: 'equals_', wait: 'wait_' });
  });

  it('give each value a constant of its own', () => {
    expect([...constantNames(['a', 'A', '', '1.0', 'half open & "odd"', 'a'])]).toEqual([
      ['A', 'a'],
      ['A_2', 'A'],
      ['EMPTY', ''],
      ['VALUE_1_0', '1.0'],
      ['HALF_OPEN_ODD', 'half open & "odd"'],
    ]);
  });

  it.each(['close', 'toString', 'builder', 'wait'])('%s is refused as an operation', (id) => {
    const operations = [{ id, former: [] as const }] as unknown as OperationFacts[];
    expect(() => clientFile('X', { title: 'X', operations }, 'a.b', 'a.core')).toThrow(/is taken by the client/);
  });

  it('refuse more error codes than a class holds', () => {
    const codes = (count: number) => ({
      'x-error-codes': Object.fromEntries(Array.from({ length: count }, (_, i) => [`A.${i}`, []])),
    });
    expect(errorCodeFile(codes(2500) as unknown as OpenApiDocument, 'a.b')).toContain('A_2499("A.2499");');
    expect(() => errorCodeFile(codes(2501) as unknown as OpenApiDocument, 'a.b')).toThrow(/too many/);
  });
});

describe('hints for the templates', () => {
  const operation = (more: object) =>
    ({ id: 'showX', result: 'X', waiters: [], former: [], ...more }) as unknown as OperationFacts;
  const classes = new Map([['Box', 'a.b.model.BoxModel']]);

  it.each([
    [
      { kind: 'offset', offset: 'o"', items: 'data', item: 'Box' },
      'a.b.model.BoxModel',
      'byOffset("o\\"", "data", null)',
    ],
    [{ kind: 'offset', offset: 'o', items: 'd', total: 't' }, 'Object', 'byOffset("o", "d", "t")'],
    [
      { kind: 'marker', marker: 'm', items: 'd', next: 'a.b', nextIn: 'answer' },
      'Object',
      'byMarkerOfAnswer("m", "d", "a.b")',
    ],
    [
      { kind: 'marker', marker: 'm', items: 'd', next: 'id', nextIn: 'item', item: 'Gone' },
      'Object',
      'byMarkerOfItem("m", "d", "id")',
    ],
  ])('page by %j', (paging, item, call) => {
    expect(operationHints(operation({ paging }), classes, [], 'a.core')).toEqual({
      'x-paging': { item, paging: `a.core.Paging.${call}` },
    });
  });

  it('name states to wait for, the first field’s where two have one', () => {
    const waiters = [
      { field: 'status', states: { UP: { failure: ['DOWN', 'DOWN'] } } },
      { field: 'other', states: { UP: { failure: [] }, 'u"p': { failure: [] } } },
    ];
    expect(operationHints(operation({ waiters }), classes, [], 'a.core')).toEqual({
      'x-waiting': {
        states: [
          { name: 'UP', waiter: 'a.core.Waiter.state("UP", "status", java.util.Set.of("DOWN"))' },
          { name: 'U_P', waiter: 'a.core.Waiter.state("u\\"p", "other", java.util.Set.of())' },
        ],
      },
    });
    expect(operationHints(operation({ waiters, result: undefined }), classes, [], 'a.core')).toEqual({});
  });

  it('stand at their operation and nowhere else', () => {
    const contract = { paths: { '/a': { parameters: [], get: { operationId: 'a' }, put: { operationId: 'b' } } } };
    expect(withHints(contract, new Map([['a', { 'x-paging': {} }]]))).toEqual({
      paths: { '/a': { parameters: [], get: { operationId: 'a', 'x-paging': {} }, put: { operationId: 'b' } } },
    });
  });
});
