import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { explainCode } from '../../scripts/commands/explain.ts';
import { CODES } from '../../scripts/ir/index.ts';
import { RULE_IDS } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { ROOT } from '../corpus.ts';
import { runCli } from '../support/cli.ts';
import { long, sample } from '../support/form.ts';

interface JsonReport {
  readonly summary: Readonly<Record<string, number | string>>;
  readonly changes: readonly {
    readonly id: string;
    readonly class: string;
    readonly pointer: string;
    readonly operation?: string;
    readonly before?: { file: string; line: number };
    readonly after?: { file: string; line: number };
    readonly fingerprint: string;
    readonly extraction?: boolean;
    readonly acknowledged?: { reason: string };
  }[];
}

const SPEC = path.join(ROOT, 'spec/modelarts.yaml');
const PAGES = path.join(ROOT, 'docs-source/modelarts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'specscribe-diff-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const diff = (...args: string[]) => runCli(['diff', ...args], folder);

const json = (...args: string[]): JsonReport => JSON.parse(diff(...args, '--json').stdout) as JsonReport;

/** A contract with its source map in a folder, changed in place, and with it, unless they are to be the same, its pages. */
function copy(name: string, change: (document: OpenApiDocument) => void, arePagesSame = false): string {
  const document = parse(readFileSync(SPEC, 'utf8')) as OpenApiDocument;
  change(document);
  writeFileSync(path.join(folder, `${name}.yaml`), stringify(document));
  const sources = JSON.parse(readFileSync(SPEC.replace('.yaml', '.sources.json'), 'utf8')) as {
    pages: Record<string, string>;
  };
  if (!arePagesSame) for (const page of Object.keys(sources.pages)) sources.pages[page] = `of ${name}`;
  writeFileSync(path.join(folder, `${name}.sources.json`), JSON.stringify(sources));
  return `${name}.yaml`;
}

/** Drops a field from its table, and leaves it in the page's examples. */
const hideCapacity = ({ components }: OpenApiDocument): void => {
  delete components.schemas.VolumeReq?.properties?.capacity;
};

const dropCapacity = (document: OpenApiDocument): void => {
  hideCapacity(document);
  const drop = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) delete (value as { capacity?: unknown }).capacity;
    Object.values(value).forEach(drop);
  };
  for (const item of Object.values(document.paths))
    for (const operation of Object.values(item as Record<string, { requestBody?: unknown }>))
      drop(operation.requestBody);
};

