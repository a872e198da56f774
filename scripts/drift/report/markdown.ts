import type { Diagnostic } from '../../diagnostics.ts';
import { type ChangeClass, CLASSES } from '../rules/change-class.ts';
import type { JudgedChange } from './judged-change.ts';
import type { DriftReport } from './report.ts';
import { namesText, type Story, storiesOf } from './stories.ts';
import { acknowledgedText, FILES_HEADING, HEADINGS, NOT_FROM_PAGES, placesText, summaryText } from './words.ts';

/**
 * A report as Markdown: a story an entry, with its changes folded below it.
 *
 * @param limit most characters that the text may have; first the changes below stories go, then the stories of the
 *   least class, and a last line counts what is left out
 */
export function markdownReport(report: DriftReport, limit = Number.POSITIVE_INFINITY): string {
  const { diagnostics = [], changes } = report;
  const head = `# Drift\n\n${markdownText(summaryText(report))}\n`;
  const stories = storiesOf(changes);
  const findings = diagnostics.map(markdownFinding);
  for (const write of [markdownStory, briefStory]) {
    const whole = head + sectionsOf(findings, stories, write);
    if (whole.length <= limit) return whole;
  }
  const note = (count: number): string =>
    `\n${count} of ${findings.length + stories.length} entries are left out: the report is longer than is allowed here.\n`;
  let room = limit - head.length - note(stories.length + findings.length).length - ROOM_OF_HEADINGS;
  const fits = (text: string): boolean => {
    room -= text.length;
    return room >= 0;
  };
  const shown = findings.filter(fits);
  const kept = stories.filter((story) => fits(briefStory(story)));
  const left = findings.length - shown.length + stories.length - kept.length;
  return head + sectionsOf(shown, kept, briefStory, stories) + note(left);
}

/** What the headings of all sections take, and the marks that fold one. */
const ROOM_OF_HEADINGS = 400;

type WriteStory = (story: Story) => string;

/** @param all what the headings count, where not all of it is shown */
function sectionsOf(
  findings: readonly string[],
  stories: readonly Story[],
  write: WriteStory,
  all: readonly Story[] = stories,
): string {
  const files = findings.length > 0 ? [`## ${FILES_HEADING}: ${findings.length}\n\n${findings.join('')}`] : [];
  return [...files, ...storySections(stories, write, all)].map((section) => `\n${section}`).join('');
}

/** Changes as lists of stories by class, worst first; words are many, so that they are folded. */
export const classSections = (changes: readonly JudgedChange[], mark: string): string[] =>
  storySections(storiesOf(changes), markdownStory, undefined, mark);

function storySections(
  stories: readonly Story[],
  write: WriteStory,
  all: readonly Story[] = stories,
  mark = '##',
): string[] {
  const of = (list: readonly Story[], klass: ChangeClass) => list.filter((story) => story.class === klass);
  return CLASSES.flatMap((klass) => {
    const list = of(stories, klass).map(write).join('');
    if (list === '') return [];
    const heading = `${HEADINGS[klass]}: ${of(all, klass).length}`;
    return klass === 'docs-only'
      ? [`<details><summary>${heading}</summary>\n\n${list}\n</details>\n`]
      : [`${mark} ${heading}\n\n${list}`];
  });
}

function markdownStory(story: Story): string {
  const [first, second] = story.changes;
  if (!first || !second) return first ? markdownItem(first) : '';
  const members = story.changes.map((change) => `  ${markdownItem(change).trimEnd().replaceAll('\n', '\n  ')}\n`);
  return `${briefStory(story)}\n  <details><summary>${story.changes.length} changes</summary>\n\n${members.join('')}\n  </details>\n\n`;
}

/** A story without its changes: where there are several, their operations. */
function briefStory({ headline, operations, changes }: Story): string {
  const [first, second] = changes;
  if (!first || !second) return first ? markdownItem(first) : '';
  const service = first.service === undefined ? '' : `**${first.service}** `;
  const marks = markdownMarks(first);
  const where = operations.length === 0 ? '' : `  \n  in ${namesText(operations)}`;
  return `- ${service}${markdownText(headline)} (\`${first.id}\`)${marks}${where}\n`;
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
  const places = placesText(change);
  return `- ${service}${markdownText(change.message)} (\`${change.id}\`, \`${change.fingerprint}\`)${markdownMarks(change)}${places === '' ? '' : `  \n  \`${places}\``}\n`;
}

const markdownMarks = (change: JudgedChange): string =>
  [change.extraction ? `**${NOT_FROM_PAGES}**` : '', acknowledgedText(change).replace(/[<>&@]/g, '')]
    .filter(Boolean)
    .map((mark) => `; ${mark}`)
    .join('');
