import { describe, expect, it } from 'vitest';
import { goTarget } from '../../scripts/generate/go/index.ts';
import { goConstants, goLiteral } from '../../scripts/generate/go/literal.ts';
import {
  checkTagName,
  fieldNames,
  goName,
  goNames,
  nameGiver,
  ownFields,
  ownParameters,
} from '../../scripts/generate/go/names.ts';
import { commentLine } from '../../scripts/generate/go/prepare.ts';
import type { TargetInput } from '../../scripts/generate/index.ts';

const input = (service: string, packageName?: string, schemas: object = {}, version = '1.0.0') =>
  ({ service, packageName, contract: { info: { version }, components: { schemas } } }) as unknown as TargetInput;

describe('names in Go', () => {
  it.each([
    ['status', 'Status'],
    ['workspace_id', 'WorkspaceID'],
    ['instanceId', 'InstanceID'],
    ['url', 'URL'],
    ['HTTPServer', 'HTTPServer'],
    ['ECSServers', 'ECSServers'],
    ['X86_64', 'X86_64'],
    ['ModelArts.0107', 'ModelArts0107'],
    ['os-extended-volumes:volumes_attached', 'OsExtendedVolumesVolumesAttached'],
    ['1.0', 'Value1_0'],
    ['__proto__', 'Proto'],
    ['type', 'Type'],
    ['', 'Empty'],
    ['日本', 'U65e5U672c'],
  ])('%j is %s', (text, expected) => {
    expect(goName(text)).toBe(expected);
  });

  it('are given once, also where case alone tells them apart', () => {
    const give = nameGiver(['Client']);
    expect(['Client', 'GPUInfo', 'GpuInfo', 'GpuInfo2', 'Other'].map(give)).toEqual([
      'Client2',
      'GPUInfo',
      'GpuInfo2',
      'GpuInfo22',
      'Other',
    ]);
  });

  it('of fields are one for each name on the wire, and none that a struct has for itself', () => {
    const wire = ['fooBar', 'foo_bar', 'additional_properties', 'foo_bar'];
    expect(fieldNames(wire, ['AdditionalProperties'])).toEqual({
      additional_properties: 'AdditionalProperties2',
      fooBar: 'FooBar',
      foo_bar: 'FooBar2',
    });
  });

  it('of fields depend on their own object alone', () => {
    expect(ownFields(['create_time', 'id'])).toEqual({ create_time: 'CreateTime', id: 'ID' });
    expect(ownFields(['create_time', 'createTime', 'String'])).toEqual({
      String: 'String2',
      createTime: 'CreateTime',
      create_time: 'CreateTime2',
    });
  });

  it('of types are not those of the runtime, nor of the parameters', () => {
    const schemas = { Client: {}, Options: {}, showThingParams: {}, thing: {} };
    const { types, params, methods } = goNames(input('x', undefined, schemas), [
      { id: 'showThing', parameters: [] },
      { id: 'with', parameters: [] },
    ]);
    expect([...types.values()]).toEqual(['Client2', 'Options2', 'ShowThingParams', 'Thing']);
    expect([...methods.values()]).toEqual(['ShowThing', 'With2']);
    expect([...params.values()]).toEqual(['ShowThingParams2', 'With2Params']);
  });

  it.each([
    ['modelarts', undefined, 'example.com/modelarts-go', 'modelarts'],
    ['elastic-cloud-server', undefined, 'example.com/elastic-cloud-server-go', 'elasticcloudserver'],
    ['Go', undefined, 'example.com/Go-go', 'servicego'],
    ['3d', 'example.org/a/b', 'example.org/a/b', 'service3d'],
  ])('%s, %s is module %s with package %s', (service, given, module, name) => {
    expect(goNames(input(service, given), [])).toMatchObject({ module, package: name });
  });

  it.each([
    ['0.9.0', 'example.org/a', 'example.org/a'],
    ['1.4.0', 'example.org/a', 'example.org/a'],
    ['2.0.0', 'example.org/a', 'example.org/a/v2'],
    ['2.0.0', 'example.org/a/v2', 'example.org/a/v2'],
    ['v3', 'example.org/a', 'example.org/a/v3'],
    ['12.1.0', undefined, 'example.com/x-go/v12'],
    ['2.0.0', 'gopkg.in/a.v2', 'gopkg.in/a.v2'],
    ['2024-05-06', 'example.org/a', 'example.org/a'],
  ])('of version %s, %s is module %s', (version, given, module) => {
    expect(goNames(input('x', given, {}, version), []).module).toBe(module);
  });

  it.each([
    ['1.0.0', 'example.org/a/v2'],
    ['3.0.0', 'example.org/a/v2'],
  ])('of version %s refuse the module %s', (version, given) => {
    expect(() => goNames(input('x', given, {}, version), [])).toThrow(/another major version than the contract's/);
  });

  it.each([
    'a b',
    '../x',
    'x',
    'example.org/../x',
    'example.org/x"\n',
    'https://example.org/x',
    'example.org',
  ])('refuse %j as a module', (path) => {
    expect(() => goNames(input('x', path), [])).toThrow(/is not the path of a Go module/);
  });

  it('refuse what a tag of a struct would lose', () => {
    for (const name of ['id', 'os-x:y', '$ref', 'a b', 'größe']) checkTagName(name);
    for (const name of ['a,b', '-', 'a"b', 'a`b', '', 'a\nb']) expect(() => checkTagName(name)).toThrow(/rename it/);
  });
});

describe('parameters in Go', () => {
  it.each<[what: string, names: string[], ofForm: string[], fields: Record<string, string>]>([
    ['alone', ['sort_by', 'id'], [], { id: 'ID', sort_by: 'SortBy' }],
    ['alike', ['sort_by', 'sortBy'], [], { sortBy: 'SortBy', sort_by: 'SortBy2' }],
    ['beside a body', ['body'], [], { body: 'Body2' }],
    ['beside fields of a form', ['name'], ['Name', 'alias'], { name: 'Name', Name: 'Name2', alias: 'Alias' }],
  ])('%s are called by their operation', (_, names, ofForm, fields) => {
    expect(ownParameters(names, ofForm)).toEqual(fields);
  });

  it('have the names of their own operation in what the generator wrote', () => {
    const struct = (name: string, fields: readonly string[]): string =>
      `type ${name}Params struct {\n${fields.map((each) => `\t// ${each}\n\t${each}\n`).join('')}}\n`;
    const api = [
      struct('List', ['SortBy2 *string `query:"sort_by"`', 'Body *Kite `body:"application/json"`']),
      struct('Find', [
        'SortBy *string `query:"sortBy"`',
        'SortBy2 string `path:"sort_by"`',
        'Kite2 io.Reader `form:"kite,multipart/form-data"`',
      ]),
    ].join('\n');
    const [file] = [goTarget.keep('api_operations.go', api, {} as never) ?? []].flat();
    const fields = [...(file?.content ?? '').matchAll(/^\t(\w+) \S+ `/gm)].map(([, name]) => name);
    expect(fields).toEqual(['SortBy', 'Body', 'SortBy', 'SortBy2', 'Kite']);
  });
});

describe('texts in Go', () => {
  it.each([
    ['a "b"\\n', String.raw`"a \"b\"\\n"`],
    ['\ufeff\u202e\u2028\u0000\u007f', String.raw`"\ufeff\u202e\u2028\u0000\u007f"`],
    ['\u{e0001}', String.raw`"\U000e0001"`],
    ['\ud800', '"\ufffd"'],
    ['ü`', '"ü`"'],
  ])('%j is the literal %s', (text, expected) => {
    expect(goLiteral(text)).toBe(expected);
  });

  it.each([
    ['a\nb\r\n\u2028//go:embed x', 'a b //go:embed x'],
    ["say \"x\" or ''y'' or ``z``", "say 'x' or 'y' or 'z'"],
    ['back\\slash', 'back/slash'],
  ])('%j is the comment %s', (text, expected) => {
    expect(commentLine(text)).toBe(expected);
  });

  it('of constants are aligned', () => {
    const constants = new Map([
      ['A', 'x'],
      ['Longer', 'y'],
    ]);
    expect(goConstants(constants, 'T')).toBe('const (\n\tA      T = "x"\n\tLonger T = "y"\n)\n');
  });
});
