/** Exit codes of every command. */
export const EXIT = { fine: 0, findings: 1, usage: 2, toolMissing: 3 } as const;

/** Wrong usage or unreadable input: one line for the person, exit 2. */
export class UsageError extends Error {}

/** Pages of which nothing can be made: told in a few lines, exit 1 as for any other finding. */
export class PagesError extends Error {}

/** A tool that is needed is not there: the message says how to get it, exit 3. */
export class ToolMissingError extends Error {}
