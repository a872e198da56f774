import type { Place } from '../../diagnostics.ts';
import type { ChangeClass } from '../rules/change-class.ts';
import type { DriftReport, JudgedChange } from './report.ts';

/** What classes are called over their lists. */
export const HEADINGS: Readonly<Record<ChangeClass, string>> = {
  breaking: 'Breaking',
  warning: 'Warnings',
  additive: 'Additive',
  'docs-only': 'Documentation only',
};

/** What is said of a change that no page explains. */
export const NOT_FROM_PAGES =
  'its page is the same on both sides: it is read otherwise now, or the contract was edited';

/** What the list of diagnostics is called. */
export const FILES_HEADING = 'Files';

/** `breaking: 2, warning: 0, additive: 5, docs: 11`, and the step that a version should take. */
export function summaryText({ summary }: Pick<DriftReport, 'summary'>): string {
  const { breaking, warning, additive, docsOnly, acknowledged, extraction, bump, outdated = 0 } = summary;
  const counts = `breaking: ${breaking}, warning: ${warning}, additive: ${additive}, docs: ${docsOnly}`;
  const pages = `${summary.pages} ${summary.pages === 1 ? 'page' : 'pages'}, ${summary.pagesOfWordsOnly} of words only`;
  return [
    counts,
    ...(acknowledged > 0 ? [`acknowledged: ${acknowledged}`] : []),
    ...(summary.pages > 0 ? [pages] : []),
    ...(outdated > 0 ? [`outdated files: ${outdated}`] : []),
    ...(extraction > 0 ? [`not from the pages: ${extraction}`] : []),
    bump === 'none' ? 'no new version' : `version step: ${bump}`,
  ].join('; ');
}

const placeText = ({ file, line }: Place): string => `${file}:${line}`;

/** Where it stood and stands; '' where neither is known. */
export function placesText({ before, after }: JudgedChange): string {
  if (before && after) return `${placeText(before)} → ${placeText(after)}`;
  return before ? placeText(before) : after ? placeText(after) : '';
}

/** What was said of a change that somebody has looked at; '' of any other. */
export const acknowledgedText = ({ acknowledged }: JudgedChange): string =>
  acknowledged
    ? `acknowledged as a ${acknowledged.documentationCorrected ? 'correction of the documentation' : 'change of the API'}: ${acknowledged.reason.replace(/\s+/g, ' ')}`
    : '';
