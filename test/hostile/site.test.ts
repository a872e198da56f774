import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { resultOf } from '../../scripts/commands/contract/service-result.ts';
import { contractDigest } from '../../scripts/commands/contract/source-index.ts';
import { site } from '../../scripts/commands/site.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { attribute, elementsOf } from '../publish/site-support.ts';
import { launchBrowser, NO_BROWSER } from '../support/browser.ts';
import { withForeignTexts } from './foreign.ts';
import { codesPage, hostilePages } from './pages.ts';
import { PAYLOADS, WORDS } from './payloads.ts';
import { long } from '../support/form.ts';

const TEXTS = [
  ...PAYLOADS.map(({ text }) => text),
  `"><img src=x onerror="globalThis.pwned=1">`,
  `'><svg onload=globalThis.pwned=1>`,
  '</title></script><script>globalThis.pwned=1</script>',
  '[x](javascript:globalThis.pwned=1)',
  '![x](https://example.org/pwned.png)',
  '../../../pwned',
  'javascript:globalThis.pwned=1',
  '\u2028globalThis.pwned=1',
  "');globalThis.pwned=1;('",
];

/** All elements that a site has, and all attributes. */
const ELEMENTS = new Set(
  `html head meta title link script body a header div button span kbd nav ul ol li b p main h1 h2 h3 h4 article section
  code var small dl dt dd details summary pre strong em blockquote br hr form label input textarea datalist option output`.split(
    /\s+/,
  ),
);
const ATTRIBUTES = new Set(
  `lang charset http-equiv content name rel href src type id class hidden title open tabindex start defer
  aria-label aria-labelledby aria-current aria-haspopup
  name value list rows role required autocomplete spellcheck data-method data-path data-token-header data-token-scheme data-hosts data-in
  data-name data-joined data-media-type`.split(/\s+/),
);
/** Attributes that one button of each page has alone, and that button as the page has it. */
const BUTTON_STATES: ReadonlyMap<string, string> = new Map([
  ['aria-expanded', 'button menu false'],
  ['aria-pressed', 'button sources true'],
]);

const NOBODYS_FILE = (text: string): string => `${text}.html`;

