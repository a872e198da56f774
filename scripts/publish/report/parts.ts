import type { Severity } from '../../ir/index.ts';
import { html, type Markup } from '../markup.ts';
import type { PageEntry } from './entries.ts';

export const countPages = (entries: readonly PageEntry[]): number => entries.filter(({ isPage }) => isPage).length;

export function score(value: number | undefined): Markup {
  if (value === undefined) return html`<span class="score">–</span>`;
  return html`<span class="score">${value}</span><meter min="0" max="100" low="70" high="90" optimum="100" value="${value}">${value} of 100</meter>`;
}

export const badge = (severity: Severity): Markup => html`<b class="${severity}">${severity}</b>`;
