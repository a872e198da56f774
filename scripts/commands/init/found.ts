import type { PageText } from '../../ir/index.ts';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNode, textOf } from '../../nodes.ts';
import { PAGE_FILE } from '../../read/index.ts';
import type { FoundAddress } from './service-text.ts';

/** Folders that hold no pages of a service. */
const NO_PAGES = new Set(['dist', 'docs-source', 'generated', 'node_modules', 'public', 'spec', 'test', 'tests']);
/** Levels of folders that are looked through for pages. */
const DEPTH = 4;

/**
 * Folders with pages below a folder, each as deep as one folder still holds all its pages: `docs/api` where `docs` has
 * nothing else. Links are not followed.
 *
 * @returns paths below `root`; '.' where pages are in it
 */
export async function pageFolders(root: string): Promise<string[]> {
  // Any repository has Markdown: it is taken for pages where there are no others.
  const found = await foldersWith(root, (name) => PAGE_FILE.test(name) && !MARKDOWN.test(name));
  return found.length > 0 ? found : foldersWith(root, (name) => MARKDOWN.test(name) && !OF_REPOSITORY.test(name));
}

type IsPage = (name: string) => boolean;

const MARKDOWN = /\.(?:md|markdown)$/i;
/** Files that tell of a repository, not of an API. */
const OF_REPOSITORY =
  /^(?:readme|changelog|changes|history|contributing|contributors|authors|license|security|support|governance|maintainers|code[-_]of[-_]conduct|pull_request_template)\b/i;

async function foldersWith(root: string, isPage: IsPage): Promise<string[]> {
  if (await hasPages(root, isPage)) return ['.'];
  const found: string[] = [];
  for (const name of await foldersIn(root)) found.push(...(await folderOf(root, name, DEPTH, isPage)));
  return found.sort();
}

async function folderOf(root: string, folder: string, depth: number, isPage: IsPage): Promise<string[]> {
  if (depth === 0) return [];
  if (await hasPages(path.join(root, folder), isPage)) return [folder];
  const below: string[] = [];
  for (const name of await foldersIn(path.join(root, folder)))
    below.push(...(await folderOf(root, path.join(folder, name), depth - 1, isPage)));
  return below.length > 1 ? [folder] : below;
}

const entriesIn = (folder: string) => readdir(folder, { withFileTypes: true }).catch(() => []);

const hasPages = async (folder: string, isPage: IsPage): Promise<boolean> =>
  (await entriesIn(folder)).some((each) => each.isFile() && isPage(each.name));

/** Folders that may hold pages. */
export const foldersIn = async (folder: string): Promise<string[]> =>
  (await entriesIn(folder))
    .filter((each) => each.isDirectory() && !each.name.startsWith('.') && !NO_PAGES.has(each.name))
    .map(({ name }) => name)
    .sort();

/** A name for a service, as folders and packages take it: `API Reference 2` becomes `api-reference-2`. */
export const serviceNameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'service';

/** Names of folders that say nothing of a service. */
const ANY_FOLDER = new Set(['api', 'api-ref', 'doc', 'docs', 'html', 'pages', 'reference', 'rst', 'source', 'src']);

/** True for the name of a folder that says nothing of the service whose pages are in it. */
export const isAnyFolder = (name: string): boolean => ANY_FOLDER.has(serviceNameOf(name));

/** Words that a title of a reference has behind or before the service's name. */
const OF_REFERENCE =
  /(?:(?<!\s)\s+)?(?:[-–—:|]\s*)?\bAPI\s+(?:Reference|Documentation|Docs|Guide)\b\s*(?:[-–—:|]\s*)?/i;

/**
 * Title of a service: the heading of its first index page, without "API Reference"; undefined where no index has one.
 *
 * @returns the title, and where it is
 */
export function foundTitle(pages: readonly PageText[]): { readonly title: string; readonly from: string } | undefined {
  const index = pages
    .filter(({ file }) => /(?:^|\/)index\.(?:html?|rst|md)$/i.test(file))
    .sort((a, b) => a.file.split('/').length - b.file.split('/').length)[0];
  if (!index) return undefined;
  const heading = headingOf(index);
  const title = heading?.text.replace(OF_REFERENCE, ' ').trim();
  return title ? { title, from: `heading of ${index.file}:${heading?.line}` } : undefined;
}

interface Heading {
  readonly text: string;
  readonly line: number;
}

function headingOf({ file, text }: PageText): Heading | undefined {
  if (/\.rst$/i.test(file)) return rstHeading(text);
  return MARKDOWN.test(file) ? markdownHeading(text) : htmlHeading(text);
}

