/** Writers: what any command reports, in the formats of people and of CI. Pure. */
import { githubOf } from './github.ts';
import { htmlOf } from './html.ts';
import { itemsOf, type Report, type RuleText } from './item.ts';
import { junitOf } from './junit.ts';
import { markdownOf } from './markdown.ts';
import { sarifOf } from './sarif.ts';

export { findingItem } from './finding-item.ts';
export { htmlSections, pageHtml } from './html.ts';
export type { Item, Report, RuleText, Section } from './item.ts';
export { markdownOf, markdownSections, markdownText } from './markdown.ts';

/** How a report is written, beside what it holds. */
export interface Writing {
  /** The command, for formats that name what ran. */
  readonly command: string;
  readonly ruleText: (id: string) => RuleText | undefined;
  /** Most characters of Markdown. */
  readonly maxLength?: number;
}

/** Formats that all commands share. Text, with its colours, and JSON, whose shape is each command's own, come on top. */
export const WRITERS: Readonly<
  Record<'markdown' | 'html' | 'github' | 'junit' | 'sarif', (report: Report, how: Writing) => string>
> = {
  markdown: (report, { maxLength }) => markdownOf(report, maxLength),
  html: (report, { ruleText }) => htmlOf(report, ruleText),
  github: (report) => githubOf(itemsOf(report)),
  junit: (report, { command }) => junitOf(`specscribe ${command}`, itemsOf(report)),
  sarif: (report, { ruleText }) => sarifOf(itemsOf(report), ruleText),
};