/** The pages in two folders; those of `new` changed by a replacement that must apply. */
function pages(file: string, from: string | RegExp, to: string): void {
  for (const side of ['old', 'new']) cpSync(PAGES, path.join(folder, side), { recursive: true });
  const page = path.join(folder, 'new', file);
  const text = readFileSync(page, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(page, changed);
}

describe('specscribe diff', () => {
  it('finds nothing between a contract and itself: exit 0', () => {
    const run = diff(SPEC, SPEC);
    expect(run).toMatchObject({ status: 0, stdout: '' });
    expect(run.stderr).toContain('breaking: 0, warning: 0, additive: 0, docs: 0; no new version');
  });

  it('says what broke, where it stood, and which version follows: exit 1', () => {
    copy('same', () => {});
    const changed = copy('changed', dropCapacity);
    const run = diff('same.yaml', changed);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(
      /^breaking request-property-removed `volume\.capacity` in the request body of `createNotebook` \(POST \/v1\/\{project_id\}\/notebooks\) is gone [0-9a-f]{16}\n {4}CreateNotebook\.html:\d+ → CreateNotebook\.html:\d+\n/,
    );
    expect(run.stderr).toContain('version step: major (volume.capacity in the request body');
    expect(diff('same.yaml', changed, '--fail-on', 'never').status).toBe(0);
    expect(diff(changed, 'same.yaml').status).toBe(0);
    expect(diff(changed, 'same.yaml', '--fail-on', 'additive').status).toBe(1);
  });

  it('only warns where the new example still has what left the table', () => {
    copy('same', () => {});
    const changed = copy('changed', hideCapacity);
    expect(json('same.yaml', changed).changes).toMatchObject([
      {
        id: 'request-property-no-longer-described',
        class: 'warning',
        effect: 'request refused',
        evidence: "the new page's example has it",
      },
    ]);
  });

  it('counts what is stated for the first time as breaking only under --strict', () => {
    copy('same', () => {});
    const changed = copy('changed', ({ components }) => {
      Object.assign(components.schemas.VolumeReq?.properties?.capacity ?? {}, { multipleOf: 5 });
    });
    const classes = (...args: string[]) => json('same.yaml', changed, ...args).changes.map((each) => each.class);
    expect([classes(), classes('--strict')]).toEqual([['warning'], ['breaking']]);
  });

  it('reads a contract as JSON, and one without a source map', () => {
    const document = parse(readFileSync(SPEC, 'utf8')) as OpenApiDocument;
    dropCapacity(document);
    writeFileSync(path.join(folder, 'other.json'), JSON.stringify(document));
    const [change] = json(SPEC, 'other.json').changes;
    expect(change).toMatchObject({
      id: 'request-property-removed',
      operation: 'createNotebook',
      before: { file: 'CreateNotebook.html' },
    });
    expect(change).not.toHaveProperty('after');
  });

  it.each(
    sample(
      [
        {
          what: 'a type',
          file: 'CreateNotebook.html',
          from: /(<p>capacity<\/p>[\s\S]*?)Integer/,
          to: '$1String',
          id: 'request-property-type-changed',
          klass: 'breaking',
        },
        {
          what: 'a sentence',
          file: 'DeleteImage.html',
          from: /Removes a/,
          to: 'Removes for good a',
          id: 'docs-description-changed',
          klass: 'docs-only',
        },
      ],
      3,
    ),
  )('tells $what that a page changed, with file and line of both', ({ file, from, to, id, klass }) => {
    pages(file, from, to);
    const { changes } = json('old', 'new');
    expect(changes.map((change) => [change.id, change.class])).toContainEqual([id, klass]);
    for (const change of changes) expect(change).toMatchObject({ before: { file }, after: { file } });
    expect(changes.some(({ extraction }) => extraction)).toBe(false);
  });

  it('keeps the names of operations whose page has another title', () => {
    pages('DeleteImage.html', /Deleting an Image/g, 'Getting Rid of an Image');
    expect(json('old', 'new').changes.map(({ id }) => id)).toEqual(['docs-summary-changed']);
  });

  it('keeps the name of an operation whose placeholder and title have other words', () => {
    const page = (side: string, title: string, name: string): void => {
      mkdirSync(path.join(folder, side));
      const text = `${title}\n${'='.repeat(40)}\n\nURI\n---\n\nDELETE /v1/things/{${name}}\n`;
      writeFileSync(path.join(folder, side, 'page.rst'), text);
    };
    page('old', 'Deleting a Thing', 'id');
    page('new', 'Removing a Thing', 'thing_id');
    expect(json('old', 'new').changes.map(({ id, operation }) => `${operation} ${id}`)).toEqual([
      'deleteThing path-parameter-renamed',
      'deleteThing docs-summary-changed',
    ]);
  });

  it('calls a change of the contract whose page is the same an error', () => {
    copy('same', () => {}, true);
    const changed = copy('changed', hideCapacity, true);
    expect(json('same.yaml', changed)).toMatchObject({ summary: { extraction: 1 }, changes: [{ extraction: true }] });
    expect(diff('same.yaml', changed, '--fail-on', 'error').status).toBe(1);
    expect(diff('same.yaml', changed, '--fail-on', 'never').status).toBe(0);
  });

  it('compares revisions of git, also one that lacks a service', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder, stdio: 'pipe' });
    git('init', '-q');
    mkdirSync(path.join(folder, 'spec'));
    copy('spec/one', () => {});
    git('add', '.');
    git('commit', '-qm', 'one');
    copy('spec/one', ({ paths }) => {
      delete paths['/v1/{project_id}/notebooks/{id}/start'];
    });
    copy('spec/two', () => {});
    git('add', '.');
    git('commit', '-qm', 'two');
    const { status, stdout } = diff('HEAD~1', 'HEAD', '--each');
    expect({
      status,
      lines: stdout.match(/^(?:breaking|additive) .*endpoint-added.*$|^breaking .*$/gm)?.length,
    }).toEqual({ status: 1, lines: 24 });
    expect(stdout).toContain('one: `startNotebook` (POST /v1/{project_id}/notebooks/{id}/start) is gone');
    expect(json('HEAD~1:spec/one.yaml', 'HEAD:spec/one.yaml').summary).toMatchObject({ breaking: 1, additive: 0 });
  });

  long.it('compares with the state at a tag or before a day', () => {
    const git = (date: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        cwd: folder,
        stdio: 'pipe',
        env: { ...process.env, GIT_COMMITTER_DATE: `${date}T12:00:00Z` },
      });
    git('2026-01-01', 'init', '-q');
    mkdirSync(path.join(folder, 'spec'));
    copy('spec/one', () => {});
    git('2026-01-01', 'add', '.');
    git('2026-01-01', 'commit', '-qm', 'one');
    git('2026-01-01', 'tag', 'v1.2');
    copy('spec/one', hideCapacity);
    git('2026-02-01', 'add', '.');
    git('2026-02-01', 'commit', '-qm', 'two');
    const none = diff('--since', 'HEAD');
    expect(none).toMatchObject({ status: 0, stderr: expect.stringContaining('no new version') });
    for (const since of ['v1.2', '2026-02-01', '2026-01-15'])
      expect(json('--since', since).changes.length, since).toBeGreaterThan(0);
    expect(json('--since', 'v1.2', 'spec/one.yaml').changes.length).toBeGreaterThan(0);
    for (const [since, message] of [
      ['2026-01-01', 'no commit is older'],
      ['yesterday', 'neither a git revision nor a day'],
      ['2026-02-30', 'neither a git revision nor a day'],
    ] as const)
      expect(diff('--since', since)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
    const [title, empty, heading] = diff('--since', 'v1.2', '--format', 'pull-request').stdout.split('\n');
    expect(title).toMatch(/^.*capacity.* \((?:breaking|warning): \d.*\)$/);
    expect([empty, heading]).toEqual(['', '# Drift']);
  });

  long.it('compares with the working tree and with HEAD where a side is not named', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder, stdio: 'pipe' });
    git('init', '-q');
    mkdirSync(path.join(folder, 'spec'));
    copy('spec/one', () => {});
    git('add', '.');
    git('commit', '-qm', 'one');
    copy('spec/one', dropCapacity);
    const summary = { breaking: 1, additive: 0 };
    for (const args of [[], ['HEAD'], ['spec/one.yaml'], ['HEAD:spec/one.yaml', 'spec/one.yaml']])
      expect({ args, ...json(...args) }).toMatchObject({ args, summary });
  });

  it('takes a contract from standard input', () => {
    const changed = readFileSync(path.join(folder, copy('changed', dropCapacity)), 'utf8');
    const run = runCli(['diff', SPEC, '-', '--json'], folder, {}, changed);
    expect(JSON.parse(run.stdout)).toMatchObject({ summary: { breaking: 1 } });
    expect(runCli(['diff', '-', '-'], folder, {}, changed)).toMatchObject({ status: 2 });
  });

  it('gives places from the current folder to formats whose places are opened', () => {
    pages('DeleteImage.html', /Deleting an Image/g, 'Getting Rid of an Image');
    const { stdout } = diff('old', 'new', '--format', 'github');
    expect(stdout).toContain('file=new/DeleteImage.html,');
    expect(stdout).not.toContain('file=DeleteImage.html,');
  });

  it('compares nothing that is made up where a folder of pages has no service.yaml', () => {
    const pages = path.join(ROOT, 'test/pages/library');
    cpSync(pages, path.join(folder, 'now'), { recursive: true });
    writeFileSync(
      path.join(folder, 'now/service.yaml'),
      'title: Library\nversion: 3.0.0\nserver: { url: "https://library.example" }\nsecurity: { key: { header: X-Key } }\n',
    );
    expect(json(pages, 'now').changes).toEqual([]);
    expect(json('now', pages).changes).toEqual([]);
    expect(diff(pages, 'now').stderr).not.toContain('0.0.0');
  });

  it.each([
    [['missing.yaml', SPEC], 'missing.yaml: neither a contract, a folder of pages nor a git revision'],
    [[SPEC, PAGES], 'name two of one kind'],
    [['--output=x', SPEC], "unknown option '--output=x'"],
    [['--', '--output=x', SPEC], '--output=x: neither'],
    [['broken.yaml', SPEC], 'broken.yaml: neither YAML nor JSON'],
    [['deep.json', 'deep.json'], 'deep.json: nested too deep'],
    [['list.yaml', SPEC], 'list.yaml: not an OpenAPI contract'],
    [[SPEC, SPEC, '--ack', 'none.yaml'], 'none.yaml: no such file'],
    [[SPEC, SPEC, '--ack', 'bad.yaml'], 'bad.yaml:1:16: 0.fingerprint: must have 16'],
    [[SPEC, SPEC, '--fail-on', 'fatal'], 'Allowed choices are error'],
    [[SPEC, SPEC, '--max-length', 'x'], 'A whole number is expected'],
  ])('%j is wrong usage: exit 2, one clear line', (args, message) => {
    writeFileSync(path.join(folder, 'broken.yaml'), 'a: [');
    const deep = `${'{"items":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
    writeFileSync(
      path.join(folder, 'deep.json'),
      `{"openapi":"3.0.3","paths":{"/a":{"get":{"parameters":[{"name":"a","in":"query","schema":${deep}}]}}}}`,
    );
    writeFileSync(path.join(folder, 'list.yaml'), '- a\n');
    writeFileSync(path.join(folder, 'bad.yaml'), '- fingerprint: x\n  reason: y\n');
    const { status, stderr } = diff(...args);
    expect({ status, told: stderr.includes(message) }).toEqual({ status: 2, told: true });
    expect(stderr).not.toContain('    at ');
  });
});

describe('texts that would steer a terminal', () => {
  const STEERING = '\u001b[2J\u009b1m\u202e\u2028\u0007\rx';
  /** All but line ends; colour is off. */
  const RAW = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u;

  /** Properties, values, operations and places of a contract named by such a text. */
  function steer({ components, paths }: OpenApiDocument): void {
    const volume = components.schemas.VolumeReq;
    if (volume?.properties) volume.properties[`new${STEERING}`] = { type: 'string', enum: [STEERING, 'a'] };
    const [[, item] = ['', {}]] = Object.entries(paths);
    paths[`/v1/${STEERING}`] = structuredClone(item);
    for (const operation of Object.values(paths[`/v1/${STEERING}`] ?? {}))
      if (operation) operation.operationId = `again${STEERING}`;
    for (const schema of Object.values(components.schemas)) schema.description = STEERING;
  }

  it.each(sample(['text', 'github'], 2))('reach it as their codes alone, in the format %s', (format) => {
    copy('same', () => {});
    copy('changed', steer);
    const file = path.join(folder, 'changed.sources.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('"file":"', `"file":"${JSON.stringify(STEERING).slice(1, -1)}`),
    );
    const [first] = json('same.yaml', 'changed.yaml').changes;
    const reasons = [first?.fingerprint, '0123456789abcdef'].map((fingerprint) => ({
      fingerprint,
      reason: `fine ${STEERING}`,
    }));
    writeFileSync(path.join(folder, '.specscribe-ack.yaml'), stringify(reasons));
    const { stdout, stderr } = diff('same.yaml', 'changed.yaml', '--format', format);
    for (const shown of [stdout, stderr]) {
      expect(shown).toContain('\\u{1b}[2J\\u{9b}1m\\u{202e}\\u{2028}\\u{7}\\u{d}x');
      expect(shown).not.toMatch(RAW);
    }
  });

  it('reach it as their codes where a contract can not be read', () => {
    writeFileSync(path.join(folder, 'broken.json'), `{${STEERING}`);
    const { status, stderr } = diff('broken.json', 'broken.json');
    expect(status).toBe(2);
    expect(stderr).not.toMatch(RAW);
  });
});

