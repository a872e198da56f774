import { describe, expect, it } from 'vitest';
import type { TargetInput } from '../../scripts/generate/index.ts';
import {
  constantName,
  distributionName,
  importName,
  pascalCase,
  renamedTypes,
  snakeCase,
} from '../../scripts/generate/python/names.ts';

const input = (service: string, packageName?: string) => ({ service, packageName }) as unknown as TargetInput;

describe('names in Python', () => {
  it.each([
    ['showNotebook', 'show_notebook'],
    ['listAttachableObSs', 'list_attachable_ob_ss'],
    ['listECSsV21', 'list_ecss_v21'],
    ['listVIPs', 'list_vips'],
    ['listHTTPServers', 'list_http_servers'],
    ['getApiBindingsEQById', 'get_api_bindings_eqby_id'],
    ['getABCde', 'get_ab_cde'],
    ['getABCdE', 'get_abcd_e'],
    ['showIPv6Addr', 'show_ipv6_addr'],
    ['showS3AByX', 'show_s3_aby_x'],
    ['a1B2CDe', 'a1_b2_cde'],
    ['workspaceId', 'workspace_id'],
  ])('%s is the function %s', (name, expected) => {
    expect(snakeCase(name)).toBe(expected);
  });

  it.each([
    ['RUNNING', 'RUNNING'],
    ['half open & "odd"', 'HALF_OPEN_ODD'],
    ['1.0', 'VALUE_1_0'],
    ['', 'EMPTY'],
    ['日本', 'U65E5_U672C'],
  ])('%j is the constant %s', (value, expected) => {
    expect(constantName(value)).toBe(expected);
  });

  it.each([
    [['List', 'Thing'], { List: 'ListModel' }],
    [['Content', 'RequestTimeout'], { Content: 'ContentModel', RequestTimeout: 'RequestTimeoutModel' }],
    [['List', 'ListModel'], { List: 'ListModel2' }],
    [['GPUInfo', 'GpuInfo'], { GpuInfo: 'GpuInfoModel' }],
    [['Thing', 'Other'], {}],
  ])('types %j are renamed where one module would hold two, or the name is taken', (names, expected) => {
    const renamed = renamedTypes(names as string[]);
    const all = names.map((name) => (renamed.get(name) ?? name).toLowerCase());
    expect(new Set(all).size).toBe(names.length);
    expect(Object.fromEntries(renamed)).toEqual(expected);
  });

  it('name a package by its service, or as told', () => {
    expect([distributionName(input('ECS_v2')), importName(input('ECS_v2'))]).toEqual([
      'ecs-v2-client',
      'ecs_v2_client',
    ]);
    expect(distributionName(input('x', 'My.Client'))).toBe('my-client');
    expect(() => distributionName(input('x', '../evil'))).toThrow(/not a name/);
    expect(pascalCase('half-open_state')).toBe('HalfOpenState');
  });
});
