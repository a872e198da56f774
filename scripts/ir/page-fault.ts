/** A page that a stage of ours fails at. */
export class PageFault extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack;
  }
}
