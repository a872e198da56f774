import { entriesOf, isNode, textOf } from '../../nodes.ts';
import { html, type Markup } from '../markup.ts';
import type { ErrorMeaning } from './contract.ts';
import type { SiteOperation } from './model.ts';
import { linkTo } from './paths.ts';
import { type ServiceView, wayTo } from './view.ts';

/** Codes that an operation's examples show, and where all codes are. */
export function errorsSection(view: ServiceView, { node }: SiteOperation, from: string): Markup | undefined {
  if (view.errors.length === 0) return undefined;
  const failures = entriesOf(node.responses).filter(([status]) => /^[45]/.test(status));
  const texts = new Set<string>();
  for (const [, response] of failures) collectTexts(response, texts);
  const shown = view.errors.filter(([code]) => texts.has(code));
  const items = shown.map(
    ([code, meanings]) =>
      html`<li><a href="${wayTo(from, view.pages.error(code))}"><code>${code}</code></a> ${meaningLine(meanings)}</li>`,
  );
  return html`<section aria-labelledby="errors"><h2 id="errors">Error codes</h2>
${items.length > 0 ? html`<ul class="codes">${items}</ul>` : undefined}<p><a href="${linkTo(from, view.pages.errors)}">All ${view.errors.length} codes of ${view.title}</a></p></section>
`;
}

export const meaningLine = (meanings: readonly ErrorMeaning[]): string =>
  meanings[0]?.message ?? meanings[0]?.description ?? '';

/** Texts of data, to look for codes in. */
function collectTexts(value: unknown, texts: Set<string>): void {
  const text = textOf(value);
  if (text !== undefined) texts.add(text);
  else if (Array.isArray(value)) for (const each of value) collectTexts(each, texts);
  else if (isNode(value)) for (const each of Object.values(value)) collectTexts(each, texts);
}
