import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../corpus.ts';
import { CLI, runCli } from '../support/cli.ts';
import { workflowFaults } from '../support/project.ts';
import { long, sample } from '../support/form.ts';

const ACTION = '.github/actions/specscribe/action.yml';
const WORKFLOW = '.github/workflows/drift.yml';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: unknown; readonly steps: readonly Step[] }>>;
}

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const action = parse(textOf(ACTION)) as Action;
const workflow = parse(textOf(WORKFLOW)) as Workflow;

describe('the workflow and its action', () => {
  it.each([ACTION, WORKFLOW])('%s is what GitHub’s parser takes', (file) => {
    expect(workflowFaults(path.join(ROOT, file))).toEqual([]);
  });

  it('would be refused with a fault', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-workflow-'));
    const broken = path.join(folder, 'drift.yml');
    writeFileSync(broken, textOf(WORKFLOW).replace('runs-on:', 'run-on:'));
    expect(workflowFaults(broken).join()).toContain("'run-on'");
    rmSync(folder, { recursive: true });
  });

  const steps = [...action.runs.steps, ...Object.values(workflow.jobs).flatMap((job) => job.steps)];

  it('put no expression into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('use no action of a third party', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toEqual(['actions/checkout@v4', 'actions/setup-node@v4', './.github/actions/specscribe']);
  });

  it('have the least permissions, and give the token to the last step alone', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'write', 'pull-requests': 'write' },
    ]);
    expect(action.runs.steps.map(({ env }) => Boolean(env?.GH_TOKEN))).toEqual([false, false, false, true]);
    expect(workflow.jobs.drift?.steps[0]?.with).toEqual({ 'persist-credentials': false });
  });
});

/** The folder of each test, always of one name: the project names its upstream and its remote by their places. */
const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-action-'));
/** The project as each test begins with it. */
const start = mkdtempSync(path.join(tmpdir(), 'specscribe-action-start-'));
beforeAll(() => {
  upstream(page('name'));
  project();
  cpSync(folder, start, { recursive: true, preserveTimestamps: true });
});
beforeEach(() => {
  rmSync(folder, { recursive: true });
  cpSync(start, folder, { recursive: true, preserveTimestamps: true });
});
afterAll(() => {
  for (const each of [folder, start]) rmSync(each, { recursive: true, force: true });
});

const at = (...parts: string[]): string => path.join(folder, ...parts);
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

/** A page whose operation has one mandatory field and a sentence. */
const page = (field: string, sentence = 'Lists the boxes.'): string => `Listing Boxes
=============

Function
--------

${sentence}

URI
---

POST /v1/boxes

Request Parameters
------------------

.. table:: **Table 1** Request body parameters

   ========= ========= ======= ===========
   Parameter Mandatory Type    Description
   ========= ========= ======= ===========
   ${field.padEnd(9)} Yes       String  A field.
   ========= ========= ======= ===========
`;

/** Commits a page upstream. */
function upstream(text: string): void {
  const work = at('upstream');
  mkdirSync(path.join(work, 'api-ref'), { recursive: true });
  if (!existsSync(path.join(work, '.git'))) git(work, 'init', '-q', '-b', 'main');
  writeFileSync(path.join(work, 'api-ref/boxes.rst'), text);
  git(work, 'add', '-A');
  git(work, 'commit', '-q', '-m', 'page');
}

const specscribe = (...args: string[]) => runCli(args, at('project'));

