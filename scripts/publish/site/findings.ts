import { CODES, type Diagnostic } from '../../ir/index.ts';
import { html, type Markup } from '../markup.ts';
import type { SiteService } from './model.ts';
import { placeLink } from './places.ts';

/** What was found at a fact, beside it. */
export function findingNotes(service: SiteService, findings: readonly Diagnostic[]): Markup[] {
  return findings.map(
    (each) =>
      html`<p class="finding ${each.severity}"><b class="severity">${titleOf(each)}</b> ${each.message} <small>${placeLink(service, each)} <code>${each.code}</code></small></p>`,
  );
}

/**
 * What was found on the page of an operation.
 *
 * @param shownAt anchor of the fact beside which a finding is shown
 */
export function findingList(
  service: SiteService,
  findings: readonly Diagnostic[],
  shownAt: ReadonlyMap<Diagnostic, string>,
): Markup {
  const items = findings.map((each) => {
    const anchor = shownAt.get(each);
    const at = anchor === undefined ? undefined : html` <a href="#${anchor}">at the fact</a>`;
    const more = (each.related ?? []).map((place) => html`, ${place.message}: ${placeLink(service, place)}`);
    return html`<li class="finding ${each.severity}"><p><b class="severity">${titleOf(each)}</b> ${each.message}${at}</p><p class="why">${meaningOf(each)}</p><p><small>${placeLink(service, each)}${more} <code>${each.code}</code></small></p></li>
`;
  });
  return html`<ul class="findings">${items}</ul>`;
}

/** A finding below its cause, which says what it means. */
export function findingItem(service: SiteService, finding: Diagnostic, operations: Markup | undefined): Markup {
  const more = (finding.related ?? []).map((place) => html`, ${place.message}: ${placeLink(service, place)}`);
  return html`<li class="finding ${finding.severity}"><p>${finding.message}</p><p><small>${placeLink(service, finding)}${more}${operations === undefined ? undefined : html` · ${operations}`}</small></p></li>
`;
}

/** What a code is called, and what it means; of another version's codes, their severity alone. */
export const causeOf = (finding: Diagnostic): { readonly title: string; readonly why: string } => ({
  title: titleOf(finding),
  why: meaningOf(finding),
});

/** A contract's findings may be of another version than this one, so the code may be unknown. */
const entryOf = ({ code }: Diagnostic) => (Object.hasOwn(CODES, code) ? CODES[code] : undefined);
const titleOf = (finding: Diagnostic): string => entryOf(finding)?.title ?? finding.severity;
const meaningOf = (finding: Diagnostic): string => entryOf(finding)?.why ?? '';
