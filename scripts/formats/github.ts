import type { Severity } from '../ir/index.ts';
import { type Annotation, workflowCommand } from '../workflow-command.ts';
import type { Item } from './item.ts';

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Items as commands of a GitHub workflow, one a line. */
export const githubOf = (items: readonly Item[]): string => items.map(githubLine).join('');

function githubLine({ severity, label, id, place, message, fingerprint, accepted, marks = [], places }: Item): string {
  const isChange = label !== severity;
  const more = [...marks, accepted, isChange ? places : undefined].filter(Boolean).map((text) => ` (${text})`);
  return workflowCommand({
    level: accepted === undefined ? LEVELS[severity] : 'notice',
    ...(place ? { file: place.file, line: place.line } : {}),
    title: isChange ? `${label} ${id}` : id,
    message: `${message}${more.join('')}${fingerprint === undefined ? '' : ` [${fingerprint}]`}`,
  });
}
