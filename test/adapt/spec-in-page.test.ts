import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_COMPANIONS } from '../../scripts/adapt/index.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { EXIT } from '../../scripts/commands/machine/errors.ts';
import { methodsOf } from '../../scripts/nodes.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { runCli } from '../support/cli.ts';

const VIEWERS = path.join(import.meta.dirname, 'pages/viewers');
const FILES = readdirSync(VIEWERS, { recursive: true, encoding: 'utf8' });
const textOf = (file: string): string => readFileSync(path.join(VIEWERS, file), 'utf8');

const contractOfPages = (pages: readonly { file: string; text: string }[]) =>
  contractOf({
    pages,
    config: defaultServiceConfig('kites'),
    configFile: 'service.yaml',
    isDefault: true,
    companions: (name, from) => {
      const file = path.posix.join(path.posix.dirname(from.file), name);
      return FILES.includes(file) ? { file, text: textOf(file) } : undefined;
    },
  });

const page = (file: string) => ({ file, text: textOf(file) });
const operationsIn = ({ document }: ReturnType<typeof contractOfPages>): string[] =>
  Object.entries(document.paths).flatMap(([at, item]) =>
    methodsOf(item as never).map(([method, { operationId }]) => `${method} ${at} ${operationId}`),
  );

describe('a page that shows a contract', () => {
  it.each([
    {
      file: 'redoc.html',
      operations: ['get /kites listKites', 'post /kites tieKite'],
      at: 'redoc.html:13',
      of: '/paths/~1kites/get',
    },
    {
      file: 'swagger-ui.html',
      operations: ['get /ropes/{rope} showRope'],
      at: 'swagger-ui.html:15',
      of: '/paths/~1ropes~1{rope}/get',
    },
    { file: 'named.html', operations: ['get /winds listWinds'], at: 'winds.yaml:7', of: '/paths/~1winds/get' },
    {
      file: 'init.html',
      operations: ['get /knots listKnots'],
      at: 'js/swagger-ui-init.js:8',
      of: '/paths/~1knots/get',
    },
    {
      file: 'scalar.html',
      operations: ['delete /tails deleteTails'],
      at: 'scalar.html:6',
      of: '/paths/~1tails/delete',
    },
    { file: 'in-text.html', operations: ['get /reels listReels'], at: 'in-text.html:5', of: '/paths/~1reels/get' },
  ])('gives that of $file, with its lines', ({ file, operations, at, of }) => {
    const contract = contractOfPages([page(file)]);
    expect(operationsIn(contract)).toEqual(operations);
    const { source } = contract.sources.get(of) ?? {};
    expect(`${source?.file}:${source?.line}`).toBe(at);
    expect(contract.diagnostics.map(({ code }) => code)).toEqual(['extract/contract-lifted']);
    expect(contract.family).toMatchObject({ name: 'spec-in-page' });
  });

  it('is taken as it is', () => {
    const { document } = contractOfPages([page('redoc.html')]);
    expect(document.info).toEqual({ title: 'Kites', version: '2.1.0', description: 'A "brace }" in a text.' });
    expect(document.servers).toEqual([{ url: 'https://kites.example/v1' }]);
    expect(document.security).toEqual([]);
    expect(document.components.schemas).toEqual({
      Kite: { type: 'object', properties: { colour: { type: 'string' } } },
    });
  });

  it('joins those of several pages', () => {
    const other = textOf('redoc.html').replaceAll('/kites', '/boxes').replace('"colour"', '"lid"');
    const contract = contractOfPages([page('redoc.html'), { file: 'boxes.html', text: other }]);
    expect(operationsIn(contract)).toEqual([
      'get /kites listKites',
      'post /kites tieKite',
      'get /boxes listKites2',
      'post /boxes tieKite2',
    ]);
    expect(Object.keys(contract.document.components.schemas)).toEqual(['Kite', 'Kite2']);
    expect(JSON.stringify(contract.document.paths['/boxes'])).toContain('#/components/schemas/Kite2');
    expect(contract.sources.get('/components/schemas/Kite2')?.source).toMatchObject({ file: 'boxes.html', line: 30 });
  });

  it('says which of two operations is kept', () => {
    const contract = contractOfPages([page('redoc.html'), { file: 'twin.html', text: textOf('redoc.html') }]);
    expect(operationsIn(contract)).toHaveLength(2);
    expect(contract.diagnostics.filter(({ code }) => code === 'emit/operation-twice').map(({ line }) => line)).toEqual([
      13, 22,
    ]);
  });

  it.each([
    ['Swagger 2.0', (text: string) => text.replace('"openapi": "3.0.1"', '"swagger": "2.0"'), 'it is Swagger 2.0'],
    [
      'a reference to a host',
      (text: string) => text.replace('#/components/schemas/Kite', 'https://evil.example/x'),
      'leaves the contract',
    ],
    [
      'a reference to a file',
      (text: string) => text.replace('#/components/schemas/Kite', '../../secret.json'),
      'leaves the contract',
    ],
    ['JSON that ends early', (text: string) => text.replace('"components"', 'components" oh'), 'neither JSON nor YAML'],
    ['no paths', (text: string) => text.replace('"paths"', '"path"'), 'it has no paths'],
    [
      'depth',
      (text: string) => text.replace('"type": "object"', `"x-deep": ${'['.repeat(5000)}${']'.repeat(5000)}`),
      'nested too deep',
    ],
    [
      'a key that objects act on',
      (text: string) => text.replace('"type": "object"', '"__proto__": {"a": 1}'),
      '__proto__',
    ],
  ])('is refused with %s', (_, change, words) => {
    const contract = contractOfPages([{ file: 'page.html', text: change(textOf('redoc.html')) }]);
    expect(operationsIn(contract)).toEqual([]);
    const [finding] = contract.diagnostics.filter(({ code }) => code === 'extract/contract-unusable');
    expect(finding).toMatchObject({ file: 'page.html', line: 8, severity: 'error' });
    expect(finding?.message).toContain(words);
  });

  it.each([
    ['an address', '<redoc spec-url="https://kites.example/openapi.json"></redoc>', 'is an address'],
    ['a file that is not there', '<redoc spec-url="openapi.json"></redoc>', 'is not in the folder'],
    ['nothing', '<div id="swagger-ui"></div><script src="gone.js"></script>', 'names none in the folder'],
  ])('is told where it names %s', (_, body, words) => {
    const contract = contractOf({
      pages: [{ file: 'page.html', text: `<html><body>\n${body}</body></html>` }],
      config: defaultServiceConfig('kites'),
      configFile: 'service.yaml',
      companions: NO_COMPANIONS,
    });
    expect(contract.diagnostics.map(({ message }) => message).join()).toContain(words);
  });

  it.each([
    '<h1>Making clients</h1><p>The file begins with <code>openapi: 3.0.1</code>.</p>',
    '<h1>Look</h1><pre>{"openapi": "3.0.1", "paths": {}}</pre>',
    '<h1>Look</h1><script>const version = "3.0.1"; track("openapi");</script>',
  ])('is none where prose speaks of contracts: %s', (body) => {
    const contract = contractOfPages([{ file: 'page.html', text: `<html><body>${body}</body></html>` }]);
    expect(contract.family.name).not.toBe('spec-in-page');
  });
});

