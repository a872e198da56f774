import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { FIELD_COLUMNS, smallPage, tableHtml } from '../support/small-page.ts';
import { smallProject } from '../support/small-project.ts';
import { long, sample } from '../support/form.ts';

interface Found {
  readonly code: string;
  readonly file: string;
  readonly line: number;
}

interface JsonReport {
  readonly summary: Readonly<Record<string, number | string>>;
  readonly changes: readonly {
    readonly id: string;
    readonly class: string;
    readonly before?: { file: string; line: number };
    readonly after?: { file: string; line: number };
    readonly extraction?: boolean;
    readonly fingerprint: string;
  }[];
  readonly diagnostics: readonly Found[];
}

/** A project of its own, as it is committed. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-check-'));
  for (const part of ['docs-source', 'spec', 'generated'])
    cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** With no program to be found on PATH: nothing but Node.js is needed. */
function specscribe(...args: string[]) {
  const empty = path.join(folder, 'no-programs');
  mkdirSync(empty, { recursive: true });
  return runCli(args, folder, { PATH: empty, JAVA_HOME: '' });
}
const check = (...args: string[]) => specscribe('check', ...args);
const json = (...args: string[]): JsonReport => JSON.parse(check('--json', ...args).stdout) as JsonReport;

const at = (file: string): string => path.join(folder, file);
const text = (file: string): string => readFileSync(at(file), 'utf8');
function edit(file: string, from: string | RegExp, to: string): void {
  const old = text(file);
  const now = old.replace(from, to);
  expect(now, file).not.toBe(old);
  writeFileSync(at(file), now);
}

/** Leaves code of one target, which needs no Java. */
function onlyTypescript(): void {
  const others = ['go', 'java', 'python', 'server-python', 'server-typescript'];
  const config = 'docs-source/modelarts/service.yaml';
  edit(config, /^targets:\n(?: {2}- .*\n)+/m, 'targets: [typescript]\n');
  for (const target of others) {
    // Its package's name, below `packages`.
    edit(config, new RegExp(`^ {2}${target}: .*\\n`, 'm'), '');
    rmSync(at(`generated/modelarts/${target}`), { recursive: true });
  }
}

/** Line of the nth place where a page has some text. */
const lineOf = (file: string, needle: string, nth = 0): number =>
  text(file)
    .split('\n')
    .map((line, index) => (line.includes(needle) ? index + 1 : 0))
    .filter(Boolean)[nth] ?? 0;

const CREATE = 'docs-source/modelarts/CreateNotebook.html';

