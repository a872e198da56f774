import { addTo } from '../../append.ts';
import { html, type Markup } from '../markup.ts';
import type { ErrorMeaning } from './contract.ts';
import { type PageParts, serviceSide } from './layout.ts';
import { proseLine } from './markdown.ts';
import { meaningLine } from './operation-errors.ts';
import { sourceLine } from './places.ts';
import { type ServiceView, wayTo } from './view.ts';

/** The page of an error code, without its frame. */
export function errorPage(
  view: ServiceView,
  code: string,
  meanings: readonly ErrorMeaning[],
  siteTitle: string,
): PageParts {
  const path = view.pages.error(code) as string;
  const several =
    meanings.length > 1 ? html`<p>The documentation gives this code ${meanings.length} meanings.</p>\n` : undefined;
  const main = html`<article class="error">
<h1><code>${code}</code></h1>
${several}${meanings.map((each) => meaning(view, each))}</article>
`;
  const trail = [
    ['Services', 'index.html'],
    [view.title, view.pages.service],
    ['Error codes', view.pages.errors],
    [code],
  ] as const;
  return { path, title: code, siteTitle, view, trail, side: serviceSide(view, path), main };
}

function meaning(
  { service, sources }: ServiceView,
  { status, message, description, measure, at }: ErrorMeaning,
): Markup {
  const entry = sources.at(at);
  const row = (name: string, text: string | undefined): Markup | undefined =>
    text === undefined ? undefined : html`<div><dt>${name}</dt><dd>${proseLine(text)}</dd></div>`;
  return html`<section class="meaning"><dl>${row('Status', status)}${row('Message', message)}${row('Meaning', description)}${row('What to do', measure)}</dl>
${entry ? sourceLine(service, [{ key: 'code', entry }]) : undefined}</section>
`;
}

/** The list of a service's error codes, by status. */
export function errorIndexPage(view: ServiceView, siteTitle: string): PageParts {
  const path = view.pages.errors;
  const statuses = new Map<string, (readonly [string, readonly ErrorMeaning[]])[]>();
  for (const each of view.errors)
    for (const status of new Set(each[1].map((one) => one.status ?? 'without status'))) addTo(statuses, status, each);
  const groups = [...statuses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([status, codes], index) => {
      const items = codes.map(
        ([code, meanings]) =>
          html`<li><a href="${wayTo(path, view.pages.error(code))}"><code>${code}</code></a> ${meaningLine(meanings)}</li>
`,
      );
      return html`<section aria-labelledby="status${index}"><h2 id="status${index}">${status}</h2><ul class="codes">${items}</ul></section>
`;
    });
  const main = html`<h1>Error codes of ${view.title}</h1>
${groups}`;
  const trail = [['Services', 'index.html'], [view.title, view.pages.service], ['Error codes']] as const;
  return { path, title: `Error codes of ${view.title}`, siteTitle, view, trail, side: serviceSide(view, path), main };
}
