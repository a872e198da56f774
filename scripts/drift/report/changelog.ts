import { counted } from '../../counted.ts';
import { htmlSections, markdownSections, markdownText, pageHtml } from '../../formats/index.ts';
import { escapeHtml } from '../../publish/index.ts';
import { classSections, jsonReport, ruleText } from './formats.ts';
import type { Commit, ContractEvent, History } from './history.ts';
import { summaryText } from './words.ts';

/** Ways to tell a history; all tell the same changes. */
export const CHANGELOG_RENDERS: Readonly<Record<'markdown' | 'json' | 'html', (history: History) => string>> = {
  markdown: markdownOf,
  json: jsonOf,
  html: htmlOf,
};

const TITLE = 'Changes of the contracts';
const NOTHING = 'No contract changed.';

const shortHash = ({ hash }: Commit): string => hash.slice(0, 12);

/** `modelarts, 1.0.0 → 2.0.0, was called models`. */
function eventText({ service, event, formerName, before, after }: ContractEvent): string {
  const version = before === after ? after : [before, after].filter((each) => each !== undefined).join(' → ');
  const what = { added: 'is new', removed: 'is gone', renamed: `was called ${formerName}`, changed: '' }[event];
  return [service, version, what].filter(Boolean).join(', ');
}

/** True where every operation is new, or gone: saying so says it all. */
const isWhole = ({ event }: ContractEvent): boolean => event === 'added' || event === 'removed';

function wholeText({ event, report }: ContractEvent): string {
  const count = report.changes.filter(({ pointer }) => pointer.startsWith('/paths/')).length;
  return `${counted(count, 'operation')} ${event === 'added' ? 'came' : 'went'} with it.`;
}

function markdownOf(history: History): string {
  if (history.length === 0) return `# ${TITLE}\n\n${NOTHING}\n`;
  const parts = history.map(({ commit, contracts }) => {
    // In code marks nothing of a message is markup, and nobody is called.
    const subject = markdownText(commit.subject.replaceAll('`', "'"));
    return `\n## ${commit.date} \`${shortHash(commit)}\`${subject === '' ? '' : ` \`${subject}\``}\n${contracts.map(markdownEvent).join('')}`;
  });
  return `# ${TITLE}\n${parts.join('')}`;
}

function markdownEvent(event: ContractEvent): string {
  const head = `\n### ${markdownText(eventText(event))}\n\n`;
  if (isWhole(event)) return `${head}${wholeText(event)}\n`;
  const sections = markdownSections(classSections(event.report.changes), '####');
  return `${head}${markdownText(summaryText(event.report))}\n${sections.map((section) => `\n${section}`).join('')}`;
}

function jsonOf(history: History): string {
  const entries = history.map(({ commit, contracts }) => ({
    commit,
    contracts: contracts.map(({ report, ...event }) => ({ ...event, ...jsonReport(report) })),
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

function htmlOf(history: History): string {
  const parts = history.map(({ commit, contracts }) => {
    const events = contracts.map((event) => htmlEvent(event, `${shortHash(commit)}-${event.service}-`)).join('');
    const subject = commit.subject === '' ? '' : ` ${escapeHtml(commit.subject)}`;
    return `<section>\n<h2><time>${escapeHtml(commit.date)}</time> <code>${escapeHtml(shortHash(commit))}</code>${subject}</h2>\n${events}</section>\n`;
  });
  return pageHtml(TITLE, `<h1>${TITLE}</h1>\n${parts.join('') || `<p>${NOTHING}</p>\n`}`);
}

function htmlEvent(event: ContractEvent, anchor: string): string {
  const below = isWhole(event)
    ? `<p>${escapeHtml(wholeText(event))}</p>\n`
    : `<p>${escapeHtml(summaryText(event.report))}</p>\n${htmlSections(classSections(event.report.changes), ruleText, escapeHtml(anchor))}`;
  return `<h3>${escapeHtml(eventText(event))}</h3>\n${below}`;
}
