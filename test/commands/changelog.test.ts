import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseHtml } from 'parse5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { runCli } from '../support/cli.ts';
import { sample } from '../support/form.ts';

/** A repository of its own whose `spec/` has contracts. */
let folder = '';
let day = 0;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-changelog-'));
  day = 0;
  mkdirSync(path.join(folder, 'spec'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: string[]): string {
  const date = `2026-01-${String(Math.max(day, 1)).padStart(2, '0')}T12:00:00+00:00`;
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

const put = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);

/** Commits all, a day after the last commit. */
function commit(subject: string): string {
  day++;
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', subject);
  return git('rev-parse', 'HEAD');
}

/** Writes a contract with an operation for each name, whose answers have the fields that are named. */
function contract(service: string, operations: Readonly<Record<string, readonly string[]>>, version = '1.0.0'): void {
  const paths = Object.entries(operations).map(([name, fields]) => [
    `/v1/${name}`,
    {
      get: {
        operationId: name,
        responses: {
          200: {
            description: 'OK',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
                },
              },
            },
          },
        },
      },
    },
  ]);
  const info = { title: service, version };
  put(`spec/${service}.yaml`, stringify({ openapi: '3.0.3', info, paths: Object.fromEntries(paths) }));
}

const changelog = (...args: string[]) => specscribe('changelog', ...args);

const specscribe = (...args: string[]) => runCli(args, folder);

interface Entry {
  readonly commit: { readonly hash: string; readonly date: string; readonly subject: string };
  readonly contracts: readonly {
    readonly service: string;
    readonly event: string;
    readonly formerName?: string;
    readonly before?: string;
    readonly after?: string;
    readonly summary: Readonly<Record<string, number | string>>;
    readonly changes: readonly { readonly id: string; readonly fingerprint: string; readonly acknowledged?: unknown }[];
  }[];
}
const json = (...args: string[]): Entry[] => JSON.parse(changelog(...args, '--json').stdout) as Entry[];
/** `subject: service event id,id`, an entry a line. */
const told = (entries: readonly Entry[]): string[] =>
  entries.map(
    ({ commit: { subject }, contracts }) =>
      `${subject}: ${contracts.map(({ service, event, changes }) => `${service} ${event} ${changes.map(({ id }) => id).sort()}`).join('; ')}`,
  );

