import { markdownOf, type Report } from '../../formats/index.ts';
import type { DriftReport } from './report.ts';
import { storiesOf } from './stories.ts';
import { cutAtWord } from '../text.ts';

/** Letters of the story in a title. */
const MOST_LETTERS = 90;

/**
 * A title and, below an empty line, a body in Markdown, as git and hosts of repositories take a pull request: the story
 * that weighs most and how many there are, then all stories.
 *
 * @param maxLength most characters of the body
 */
export function pullRequestText(report: DriftReport, body: Report, maxLength?: number): string {
  return `${titleOf(report)}\n\n${markdownOf(body, maxLength)}`;
}

function titleOf({ changes, summary: { stories } }: DriftReport): string {
  const [first] = storiesOf(changes.filter(({ acknowledged }) => !acknowledged));
  if (!first) return 'Nothing changed in the contracts';
  // A name behind an at sign would be called.
  const headline = cutAtWord(first.headline.replaceAll('`', ''), MOST_LETTERS).replaceAll('@', '(at)');
  const counts = {
    breaking: stories.breaking,
    warning: stories.warning,
    additive: stories.additive,
    docs: stories.docsOnly,
  };
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return `${headline} (${told.map(([name, count]) => `${name}: ${count}`).join(', ')})`;
}