describe('scrape and build of a page that shows a contract', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'viewer-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('writes it and says why, and what Redocly says of it', () => {
    const { status, stdout, stderr } = runCli(['scrape', path.join(VIEWERS, 'named.html'), '--out', root], root);
    expect(status, stderr).toBe(EXIT.fine);
    expect(stderr).toContain('family spec-in-page');
    expect(stdout).toContain('operation-4xx-response');
    expect(readFileSync(path.join(root, 'named.sources.json'), 'utf8')).toContain('"file":"winds.yaml","line":7');
  });

  it('puts the settings of a service in front', () => {
    const pages = path.join(root, 'docs-source/kites');
    cpSync(path.join(VIEWERS, 'redoc.html'), path.join(pages, 'redoc.html'));
    writeFileSync(path.join(pages, 'service.yaml'), 'title: My kites\nversion: 3.0.0\ntargets: [typescript]\n');
    const { status, stderr, stdout } = runCli(['build'], root);
    expect(status, stdout + stderr).toBe(EXIT.fine);
    expect(readFileSync(path.join(root, 'spec/kites.yaml'), 'utf8')).toMatch(
      /title: My kites[\s\S]*operationId: tieKite/,
    );
    expect(readdirSync(path.join(root, 'generated/kites/typescript')).length).toBeGreaterThan(3);
  });
});
