import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { report, reportService } from '../../scripts/commands/report.ts';
import { CODES, type DiagnosticCode, diagnostic } from '../../scripts/ir/index.ts';
import {
  costOf,
  escapeHtml,
  type ReportPage,
  type ReportService,
  reportHtml,
  scoreOf,
  scriptJson,
} from '../../scripts/publish/index.ts';
import { defaultServiceConfig, parseServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages } from '../corpus.ts';
import { sample } from '../support/form.ts';

const HOSTILE = `</script></style></pre><img src=x onerror="alert(1)"><script>alert(2)</script> "'\` &amp; <!-- \u202e\u0000`;

const page = (file: string, more: Partial<ReportPage> = {}): ReportPage => ({
  file,
  title: file,
  text: 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine',
  hasOperation: true,
  rows: 10,
  facts: { stated: 3, inferred: 1, default: 0 },
  ...more,
});

const one = (more: Partial<ReportService> = {}): ReportService => ({
  name: 'alpha',
  pages: [page('a.html')],
  diagnostics: [diagnostic('link/example-enum', { file: 'a.html', line: 5 }, 'not among them')],
  ...more,
});

describe('escaping', () => {
  it('leaves no character that means something in text or in a quoted attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'`;#=/a \n\r\u0000\u202e') }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
    expect(escapeHtml('a\u202eb\u0000')).toBe('a⟨U+202E⟩b⟨U+0000⟩');
  });

  it('writes JSON that a script element cannot end on, and that means the same', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(JSON.parse(scriptJson([value, HOSTILE]))).toEqual([value, HOSTILE]);
        expect(scriptJson([value, HOSTILE])).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });

  it('keeps hostile text as text wherever it stands', () => {
    const place = { file: HOSTILE, line: 1 };
    const related = [{ ...place, message: HOSTILE }];
    const hostile = one({
      name: HOSTILE,
      pages: [page(HOSTILE, { title: HOSTILE, text: HOSTILE, url: `https://example.org/${HOSTILE}` })],
      diagnostics: [diagnostic('link/example-enum', place, HOSTILE, { related, hint: HOSTILE })],
    });
    const shape = (html: string) => {
      const $ = load(html);
      return $('*')
        .toArray()
        .map((node) => `${$(node).prop('tagName')} ${Object.keys($(node).attr() ?? {}).join(' ')}`);
    };
    const harmless = one({
      pages: [page('a.html', { url: 'https://example.org/a.html', text: 'x' })],
      diagnostics: [
        diagnostic('link/example-enum', { file: 'a.html', line: 1 }, 'x', {
          related: [{ file: 'a.html', line: 1, message: 'x' }],
          hint: 'x',
        }),
      ],
    });
    expect(shape(reportHtml([hostile]))).toEqual(shape(reportHtml([harmless])));
  });

  it('links to nothing but https', () => {
    const $ = load(reportHtml([one({ pages: [page('a.html', { url: 'javascript:alert(1)' })] })]));
    expect($('a[href^="javascript"]').length).toBe(0);
    expect($('article .place').text()).toBe('a.html:5');
  });
});

describe('the score', () => {
  const found = (code: DiagnosticCode) => diagnostic(code, { file: 'a', line: 1 }, 'm');

  it.each([
    [{ rows: 10, hasOperation: true }, [], 100],
    [{ rows: 10, hasOperation: true }, [found('link/example-enum')], 85],
    [{ rows: 10, hasOperation: true }, [found('link/status-assumed')], 95],
    [{ rows: 1000, hasOperation: true }, [found('link/status-assumed')], 99],
    [{ rows: 0, hasOperation: true }, [found('extract/uri-unusable'), found('link/example-enum')], 0],
    [{ rows: 10, hasOperation: true }, [found('extract/type-unknown')], 100],
    [{ rows: 0, hasOperation: false }, [found('extract/page-without-operation')], undefined],
    [{ rows: 3, hasOperation: false }, [found('extract/page-without-operation')], 100],
  ] as const)('of %j with %j is %j', (size, findings, expected) => {
    expect(scoreOf(size, findings)).toBe(expected);
  });

  it('takes nothing for limits of the reader', () => {
    for (const [code, { kind }] of Object.entries(CODES)) {
      if (kind === 'contract') expect(costOf(found(code as DiagnosticCode)), code).toBe(0);
    }
  });

  it('of a service weighs its pages by size', () => {
    const pages = [page('a.html', { rows: 0 }), page('b.html', { rows: 80 })];
    const diagnostics = [diagnostic('link/example-enum', { file: 'a.html', line: 1 }, 'm')];
    const $ = load(reportHtml([one({ pages, diagnostics })]));
    expect($('#services tbody td').first().attr('data-v')).toBe('97');
  });
});

