import { PLAIN_MARKUP } from '../../read/index.ts';
import type { SourceEntry } from '../../emit/index.ts';
import { lookup } from '../../lookup.ts';
import { html, type Markup } from '../markup.ts';
import type { SiteService, UpstreamPage } from './model.ts';
import type { TracedFact } from './sources.ts';

interface PagePlace {
  readonly file: string;
  readonly line: number;
  /** The last line, where there are several. */
  readonly end?: number;
}

/** Address of a line of a page upstream. Hosts of git repositories show RST as text, with lines, when asked to. */
export const lineUrl = ({ url }: UpstreamPage, { file, line }: PagePlace): string =>
  `${url}${PLAIN_MARKUP.test(file) ? '?plain=1' : ''}#L${line}`;

const shortName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/**
 * A place in a page: a link to its first line upstream where that is known.
 *
 * @param title what a pointer over it tells; the path of the page without it
 */
export function placeLink(service: SiteService, place: PagePlace, title = place.file): Markup {
  const { file, line, end = line } = place;
  const upstream = service.upstreamOf(file);
  const text = html`<span class="file">${shortName(file)}</span>:${line}${end > line ? `–${end}` : ''}`;
  return upstream
    ? html`<a href="${lineUrl(upstream, place)}" title="${title}">${text}</a>`
    : html`<span title="${title}">${text}</span>`;
}

/** A way to tell the writers of a page about a row of it. */
function reportLink(service: SiteService, { file, line }: PagePlace): Markup | undefined {
  const upstream = service.upstreamOf(file);
  if (!upstream || !/^https?:/.test(upstream.repository)) return undefined;
  const query = `title=${encodeURIComponent(`${shortName(file)}:${line}`)}&body=${encodeURIComponent(lineUrl(upstream, { file, line }))}`;
  return html` <a class="report" href="${upstream.repository}/issues/new?${query}">report</a>`;
}

const HOW = lookup({
  stated: 'stated',
  inferred: 'inferred',
  default: 'assumed',
  configured: 'configured',
  overlay: 'corrected',
});

/** Longer words of pages are cut: the line is linked. */
const MAX_WORDS = 160;

/** True for places in one row of a table; elsewhere a line is as much as a row. */
const isSameRow = (one: SourceEntry, other: SourceEntry): boolean =>
  one.file === other.file &&
  (one.row === undefined ? one.line === other.line : one.table === other.table && one.row === other.row);

/**
 * Where the facts of a node come from: the row with its lines, facts that stand elsewhere, and what the page doesn't
 * say itself, with the rule and the page's words.
 */
export function sourceLine(service: SiteService, facts: readonly TracedFact[]): Markup | undefined {
  const first = facts[0]?.entry;
  if (!first) return undefined;
  const inRow = facts.filter(({ entry }) => isSameRow(entry, first));
  const lines = inRow.map(({ entry }) => entry.line);
  const range = { file: first.file, line: Math.min(...lines), end: Math.max(...lines) };
  const title = `${first.file}: ${inRow.map(({ key, entry }) => `${key} ${entry.line}`).join(', ')}`;
  const row =
    first.table === undefined || first.row === undefined ? undefined : html`, table ${first.table}, row ${first.row}`;
  const elsewhere = facts.filter(({ entry }) => entry.origin === 'stated' && !isSameRow(entry, first));
  const others = [...new Map(elsewhere.map((each) => [each.key, each])).values()].map(
    ({ key, entry }) => html`, ${key} ${placeLink(service, entry)}`,
  );
  const open = facts.filter(({ entry }) => entry.origin !== 'stated');
  const stated = open.length < facts.length ? html` · <span class="stated">stated</span>` : undefined;
  return html`<p class="source">${placeLink(service, range, title)}${row}${others}${stated}${openFacts(service, open, first)}${reportLink(service, first)}</p>`;
}

/** What the page doesn't say itself; facts that are known in the same way are told together. */
function openFacts(service: SiteService, facts: readonly TracedFact[], first: SourceEntry): Markup[] {
  const told = new Map<string, { keys: Set<string>; rest: Markup }>();
  for (const { key, entry } of facts) {
    const words =
      entry.words === undefined || entry.words.length > MAX_WORDS ? undefined : html` from “${entry.words}”`;
    const at = isSameRow(entry, first) ? undefined : html` ${placeLink(service, entry)}`;
    const rest = html` ${HOW[entry.origin] ?? entry.origin}</span>${entry.rule === undefined ? undefined : html` by <code>${entry.rule}</code>`}${words}${at}`;
    const known = told.get(rest.text);
    if (known) known.keys.add(key);
    else told.set(rest.text, { keys: new Set([key]), rest });
  }
  return [...told.values()].map(({ keys, rest }) => html` · <span class="inferred">${[...keys].join(', ')}${rest}`);
}
