import type { Place } from '../../ir/index.ts';
import { PROOF_LANGUAGES } from '../proof/languages.ts';
import type { Proof } from '../proof/proofs.ts';
import { cutAtWord } from '../text.ts';
import type { ChangeClass } from '../rules/change-class.ts';
import type { JudgedChange } from './judged-change.ts';
import type { DriftReport } from './report.ts';
import { storiesOf } from './stories.ts';

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

/** `breaking: 2, warning: 0, additive: 5, docs: 11 (214 changes)`, and the step that a version should take. */
export function summaryText({ summary }: Pick<DriftReport, 'summary'>): string {
  const { stories, acknowledged, extraction, bump, bumpReason, outdated = 0 } = summary;
  const all = summary.breaking + summary.warning + summary.additive + summary.docsOnly;
  const told = stories.breaking + stories.warning + stories.additive + stories.docsOnly;
  const counts = `breaking: ${stories.breaking}, warning: ${stories.warning}, additive: ${stories.additive}, docs: ${stories.docsOnly}`;
  const pages = `${summary.pages} ${summary.pages === 1 ? 'page' : 'pages'}, ${summary.pagesOfWordsOnly} of words only`;
  const why = bumpReason === undefined ? '' : ` (${cutAtWord(bumpReason.replaceAll('`', ''), MOST_LETTERS)})`;
  return [
    all > told ? `${counts} (${all} changes)` : counts,
    ...(acknowledged > 0 ? [`acknowledged: ${acknowledged}`] : []),
    ...(summary.pages > 0 ? [pages] : []),
    ...(outdated > 0 ? [`outdated files: ${outdated}`] : []),
    ...(extraction > 0 ? [`not from the pages: ${extraction}`] : []),
    bump === 'none' ? 'no new version' : `version step: ${bump}${bump === 'patch' ? '' : why}`,
  ].join('; ');
}

const MOST_LETTERS = 100;

/** How many findings the pages have that nobody accepted, by severity; none where there are none at all. */
export function findingsText({ findings = [] }: Pick<DriftReport, 'findings'>): string[] {
  if (findings.length === 0) return [];
  const open = findings.filter(({ waiver }) => waiver === undefined);
  const accepted = findings.length - open.length;
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = open.filter((each) => each.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  const known = accepted > 0 ? `; ${accepted} ${accepted === 1 ? 'is' : 'are'} suppressed or in the baseline` : '';
  return [`findings of the pages: ${counts.join(', ')}${known}`];
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

const languageName = (name: string): string => PROOF_LANGUAGES.find(({ target }) => target === name)?.title ?? name;

const PROOF_TEXTS: Readonly<Record<Proof, (language: string) => string>> = {
  shown: (language) => `shown by the ${language} compiler`,
  'not shown': (language) => `not shown by the ${language} compiler`,
  'no type': (language) => `not a matter of types in ${language}`,
};

/** What compilers show of a change, each in a few words; none where none was asked. */
export const proofTexts = ({ proofs = {} }: JudgedChange): string[] =>
  Object.entries(proofs).map(([language, proof]) => PROOF_TEXTS[proof](languageName(language)));

/** What the reference's own change history comes to, in a line; none where there is none. */
export function saidText({ said, changes }: Pick<DriftReport, 'said' | 'changes'>): string[] {
  if (!said) return [];
  const { found, notFound, elsewhere, unsaid, file } = said;
  const all = found.length + notFound.length + elsewhere;
  const silent = new Set(unsaid);
  const stories = storiesOf(changes.filter(({ fingerprint }) => silent.has(fingerprint)));
  return [
    `${file} has ${all} new ${all === 1 ? 'statement' : 'statements'}: found ${found.length}, not found ${notFound.length}, not about operations ${elsewhere}; changes that it does not mention: ${stories.length}`,
  ];
}
