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

/** How the second sign of `##[` is written in what begins like JSON, or like HTML or XML. */
const HASH: Readonly<Record<string, string>> = { '{': '\\u0023', '[': '\\u0023', '<': '&#35;' };

/**
 * Output in which no text of a page is a command to the service that runs a build: GitHub, Azure and TeamCity look for
 * theirs (`##[…]`, `##vso[…]`, `##teamcity[…]`) anywhere in a line. What reads the format reads the same text.
 */
export function withoutCommands(text: string): string {
  const hash = HASH[text.charAt(0)];
  return hash === undefined ? text : text.replace(/##(?=\[|vso\[|teamcity\[)/g, `#${hash}`);
}

/** True where a person has asked for errors alone. */
let isQuiet = false;

/** For a command that is told to print errors only: leaves out what {@link aside} says. */
export function quieten(): void {
  isQuiet = true;
}

/** Says what goes on beside a command's own work. */
export function aside(text: string): void {
  if (!isQuiet) processTerminal.note(text);
}

/** True while a line of progress is on the screen. */
let isInProgress = false;

function showProgress(text: string): void {
  if (!process.stderr.isTTY || (text === '' && !isInProgress)) return;
  isInProgress = text !== '';
  process.stderr.write(`\r\u001b[K${visibleLine(text).slice(0, (process.stderr.columns ?? 80) - 1)}`);
}

export const processTerminal: Terminal = {
  data: (text) => {
    if (text === '') return;
    showProgress('');
    process.stdout.write(withoutCommands(text));
  },
  note: (text) => {
    showProgress('');
    process.stderr.write(text);
  },
  progress: showProgress,
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
