import { lstatSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { counted } from '../counted.ts';
import { DEFAULT_TARGET, JAR_TARGETS, packagesIn } from '../generate/index.ts';
import type { PageText } from '../ir/index.ts';
import { PAGE_FILE } from '../read/index.ts';
import { parsePackages, parseServiceConfig } from '../service-config.ts';
import { readCompanions } from './contract/companions.ts';
import {
  foldersIn,
  foundAddresses,
  foundTitle,
  isAnyFolder,
  type ProjectFacts,
  pageFolders,
  projectFacts,
  serviceNameOf,
} from './init/found.ts';
import { type NewService, serviceText } from './init/service-text.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import { filesBelow, readPageTexts } from './machine/files.ts';
import { PACKAGE_ROOT } from './machine/package.ts';
import type { Terminal } from './machine/terminal.ts';
import { Transaction } from './machine/transaction.ts';
import { PIN_FILE, pinFileText } from './targets/generator-pin.ts';

export interface InitOptions {
  /** Folder of the pages; looked for without it. */
  readonly pages?: string;
  /** Name of the service's folder and packages. */
  readonly service?: string;
  readonly title?: string;
  readonly apiVersion?: string;
  readonly server?: string;
  readonly region?: readonly string[];
  readonly target?: readonly string[];
  readonly package?: Readonly<Record<string, string>>;
  readonly scope?: string;
  readonly group?: string;
  readonly license?: string;
  readonly repository?: string;
  readonly author?: string;
  /** Address of a git repository that the pages come from, and their folder there. */
  readonly upstream?: string;
  readonly upstreamPath?: string;
  /** False: no workflows for GitHub. */
  readonly github?: boolean;
  /** Ask nothing. */
  readonly yes?: boolean;
}

/** Asks a person; undefined where none is there to answer. */
export type Ask = (question: string, usual: string) => Promise<string>;

/**
 * Makes a project of a folder: `service.yaml` for each service, `.gitignore`, `redocly.yaml`, workflows. A file that
 * exists is never changed, so a second run changes nothing.
 *
 * @param folder root of the project
 * @throws UsageError where it can't be told which pages are meant
 */
export async function init(folder: string, options: InitOptions, terminal: Terminal): Promise<number> {
  const ask = options.yes || !process.stdin.isTTY || !process.stderr.isTTY ? undefined : askPerson;
  await mkdir(folder, { recursive: true });
  const facts = await projectFacts(folder);
  const sources = await newServices(folder, options, ask);
  const made = new NewFiles(folder);
  const wrote: string[] = [];
  for (const source of sources) wrote.push(...(await addService(source, { options, facts, ask, made }, terminal)));
  wrote.push(...(await addProjectFiles(made, options)));
  made.write();
  if (wrote.length === 0) {
    terminal.note('nothing to do: the project is set up. Next: npx specscribe build\n');
    return EXIT.fine;
  }
  const installed = await isThere(path.join(folder, 'node_modules/specscribe'));
  terminal.note(`wrote ${wrote.join(', ')}\n${nextSteps(folder, installed, sources, options)}`);
  return EXIT.fine;
}

/** A service without a `service.yaml`, and where its pages are. */
interface ServiceSource {
  readonly name: string;
  /** Folder of the pages below the project's; undefined where there are none yet. */
  readonly pages: string | undefined;
}

const SOURCES = 'docs-source';

async function newServices(root: string, options: InitOptions, ask: Ask | undefined): Promise<ServiceSource[]> {
  const configured = await foldersIn(path.join(root, SOURCES));
  const open: string[] = [];
  for (const name of configured) if (!(await isThere(path.join(root, SOURCES, name, 'service.yaml')))) open.push(name);
  if (open.length > 0 && options.pages === undefined)
    return open.map((name) => ({ name, pages: path.join(SOURCES, name) }));
  if (configured.length > 0 && options.pages === undefined) return [];
  const pages = options.pages ?? (await choosePages(root, await pageFolders(root), ask));
  const name = options.service ?? (await nameOf(root, pages));
  return (await isThere(path.join(root, SOURCES, name, 'service.yaml'))) ? [] : [{ name, pages }];
}

/** Name of a service: its folder's, or its title's where the folder could be anybody's. */
async function nameOf(root: string, pages: string | undefined): Promise<string> {
  const folder = path.basename(path.resolve(root, pages ?? '.'));
  if (pages === undefined || !isAnyFolder(folder)) return serviceNameOf(folder);
  const found = foundTitle(await readPageTexts([path.resolve(root, pages)], PAGE_FILE));
  return serviceNameOf(found?.title ?? folder);
}

async function choosePages(root: string, found: readonly string[], ask: Ask | undefined): Promise<string | undefined> {
  if (found.length < 2) return found[0];
  if (!ask)
    throw new UsageError(
      `${root}: pages are in ${found.join(', ')}; name one by --pages, and run this again for others`,
    );
  const answer = await ask(`Folder of the pages (${found.join(', ')})`, found[0] as string);
  if (!(await isThere(path.join(root, answer)))) throw new UsageError(`${answer}: no such folder`);
  return answer;
}

/** Files that aren't there yet, put in place all together: a run that is killed leaves none of them, or all. */
class NewFiles {
  readonly root: string;
  readonly #byFolder = new Map<string, Map<string, string | Uint8Array>>();

  constructor(root: string) {
    this.root = root;
  }

  /**
   * @param folder below the root; it may be a symbolic link, what is in it may not
   * @returns false for a file that is there already, and stays
   */
  add(folder: string, name: string, content: string | Uint8Array): boolean {
    const files = this.#byFolder.get(folder) ?? new Map<string, string | Uint8Array>();
    if (files.has(name) || isTaken(path.join(this.root, folder, name))) return false;
    files.set(name, content);
    this.#byFolder.set(folder, files);
    return true;
  }

  write(): void {
    const transaction = new Transaction(this.root);
    try {
      for (const [folder, files] of this.#byFolder) transaction.put(folder, files, new Set());
      transaction.commit();
    } finally {
      transaction.abandon();
    }
  }
}

/** Anything of that name is there, a link that leads nowhere too. */
function isTaken(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new UsageError(`${file}: can't be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

interface Context {
  readonly made: NewFiles;
  readonly options: InitOptions;
  readonly facts: ProjectFacts;
  readonly ask: Ask | undefined;
}

/** Makes a service's folder. Returns what is written. */
async function addService({ name, pages }: ServiceSource, context: Context, terminal: Terminal): Promise<string[]> {
  const { made } = context;
  const { root } = made;
  const home = path.join(SOURCES, name);
  const texts = pages === undefined ? [] : await readPageTexts([path.resolve(root, pages)], PAGE_FILE);
  const service = await describe(name, texts, context);
  const file = path.join(home, 'service.yaml');
  const text = serviceText(service);
  // What is written here must be read again: an option may have brought something that is refused.
  parseServiceConfig(text, file);
  if (pages !== undefined && path.resolve(root, pages) !== path.resolve(root, home)) {
    const copied = await copyFiles(made, pages, home, await pagesIn(path.resolve(root, pages)));
    const named = [...(await readCompanions(path.resolve(root, pages), texts)).keys()];
    const beside = await copyFiles(made, pages, home, named);
    const also = beside > 0 ? `, and ${counted(beside, 'file')} that pages name,` : '';
    if (copied + beside > 0) terminal.note(`copied ${counted(copied, 'page')}${also} from ${pages} to ${home}\n`);
  }
  made.add(home, 'service.yaml', text);
  return [file];
}

async function describe(
  name: string,
  pages: readonly PageText[],
  { options, facts, ask }: Context,
): Promise<NewService> {
  const found = foundTitle(pages);
  const usual = options.title ?? found?.title ?? name;
  const title = options.title === undefined && !found && ask ? await ask('Title of the API', usual) : usual;
  const addresses = foundAddresses(pages);
  const asked = options.server ?? (ask ? await ask('Address of the service (nothing: clients ask for it)', '') : '');
  const targets = options.target ?? [DEFAULT_TARGET];
  const isEach = (pattern: RegExp): boolean => pages.length > 0 && pages.every(({ file }) => pattern.test(file));
  const markup = isEach(/\.html?$/i) ? 'html' : isEach(/\.(?:md|markdown)$/i) ? 'markdown' : 'rst';
  return {
    name,
    title,
    titleFrom:
      options.title !== undefined ? 'as given' : (found?.from ?? "the folder's name; no index page has a title"),
    version: options.apiVersion ?? '1.0.0',
    license: options.license ?? facts.license,
    server: asked === '' ? undefined : asked,
    regions: options.region ?? [],
    addresses,
    targets,
    packages: packagesOf(name, targets, options, facts),
    upstream:
      options.upstream === undefined ? undefined : { repository: options.upstream, path: options.upstreamPath ?? '.' },
    markup,
  };
}

/** `packages` of `service.yaml`: as given, else as the project says of itself. */
function packagesOf(
  name: string,
  targets: readonly string[],
  options: InitOptions,
  facts: ProjectFacts,
): Readonly<Record<string, string>> {
  const { author = facts.author, group, repository = facts.repository, scope = facts.scope } = options;
  const placed =
    facts.repository === undefined ? [] : Object.entries(packagesIn(facts.repository, `generated/${name}`));
  const named = placed.filter(([target]) => targets.includes(target));
  const all = { scope, group, author, repository, ...Object.fromEntries(named), ...options.package };
  return parsePackages(
    Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  ) as Record<string, string>;
}

const pagesIn = async (folder: string): Promise<string[]> =>
  (await filesBelow(folder)).filter(
    (file) => PAGE_FILE.test(file) && !/(?:^|\/)(?:node_modules|docs-source)\//.test(file),
  );

/** Copies files as they are; those that are there already stay, and don't count. */
async function copyFiles(made: NewFiles, from: string, to: string, files: readonly string[]): Promise<number> {
  let copied = 0;
  for (const file of files)
    copied += Number(made.add(to, file.split(path.sep).join('/'), await readFile(path.resolve(made.root, from, file))));
  return copied;
}

/** Files of the project by their templates in `templates/init/`. */
const PROJECT_FILES: readonly (readonly [string, string])[] = [
  ['.gitignore', 'gitignore'],
  ['redocly.yaml', 'redocly.yaml'],
];
const WORKFLOWS: readonly (readonly [string, string])[] = [
  ['.github/workflows/specscribe.yml', 'check.yml'],
  ['.github/workflows/specscribe-drift.yml', 'drift.yml'],
];

async function addProjectFiles(made: NewFiles, options: InitOptions): Promise<string[]> {
  const wrote: string[] = [];
  const usesJar = (options.target ?? []).some((name) => JAR_TARGETS.some((target) => target.name === name));
  if (usesJar && made.add('', PIN_FILE, pinFileText())) wrote.push(PIN_FILE);
  for (const [file, template] of [...PROJECT_FILES, ...(options.github === false ? [] : WORKFLOWS)]) {
    const text = await readFile(path.join(PACKAGE_ROOT, 'templates/init', template));
    if (made.add('', file, text)) wrote.push(file);
  }
  return wrote;
}

const isThere = (file: string): Promise<boolean> =>
  readdir(path.dirname(file)).then(
    (names) => names.includes(path.basename(file)),
    () => false,
  );

function nextSteps(
  folder: string,
  installed: boolean,
  sources: readonly ServiceSource[],
  { upstream }: InitOptions,
): string {
  const there = path.resolve(folder) === process.cwd() ? '' : `cd ${folder}, then `;
  // Rules, schemas and workflows are taken from the installed package.
  const home = there + (installed ? '' : 'npm install --save-dev specscribe, then ');
  const empty = sources.find(({ pages }) => pages === undefined);
  if (!empty) return `Next: ${home}npx specscribe build\n`;
  if (upstream !== undefined) return `Next: ${home}npx specscribe sync --update, which fetches the pages\n`;
  return `Next: put the pages (.html, .rst) into ${path.join(SOURCES, empty.name)}, then ${home}npx specscribe build\n`;
}

async function askPerson(question: string, usual: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question}${usual === '' ? '' : ` [${usual}]`}: `)).trim() || usual;
  } finally {
    lines.close();
  }
}
