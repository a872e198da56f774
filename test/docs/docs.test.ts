import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CLASSES, HEADINGS, RULE_IDS, ruleOf } from '../../scripts/drift/index.ts';
import { jsonSchemas } from '../../scripts/commands/config-schemas.ts';
import { JAR_TARGETS, TARGETS } from '../../scripts/generate/index.ts';
import { settingsMarkdown } from '../../scripts/publish/docs/configuration.ts';
import { anchorOf, docsSite } from '../../scripts/publish/docs/index.ts';
import { ROOT } from '../corpus.ts';
import { installOffline, packedTarball } from '../support/packed.ts';
import { commit, runIn, workflowFaults } from '../support/project.ts';

/** `npm run docs:update` writes what is shown here instead of comparing it. */
const UPDATE = process.env.DOCS_UPDATE === '1';
const DOCS = path.join(ROOT, 'templates/docs');
const names = readdirSync(DOCS).filter((name) => name.endsWith('.md'));
const textOf = (name: string): string => readFileSync(path.join(DOCS, name), 'utf8');
const texts = () => new Map(names.map((name) => [name, textOf(name)]));

/** What a test looks at of a workflow. */
interface ReleaseWorkflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: string;
        readonly permissions: Readonly<Record<string, string>>;
        readonly steps: readonly { readonly run?: string }[];
      }
    >
  >;
}

