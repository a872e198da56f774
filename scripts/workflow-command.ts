import { printable } from './visible.ts';

/** What a line of a GitHub workflow's log says, and where. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Relative to the repository. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

/**
 * A workflow command (GitHub's "Workflow commands for GitHub Actions"), with the end of its line. What would end the
 * command or one of its fields is percent-encoded, as the runner expects; other control characters are made visible.
 */
export function workflowCommand({ level, file, line, title, message }: Annotation): string {
  const fields = Object.entries({ file, line, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${fields.join(',')}::${data(message)}\n`;
}

/** A carriage return is gone already: it is among what is made visible. */
const data = (text: string): string => printable(text).replace(/%/g, '%25').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