function markdownHeading(text: string): Heading | undefined {
  const found = /^(?:#|title:)[ \t]+(\S.*)$/m.exec(text);
  const title = found?.[1]
    ?.trimEnd()
    .replace(/(?<!#)#+$/, '')
    .trimEnd()
    .replace(/^["']|["']$/g, '');
  return found ? { text: title || (found[1] ?? ''), line: text.slice(0, found.index).split('\n').length } : undefined;
}

const RST_LINE = /^([=\-`:'"~^_*+#<>.])\1+\s*$/;

function rstHeading(text: string): Heading | undefined {
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line, index) => RST_LINE.test(lines[index + 1] ?? '') && /^\s*\w/.test(line));
  return at < 0 ? undefined : { text: (lines[at] ?? '').trim(), line: at + 1 };
}

function htmlHeading(text: string): Heading | undefined {
  const found = /<(h1|title)\b[^<>]*>([^<]+)<\/\1>/i.exec(text);
  return found ? { text: (found[2] ?? '').trim(), line: text.slice(0, found.index).split('\n').length } : undefined;
}

/** A request as pages write it, with a whole address. */
const REQUEST = /\b(?:GET|PUT|POST|DELETE|PATCH|HEAD)\s+(https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)(?=[/:?\s])/g;
/** RFC 2606: names that are reserved for examples, and what else is nobody's address. */
const NOBODY =
  /(?:^|\.)(?:example|test|invalid|localhost|xxx|domainname|example\.(?:com|net|org))(?:\.com)?$|^[\d.]+$/i;
const MOST_ADDRESSES = 3;

/** Addresses in the requests of pages, those that most pages have first. */
export function foundAddresses(pages: readonly PageText[]): FoundAddress[] {
  const found = new Map<string, FoundAddress & { count: number }>();
  for (const { file, text } of pages)
    for (const match of text.matchAll(REQUEST)) {
      const url = (match[1] ?? '').toLowerCase();
      if (NOBODY.test(url.replace(/^https?:\/\//, ''))) continue;
      const known = found.get(url);
      if (known) known.count++;
      else found.set(url, { url, file, line: text.slice(0, match.index).split('\n').length, count: 1 });
    }
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ADDRESSES)
    .map(({ url, file, line }) => ({ url, file, line }));
}

/** What a project says of itself, in `package.json`, its licence and its git repository. */
export interface ProjectFacts {
  readonly scope?: string;
  readonly license?: string;
  readonly author?: string;
  /** Address with https. */
  readonly repository?: string;
}

/** Licences by the beginning of their text. */
const LICENSES: readonly (readonly [RegExp, string])[] = [
  [/^\s*Apache License\s+Version 2\.0/i, 'Apache-2.0'],
  [/^\s*(?:The )?MIT License/i, 'MIT'],
  [/^\s*ISC License/i, 'ISC'],
  [/^\s*BSD 3-Clause License/i, 'BSD-3-Clause'],
  [/^\s*BSD 2-Clause License/i, 'BSD-2-Clause'],
  [/^\s*Mozilla Public License Version 2\.0/i, 'MPL-2.0'],
  [/^\s*Eclipse Public License - v 2\.0/i, 'EPL-2.0'],
];

/** Reads what a project says of itself; what can't be read or is not plain is left out. */
export async function projectFacts(root: string): Promise<ProjectFacts> {
  const manifest = parsed(await textIn(root, 'package.json'));
  const licenseFile = (await textIn(root, 'LICENSE')) ?? (await textIn(root, 'LICENSE.md')) ?? '';
  const [, scope] = /^(@[a-z0-9][a-z0-9._-]*)\//.exec(textOf(manifest.name) ?? '') ?? [];
  const license = LICENSES.find(([begin]) => begin.test(licenseFile))?.[1] ?? spdx(manifest.license);
  const author = isNode(manifest.author) ? authorOf(manifest.author) : textOf(manifest.author);
  const given = isNode(manifest.repository) ? textOf(manifest.repository.url) : textOf(manifest.repository);
  const repository = webAddress(given ?? '') ?? webAddress(originIn((await textIn(root, '.git/config')) ?? ''));
  return {
    ...(scope === undefined ? {} : { scope }),
    ...(license === undefined ? {} : { license }),
    ...(author ? { author } : {}),
    ...(repository === undefined ? {} : { repository }),
  };
}

const textIn = (root: string, name: string): Promise<string | undefined> =>
  readFile(path.join(root, name), 'utf8').catch(() => undefined);

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isNode(value) ? value : {};
  } catch {
    return {};
  }
}

const spdx = (value: unknown): string | undefined => {
  const name = textOf(value);
  return name !== undefined && /^[A-Za-z0-9.+-]+$/.test(name) && name !== 'UNLICENSED' ? name : undefined;
};

const authorOf = ({ name, email }: Readonly<Record<string, unknown>>): string | undefined =>
  textOf(name) === undefined ? undefined : `${textOf(name)}${textOf(email) === undefined ? '' : ` <${textOf(email)}>`}`;

/** Address of the remote `origin` in a configuration of git. */
const originIn = (config: string): string =>
  /\[remote "origin"\][^[]*?\n[ \t]*url[ \t]*=[ \t]*(\S+)/.exec(config)?.[1] ?? '';

/** A repository's address as a browser takes it, without name and password; undefined where it is none. */
function webAddress(address: string): string | undefined {
  const [, host, rest] =
    /^(?:git\+)?(?:https?:\/\/|ssh:\/\/|git:\/\/)?(?:[^@/\s]*@)?([a-z0-9.-]+\.[a-z]+)[:/]([\w./~-]+?)(?:\.git)?\/?$/i.exec(
      address.replace(/^github:/, 'https://github.com/'),
    ) ?? [];
  return host === undefined || rest === undefined ? undefined : `https://${host}/${rest}`;
}