describe('specscribe check', () => {
  it('has nothing to say of what is committed: exit 0, no other program', () => {
    const { status, stdout, stderr } = check();
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(
        /^breaking: 0, warning: 0, additive: 0, docs: 0; no new version\nfindings of the pages: 0 errors, \d+ warnings, \d+ infos\n$/,
      ),
    });
    // What the pages contradict; no file is out of date.
    expect(stdout).not.toContain('check/');
    expect(json()).toMatchObject({ summary: { outdated: 0 }, changes: [], diagnostics: [] });
  });

  it.each(
    sample(
      [
        {
          what: 'a type',
          from: /(<p>capacity<\/p>[\s\S]*?)Integer/,
          to: '$1String',
          row: '<p>capacity</p>',
          below: 4,
          id: 'request-property-type-changed',
          klass: 'breaking',
        },
        {
          what: 'a value of an enumeration',
          from: /(<p>category<\/p>[\s\S]*?<strong>)EVS/,
          to: '$1NFS',
          row: '<p>category</p>',
          below: 7,
          id: 'request-property-enum-value-removed',
          klass: 'breaking',
        },
        {
          what: 'a mandatory flag',
          from: /(<p>capacity<\/p>[\s\S]*?<p>)No/,
          to: '$1Yes',
          row: '<p>capacity</p>',
          was: 0,
          below: 2,
          id: 'request-property-became-required',
          klass: 'breaking',
        },
        {
          what: 'a sentence',
          from: /(<p>capacity<\/p>[\s\S]*?)Size of the storage/,
          to: '$1Room on the storage',
          row: '<p>capacity</p>',
          below: 6,
          id: 'docs-description-changed',
          klass: 'docs-only',
        },
      ],
      3,
    ),
  )('tells $what that was edited: class, file and line', ({ from, to, row, was, below, id, klass }) => {
    edit(CREATE, from, to);
    const { changes, diagnostics } = json();
    const after = { file: CREATE, line: lineOf(CREATE, row) + below };
    // What was not mandatory was told by the row as a whole.
    const before = { ...after, line: lineOf(CREATE, row) + (was ?? below) };
    expect(changes).toContainEqual(expect.objectContaining({ id, class: klass, before, after }));
    for (const change of changes) expect(change).toMatchObject({ after: { file: CREATE } });
    expect(changes.filter(({ extraction }) => extraction)).toEqual([]);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'check/page-changed', file: CREATE }));
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'check/spec-stale', file: 'spec/modelarts.yaml' }),
    );
  });

  it('writes nothing, and fails but for --fail-on never', () => {
    const before = text('spec/modelarts.yaml');
    edit(CREATE, 'Size of the storage', 'Room on the storage');
    expect(check().status).toBe(1);
    expect(check('--fail-on', 'never').status).toBe(0);
    expect(text('spec/modelarts.yaml')).toBe(before);
  });

  it.each<[string, () => void, readonly string[]]>(
    sample(
      [
        [
          'an edited file of generated code',
          () => edit('generated/modelarts/go/README.md', /^#/, '##'),
          ['check/target-edited generated/modelarts/go/README.md:1'],
        ],
        [
          'a removed file of generated code',
          () => rmSync(at('generated/modelarts/java/README.md')),
          ['check/file-missing generated/modelarts/java/README.md:1'],
        ],
        [
          'generated code that is not there',
          () => rmSync(at('generated/modelarts/go'), { recursive: true }),
          ['check/file-missing generated/modelarts/go/specscribe.json:1'],
        ],
        [
          'code that was generated from another contract',
          () => edit('generated/modelarts/python/specscribe.json', /"inputs": "..../, '"inputs": "0000'),
          ['check/target-stale generated/modelarts/python/specscribe.json:1'],
        ],
        [
          'two sides of a merge in one digest file',
          () => edit('generated/modelarts/go/specscribe.json', /^/, '<<<<<<< ours\n'),
          ['check/target-stale generated/modelarts/go/specscribe.json:1'],
        ],
        [
          'an edited source map',
          () => edit('spec/modelarts.sources.json', '"line":', '"line": 1'),
          [`check/spec-stale spec/modelarts.sources.json:`],
        ],
        [
          'a lock with a name that nobody chose',
          () => edit('spec/modelarts.operations.lock.yaml', /\n$/, '\nextra: {}\n'),
          ['check/spec-stale spec/modelarts.operations.lock.yaml:'],
        ],
        [
          'a missing source map',
          () => rmSync(at('spec/modelarts.sources.json')),
          ['check/file-missing spec/modelarts.sources.json:1'],
        ],
        [
          'a contract that is none',
          () => edit('spec/modelarts.yaml', /^/, '<<<<<<< ours\n'),
          ['check/spec-stale spec/modelarts.yaml:1'],
        ],
        [
          'a contract without pages',
          () => cpSync(at('spec/modelarts.sources.json'), at('spec/gone.sources.json')),
          ['check/left-over spec/gone.yaml:1'],
        ],
        [
          'code of a target that the service has no more',
          () => cpSync(at('generated/modelarts/go'), at('generated/modelarts/other'), { recursive: true }),
          ['check/left-over generated/modelarts/other/specscribe.json:1'],
        ],
      ],
      6,
    ),
  )('finds %s, and nothing else', (_, change, expected) => {
    change();
    const run = check('--json');
    const { diagnostics, changes } = JSON.parse(run.stdout) as JsonReport;
    expect(run.status).toBe(1);
    expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual(
      expected.map((start) => expect.stringContaining(start)),
    );
    expect(changes).toEqual([]);
  });

  it('leaves alone what building a package puts beside generated code', () => {
    mkdirSync(at('generated/modelarts/typescript/node_modules/x'), { recursive: true });
    writeFileSync(at('generated/modelarts/typescript/node_modules/x/index.js'), '');
    expect(check().status).toBe(0);
  });

  it('calls an edited contract whose pages are the same an error', () => {
    edit('spec/modelarts.yaml', 'operationId: startNotebook', 'operationId: startsNotebook');
    const { changes, summary } = json();
    expect(changes).toMatchObject([{ id: 'api-operation-id-changed', class: 'breaking', extraction: true }]);
    expect(summary).toMatchObject({ extraction: 1, outdated: 1 });
    expect(check('--fail-on', 'error').status).toBe(1);
    expect(check('--fail-on', 'never').status).toBe(0);
  });

  it('tells a page that is new or gone, and what service.yaml changes', () => {
    rmSync(at('docs-source/modelarts/StopNotebook.html'));
    edit('docs-source/modelarts/service.yaml', 'regions: [eu-de]', 'regions: [eu-de, eu-nl]');
    const { changes, diagnostics } = json();
    expect(changes.map(({ id }) => id).sort()).toEqual(
      expect.arrayContaining(['api-path-removed-without-deprecation', 'region-added']),
    );
    expect(changes.filter(({ extraction }) => extraction)).toEqual([]);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'check/page-changed', message: expect.stringContaining('is gone') }),
    );
  });

  it('tells every operation of a service that has no contract yet', () => {
    for (const file of ['yaml', 'sources.json', 'diagnostics.json', 'operations.lock.yaml'])
      rmSync(at(`spec/modelarts.${file}`));
    const { changes, diagnostics } = json();
    expect(changes.filter(({ id }) => id === 'endpoint-added')).toHaveLength(23);
    expect(diagnostics.filter(({ code }) => code === 'check/file-missing')).toHaveLength(4);
  });

  it('reports corrections that no longer fit, and compares nothing', () => {
    mkdirSync(at('docs-source/modelarts/overlays'));
    writeFileSync(
      at('docs-source/modelarts/overlays/a.yaml'),
      'overlay: 1.0.0\ninfo: { title: t, version: "1" }\nactions:\n  - target: $.nothing\n    update: { a: 1 }\n    reason: The page names no such thing.\n',
    );
    const { diagnostics, changes } = json();
    expect(diagnostics).toMatchObject([
      { code: 'overlay/target-missing', file: 'docs-source/modelarts/overlays/a.yaml', line: 4 },
    ]);
    expect(changes).toEqual([]);
  });

  it('--update tells what changed, and builds it', () => {
    onlyTypescript();
    edit(CREATE, /(<p>capacity<\/p>[\s\S]*?)Integer/, '$1String');
    edit('generated/modelarts/typescript/README.md', /^#/, '##');
    const run = check('--update');
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('request-property-type-changed') });
    expect(check()).toMatchObject({ status: 0, stdout: expect.not.stringMatching(/check\/|breaking/) });
    expect(text('generated/modelarts/typescript/README.md')).toMatch(/^# /);
  });

  long.it('takes acknowledgements as diff does, and does not ask for those that match nothing today', () => {
    edit(CREATE, /(<p>capacity<\/p>[\s\S]*?)Integer/, '$1String');
    const fingerprint = json().changes.find(({ class: klass }) => klass === 'breaking')?.fingerprint ?? '';
    const entries = [fingerprint, '0123456789abcdef'].map((each) => ({ fingerprint: each, reason: 'Known.' }));
    writeFileSync(at('.specscribe-ack.yaml'), JSON.stringify(entries));
    const run = check();
    expect(run.stdout).toContain('acknowledged as a change of the API: Known.');
    expect(run.stderr).not.toContain('0123456789abcdef');
  });

  it.each(sample(['markdown', 'html', 'github', 'junit', 'sarif'], 3))('%s has the files and the changes', (format) => {
    edit(CREATE, /(<p>capacity<\/p>[\s\S]*?)Integer/, '$1String');
    rmSync(at('generated/modelarts/java/README.md'));
    const { stdout } = check('--format', format);
    for (const part of ['request-property-type-changed', 'check/page-changed', 'check/target-stale', CREATE])
      expect(stdout).toContain(part);
  });

  it.each([
    [['nothing'], 'docs-source/nothing/service.yaml: no such file'],
    [['--fail-on', 'worse'], 'Allowed choices are error, warning, info, never'],
    [['--ack', 'none.yaml'], 'none.yaml: no such file'],
  ])('%j is wrong usage: exit 2', (args, message) => {
    expect(check(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });

  it('needs a project', () => {
    rmSync(at('docs-source'), { recursive: true });
    expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining('docs-source: no such folder') });
  });
});

