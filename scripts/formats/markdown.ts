import type { Item, Report, Section } from './item.ts';

/**
 * A report as Markdown.
 *
 * @param limit most characters that the text may have; members of items go first, then what does not fit is left out
 *   from the last section up, and counted in a last line
 */
export function markdownOf(report: Report, limit = Number.POSITIVE_INFINITY): string {
  const head = `# ${report.title}\n\n${report.lead.map(markdownText).join('  \n')}\n`;
  const brief = report.sections.map((section) => ({ ...section, items: section.items.map(withoutMembers) }));
  for (const sections of [report.sections, brief]) {
    const whole = head + joined(markdownSections(sections));
    if (whole.length <= limit) return whole;
  }
  const count = brief.reduce((sum, { items }) => sum + items.length, 0);
  const note = (left: number): string =>
    `\n${left} of ${count} entries are left out: the report is longer than is allowed here.\n`;
  let room = limit - head.length - note(count).length - ROOM_OF_HEADINGS;
  let left = 0;
  const kept = brief.map((section) => {
    const items = section.items.filter((item) => {
      room -= itemText(item, section).length;
      if (room < 0) left++;
      return room >= 0;
    });
    return { ...section, items };
  });
  return head + joined(markdownSections(kept)) + note(left);
}

const withoutMembers = ({ members, ...item }: Item): Item => item;

/** What the headings of all sections take, and the marks that fold one. */
const ROOM_OF_HEADINGS = 400;

const joined = (sections: readonly string[]): string => sections.map((section) => `\n${section}`).join('');

/** Sections that have items, each as a list under its heading; what is folded can be opened. */
export function markdownSections(sections: readonly Section[], mark = '##'): string[] {
  return sections.flatMap((section) => {
    const list = section.items.map((item) => itemText(item, section)).join('');
    if (list === '') return [];
    return section.folded
      ? [`<details><summary>${section.heading}</summary>\n\n${list}\n</details>\n`]
      : [`${mark} ${section.heading}\n\n${list}`];
  });
}

/** Text of pages that becomes no markup and calls nobody; names in code marks stay so. */
export const markdownText = (text: string): string =>
  text
    .replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/@/g, '@&#8203;')
    .replace(/\s+/g, ' ');

/** Text inside code marks, which it can't leave. */
const code = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;

function itemText(item: Item, { labelled }: Pick<Section, 'labelled'>): string {
  const { service, label, message, id, fingerprint, marks = [], accepted, places } = item;
  const head = `${service === undefined ? '' : `**${markdownText(service)}** `}${labelled ? `${label}: ` : ''}`;
  const names = [id, fingerprint].filter((each) => each !== undefined).map(code);
  const remarks = [
    ...marks.map((each) => `; **${markdownText(each)}**`),
    accepted === undefined ? '' : `; ${markdownText(accepted)}`,
  ];
  const below = places === '' ? '' : `  \n  ${code(places)}`;
  return `- ${head}${markdownText(message)} (${names.join(', ')})${remarks.join('')}${below}\n${membersText(item)}`;
}

/** What an item puts together, folded. */
function membersText({ members = [] }: Item): string {
  if (members.length === 0) return '';
  const list = members.map((each) => `  ${itemText(each, NO_LABELS).trimEnd().replaceAll('\n', '\n  ')}\n`).join('');
  return `\n  <details><summary>${members.length} changes</summary>\n\n${list}\n  </details>\n\n`;
}

const NO_LABELS = { labelled: false };
