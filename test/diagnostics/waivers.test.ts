import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUSE_DIALECT } from '../../scripts/dialects/index.ts';
import { type Finding, judge, parseSuppressions, type Waivers } from '../../scripts/diagnostics/index.ts';
import { ignoreComments, readPage } from '../../scripts/read/index.ts';
import { runCli } from '../support/cli.ts';
import { smallPage } from '../support/small-page.ts';
import { sample } from '../support/form.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: 'link/example-enum',
  severity: 'warning',
  message: 'm',
  file: 'boxes/listing-boxes.html',
  line: 20,
  fingerprint: '0123456789abcdef',
  service: 'depot',
  ...more,
});

const against = (text: string, more: Partial<Waivers> = {}): Waivers => ({
  suppressions: parseSuppressions(text, 's.yaml'),
  comments: new Map(),
  baseline: new Set(),
  today: '2030-06-01',
  ...more,
});

describe('a suppression', () => {
  it.each([
    ['by code', 'code: link/example-enum', true],
    ['by a group of codes', 'code: link/*', true],
    ['of another code', 'code: link/example-null', false],
    ['by fingerprint', 'fingerprint: "0123456789abcdef"', true],
    ['by another fingerprint', 'fingerprint: "1123456789abcdef"', false],
    ['on its page', 'code: link/*, page: listing-boxes.html', true],
    ['on pages of a pattern', 'code: link/*, page: "boxes/*.html"', true],
    ['on a page whose name ends alike', 'code: link/*, page: boxes.html', false],
    ['of its service', 'code: link/*, service: depot', true],
    ['of another service', 'code: link/*, service: yard', false],
    ['until today', 'code: link/*, expires: "2030-06-01"', true],
    ['until yesterday', 'code: link/*, expires: "2030-05-31"', false],
  ])('%s covers a finding: %s, %s', (_, keys, covers) => {
    const { findings, stale } = judge([finding()], against(`- { ${keys}, reason: Fine. }`), ['depot']);
    expect(findings[0]?.waiver?.by).toBe(covers ? 'suppression' : undefined);
    if (covers) expect(stale).toEqual([]);
    else if (!keys.includes('yard')) expect(stale).toMatchObject([{ file: 's.yaml', line: 1, severity: 'warning' }]);
  });

  it('is called expired or unused, with its line', () => {
    const text =
      '- code: link/*\n  reason: Was fine.\n  expires: 2030-05-31\n- code: extract/type-empty\n  reason: Fine.\n';
    const { stale } = judge([finding()], against(text), ['depot']);
    expect(stale.map(({ code, line }) => `${code} ${line}`)).toEqual(['suppress/expired 1', 'suppress/unused 4']);
  });

  it.each([
    [
      '- code: link/example-enm\n  reason: x',
      /s\.yaml:1:9: 0\.code: no finding has the code .*did you mean link\/example-enum\?/,
    ],
    ['- code: link/*', /reason: is missing/],
    ['- reason: x', /names no finding/],
    ['- code: link/*\n  reason: x\n  expires: soon', /must be a day/],
    ['- code: link/*\n  reasn: x', /did you mean reason\?/],
    ['code: link/*', /must be a list/],
  ])('refuses %j', (text, message) => {
    expect(() => parseSuppressions(text, 's.yaml')).toThrow(message);
  });
});