describe('acknowledgements', () => {
  const change = (): string => copy('changed', dropCapacity);
  const acknowledge = (entry: object): void =>
    writeFileSync(path.join(folder, '.specscribe-ack.yaml'), stringify([entry]));
  const fingerprint = (): string => {
    copy('same', () => {});
    change();
    return json('same.yaml', 'changed.yaml').changes[0]?.fingerprint ?? '';
  };

  it('lists an acknowledged change as such, and it fails nothing', () => {
    acknowledge({ fingerprint: fingerprint(), reason: 'Never there.', 'documentation-corrected': true });
    const report = json('same.yaml', 'changed.yaml');
    expect(report.summary).toMatchObject({ breaking: 0, acknowledged: 1, bump: 'patch' });
    expect(report.changes.filter((each) => each.class !== 'docs-only')).toMatchObject([
      { id: 'request-property-removed', acknowledged: { reason: 'Never there.' } },
    ]);
    expect(diff('same.yaml', 'changed.yaml')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('acknowledged as a correction of the documentation: Never there.'),
    });
  });

  it('reports one that has expired, and what it covered fails again', () => {
    acknowledge({ fingerprint: fingerprint(), reason: 'For a while.', expires: '2020-01-01' });
    const run = diff('same.yaml', 'changed.yaml');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/acknowledgement [0-9a-f]{16} is expired: For a while\./);
  });

  it('reports one that nothing needs', () => {
    copy('same', () => {});
    acknowledge({ fingerprint: '0123456789abcdef', reason: 'Long gone.' });
    const run = diff('same.yaml', 'same.yaml');
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('acknowledgement 0123456789abcdef is unused: Long gone.');
  });
});

describe('specscribe explain', () => {
  it.each([...RULE_IDS, ...Object.keys(CODES)])('has a title and a reason for %s', (id) => {
    const lines = stripVTControlCharacters(explainCode(id) ?? '').split('\n');
    expect(lines[0]).toContain(id);
    expect(lines[1]).toMatch(/^\S.{3}/);
    expect(lines[3]).toMatch(/^\S.{10}/);
  });

  it.each(['no-such-change', 'constructor', 'request-property-', ''])('knows no %j', (id) => {
    expect(explainCode(id)).toBeUndefined();
  });

  it('says why a change is of its class', () => {
    expect(runCli(['explain', 'request-property-became-required'], folder).stdout).toBe(
      'request-property-became-required  breaking\nBecame mandatory (request property)\n\nRequests without it are refused.\n' +
        '\nBefore:\n  hue | No | String | Colour.\n\nAfter:\n  hue | Yes | String | Colour.\n',
    );
  });
});
