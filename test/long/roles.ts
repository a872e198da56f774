import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../corpus.ts';
import { packedTarball } from '../support/packed.ts';
import { commit } from '../support/project.ts';

/** Majors that `engines` admits and CI checks; the first is the oldest release that is admitted. */
const NODES = ['20.19.0', '22', '24'];
const TIME = 1_200_000;
/** A reference that is taken as unknown. */
const PAGES = path.resolve(ROOT, '../shared/corpus/rst/domain-name-service');
const SERVICE = 'domain-name-service';
const LIST = `docs-source/${SERVICE}/apis/public_zone_management/querying_public_zones.rst`;

interface Answer {
  readonly status: number | null;
  readonly text: string;
}

/** Somebody's folder, in which he types commands, and the hand's edits of files. */
class Desk {
  readonly root: string;
  edits = 0;
  readonly #env: NodeJS.ProcessEnv;
  readonly #started = performance.now();

  constructor(root: string, node: string) {
    this.root = root;
    mkdirSync(root, { recursive: true });
    this.#env = {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
      NO_COLOR: '1',
      CI: '',
      SPECSCRIBE_CACHE: path.join(root, 'node_modules/.cache/specscribe'),
    };
  }

  /** A line as the documentation shows it. */
  type(line: string): Answer {
    const run = spawnSync('sh', ['-c', line], { cwd: this.root, encoding: 'utf8', env: this.#env, timeout: TIME });
    return { status: run.status, text: run.stdout + run.stderr };
  }

  /** Starts what goes on until it is stopped, and waits for words of it. */
  async start(line: string, words: RegExp): Promise<{ found: string; stop: () => void }> {
    const child = spawn('sh', ['-c', line], { cwd: this.root, env: this.#env, detached: true });
    const found = await new Promise<string>((resolve, reject) => {
      let text = '';
      const listen = (chunk: Buffer): void => {
        text += chunk;
        const match = words.exec(text);
        if (match) resolve(match[1] ?? match[0]);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', () => reject(new Error(text)));
    });
    return { found, stop: () => void process.kill(-(child.pid ?? Number.NaN)) };
  }

  read = (file: string): string => readFileSync(path.join(this.root, file), 'utf8');

  edit(file: string, change: (text: string) => string): void {
    this.edits++;
    const target = path.join(this.root, file);
    writeFileSync(target, change(existsSync(target) ? readFileSync(target, 'utf8') : ''));
  }

  /** Runs what the workflow that `init` wrote runs, but for fetching what is there. */
  ci(): Answer[] {
    const { jobs } = parse(this.read('.github/workflows/specscribe.yml')) as {
      jobs: Record<string, { steps: { run?: string }[] }>;
    };
    const lines = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    return lines.filter((line) => line !== 'npm ci').map((line) => this.type(line));
  }

  get seconds(): string {
    return ((performance.now() - this.#started) / 1000).toFixed(0);
  }
}

function sizeOf(folder: string): { packages: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const lock = JSON.parse(readFileSync(path.join(folder, '.package-lock.json'), 'utf8')) as { packages: object };
  return {
    packages: Object.keys(lock.packages).length,
    bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0),
  };
}

describe.skipIf(!existsSync(PAGES)).each(NODES)(
  'Node.js %s, from the tarball, each in a folder of his own',
  (version) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-roles-'));
    const rows: Record<string, string | number>[] = [];
    afterAll(() => {
      console.log(`Node.js ${version}`);
      console.table(rows);
      rmSync(folder, { recursive: true, force: true });
    });
    const note = (who: string, desk: Desk): void => void rows.push({ who, seconds: desk.seconds, edits: desk.edits });

    let node = '';
    let tarball = '';
    it('is installed without a warning of ours', () => {
      const home = path.join(folder, 'node');
      spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', home, `node@${version}`], { timeout: TIME });
      node = path.join(home, 'node_modules/node/bin/node');
      tarball = packedTarball(folder);
      const desk = new Desk(path.join(folder, 'maintainer'), node);
      expect(desk.type('node --version').text).toMatch(new RegExp(`^v${version}(?:\\.|\\n)`));
      const { status, text } = desk.type(`npm install --save-dev --no-audit --no-fund ${tarball}`);
      expect(status).toBe(0);
      const warnings = text.split('\n').filter((line) => /^npm (?:warn|WARN)/.test(line));
      // Of a package from a file, npm names `prepare`, which it does not run; of one from the registry it doesn't.
      const ours = warnings.filter((line) => line.includes('specscribe@') && !line.includes('(prepare: '));
      expect([...ours, ...warnings.filter((line) => line.includes('EBADENGINE'))]).toEqual([]);
      const { packages, bytes } = sizeOf(path.join(desk.root, 'node_modules'));
      rows.push({
        who: `install: ${packages} packages, ${Math.round(bytes / 1e6)} MB, ${warnings.length} lines of warnings`,
        seconds: desk.seconds,
        edits: 0,
      });
      for (const line of warnings) console.log(line);
    });

    it('serves who maintains an SDK: from a folder of pages to a green CI', () => {
      const desk = new Desk(path.join(folder, 'maintainer'), node);
      cpSync(PAGES, path.join(desk.root, 'reference'), { recursive: true });
      expect(desk.type('npx specscribe init --yes --scope @acme')).toMatchObject({ status: 0 });
      expect(desk.type('npx specscribe build --update-baseline')).toMatchObject({ status: 0 });
      commit(desk.root);
      expect(desk.ci()).toEqual([expect.objectContaining({ status: 0 })]);
      expect(desk.type('npx specscribe check --fail-on warning')).toMatchObject({ status: 0 });
      expect(JSON.parse(desk.read(`generated/${SERVICE}/typescript/package.json`)).name).toBe(
        `@acme/${SERVICE}-client`,
      );
      note('from nothing to a green CI', desk);

      // A page changes, which breaks callers, and the change is accepted.
      expect(desk.read(LIST)).toMatch(/\| ttl +\| Integer/);
      desk.edit(LIST, (text) => text.replace(/(\| ttl +\| )Integer/, '$1String '));
      expect(desk.ci()).toEqual([expect.objectContaining({ status: 1, text: expect.stringContaining('::') })]);
      expect(desk.type('npx specscribe build --bump --update-baseline')).toMatchObject({ status: 0 });
      expect(desk.type('npx specscribe diff HEAD').text).toContain('breaking');
      expect(desk.read(`docs-source/${SERVICE}/service.yaml`)).toMatch(/^version: "?2\.0\.0"?$/m);
      commit(desk.root);
      expect(desk.ci()).toEqual([expect.objectContaining({ status: 0 })]);
      expect(desk.type('npx specscribe changelog HEAD').text).toContain('2.0.0');
      note('and a breaking change to a release', desk);
    });

    it('serves who writes the pages: what is wrong, where, and what is left', () => {
      const desk = new Desk(path.join(folder, 'maintainer'), node);
      expect(desk.type('npx specscribe report docs-source --out report.html')).toMatchObject({ status: 0 });
      expect(desk.read('report.html')).toContain('Domain Name Service');
      expect(desk.type('npx specscribe report docs-source --format json --out old.json')).toMatchObject({ status: 0 });
      expect(desk.type('npx specscribe report docs-source --format csv').text).toContain('link/example-type');
      expect(desk.type('npx specscribe explain link/example-type').text).toContain('Right:');
      const findings = JSON.parse(desk.read(`spec/${SERVICE}.diagnostics.json`)) as {
        readonly code: string;
        readonly file: string;
        readonly line: number;
        readonly message: string;
        readonly fingerprint: string;
      }[];
      const quoted = findings.filter(
        ({ code, message }) => code === 'link/example-type' && /"\d+" \(a string\)/.test(message),
      );
      const [first, second] = quoted as [(typeof findings)[number], (typeof findings)[number]];
      expect(desk.type(`npx specscribe inspect docs-source/${SERVICE}/${first.file}:${first.line}`)).toMatchObject({
        status: 0,
      });
      // One page is corrected, one finding is no mistake.
      desk.edit(`docs-source/${SERVICE}/${first.file}`, (text) => {
        const lines = text.split('\n');
        lines[first.line - 1] = (lines[first.line - 1] ?? '').replace(/: "(\d+)"/, ': $1');
        return lines.join('\n');
      });
      desk.edit(
        'specscribe.suppress.yaml',
        () => `- fingerprint: "${second.fingerprint}"\n  reason: The server takes both.\n`,
      );
      expect(desk.type('npx specscribe build --update-baseline')).toMatchObject({ status: 0 });
      const left = desk.read(`spec/${SERVICE}.diagnostics.json`);
      expect(left).not.toContain(first.fingerprint);
      expect(desk.type('npx specscribe report docs-source --against old.json --out report.html')).toMatchObject({
        status: 0,
      });
      expect(desk.type('npx specscribe site --out public')).toMatchObject({ status: 0 });
      commit(desk.root);
      expect(desk.ci()).toEqual([expect.objectContaining({ status: 0 })]);
      note('a report, a page corrected, a false alarm, the site', desk);
    });

    it('serves who takes the contract: a client of it that calls a server of it', async () => {
      const desk = new Desk(path.join(folder, 'taker'), node);
      for (const file of [`${SERVICE}.yaml`, `${SERVICE}.sources.json`])
        cpSync(path.join(folder, 'maintainer/spec', file), path.join(desk.root, file));
      expect(desk.type(`npm install --save-dev --prefer-offline --no-audit --no-fund ${tarball}`)).toMatchObject({
        status: 0,
      });
      const generate = `npx specscribe generate ${SERVICE}.yaml --target typescript --out clients --scope @taker`;
      expect(desk.type(generate)).toMatchObject({ status: 0 });
      expect(desk.type(`npx specscribe why ${SERVICE}.yaml listPublicZones`).text).toBeDefined();
      const server = await desk.start(`npx specscribe serve ${SERVICE}.yaml --port 0`, /(http:\/\/[\w.:[\]]+)/);
      try {
        // As the quick start shows it.
        expect(desk.type('(cd clients/typescript && npm install --no-audit --no-fund && npm run build)')).toMatchObject(
          { status: 0 },
        );
        expect(desk.type('npm install --no-audit --no-fund ./clients/typescript')).toMatchObject({ status: 0 });
        const { operationId } = JSON.parse(desk.type(`node -e "${FIRST_LIST}"`).text) as { operationId: string };
        desk.edit('call.mjs', () => callOf(operationId, server.found));
        const called = desk.type('node call.mjs');
        expect(called).toMatchObject({ status: 0, text: expect.stringMatching(/^\{/) });
      } finally {
        server.stop();
      }
      expect(desk.type(`npx specscribe diff ${SERVICE}.yaml ${SERVICE}.yaml`)).toMatchObject({ status: 0 });
      note('a client that calls the stub server', desk);
    });
  },
);

/** The id of the first operation that lists something by its path alone. */
const FIRST_LIST = [
  "const { parse } = require('yaml');",
  `const { paths } = parse(require('fs').readFileSync('${SERVICE}.yaml', 'utf8'));`,
  "const path = Object.keys(paths).find((each) => !each.includes('{') && paths[each].get);",
  'console.log(JSON.stringify({ operationId: paths[path].get.operationId }));',
].join(' ');

const callOf = (
  operationId: string,
  baseUrl: string,
): string => `import { createClient } from '@taker/${SERVICE}-client';

const client = createClient({ baseUrl: '${baseUrl}', token: 'any', projectId: 'any' });
console.log(JSON.stringify(await client.${operationId}()));
`;