describe('a finding', () => {
  it('shows three lines before and after, and marks its own', () => {
    const $ = load(reportHtml([one()]));
    expect($('article pre').text()).toBe('2  two\n3  three\n4  four\n5> five\n6  six\n7  seven\n8  eight\n');
    expect($('article mark').text()).toBe('5> five');
  });

  it.each([
    [1, '1> one'],
    [9, '9> nine'],
  ])('on line %i stays within the page', (line, mark) => {
    const finding = diagnostic('link/example-enum', { file: 'a.html', line }, 'm');
    expect(load(reportHtml([one({ diagnostics: [finding] })]))('mark').text()).toBe(mark);
  });

  it('on a line or a file that is not there has no excerpt, and is shown', () => {
    const diagnostics = ['a.html', 'elsewhere.yaml'].map((file) =>
      diagnostic('link/example-enum', { file, line: 99 }, 'm'),
    );
    const $ = load(reportHtml([one({ diagnostics })]));
    expect([$('article').length, $('article pre').length]).toEqual([2, 0]);
    expect($('.total').text()).toContain('1 page,');
  });

  it('cuts a line that is longer than any screen', () => {
    const long = `<p>${'x'.repeat(100_000)}</p>`;
    const finding = diagnostic('link/example-enum', { file: 'a.html', line: 1 }, 'm');
    const html = reportHtml([one({ pages: [page('a.html', { text: long })], diagnostics: [finding] })]);
    expect(load(html)('mark').text()).toMatch(/^1> <p>x+…$/);
  });

  it('leads to its line upstream', () => {
    const config = parseServiceConfig(
      'title: T\nversion: "1"\nserver: { url: https://x.example }\nsecurity: {}\nupstream:\n  html: { repository: https://github.com/o/r, path: docs }\n',
      'service.yaml',
    );
    const text = '<h1>Title</h1><h4>URI</h4><p>GET /v1/things</p>';
    const service = reportService('alpha', {
      pages: [{ file: 'a b#.html', text }],
      config,
      configFile: 'service.yaml',
    });
    const finding = diagnostic('link/example-enum', { file: 'a b#.html', line: 1 }, 'm');
    const $ = load(reportHtml([{ ...service, diagnostics: [finding] }]));
    expect($('article .place a').attr('href')).toBe('https://github.com/o/r/blob/main/docs/a%20b%23.html?plain=1#L1');
  });
});