describe('what is wrong on the pages', () => {
  /** One page, whose example has a value that its row doesn't list. */
  const page = (...more: readonly string[]): string =>
    smallPage({
      request: tableHtml(
        FIELD_COLUMNS,
        [
          ['colour', 'Yes', 'String', 'The value can be RED or BLUE.'],
          ['tail', 'Yes', 'String', 'The value can be LONG or SHORT.'],
        ],
        'Request body parameters',
      ),
      requestExample: `<pre>{"colour": "GREEN", "tail": "${more[0] ?? 'LONG'}"}</pre>`,
    });
  const own = (name: string): string => path.join(folder, 'own', name);
  const run = (...args: string[]) => runCli(args, own(''));
  const save = (text: string): void => writeFileSync(own('docs-source/kites/kite.html'), text);
  const findings = (...args: string[]): { code: string; file: string; fingerprint: string; waiver?: object }[] =>
    JSON.parse(run('check', '--json', ...args).stdout).findings;

  beforeEach(() => {
    smallProject(own(''));
    const config = own('docs-source/kites/service.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('[typescript]', '[]'));
    save(page());
  });

  it('is counted as build counts it: new findings alone fail once there is a baseline', () => {
    expect(run('build', '--update-baseline').status).toBe(0);
    expect(run('check', '--fail-on', 'warning')).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringMatching(
        /findings of the pages: 0 errors, 0 warnings.*; \d+ (?:is|are) suppressed or in the/,
      ),
    });
    save(page('MIDDLE'));
    expect(run('build', '-q').status).toBe(0);
    expect(run('check')).toMatchObject({ status: 0 });
    const failed = run('check', '--fail-on', 'warning');
    expect(failed).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^docs-source\/kites\/kite\.html:\d+: warning link\/example-enum tail .*MIDDLE.*\n {4}/,
      ),
    });
    expect(failed.stdout).not.toContain('GREEN');
    const all = findings();
    const open = all.filter(({ waiver }) => waiver === undefined);
    expect(open).toMatchObject([{ code: 'link/example-enum', file: 'docs-source/kites/kite.html' }]);
    expect(all.map(({ fingerprint }) => fingerprint)).toEqual(
      (JSON.parse(run('build', '--json').stdout) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint),
    );
    for (const format of sample(['markdown', 'html', 'github', 'junit', 'sarif'], 3))
      expect(run('check', '--format', format).stdout, format).toContain('MIDDLE');
  });

  it('is told as soon as a page is saved, beside what that changes', () => {
    expect(run('build', '--update-baseline').status).toBe(0);
    save(page('MIDDLE'));
    expect(run('check').stdout).toMatch(/check\/page-changed[\s\S]*warning link\/example-enum tail/);
  });

  it('is nothing where it is suppressed, and a suppression of nothing is told', () => {
    const entry = (code: string): string => `- code: ${code}\n  reason: The server takes both.\n`;
    writeFileSync(own('specscribe.suppress.yaml'), entry('link/example-enum'));
    expect(run('build', '-q').status).toBe(0);
    expect(run('check', '--fail-on', 'warning').status).toBe(0);
    writeFileSync(own('specscribe.suppress.yaml'), entry('link/example-enum') + entry('link/example-null'));
    expect(run('check', '--fail-on', 'warning')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('suppress/unused'),
    });
    // Of one service alone nobody knows what others need.
    expect(run('check', 'kites', '--fail-on', 'warning').status).toBe(0);
  });
});

describe('--fail-on', () => {
  it.each(
    sample(
      [
        ['never', 0],
        ['error', 0],
        ['breaking', 0],
        ['warning', 0],
        ['additive', 0],
        ['docs-only', 1],
        ['info', 1],
      ],
      8,
    ),
  )('%s: exit %i for changes of words', (level, status) => {
    const pages = path.join(folder, 'docs-source/modelarts');
    cpSync(pages, at('old'), { recursive: true });
    symlinkSync(pages, at('new'));
    edit(CREATE, 'Size of the storage', 'Room on the storage');
    expect(specscribe('diff', 'old', 'new', '--fail-on', level).status).toBe(status);
  });
});
