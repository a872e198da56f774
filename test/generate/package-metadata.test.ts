import { describe, expect, it } from 'vitest';
import { GenerateError, type Packages, packageOf, type TargetInput } from '../../scripts/generate/index.ts';
import { pomFile } from '../../scripts/generate/java/package-files.ts';
import { projectFile } from '../../scripts/generate/python/package-files.ts';
import { contentOf, depot, inputFor, target } from './support/depot.ts';

const given: Packages = {
  scope: '@acme',
  group: 'org.acme',
  access: 'restricted',
  license: 'MIT',
  repository: 'https://git.acme.example/clients',
  author: 'Acme "API" <api@acme.example>',
  description: 'Clients for\nthe depot.',
};

const input = (name: string, packages?: Packages): TargetInput => ({
  ...inputFor(depot()),
  ...(packages ? packageOf(packages, name) : {}),
});

const manifest = async (name: string, packages?: Packages) =>
  JSON.parse(contentOf(await target(name).generate(input(name, packages)), 'package.json'));

describe('a package that nobody has named', () => {
  it.each([
    ['typescript', 'depot-client'],
    ['server-typescript', 'depot-server'],
  ])('for %s is called %s, and npm does not publish it', async (name, expected) => {
    const { publishConfig, ...rest } = await manifest(name);
    expect(rest).toMatchObject({ name: expected, private: true, license: 'Apache-2.0' });
    expect([publishConfig, rest.author, rest.repository]).toEqual([undefined, undefined, undefined]);
  });

  it('takes no name of anybody else', async () => {
    expect(pomFile(input('java'))).toContain('<groupId>com.example</groupId>\n  <artifactId>depot-client</artifactId>');
    expect(pomFile(input('java'))).toContain('<Automatic-Module-Name>com.example.depot</Automatic-Module-Name>');
    expect(projectFile(input('python'))).toContain('name = "depot-client"');
    const server = contentOf(await target('server-python').generate(input('server-python')), 'pyproject.toml');
    expect(server).toContain('name = "depot-server"');
  });
});

describe('what service.yaml or an option says of packages', () => {
  it.each([
    ['typescript', '@acme/depot-client'],
    ['server-typescript', '@acme/depot-server'],
  ])('is in package.json of %s', async (name, expected) => {
    const { private: isPrivate, ...rest } = await manifest(name, given);
    expect(isPrivate).toBeUndefined();
    expect(rest).toMatchObject({
      name: expected,
      description: 'Clients for the depot.',
      license: 'MIT',
      author: 'Acme "API" <api@acme.example>',
      repository: { type: 'git', url: 'git+https://git.acme.example/clients' },
      publishConfig: { access: 'restricted' },
    });
  });

  it('is in pyproject.toml', async () => {
    const server = await target('server-python').generate(input('server-python', given));
    for (const text of [projectFile(input('python', given)), contentOf(server, 'pyproject.toml')])
      for (const line of [
        'description = "Clients for the depot."',
        'license = "MIT"',
        'authors = [{ name = "Acme \\"API\\"", email = "api@acme.example" }]',
        'urls = { Repository = "https://git.acme.example/clients" }',
      ])
        expect(text.split('\n')).toContain(line);
  });

  it('is in pom.xml', () => {
    const pom = pomFile(input('java', given));
    for (const line of [
      '  <groupId>org.acme</groupId>',
      '  <description>Clients for the depot.</description>',
      '  <url>https://git.acme.example/clients</url>',
      '      <name>MIT</name>',
    ])
      expect(pom.split('\n')).toContain(line);
    expect(pom).toContain('Acme "API" &lt;api@acme.example&gt;');
  });

  it('gives way to the name of one package', async () => {
    expect((await manifest('typescript', { ...given, typescript: 'my-depot' })).name).toBe('my-depot');
    expect(pomFile(input('java', { ...given, java: 'org.other:x' }))).toContain('<groupId>org.other</groupId>');
  });

  it('is refused where a registry would', async () => {
    await expect(manifest('typescript', { typescript: 'A B' })).rejects.toThrow(GenerateError);
  });
});
