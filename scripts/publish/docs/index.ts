import MarkdownIt from 'markdown-it';
import { html, Markup } from '../markup.ts';

/** A chapter of the documentation, as it is written and as the site shows it. */
interface Chapter {
  /** Name of its file, with `.md`. */
  readonly file: string;
  readonly title: string;
  readonly body: Markup;
  /** Ids of its headings. */
  readonly anchors: ReadonlySet<string>;
  /** Links within the documentation: file, and heading where one is named. */
  readonly links: readonly string[];
}

/** The page that the others are listed on, in the order of the menu. */
const HOME = 'index.md';

/**
 * The documentation as a site: an HTML page for each chapter, with a menu.
 *
 * @param texts Markdown by the name of its file; `index.md` links to each of the others
 * @param style CSS of the published reference, whose colours and fonts the pages take
 * @returns files by name
 * @throws Error naming a link that leads nowhere, and a chapter that `index.md` doesn't link to
 */
export function docsSite(texts: ReadonlyMap<string, string>, style: string): ReadonlyMap<string, string> {
  const chapters = new Map([...texts].map(([file, text]) => [file, chapterOf(file, text)]));
  const faults = [...chapters.values()].flatMap((chapter) => deadLinks(chapter, chapters));
  const home = chapters.get(HOME);
  const linked = new Set(home?.links.map((link) => link.split('#')[0] ?? ''));
  faults.push(
    ...[...chapters.keys()]
      .filter((file) => file !== HOME && !linked.has(file))
      .map((file) => `${HOME}: no link to ${file}`),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const menu = [HOME, ...[...linked].filter((file) => chapters.has(file) && file !== HOME)];
  const files = [...chapters.values()].map((chapter): [string, string] => [
    pageName(chapter.file),
    pageHtml(
      chapter,
      menu.flatMap((file) => chapters.get(file) ?? []),
    ),
  ]);
  return new Map([...files, ['style.css', style + STYLE]]);
}

const pageName = (file: string): string => file.replace(/\.md$/, '.html');

/** A heading as an address has it: the same that GitHub makes, so that links work there too. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** An address within the documentation, not on the web. */
const isOwn = (address: string): boolean => !/^[a-z]+:/i.test(address);

function chapterOf(file: string, text: string): Chapter {
  // Chapters are our own: their comments are no text.
  const markdown = new MarkdownIt({ html: true });
  const tokens = markdown.parse(text, {});
  const anchors = new Set<string>();
  const links: string[] = [];
  let title = file;
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type === 'heading_open' && inline) {
      const words = (inline.children ?? []).map(({ content }) => content).join('');
      const anchor = anchorOf(words);
      anchors.add(anchor);
      token.attrSet('id', anchor);
      if (token.tag === 'h1') title = words;
    }
    for (const child of token.children ?? []) {
      const address = child.type === 'link_open' ? String(child.attrGet('href') ?? '') : '';
      if (address === '' || !isOwn(address)) continue;
      links.push(address.startsWith('#') ? file + address : address);
      child.attrSet('href', address.replace(/\.md(?=#|$)/, '.html'));
    }
  });
  return { file, title, body: new Markup(markdown.renderer.render(tokens, markdown.options, {})), anchors, links };
}

function deadLinks({ file, links }: Chapter, chapters: ReadonlyMap<string, Chapter>): string[] {
  return links
    .filter((link) => {
      const [name = '', anchor] = link.split('#');
      const target = chapters.get(name);
      return !target || (anchor !== undefined && !target.anchors.has(anchor));
    })
    .map((link) => `${file}: ${link} leads nowhere`);
}

function pageHtml({ body, file, title }: Chapter, menu: readonly Chapter[]): string {
  const at = menu.findIndex((each) => each.file === file);
  const [before, after] = [menu[at - 1], menu[at + 1]];
  const entry = (each: Chapter): Markup =>
    html`<li><a href="${pageName(each.file)}"${each.file === file ? new Markup(' aria-current="page"') : ''}>${each.title}</a></li>\n`;
  const name = file === HOME ? title : `${title} - specscribe`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${name}</title>
<link rel="stylesheet" href="style.css">
</head>
<body class="docs">
<nav aria-label="Chapters"><ul>
${menu.map(entry)}</ul></nav>
<main>
${body}<footer>${before ? html`<a href="${pageName(before.file)}" rel="prev">← ${before.title}</a>` : ''} ${after ? html`<a href="${pageName(after.file)}" rel="next">${after.title} →</a>` : ''}</footer>
</main>
</body>
</html>
`.text;
}

const STYLE = `
.docs { display: grid; grid-template-columns: minmax(11rem, 14rem) minmax(0, 58rem); gap: 2rem; justify-content: center; padding: 1.5rem; }
.docs main { padding: 0; max-width: none; }
.docs main > :is(p, ul, ol) { max-width: 46rem; }
.docs nav ul { list-style: none; margin: 0; padding: 0; position: sticky; top: 1.5rem; }
.docs nav a { display: block; padding: 0.3rem 0.6rem; border-radius: 4px; text-decoration: none; }
.docs nav a[aria-current] { background: var(--raised); font-weight: 600; }
.docs pre { background: var(--code); border: 1px solid var(--line); border-radius: 4px; padding: 0.8rem; white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; }
.docs pre code { font-size: inherit; }
.docs table { border-collapse: collapse; display: block; overflow-x: auto; overflow-wrap: normal; }
.docs th, .docs td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
.docs td code { overflow-wrap: anywhere; }
.docs footer { display: flex; justify-content: space-between; margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media (max-width: 48rem) {
  .docs { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; }
  .docs nav ul { position: static; display: flex; overflow-x: auto; white-space: nowrap; border-bottom: 1px solid var(--line); padding-bottom: 0.4rem; }
}
`;
