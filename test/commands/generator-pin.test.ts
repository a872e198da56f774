import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatorPin, pinFileText } from '../../scripts/commands/targets/generator-pin.ts';
import { findGeneratorTools } from '../../scripts/commands/targets/generator-tools.ts';
import { runGenerator } from '../../scripts/commands/targets/openapi-generator.ts';
import { GENERATOR_SHA256, GENERATOR_VERSION, JAR_TARGETS } from '../../scripts/generate/index.ts';
import { ROOT } from '../corpus.ts';
import { inputFor } from '../generate/support/depot.ts';
import { runCli } from '../support/cli.ts';
import { hasTool } from '../support/toolchain.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-pin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** A folder with an `openapitools.json`. */
function pinned(settings: object | string): string {
  const root = path.join(folder, String(count++));
  mkdirSync(root);
  const text = typeof settings === 'string' ? settings : JSON.stringify({ 'generator-cli': settings }, null, 2);
  writeFileSync(path.join(root, 'openapitools.json'), text);
  return root;
}

const JAR = (version: string): string =>
  `https://repo1.maven.org/maven2/org/openapitools/openapi-generator-cli/${version}/openapi-generator-cli-${version}.jar`;
const OTHER = 'a'.repeat(64);

describe('openapitools.json pins the generator', () => {
  it.each<[string, object, object]>([
    [
      'the version that is tested',
      { version: GENERATOR_VERSION },
      { version: GENERATOR_VERSION, sha256: GENERATOR_SHA256, url: JAR(GENERATOR_VERSION) },
    ],
    [
      'another version by its hash',
      { version: '7.23.0', sha256: OTHER },
      { version: '7.23.0', sha256: OTHER, url: JAR('7.23.0') },
    ],
    [
      'a mirror',
      {
        version: GENERATOR_VERSION,
        repository: { downloadUrl: `https://maven.acme.io/${'$'}{groupId}/${'$'}{artifactId}/${'$'}{versionName}.jar` },
      },
      { url: `https://maven.acme.io/org/openapitools/openapi-generator-cli/${GENERATOR_VERSION}.jar` },
    ],
    [
      'settings for its own command alone',
      { version: GENERATOR_VERSION, storageDir: '~/x', generators: {} },
      { version: GENERATOR_VERSION },
    ],
  ])('to %s', (_, settings, expected) => {
    expect(generatorPin(pinned(settings))).toMatchObject(expected);
  });

  it('to the tested version where there is no such file, and where init wrote it', () => {
    expect(generatorPin(folder)).toEqual(generatorPin(pinned(pinFileText())));
  });

  it.each<[string, object | string, RegExp]>([
    [
      'another version without a hash',
      { version: '7.23.0' },
      /^openapitools\.json:3:16: generator-cli\.version: 7\.23\.0 needs "sha256"/,
    ],
    [
      'another hash of the tested version',
      { version: GENERATOR_VERSION, sha256: OTHER },
      /generator-cli\.sha256: .* has the hash 41ce4f6b/,
    ],
    ['no version', {}, /generator-cli\.version: is missing; for example: version: 7\.25\.0/],
    ['a version that is a path', { version: '../x', sha256: OTHER }, /generator-cli\.version: is no version/],
    [
      'an address of this machine',
      { version: GENERATOR_VERSION, repository: { downloadUrl: 'file:///x.jar' } },
      /must begin with https/,
    ],
    ['no JSON', '{', /^openapitools\.json:\d+:\d+: not YAML/],
  ])('and is refused for %s', (_, settings, message) => {
    expect(() => generatorPin(pinned(settings))).toThrow(message);
  });

  it('so that a JAR of another hash is never run: exit 2, one line', () => {
    const root = pinned({ version: '7.23.0' });
    const { status, stderr } = runCli(
      ['generate', path.join(ROOT, 'spec/modelarts.yaml'), '--target', 'go', '--out', 'out'],
      root,
    );
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
    expect(existsSync(path.join(root, 'out'))).toBe(false);
  });
});

const contract = parse(readFileSync(path.join(ROOT, 'spec/modelarts.yaml'), 'utf8'));
const hasJava = hasTool('java', ['-version']);

describe('the generator’s own command, with the same openapitools.json', () => {
  it.skipIf(!hasJava)(
    'makes the same bytes',
    async ({ skip }) => {
      const tools = await findGeneratorTools().catch(() => undefined);
      if (!tools) return skip('OpenAPI Generator can’t be fetched');
      const target = JAR_TARGETS.find(({ name }) => name === 'python');
      if (!target) throw new Error('no target python');
      const job = target.job(inputFor(contract, 'modelarts'));
      const [ours = new Map<string, string>()] = await runGenerator([
        { title: 'depot', generator: target.generator, job, overrides: new Map() },
      ]);

      const root = pinned(
        JSON.stringify({
          ...JSON.parse(pinFileText()),
          'generator-cli': { ...JSON.parse(pinFileText())['generator-cli'], storageDir: 'jars' },
        }),
      );
      mkdirSync(path.join(root, 'jars'));
      copyFileSync(tools.jar, path.join(root, 'jars', `${GENERATOR_VERSION}.jar`));
      writeFileSync(path.join(root, 'contract.json'), JSON.stringify(job.contract));
      writeFileSync(path.join(root, 'config.json'), JSON.stringify(job.config));
      const wrapper = path.join(ROOT, 'node_modules/@openapitools/openapi-generator-cli/main.js');
      const args = ['generate', '-g', target.generator, '-i', 'contract.json', '-o', 'out', '-c', 'config.json'];
      const left = ['--global-property', 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false'];
      // The command looks for its file where the shell says that it is.
      const env = { ...process.env, PWD: root };
      const run = spawnSync(process.execPath, [wrapper, ...args, ...left], {
        cwd: root,
        env,
        encoding: 'utf8',
        timeout: 280_000,
      });
      expect(run.status, run.stdout + run.stderr).toBe(0);
      expect(ours.size).toBeGreaterThan(20);
      const theirs = new Map(
        [...ours.keys()].map((name) => [name, readFileSync(path.join(root, 'out', name), 'utf8')]),
      );
      expect(theirs).toEqual(ours);
    },
    300_000,
  );
});