describe('the file', () => {
  it('asks for nothing and allows its own script and style alone', () => {
    const html = reportHtml([one()]);
    const $ = load(html);
    const hash = (selector: string) =>
      `'sha256-${createHash('sha256')
        .update($(selector).html() ?? '')
        .digest('base64')}'`;
    expect($('meta[http-equiv=Content-Security-Policy]').attr('content')).toBe(
      `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script:not([type])')}; base-uri 'none'; form-action 'none'`,
    );
    expect($('link, img, iframe, [src], [style], [onclick]').length).toBe(0);
    expect($('style').html()).not.toMatch(/url\(|@import/);
  });

  it('says how many there are, one and many, and none', () => {
    expect(load(reportHtml([one()]))('#status').text()).toBe('1 finding');
    expect(load(reportHtml([one({ diagnostics: [] })]))('#status').text()).toBe('0 findings');
    expect(load(reportHtml([]))('.score').text()).toBe('–');
  });

  it.each(
    sample(
      CORPORA.filter((name) => name.startsWith('rst/')),
      3,
    ),
  )('has every finding and every page of %s, and the same bytes again', (name) => {
    const input = { pages: corpusPages(name), config: defaultServiceConfig(name), configFile: 'service.yaml' };
    const service = reportService(name, input);
    const html = reportHtml([service]);
    expect(reportHtml([reportService(name, input)])).toBe(html);
    const $ = load(html);
    const shown = $('article')
      .toArray()
      .map((each) => `${$(each).find('.place').text()} ${$(each).find('h4 code').text()}`);
    expect(shown.sort()).toEqual(service.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`).sort());
    expect($('#pages tbody tr').length).toBe(service.pages.length);
    const sum = (column: number) =>
      $(`#codes tbody tr td:nth-child(${column}), #limits tbody tr td:nth-child(${column})`)
        .toArray()
        .reduce((total, cell) => total + Number($(cell).text()), 0);
    expect(sum(3)).toBe(service.diagnostics.length);
    expect($('article').length).toBe($('article .sides > div:first-child pre').length);
    expect(JSON.parse($('#data').text())).toHaveLength(service.diagnostics.length);
  });
});

describe('the command', () => {
  const PAGE = '<h1>Title</h1><h4>URI</h4><p>GET /v1/things</p>';
  let folder = '';
  let notes = '';
  const terminal = {
    data: () => {},
    note: (text: string) => {
      notes += text;
    },
  };
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const run = async (dir: string) => {
    const out = path.join(folder, 'out/report.html');
    expect(await report(path.join(folder, dir), { out }, terminal)).toBe(0);
    return load(readFileSync(out, 'utf8'));
  };
  const services = async (dir: string) => {
    const $ = await run(dir);
    return $('#services tbody th')
      .toArray()
      .map((each) => $(each).text());
  };
  beforeEach(() => {
    notes = '';
    folder = mkdtempSync(path.join(tmpdir(), 'specscribe-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a folder with pages as one service, with what lies below', async () => {
    put('alpha/index.html', PAGE);
    put('alpha/below/more.html', PAGE);
    expect(await services('alpha')).toEqual(['alpha']);
    expect((await run('alpha'))('#pages tbody tr').length).toBe(2);
    expect(notes).toContain('1 service, 2 pages');
    expect(notes).toContain('nothing to write');
  });

  it('takes a folder of folders as services, and leaves out those without a page', async () => {
    put('all/beta/b.html', PAGE);
    put('all/alpha/deep/a.html', PAGE);
    put('all/none/readme.txt', '');
    expect(await services('all')).toEqual(['alpha', 'beta']);
  });

  it('is wrong usage without a folder or a page, or with a file that would be read as a page next time', async () => {
    put('empty/readme.txt', '');
    put('alpha/a.html', PAGE);
    const wrong = (dir: string, out: string) =>
      report(path.join(folder, dir), { out: path.join(folder, out) }, terminal);
    await expect(wrong('nowhere', 'r.html')).rejects.toThrow('no such folder');
    await expect(wrong('empty', 'r.html')).rejects.toThrow('no page');
    await expect(wrong('alpha', 'r.txt')).rejects.toThrow('HTML file');
    await expect(wrong('alpha', 'alpha/r.html')).rejects.toThrow('outside');
  });

  it('takes the title of service.yaml, marks what is new, and gives the entry that accepts a finding', async () => {
    const wrong = PAGE.replace('things', 'things/{id}');
    put('alpha/service.yaml', 'title: Kites of the North\nversion: "1"\n');
    put('alpha/a.html', wrong);
    const old = path.join(folder, 'old.json');
    const at = (options: object) => report(path.join(folder, 'alpha'), options, terminal);
    await at({ out: old, format: 'json' });
    put('alpha/b.html', wrong.replace('things', 'others'));
    const out = path.join(folder, 'r.html');
    await at({ out, against: old });
    const $ = load(readFileSync(out, 'utf8'));
    expect($('#services tbody th').text()).toBe('Kites of the North');
    const fresh = $('article').filter((_, each) => $(each).find('b.new').length > 0);
    expect(new Set(fresh.toArray().map((each) => $(each).find('.place').text().split(':')[0]))).toEqual(
      new Set(['b.html']),
    );
    expect(fresh.length).toBeLessThan($('article').length);
    const entry = $('article .entry').first().text();
    put('alpha/specscribe.suppress.yaml', entry.replace('reason: ', 'reason: Fine as it is.'));
    await at({ out });
    expect(load(readFileSync(out, 'utf8'))('article h4').text()).toContain('accepted: Fine as it is.');
  });

  it('writes a table that runs nothing in a spreadsheet, and fails where it is told to', async () => {
    put('alpha/=cmd.html', PAGE.replace('things', 'things/{id}'));
    const out = path.join(folder, 'r.csv');
    expect(await report(path.join(folder, 'alpha'), { out, format: 'csv' }, terminal)).toBe(0);
    const lines = readFileSync(out, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^service,page,line,severity,cause,message/);
    expect(lines[1]).toMatch(/^alpha,'=cmd\.html,/);
    expect(await report(path.join(folder, 'alpha'), { out, format: 'csv', failOn: 'warning' }, terminal)).toBe(1);
  });

  it('names the fault of a service.yaml', async () => {
    put('alpha/a.html', PAGE);
    put('alpha/service.yaml', 'title: 1\n');
    await expect(run('alpha')).rejects.toThrow(/alpha\/service\.yaml:1:\d+: title/);
  });
});
