import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../corpus.ts';
import { workflowFaults } from '../support/project.ts';

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node: readonly string[] } };
  readonly steps?: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Record<string, unknown>;
  }[];
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const manifest = JSON.parse(textOf('package.json'));

const folders = ['.github/workflows', 'templates/init'];
const files = folders.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`),
);
const workflows = files.map((file) => [file, parse(textOf(file)) as Workflow] as const);

describe.each(workflows)('the workflow %s', (file, { jobs, permissions }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  it('is what GitHub’s parser takes', () => {
    expect(workflowFaults(path.join(ROOT, file))).toEqual([]);
  });

  it('puts no expression into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('uses only actions of GitHub and of this package, and keeps no credentials in the clone', () => {
    const foreign = steps
      .flatMap(({ uses }) => uses ?? [])
      .filter((uses) => !/^(?:actions\/[\w-]+@v\d+|\.\/.+)$/.test(uses));
    expect(foreign).toEqual([]);
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('has no permission by default but to read', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(permissions);
  });
});

const workflow = (name: string): Workflow => parse(textOf(`.github/workflows/${name}`)) as Workflow;

describe('the workflow of CI', () => {
  const { jobs } = workflow('ci.yml');

  it('runs what .ci/run runs, on the oldest Node.js that is admitted and on newer majors', () => {
    const nodes = jobs.test?.strategy?.matrix.node ?? [];
    expect(`>=${nodes[0]}.0`).toBe(manifest.engines.node);
    expect(nodes.map((each) => each.split('.')[0])).toEqual(['20', '22', '24']);
    expect(jobs.test?.steps?.at(-1)?.run).toBe('bash .ci/run');
  });

  it('calls scripts that there are', () => {
    const scripts = Object.values(jobs)
      .flatMap((job) => job.steps ?? [])
      .flatMap(({ run }) => /^npm run (\S+)(?: -- .*)?$/.exec(run ?? '')?.[1] ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
  });
});

describe('the workflow of a release', () => {
  const { jobs } = workflow('release.yml');

  it('publishes after CI, with provenance, and without a token of npm', () => {
    expect(jobs.ci?.uses).toBe('./.github/workflows/ci.yml');
    expect(jobs.publish).toMatchObject({ needs: 'ci', permissions: { contents: 'write', 'id-token': 'write' } });
    expect(jobs.publish?.steps?.map(({ run }) => run)).toContain('npm publish --provenance --access public');
    expect(textOf('.github/workflows/release.yml')).not.toContain('NPM_TOKEN');
  });
});

describe('forms for issues', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(path.join(ROOT, folder)).filter((name) => name !== 'config.yml');

  it.each(forms)('%s has what GitHub needs of a form', (name) => {
    const { body, ...head } = parse(textOf(`${folder}/${name}`));
    expect(head).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const asked = body.filter(({ type }: { type: string }) => type !== 'markdown');
    for (const field of asked) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(field.type);
      expect(field).toMatchObject({ id: expect.stringMatching(/^[\w-]+$/), attributes: { label: expect.any(String) } });
    }
    expect(new Set(asked.map(({ id }: { id: string }) => id)).size).toBe(asked.length);
  });

  it('ask of a page that is read wrongly for page, line and the right value', () => {
    const { body } = parse(textOf(`${folder}/page-misread.yml`));
    const required = body.filter((field: { validations?: { required: boolean } }) => field.validations?.required);
    expect(required.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['page', 'line', 'expected']));
  });
});

it('updates of dependencies are asked for, of npm and of actions', () => {
  const { version, updates } = parse(textOf('.github/dependabot.yml'));
  expect(version).toBe(2);
  expect(updates.map((each: Record<string, string>) => each['package-ecosystem'])).toEqual(['npm', 'github-actions']);
});
