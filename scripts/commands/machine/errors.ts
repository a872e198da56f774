/** Exit codes of every command. */
export const EXIT = { fine: 0, findings: 1, usage: 2, toolMissing: 3 } as const;

/** Wrong usage or unreadable input: one line for the person, exit 2. */
export class UsageError extends Error {}

/** A page that a stage of ours fails at. */
export class PageFault extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack;
  }
}

/** A tool that is needed is not there: the message says how to get it, exit 3. */
export class ToolMissingError extends Error {}