describe('specscribe changelog', () => {
  it('tells what each commit did to the contracts, newest first, and leaves out those that did nothing', () => {
    contract('depot', { listBoxes: ['id', 'name'], showBox: ['id'] });
    const first = commit('Add the depot');
    put('other.txt', 'x');
    commit('Nothing of a contract');
    put(
      'spec/depot.yaml',
      `# A comment.\n${execFileSync('cat', [path.join(folder, 'spec/depot.yaml')], { encoding: 'utf8' })}`,
    );
    commit('Only a comment');
    contract('depot', { listBoxes: ['id'], showBox: ['id'], newBox: ['id'] }, '2.0.0');
    contract('yard', { listCars: ['id'] });
    const last = commit('Take the name of boxes away');
    rmSync(path.join(folder, 'spec/yard.yaml'));
    commit('Drop the yard');
    expect(told(json('HEAD'))).toEqual([
      'Drop the yard: yard removed api-path-removed-without-deprecation',
      'Take the name of boxes away: depot changed endpoint-added,response-optional-property-removed; yard added endpoint-added',
      'Add the depot: depot added endpoint-added,endpoint-added',
    ]);
    expect(json('HEAD')[1]).toMatchObject({
      commit: { hash: last, date: '2026-01-04' },
      contracts: [{ before: '1.0.0', after: '2.0.0', summary: { breaking: 1, additive: 1, bump: 'major' } }, {}],
    });
    expect(told(json(`${first}..HEAD`, 'depot'))).toEqual([
      'Take the name of boxes away: depot changed endpoint-added,response-optional-property-removed',
    ]);
    expect(changelog(`${first}..HEAD`).stdout).toBe(`# Changes of the contracts

## 2026-01-05 \`${git('rev-parse', 'HEAD').slice(0, 12)}\` \`Drop the yard\`

### yard, 1.0.0, is gone

1 operation went with it.

## 2026-01-04 \`${last.slice(0, 12)}\` \`Take the name of boxes away\`

### depot, 1.0.0 → 2.0.0

breaking: 1, warning: 0, additive: 1, docs: 0; version step: major (name in the 200 response of listBoxes (GET /v1/listBoxes) is gone)

#### Breaking: 1

- \`name\` in the 200 response of \`listBoxes\` (GET /v1/listBoxes) is gone (\`response-optional-property-removed\`, \`${json('HEAD')[1]?.contracts[0]?.changes[0]?.fingerprint}\`)

#### Additive: 1

- \`newBox\` (GET /v1/newBox) is new (\`endpoint-added\`, \`${json('HEAD')[1]?.contracts[0]?.changes[1]?.fingerprint}\`)

### yard, 1.0.0, is new

1 operation came with it.
`);
  });

  it('counts a merge as one commit, and not again what it brought', () => {
    contract('depot', { listBoxes: ['id'] });
    commit('start');
    git('checkout', '-q', '-b', 'side');
    contract('depot', { listBoxes: ['id', 'a'] });
    commit('one on the side');
    contract('depot', { listBoxes: ['id', 'a', 'b'] });
    commit('two on the side');
    git('checkout', '-q', 'main');
    put('x', 'x');
    commit('beside');
    day++;
    git('merge', '-q', '--no-ff', '-m', 'merge the side', 'side');
    expect(told(json('HEAD~1..HEAD'))).toEqual([
      'merge the side: depot changed response-optional-property-added,response-optional-property-added',
    ]);
    expect(told(json('HEAD'))).toHaveLength(2);
  });

  it('recognises a contract that was renamed, and tells the rest of it under its old name', () => {
    contract('depot', { listBoxes: ['id'], showBox: ['id'] });
    contract('yard', { listCars: ['id'] });
    commit('start');
    rmSync(path.join(folder, 'spec/depot.yaml'));
    contract('store', { listBoxes: ['id', 'size'], showBox: ['id'] });
    commit('rename');
    const entries = json('HEAD', 'store');
    expect(told(entries)).toEqual([
      'rename: store renamed docs-title-changed,response-optional-property-added',
      'start: depot added endpoint-added,endpoint-added',
    ]);
    expect(entries[0]?.contracts[0]?.formerName).toBe('depot');
    expect(changelog('HEAD').stdout).toContain('### store, 1.0.0, was called depot');
  });

  it('says of an acknowledged change whether the API changed or its documentation was corrected', () => {
    contract('depot', { listBoxes: ['id', 'a', 'b'] });
    commit('start');
    contract('depot', { listBoxes: ['id'] });
    commit('less');
    const [one, two] = json('HEAD')[0]?.contracts[0]?.changes ?? [];
    put(
      '.specscribe-ack.yaml',
      stringify([
        { fingerprint: one?.fingerprint, reason: 'Never there.', 'documentation-corrected': true },
        { fingerprint: two?.fingerprint, reason: 'Announced.', expires: '2026-01-31' },
      ]),
    );
    const { stdout, stderr } = changelog('HEAD');
    expect(stdout).toContain('acknowledged as a correction of the documentation: Never there.');
    expect(stdout).toContain('acknowledged as a change of the API: Announced.');
    expect(stderr).toBe('');
    // What a commit itself acknowledges holds without the file.
    git('add', '-A');
    git('commit', '-q', '--amend', '--no-edit');
    rmSync(path.join(folder, '.specscribe-ack.yaml'));
    expect(json('HEAD')[0]?.contracts[0]?.summary).toMatchObject({ acknowledged: 2, breaking: 0 });
  });

  const HOSTILE = '<img src=x onerror=alert(1)> ![x](https://evil.invalid) `code` @all \u001b[31m\u202e';

  it.each(['markdown', 'html', 'json'])('%s makes nothing of what a commit message says', (format) => {
    contract('depot', { listBoxes: ['id'] });
    commit(HOSTILE);
    const { stdout } = changelog('HEAD', '--format', format);
    expect(stdout).toContain('onerror');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is steered by them.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    if (format === 'markdown') expect(stdout).toMatch(/ `&#60;img [^`]*\[x\]\([^`]* 'code' [^`]*`\n/);
    if (format === 'html') {
      const names = new Set<string>();
      const visit = (node: { nodeName: string; childNodes?: unknown[] }): void => {
        names.add(node.nodeName);
        for (const child of node.childNodes ?? []) visit(child as never);
      };
      visit(parseHtml(stdout) as never);
      expect([...names].filter((name) => ['img', 'script', 'link', 'iframe'].includes(name))).toEqual([]);
      expect(stdout).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    }
  });

  it('works in a folder of the repository', () => {
    mkdirSync(path.join(folder, 'project'));
    git('mv', '-k', 'spec', 'project/spec');
    mkdirSync(path.join(folder, 'project/spec'), { recursive: true });
    contract('depot', { listBoxes: ['id'] });
    execFileSync('mv', [path.join(folder, 'spec/depot.yaml'), path.join(folder, 'project/spec/depot.yaml')]);
    commit('start');
    const run = runCli(['changelog', 'HEAD'], path.join(folder, 'project'));
    expect(run.stdout).toContain('### depot, 1.0.0, is new');
  });

  it('leaves out what can’t be read, and says so', () => {
    contract('depot', { listBoxes: ['id'] });
    commit('start');
    put('spec/depot.yaml', '<<<<<<< ours\n');
    commit('broken');
    contract('depot', { listBoxes: ['id', 'name'] });
    commit('mended');
    const run = changelog('HEAD');
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('spec/depot.yaml: ');
    expect(told(json('HEAD'))).toEqual(['start: depot added endpoint-added']);
  });

  it('says where a shallow clone ends', () => {
    contract('depot', { listBoxes: ['id'] });
    commit('start');
    contract('depot', { listBoxes: ['id', 'name'] });
    commit('more');
    const clone = path.join(folder, 'clone');
    git('clone', '-q', '--depth=1', pathToFileURL(folder).href, clone);
    const run = runCli(['changelog', 'HEAD'], clone);
    expect(run.stdout).toContain('No contract changed.');
    expect(run.stderr).toContain('the clone is shallow');
  });

  it.each(
    sample(
      [
        [['nowhere..HEAD'], 'nowhere..HEAD: there is no nowhere'],
        [['HEAD..v1.0.0'], 'HEAD..v1.0.0: there is no v1.0.0'],
        [['--', '--output=x'], '--output=x: no range of commits here'],
        [['HEAD', 'other'], 'other: no contract of this name in HEAD; there are depot'],
        [['HEAD', '--format', 'sarif'], 'Allowed choices are markdown, json, html'],
        [[], "missing required argument 'range'"],
      ],
      3,
    ),
  )('%j is wrong usage: exit 2', (args, message) => {
    contract('depot', { listBoxes: ['id'] });
    commit('start');
    expect(changelog(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});

describe('the changes at operations of a site', () => {
  const changesOf = (operation: string): string => {
    const page = readFileSync(path.join(folder, `out/depot/operations/${operation}.html`), 'utf8');
    return /<ul class="changes">(.*?)<\/ul>/s.exec(page)?.[1] ?? '';
  };

  it('are those of the range, newest first, whom they break, and none of words alone', () => {
    contract('depot', { listBoxes: ['id', 'size'] });
    commit('first');
    contract('depot', { listBoxes: ['id'], showBox: ['id'] });
    commit('second');
    contract('depot', { listBoxes: ['id', 'room'], showBox: ['id'] });
    commit('third');
    const spec = 'spec/depot.yaml';
    expect(specscribe('site', spec, '--out', 'out', '--history', 'HEAD')).toMatchObject({ status: 0 });
    expect(changesOf('listBoxes').match(/<b>[\d-]+<\/b>|class="breaking"|<code>[^<]+<\/code>/g)).toEqual([
      '<b>2026-01-03</b>',
      '<code>room</code>',
      '<code>listBoxes</code>',
      '<b>2026-01-02</b>',
      '<code>size</code>',
      '<code>listBoxes</code>',
      'class="breaking"',
      '<b>2026-01-01</b>',
      '<code>listBoxes</code>',
    ]);
    const first = readFileSync(path.join(folder, 'out/index.html'), 'utf8');
    const latest = first.slice(first.indexOf('id="latest"'), first.indexOf('class="services"'));
    expect(latest.replace(/<[^>]+>/g, '').match(/2026-01-\d\d .*/g)).toEqual([
      '2026-01-03 depot 1 change: listBoxes',
      '2026-01-02 depot 2 changes, 1 breaking: listBoxes, showBox',
      '2026-01-01 depot new',
    ]);
    expect(specscribe('site', spec, '--out', 'out', '--history', 'HEAD~1..HEAD').status).toBe(0);
    expect(changesOf('showBox')).toBe('');
    expect(specscribe('site', spec, '--out', 'out', '--history', 'nowhere..HEAD')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nowhere..HEAD: there is no nowhere'),
    });
  });
});