/** A project at today's pages, with its remote, and a `gh` that notes what it is asked. */
function project(): void {
  mkdirSync(at('project/docs-source/depot'), { recursive: true });
  writeFileSync(
    at('project/docs-source/depot/service.yaml'),
    `title: Depot
version: 1.0.0 # Moved by --bump.
server: { url: "https://depot.example.org" }
license: { name: Apache-2.0, url: "https://www.apache.org/licenses/LICENSE-2.0" }
security: { token: { header: X-Auth-Token } }
targets: [typescript]
upstream:
  rst: { repository: "${pathToFileURL(at('upstream'))}", path: api-ref }
`,
  );
  expect(specscribe('sync', '--update', '--allow-host', 'file').status).toBe(0);
  const built = specscribe('build', '--fail-on', 'never');
  expect(built.status, built.stderr + built.stdout).toBe(0);
  git(folder, 'init', '-q', '--bare', 'origin.git');
  git(at('project'), 'init', '-q', '-b', 'main');
  git(at('project'), 'remote', 'add', 'origin', at('origin.git'));
  git(at('project'), 'add', '-A');
  git(at('project'), 'commit', '-q', '-m', 'start');
  git(at('project'), 'push', '-q', 'origin', 'main');
  mkdirSync(at('bin'));
  writeFileSync(
    at('bin/gh'),
    `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const file = args[args.indexOf('--body-file') + 1];
const body = args.includes('--body-file') ? readFileSync(file, 'utf8') : undefined;
appendFileSync(${JSON.stringify(at('gh.jsonl'))}, JSON.stringify({ args, body, token: process.env.GH_TOKEN }) + '\\n');
if (args[0] === 'pr' && args[1] === 'list' && existsSync(${JSON.stringify(at('open'))})) console.log('7');
`,
    { mode: 0o755 },
  );
}

const INPUTS: Readonly<Record<string, string>> = {
  command: `${process.execPath} ${CLI}`,
  'allow-hosts': 'file',
  token: 'secret',
  base: 'main',
};

/** Runs the steps of the action as the runner does; gives the last exit code and all that was printed. */
function runAction(): { status: number | null; output: string } {
  mkdirSync(at('temp'), { recursive: true });
  writeFileSync(at('outputs'), '');
  const value = (expression: string): string =>
    expression.replace(
      /\$\{\{ inputs\.([a-z-]+)[^}]*\}\}/g,
      (_, name) => INPUTS[name] ?? action.inputs[name]?.default ?? '',
    );
  let output = '';
  for (const step of action.runs.steps) {
    if (step.if !== undefined) {
      expect(step.if).toBe("steps.report.outputs.changed == 'true'");
      if (!readFileSync(at('outputs'), 'utf8').includes('changed=true\n')) continue;
    }
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, value(text)]));
    writeFileSync(at('step.sh'), step.run ?? '');
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', at('step.sh')], {
      cwd: at('project'),
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PATH: `${at('bin')}:${process.env.PATH}`,
        RUNNER_TEMP: at('temp'),
        GITHUB_OUTPUT: at('outputs'),
        ...env,
      },
    });
    output += run.stdout + run.stderr;
    if (run.status !== 0) return { status: run.status, output };
  }
  return { status: 0, output };
}