describe('the documentation', () => {
  it('is a site without a dead link', () => {
    const files = docsSite(texts(), ':root {}');
    expect([...files.keys()].sort()).toEqual(
      [...names.map((name) => name.replace('.md', '.html')), 'style.css'].sort(),
    );
    for (const [name, text] of files) if (name.endsWith('.html')) expect(text.match(/<h1/g), name).toHaveLength(1);
  });

  it.each([
    ['a link to no page', '[a](b.md)\n\n[x](gone.md)', 'index.md: gone.md leads nowhere'],
    ['a link to no heading', '[a](b.md#nothing)', 'index.md: b.md#nothing leads nowhere'],
    ['a chapter that nobody finds', 'text', 'index.md: no link to b.md'],
  ])('would be refused for %s', (_, home, message) => {
    const site = () =>
      docsSite(
        new Map([
          ['index.md', `# Home\n\n${home}\n`],
          ['b.md', '# B\n'],
        ]),
        '',
      );
    expect(site).toThrow(message);
  });

  it.each([
    ['`--fail-on` and exit codes', '--fail-on-and-exit-codes'],
    ['A project, in CI', 'a-project-in-ci'],
  ])('has for the heading %s the anchor %s', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor);
  });

  const workflows = names.flatMap((name) =>
    [...textOf(name).matchAll(/^```yaml\n(.*?)^```/gms)]
      .flatMap(([, text = '']) => (/^jobs:$/m.test(text) ? [text] : []))
      .map((text, at) => [name, at + 1, text] as const),
  );
  it.each(workflows)('has in %s, as its workflow %i, one that GitHub’s parser takes', (_, __, text) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-docs-'));
    const file = path.join(folder, 'workflow.yml');
    writeFileSync(file, /^on:/m.test(text) ? text : `on: push\n${text}`);
    expect(workflowFaults(file)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('has a workflow that releases each client, without secrets where a registry trusts it', () => {
    const [, , text = ''] = workflows.find(([, , each]) => each.startsWith('name: release\n')) ?? [];
    const { jobs, permissions } = parse(text) as ReleaseWorkflow;
    const clients = [...TARGETS, ...JAR_TARGETS]
      .map(({ name }) => name)
      .filter((name) => !/^(?:server|core)-/.test(name));
    expect(Object.keys(jobs).sort()).toEqual(['check', ...clients].sort());
    expect(permissions).toEqual({});
    const trusted = Object.keys(jobs).filter((name) => jobs[name]?.permissions['id-token'] === 'write');
    expect(trusted).toEqual(['typescript', 'python']);
    for (const [name, job] of Object.entries(jobs)) {
      expect(job.needs, name).toBe(name === 'check' ? undefined : 'check');
      const steps = JSON.stringify(job.steps);
      expect(steps.includes('secrets.'), name).toBe(name === 'java');
      for (const { run } of job.steps) expect(run ?? '', name).not.toContain('${{');
      if (name !== 'check') expect(JSON.stringify(job), name).toContain(`generated/depot/${name}`);
    }
  });

  it('has a reference of all settings, made from the schemas', () => {
    const [head = ''] = textOf('configuration.md').split(/(?=^## )/m);
    const text = [
      head,
      ...[...jsonSchemas().values()].map((schema) => `${settingsMarkdown(JSON.parse(schema))}\n`),
    ].join('');
    if (UPDATE) writeFileSync(path.join(DOCS, 'configuration.md'), `${text.trimEnd()}\n`);
    else expect(textOf('configuration.md')).toBe(`${text.trimEnd()}\n`);
  });
});

/** A cell of a table in Markdown. */
const cellOf = (text: string): string => text.replaceAll('|', '\\|');

it('the documentation has every change with its class and the reason, made from the catalogue', () => {
  const [head = ''] = textOf('changes.md').split(/(?=^## )/m);
  const parts = CLASSES.map((klass) => {
    const rows = RULE_IDS.filter((id) => ruleOf(id)?.class === klass).map((id) => {
      const { title = '', why = '' } = ruleOf(id) ?? {};
      return `| \`${id}\` | ${cellOf(title)} | ${cellOf(why)} |\n`;
    });
    return `## ${HEADINGS[klass]}\n\n| change | what happened | why it counts so |\n| --- | --- | --- |\n${rows.join('')}`;
  });
  const text = `${head}${parts.join('\n')}`;
  if (UPDATE) writeFileSync(path.join(DOCS, 'changes.md'), text);
  else expect(textOf('changes.md')).toBe(text);
});

/** What a reader sees of a terminal: commands behind `$`, each with its output; or a change of a file. */
interface Step {
  readonly at: number;
  readonly end: number;
  readonly run?: string;
  readonly replace?: readonly [file: string, before: string, after: string];
}

const STEP = /^<!-- replace (\S+): (.+?) -> (.+?) -->$|^\$ (.+)\n((?:(?!\$ |```).*\n)*)/gm;

function stepsOf(text: string): Step[] {
  return [...text.matchAll(STEP)].map((match) => {
    const [whole, file, before = '', after = '', run] = match;
    if (file !== undefined) return { at: match.index, end: match.index, replace: [file, before, after] };
    const at = match.index + (whole.indexOf('\n') + 1);
    return { at, end: match.index + whole.length, ...(run === undefined ? {} : { run }) };
  });
}

/** Words of a command line, as a shell parts them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? double ?? plain ?? '');

/** Output with `…` for any lines, as the text that is compared with it. */
function matches(shown: string, output: string): boolean {
  const parts = shown.split('…\n').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:.*\\n)*')}$`).test(output);
}

describe.each(names.filter((name) => textOf(name).includes('\n$ npx specscribe')))('the commands of %s', (name) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specscribe-docs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('print what is shown', () => {
    cpSync(path.join(DOCS, 'example'), path.join(folder, 'pages'), { recursive: true });
    // Beside the pages of the other chapters, `init` would ask which are meant.
    if (textOf(name).includes(' drachen/'))
      cpSync(path.join(DOCS, 'example-family'), path.join(folder, 'drachen'), { recursive: true });
    const command = installOffline(packedTarball(folder), folder);
    const faults: string[] = [];
    let text = textOf(name);
    let moved = 0;
    for (const { at, end, run, replace } of stepsOf(text)) {
      if (replace) {
        const [file, before, after] = replace;
        const old = readFileSync(path.join(folder, file), 'utf8');
        expect(old, file).toContain(before);
        writeFileSync(path.join(folder, file), old.replace(before, after));
      } else if (run === 'git add --all && git commit --quiet --message "All of it"') commit(folder);
      if (!run?.startsWith('npx specscribe ')) continue;
      const { status, stdout, stderr } = runIn(folder, command, wordsOf(run.slice('npx specscribe '.length)));
      expect([0, 1], stderr).toContain(status);
      const output = `${stdout}${stderr}`.replace(/[^\n]$/, '$&\n');
      const shown = text.slice(at + moved, end + moved);
      if (matches(shown, output)) continue;
      if (!UPDATE) faults.push(`$ ${run}\n${output}--- instead of\n${shown}`);
      text = text.slice(0, at + moved) + output + text.slice(end + moved);
      moved += output.length - (end - at);
    }
    if (UPDATE) writeFileSync(path.join(DOCS, name), text);
    expect(faults.join('\n\n')).toBe('');
  });
});
