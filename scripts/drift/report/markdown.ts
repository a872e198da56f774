import type { Diagnostic } from '../../diagnostics.ts';
import { type ChangeClass, CLASSES } from '../rules/change-class.ts';
import type { DriftReport, JudgedChange } from './report.ts';
import { acknowledgedText, FILES_HEADING, HEADINGS, NOT_FROM_PAGES, placesText, summaryText } from './words.ts';

/**
 * A report as Markdown.
 *
 * @param limit most characters that the text may have; what does not fit is left out from the least class up, and
 *   counted in a last line
 */
export function markdownReport(report: DriftReport, limit = Number.POSITIVE_INFINITY): string {
  const { diagnostics = [], changes } = report;
  const head = `# Drift\n\n${summaryText(report)}\n`;
  const whole = head + sectionsOf(diagnostics.map(markdownFinding), changes);
  if (whole.length <= limit) return whole;
  const note = (count: number): string =>
    `\n${count} of ${diagnostics.length + changes.length} entries are left out: the report is longer than is allowed here.\n`;
  let room = limit - head.length - note(changes.length + diagnostics.length).length - ROOM_OF_HEADINGS;
  const fits = (text: string): boolean => {
    room -= text.length;
    return room >= 0;
  };
  const findings = diagnostics.map(markdownFinding).filter(fits);
  const worstFirst = CLASSES.flatMap((klass) => changes.filter((change) => change.class === klass));
  const kept = worstFirst.filter((change) => fits(markdownItem(change)));
  const left = diagnostics.length - findings.length + changes.length - kept.length;
  return head + sectionsOf(findings, kept, changes) + note(left);
}

/** What the headings of all sections take, and the marks that fold one. */
const ROOM_OF_HEADINGS = 400;

/** @param all what the headings count, where not all of it is shown */
function sectionsOf(findings: readonly string[], changes: readonly JudgedChange[], all = changes): string {
  const files = findings.length > 0 ? [`## ${FILES_HEADING}: ${findings.length}\n\n${findings.join('')}`] : [];
  return [...files, ...classSections(changes, all)].map((section) => `\n${section}`).join('');
}

/** Changes as lists by class, worst first; words are many, so that they are folded. */
export function classSections(changes: readonly JudgedChange[], all = changes, mark = '##'): string[] {
  const of = (list: readonly JudgedChange[], klass: ChangeClass) => list.filter((change) => change.class === klass);
  return CLASSES.flatMap((klass) => {
    const list = of(changes, klass).map(markdownItem).join('');
    if (list === '') return [];
    const heading = `${HEADINGS[klass]}: ${of(all, klass).length}`;
    return klass === 'docs-only'
      ? [`<details><summary>${heading}</summary>\n\n${list}\n</details>\n`]
      : [`${mark} ${heading}\n\n${list}`];
  });
}

/** Text of pages that becomes no markup and calls nobody; names in code marks stay so. */
export const markdownText = (text: string): string =>
  text
    .replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@/g, '@&#8203;')
    .replace(/\s+/g, ' ');

const markdownFinding = ({ file, line, severity, code, message }: Diagnostic): string =>
  `- ${severity}: ${markdownText(message)} (\`${code}\`)  \n  \`${file}:${line}\`\n`;

function markdownItem(change: JudgedChange): string {
  const service = change.service === undefined ? '' : `**${change.service}** `;
  const marks = [
    change.extraction ? `**${NOT_FROM_PAGES}**` : '',
    acknowledgedText(change).replace(/[<>&@]/g, ''),
  ].filter(Boolean);
  const places = placesText(change);
  return `- ${service}${markdownText(change.message)} (\`${change.id}\`, \`${change.fingerprint}\`)${marks.map((mark) => `; ${mark}`).join('')}${places === '' ? '' : `  \n  \`${places}\``}\n`;
}