/** A contract of a maker who keeps to nothing: each text is the name of everything that has a name. */
function lawless(): Record<string, unknown> {
  const own = (value: (text: string, index: number) => unknown): Record<string, unknown> =>
    Object.fromEntries(TEXTS.map((text, index) => [text, value(text, index)]));
  return {
    openapi: '3.0.3',
    info: { title: TEXTS.join(' '), version: TEXTS.join(' ') },
    servers: TEXTS.map((url) => ({ url, variables: { [url]: { default: url } } })),
    paths: Object.fromEntries(
      TEXTS.map((text) => [
        `/${text}`,
        {
          get: {
            operationId: text,
            summary: text,
            tags: [text],
            'x-source': NOBODYS_FILE(text),
            'x-async': { job: text },
            'x-waiters': [{ field: text, states: { [text]: {} } }],
            externalDocs: { url: text },
            parameters: [
              {
                name: text,
                in: 'query',
                description: text,
                schema: { type: text, format: text, enum: [text, text], default: text, pattern: text },
              },
            ],
            requestBody: { content: { [text]: { schema: { $ref: `#/components/schemas/${text}` } } } },
            responses: {
              [text]: {
                description: text,
                headers: { [text]: { description: text } },
                content: { [text]: { example: text, 'x-alternatives': [{ title: text, schema: {} }] } },
              },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: own((text) => ({
        title: text,
        description: text,
        properties: {
          [text]: { type: 'array', items: { enum: [text] }, 'x-type-text': text, 'x-required-when': text },
        },
      })),
      securitySchemes: own((text) => ({ type: 'apiKey', name: text, description: text })),
    },
    'x-error-codes': own((text) => [{ status: text, message: text, description: text, measure: text }]),
  };
}

const traces = () =>
  Object.fromEntries(
    TEXTS.map((text, index) => [
      `/paths/${`/${text}`.replaceAll('~', '~0').replaceAll('/', '~1')}/get`,
      { file: NOBODYS_FILE(text), line: index, words: text, origin: text, rule: text, table: text, row: text },
    ]),
  );
const findings = () =>
  TEXTS.map((text) => ({
    code: text,
    kind: 'docs',
    severity: 'warning',
    message: text,
    file: NOBODYS_FILE(text),
    line: 1,
    related: [{ file: text, line: 2, message: text }],
  }));

describe('hostile pages and contracts as a site', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-hostile-site-'));
  const out = path.join(folder, 'out');
  const notes: string[] = [];

  beforeAll(async () => {
    const pages = [
      ...TEXTS.flatMap((text, index) => hostilePages(text, `t${index}`, 'html')),
      codesPage([...TEXTS, ...WORDS], 'html'),
    ];
    const contract = contractOf({ pages, config: defaultServiceConfig('hostile'), configFile: 'service.yaml' });
    const { sources } = resultOf(contract);
    const write = (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text);
    const text = JSON.stringify(withForeignTexts(contract.document, TEXTS));
    write('hostile.json', text);
    // Of this text, as if it had been built so.
    write(
      'hostile.sources.json',
      JSON.stringify({ ...JSON.parse(Buffer.from(sources).toString()), contract: contractDigest(text) }),
    );
    write('hostile.diagnostics.json', JSON.stringify(contract.diagnostics));
    write('lawless.json', JSON.stringify(lawless()));
    write('lawless.sources.json', JSON.stringify({ pages: {}, sources: traces() }));
    write('lawless.diagnostics.json', JSON.stringify(findings()));
    const specs = ['hostile', 'lawless'].map((name) => path.join(folder, `${name}.json`));
    await site(specs, { out, title: TEXTS[0] as string }, { data: () => undefined, note: (text) => notes.push(text) });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const files = () =>
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)));
  const pages = () => files().filter((file) => file.endsWith('.html'));

  it('is written as files of its own folder, with names that every system takes', () => {
    expect(files().length).toBeGreaterThan(500);
    for (const file of files())
      expect(file).toMatch(/^(?:[\w~-][\w.~-]*\/)*[\w~.-]+\.(?:html|js|css|svg|json|yaml|md|txt)$/);
    expect(readdirSync(folder).sort()).toEqual([
      'hostile.diagnostics.json',
      'hostile.json',
      'hostile.sources.json',
      'lawless.diagnostics.json',
      'lawless.json',
      'lawless.sources.json',
      'out',
    ]);
  });

  it('has no element, no attribute and no address of theirs', { timeout: 300_000 }, () => {
    const foreign = new Set<string>();
    for (const file of pages())
      for (const element of elementsOf(readFileSync(path.join(out, file), 'utf8'))) {
        if (!ELEMENTS.has(element.tagName)) foreign.add(`${file}: <${element.tagName}>`);
        for (const { name, value } of element.attrs) {
          const isOurState = BUTTON_STATES.get(name) === `${element.tagName} ${attribute(element, 'id')} ${value}`;
          if (!ATTRIBUTES.has(name) && !isOurState) foreign.add(`${file}: ${element.tagName}[${name}]`);
        }
        const href = attribute(element, 'href');
        if (href !== undefined && !/^(?:https?:\/\/|#|(?:\.\.\/)*[\w~][^:]*$)/.test(href))
          foreign.add(`${file}: ${href}`);
        const id = attribute(element, 'id');
        if (id !== undefined && !/^[\w.~=()-]+$/.test(id)) foreign.add(`${file}: #${id}`);
        if (element.tagName === 'script' && !/^(?:\.\.\/)*assets\/[\w.-]+$/.test(attribute(element, 'src') ?? ''))
          foreign.add(`${file}: script`);
      }
    expect([...foreign].slice(0, 20)).toEqual([]);
  });

  long.it.skipIf(NO_BROWSER !== '')(
    `runs nothing and asks for nothing in a browser ${NO_BROWSER}`,
    async () => {
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        const base = pathToFileURL(`${out}/`).href;
        const told: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(base)) told.push(`request ${request.url()}`);
        });
        page.on('console', (message) => told.push(`console ${message.text()}`));
        page.on('pageerror', (error) => told.push(`error ${error.message}`));
        page.on('dialog', (dialog) => told.push(`dialog ${dialog.message()}`));
        // What static reading has shown for all pages, a browser shows for some of each kind.
        const some = pages().filter((_, index, all) => index % Math.ceil(all.length / 60) === 0);
        for (const file of ['index.html', 'lawless/index.html', 'hostile/index.html', ...some]) {
          await page.goto(new URL(file, base).href);
          if ((await page.evaluate('globalThis.pwned')) !== undefined) told.push(`${file} was taken`);
        }
        await page.keyboard.press('/');
        await page.waitForSelector('#search[open]');
        for (const words of ['pwned', 'img', ...TEXTS.slice(-6)]) await page.fill('#search input', words);
        await page.fill('#search input', 'pwned');
        await page.locator('#search-rows [role=option]').first().waitFor();
        expect(await page.locator('#search-rows [role=option]').count()).toBeGreaterThan(5);
        expect(await page.locator('#search-rows :is(img, svg, script, a)').count()).toBe(0);
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
        expect(page.url().startsWith(base)).toBe(true);
        expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
        expect(told).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    300_000,
  );
});
