import pc from 'picocolors';
import type { ChangeClass } from '../../drift/index.ts';
import { visibleLine } from '../../visible.ts';

/** Where a command's words go: data to standard output, notes for the person to standard error. */
export interface Terminal {
  data(text: string): void;
  note(text: string): void;
  /** What is being done, on one line that the next replaces; '' takes it away. Only where a person watches. */
  progress?(text: string): void;
}

export const processTerminal: Terminal = {
  data: (text) => {
    if (text !== '') process.stdout.write(text);
  },
  note: (text) => {
    process.stderr.write(text);
  },
  progress: (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${visibleLine(text)}`);
  },
};

/**
 * Lets a command go on to its end, and without a word, when nobody reads its output any more (`… | head -1`): what it
 * writes to disk is written whole.
 */
export function outliveReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

/** Colours of the classes of changes. */
export const PAINT_CLASS: Readonly<Record<ChangeClass, (text: string) => string>> = {
  breaking: pc.red,
  warning: pc.yellow,
  additive: pc.green,
  'docs-only': pc.dim,
};
