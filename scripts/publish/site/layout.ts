import { html, type Markup } from '../markup.ts';
import type { SiteOperation } from './model.ts';
import { anchorOf, linkTo } from './paths.ts';
import { type ServiceView, wayTo } from './view.ts';

/** Paths of what all pages load, relative to the site. */
export const ASSETS = {
  style: 'assets/site.css',
  script: 'assets/site.js',
  icon: 'assets/icon.svg',
} as const;

export interface PageParts {
  readonly path: string;
  readonly title: string;
  readonly siteTitle: string;
  readonly view?: ServiceView;
  /** Links above the title: text and path. The page itself is the last, without a path. */
  readonly trail?: readonly (readonly [string, string?])[];
  /** Links of the service, at the side. */
  readonly side?: Markup;
  readonly main: Markup;
  /** Scripts of this page beside the site's own, relative to the site. */
  readonly scripts?: readonly string[];
  /** Sources of CSP's `connect-src` besides the site. */
  readonly connect?: readonly string[];
}

/**
 * A whole page. Everything that it loads is of the site and named by a relative address, and its policy lets nothing
 * else load or run: no inline script, no inline style, no form.
 */
export function pageHtml(parts: PageParts): string {
  const { path, title, siteTitle, trail = [], side, main, scripts = [], connect = [] } = parts;
  const way = (to: string): string => linkTo(path, to);
  const policy = [
    "default-src 'self'",
    ...(connect.length > 0 ? [`connect-src 'self' ${connect.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
  const crumbs = trail.map(([text, to]) =>
    to === undefined ? html`<li aria-current="page">${text}</li>` : html`<li><a href="${way(to)}">${text}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === siteTitle ? title : `${title} – ${siteTitle}`}</title>
<link rel="icon" href="${way(ASSETS.icon)}" type="image/svg+xml">
<link rel="stylesheet" href="${way(ASSETS.style)}">
<script src="${way(ASSETS.script)}"></script>
${scripts.map((each) => html`<script src="${way(each)}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="home" href="${way('index.html')}">${siteTitle}</a>
<div class="tools" hidden><button type="button" id="menu" aria-expanded="false" hidden>Menu</button>
<button type="button" id="sources" aria-pressed="true" title="Show where each fact comes from" hidden>Sources</button>
<button type="button" id="search-open" aria-haspopup="dialog"><span>Search</span> <kbd>/</kbd></button>
<button type="button" id="theme" aria-label="Dark or light">◐</button></div>
</header>
<div class="page">
${side === undefined ? undefined : html`<nav class="side" aria-label="${parts.view?.title ?? siteTitle}">${side}</nav>\n`}<main id="main">
${trail.length === 0 ? undefined : html`<nav class="trail" aria-label="Where this page stands"><ol>${crumbs}</ol></nav>\n`}${main}</main>
</div>
</body>
</html>
`.text;
}

/**
 * Links of a service: its operations by tag, those of one tag opened. Pages of one folder have the same links, which
 * are made once.
 */
export function serviceSide(
  view: ServiceView,
  from: string,
  current?: { readonly tag?: string; readonly id?: string },
): Markup {
  const folder = from.slice(0, from.lastIndexOf('/'));
  const operationLink = (operation: SiteOperation): Markup =>
    operation.id === current?.id
      ? sideLink(view, from, operation, true)
      : view.remember(`side ${folder} ${operation.id}`, () => sideLink(view, from, operation, false));
  const groups = [...view.tags].map(([tag, operations]) =>
    tag === current?.tag
      ? html`<li class="open"><b>${tag}</b><ul>${operations.map(operationLink)}</ul></li>`
      : view.remember(`tag ${folder} ${tag}`, () => html`<li><a href="${tagWay(view, from, tag)}">${tag}</a></li>`),
  );
  return html`<p><a href="${linkTo(from, view.pages.service)}">${view.title}</a></p>
<ul class="tags">${groups}${view.remember(`more ${folder}`, () => moreLinks(view, from))}</ul>`;
}

function sideLink(view: ServiceView, from: string, operation: SiteOperation, isCurrent: boolean): Markup {
  const { id, summary, method, deprecated } = operation;
  return html`<li${deprecated ? html` class="deprecated"` : undefined}><a href="${wayTo(from, view.pages.operation(id))}"${isCurrent ? html` aria-current="page"` : undefined}><span>${summary}</span> ${methodMark(method)}</a></li>
`;
}

const tagWay = (view: ServiceView, from: string, tag: string): string =>
  linkTo(from, `${view.pages.service}#${tagAnchor(tag)}`);

function moreLinks({ schemas, errors, service, pages }: ServiceView, from: string): Markup {
  const links: readonly (readonly [number, string, string])[] = [
    [schemas.length, 'Schemas', pages.schemas],
    [errors.length, 'Error codes', pages.errors],
    [service.diagnostics.length, 'Findings', pages.findings],
  ];
  return html`${links.map(([count, text, to]) => (count > 0 ? html`<li><a href="${linkTo(from, to)}">${text}</a></li>` : undefined))}`;
}

/** Anchor of a tag on the page of its service. */
export const tagAnchor = (tag: string): string => anchorOf('tag', tag);

/** A method in the colour of what it does. */
export const methodMark = (method: string): Markup =>
  html`<span class="method ${method}">${method.toUpperCase()}</span>`;