interface Call {
  readonly args: readonly string[];
  readonly body?: string;
  readonly token?: string;
}
const calls = (): Call[] =>
  existsSync(at('gh.jsonl'))
    ? readFileSync(at('gh.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Call)
    : [];

describe('the steps of the action', () => {
  it('do nothing where the pages are the same', () => {
    expect(runAction()).toMatchObject({ status: 0, output: expect.stringContaining('nothing changed') });
    expect(calls()).toEqual([]);
    expect(git(at('origin.git'), 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });

  it('open a pull request with the gravest story and the counts as title and the report as body, and renew it', () => {
    const nasty = `$(touch pwned) \`touch pwned\` ${'$'}{{ github.token }} "; touch pwned; #`;
    upstream(page('size', `Lists boxes. ${nasty}`));
    const run = runAction();
    expect(run, run.output).toMatchObject({ status: 0 });
    expect(run.output).toContain('depot: version 1.0.0 → 2.0.0, a major step');
    const title = 'name in the request body of listBoxes (POST /v1/boxes) is gone (breaking: 2, docs: 1)';
    const body = at('temp/specscribe-body.md');
    const head = ['--head', 'specscribe/drift', '--base', 'main'];
    expect(calls().map(({ args }) => args)).toEqual([
      ['auth', 'setup-git'],
      ['pr', 'list', ...head, '--state', 'open', '--json', 'number', '--jq', '.[0].number // empty'],
      ['pr', 'create', ...head, '--title', title, '--body-file', body],
    ]);
    expect(calls()[2]).toMatchObject({ token: 'secret', body: expect.stringContaining('request-property-removed') });
    expect(existsSync(at('project/pwned'))).toBe(false);

    // What was pushed is the pages, the contract and the clients, at the version that follows.
    const show = (file: string): string => git(at('origin.git'), 'show', `specscribe/drift:${file}`);
    expect(show('docs-source/depot/boxes.rst')).toContain('size');
    expect(show('docs-source/depot/service.yaml')).toContain('version: 2.0.0 # Moved by --bump.');
    expect(show('spec/depot.yaml')).toContain('version: 2.0.0');
    expect(JSON.parse(show('generated/depot/typescript/package.json'))).toMatchObject({ version: '2.0.0' });

    // The next run starts from the base again, and finds the pull request open.
    git(at('project'), 'reset', '-q', '--hard', 'origin/main');
    writeFileSync(at('open'), '');
    rmSync(at('gh.jsonl'));
    expect(runAction().status).toBe(0);
    expect(calls().at(-1)?.args).toEqual(['pr', 'edit', '7', '--title', title, '--body-file', body]);
  });

  it('end where a step fails, and push nothing', () => {
    rmSync(at('upstream'), { recursive: true });
    expect(runAction().status).toBe(2);
    expect(calls()).toEqual([]);
  });
});

describe('build --bump', () => {
  const version = (): string | undefined =>
    /^version: (\S+)/m.exec(readFileSync(at('project/docs-source/depot/service.yaml'), 'utf8'))?.[1];

  it.each(
    sample(
      [
        ['a field that is gone', page('size'), '2.0.0'],
        ['other words', page('name', 'Lists all boxes.'), '1.0.1'],
        ['the same page', page('name'), '1.0.0'],
      ],
      3,
    ),
  )('%s', (_, text, expected) => {
    writeFileSync(at('project/docs-source/depot/boxes.rst'), text);
    specscribe('build', '--bump', '--fail-on', 'never');
    expect(version()).toBe(expected);
    specscribe('build', '--bump', '--fail-on', 'never');
    expect(version()).toBe(expected);
    expect(specscribe('check').status).toBe(0);
  });

  long.it('compares with the last release: a breaking change that was committed since counts', () => {
    const save = (text: string): void => writeFileSync(at('project/docs-source/depot/boxes.rst'), text);
    git(at('project'), 'tag', 'v1.0.0');
    save(page('size'));
    specscribe('build', '--fail-on', 'never');
    git(at('project'), 'commit', '-qam', 'a field is gone');
    save(page('size', 'Lists all boxes.'));
    const bumped = specscribe('build', '--bump', '--fail-on', 'never');
    expect(bumped.stderr).toMatch(
      /1\.0\.0 → 2\.0\.0, a major step since [0-9a-f]{12}, the first commit with version 1\.0\.0/,
    );
    expect(version()).toBe('2.0.0');
    // What isn't committed is no release: more of it asks for no other version.
    save(page('size', 'Lists each box.'));
    specscribe('build', '--bump', '--fail-on', 'never');
    expect(version()).toBe('2.0.0');
    git(at('project'), 'commit', '-qam', '2.0.0');
    save(page('size', 'Lists boxes.'));
    specscribe('build', '--bump', '--fail-on', 'never');
    expect(version()).toBe('2.0.1');
    git(at('project'), 'checkout', '-q', '.');
    save(page('size', 'Lists boxes.'));
    expect(specscribe('build', '--bump', '--since', 'v1.0.0').stderr).not.toContain('step');
    expect(specscribe('build', '--bump', '--since', 'v9').stderr).toContain(
      '--since v9: neither a git revision nor a day',
    );
    expect(specscribe('build', '--since', 'v1.0.0')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--bump'),
    });
  });

  it('leaves a version that a person has moved', () => {
    writeFileSync(at('project/docs-source/depot/boxes.rst'), page('size'));
    const file = at('project/docs-source/depot/service.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('1.0.0', '3.0.0'));
    expect(specscribe('build', '--bump', '--fail-on', 'never').stderr).toContain('1.0.0 → 3.0.0, as service.yaml says');
    expect(version()).toBe('3.0.0');
  });
});