describe('a comment of a page', () => {
  const html =
    '<h1>T</h1>\n<h4>One</h4>\n<!-- specscribe-ignore: link/example-enum It is\nfine. -->\n<p>x</p>\n<h4>Two</h4>\n<p>y</p>\n';
  const rst = 'T\n=\n\nOne\n---\n\n.. specscribe-ignore: link/example-enum It is fine.\n\nx\n\nTwo\n---\n\ny\n';
  const of = (text: string, file: string) => ignoreComments(text, () => readPage(text, file, HOUSE_DIALECT));

  it.each([
    ['HTML', html, 'a.html', 3, 5],
    ['RST', rst, 'a.rst', 7, 10],
  ])('in %s covers the lines up to the next heading', (_, text, file, from, to) => {
    expect(of(text, file)).toMatchObject([{ code: 'link/example-enum', from, to }]);
    expect(of(text, file)[0]?.reason).toBe('It is fine.');
  });

  it('in Markdown is one of HTML, and in RST one of HTML is none', () => {
    const comment = '<!-- specscribe-ignore: link/example-enum It is fine. -->';
    expect(of(`# T\n\n## One\n\n${comment}\n\nx\n`, 'a.md')).toMatchObject([{ line: 5, reason: 'It is fine.' }]);
    expect(of(`# T\n\n${comment}\n`, 'a.md')[0]).not.toHaveProperty('isWrongForm');
    const [wrong, ...others] = of(`T\n=\n\n${comment}\n\nx\n`, 'a.rst');
    expect([wrong?.isWrongForm, others]).toEqual([true, []]);
    const finding = {
      code: 'link/example-enum',
      severity: 'warning',
      message: 'm',
      fingerprint: '0',
      line: 6,
    } as const;
    const comments = [
      { file: 'a.rst', line: 4, code: 'link/example-enum', reason: 'x', from: 1, to: 9, isWrongForm: true as const },
    ];
    const { findings, stale } = judge(
      [{ ...finding, file: 'a.rst', service: 'depot' }],
      against('', { comments: new Map([['depot', comments]]) }),
      ['depot'],
    );
    expect(findings[0]?.waiver).toBeUndefined();
    expect(stale[0]?.message).toContain('.. specscribe-ignore: link/example-enum');
  });

  it('above the title covers the page', () => {
    const [comment] = of(`.. specscribe-ignore: link/* fine\n\n${rst.replace(/^\.\. spec.*$/m, '')}`, 'a.rst');
    expect(comment?.from).toBe(1);
    expect(comment?.to).toBeGreaterThan(1e9);
  });

  it('is called unused, or not understood', () => {
    const comments = [
      { file: 'a.html', line: 3, code: 'link/example-enum', reason: 'x', from: 3, to: 9 },
      { file: 'a.html', line: 4, code: 'link/nothing', reason: 'x', from: 4, to: 9 },
      { file: 'a.html', line: 5, code: 'link/example-enum', reason: '', from: 5, to: 9 },
    ];
    const { stale } = judge([], against('', { comments: new Map([['depot', comments]]) }), ['depot']);
    expect(stale.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'suppress/unused 3',
      'suppress/comment-unread 4',
      'suppress/comment-unread 5',
    ]);
  });
});

describe('the command line', () => {
  let folder = '';
  const at = (...names: string[]): string => path.join(folder, ...names);
  const scrape = (...args: string[]) =>
    runCli(['scrape', 'pages', '--out', 'out', '--fail-on', 'warning', ...args], folder);
  const write = (colour: string): void =>
    writeFileSync(at('pages', 'kite.html'), smallPage({ requestExample: `<pre>{"colour": ${colour}}</pre>` }));

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-waivers-'));
    mkdirSync(at('pages'));
    write('7');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('fails on new findings only, once there is a baseline', () => {
    expect(scrape().status).toBe(1);
    expect(scrape('--update-baseline').status).toBe(0);
    const before = readFileSync(at('specscribe.baseline.json'), 'utf8');
    expect(JSON.parse(before)).toMatchObject({
      version: 1,
      findings: [{ code: 'link/example-type', page: 'kite.html' }],
    });
    const known = scrape();
    expect([known.status, known.stdout]).toEqual([0, '']);
    expect(known.stderr).toContain('1 of 1 finding is suppressed or in the baseline');
    write('[]');
    expect(scrape().status).toBe(1);
    write('"red"');
    expect(scrape().stderr).toContain('1 finding of the baseline no longer occurs');
    scrape('--update-baseline');
    expect(JSON.parse(readFileSync(at('specscribe.baseline.json'), 'utf8'))).toEqual({ version: 1, findings: [] });
    rmSync(at('specscribe.baseline.json'));
    write('7');
  }, 120_000);

  it('passes what a suppression covers, in every format', () => {
    writeFileSync(
      at('pages', 'specscribe.suppress.yaml'),
      '- code: link/example-type\n  reason: The server takes numbers.\n',
    );
    expect(scrape()).toMatchObject({ status: 0, stdout: '' });
    for (const format of sample(['json', 'markdown', 'html', 'github', 'junit', 'sarif'], 3)) {
      const { status, stdout } = scrape('--format', format);
      expect([format, status]).toEqual([format, 0]);
      expect(stdout).toContain('The server takes numbers.');
      expect(stdout).toContain('pages/kite.html');
    }
    rmSync(at('pages', 'specscribe.suppress.yaml'));
  }, 120_000);

  it('obeys severities of service.yaml', () => {
    const config = (severity: string): void =>
      writeFileSync(
        at('pages', 'service.yaml'),
        `title: K\nversion: "1"\nseverities: { link/example-type: ${severity} }\n`,
      );
    config('info');
    expect(scrape().status).toBe(0);
    config('off');
    expect(JSON.parse(scrape('--format', 'json').stdout)).toEqual([]);
    config('loud');
    expect(scrape()).toMatchObject({ status: 2 });
    rmSync(at('pages', 'service.yaml'));
  }, 120_000);

  it('lets no name of a file become a command of a runner', () => {
    writeFileSync(at('pages', '::error title=x::.html'), smallPage({ requestExample: '<pre>{"colour": 7}</pre>' }));
    const lines = runCli(['scrape', 'pages/::error title=x::.html', '--out', 'out'], folder).stdout.split('\n');
    expect(lines.filter((line) => /^\s*(?:::|##)/.test(line))).toEqual([]);
    rmSync(at('pages', '::error title=x::.html'));
  }, 120_000);
});
