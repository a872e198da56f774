/** What one line of a program uses of the old contract. */
export interface Use {
  readonly kind: 'operation' | 'parameter' | 'body' | 'answer' | 'field' | 'type' | 'value' | 'mandatory';
  /** operationId. */
  readonly operation: string;
  readonly route: string;
  /** For people: `volume.category` in the request body. */
  readonly what: string;
  /** Last name on the way to it; of a value the value. */
  readonly name: string;
  /** Pointers of the old contract. */
  readonly pointers: readonly string[];
  /** Lines that this one is made of: where one of them fails, so does this one, and it says nothing more. */
  readonly from?: number | undefined;
}

/** A program that is compiled against a generated client. */
export interface Program {
  readonly text: string;
  /** What a line uses, by its number, the first being 1. */
  readonly uses: ReadonlyMap<number, Use>;
}

/** What a compiler says of a line. */
export interface CompilerMessage {
  readonly line: number;
  readonly text: string;
}

/** A use of the old contract that the new client has no place for. */
export interface Failure {
  readonly use: Use;
  readonly text: string;
}

/** Writes a program line by line. */
export class ProgramWriter {
  private readonly lines: string[] = [];
  private readonly uses = new Map<number, Use>();

  /** @returns the number of the line */
  line(text: string, use?: Use): number {
    this.lines.push(text.replace(/[\r\n\u2028\u2029]/g, ' '));
    if (use) this.uses.set(this.lines.length, use);
    return this.lines.length;
  }

  program(): Program {
    return { text: `${this.lines.join('\n')}\n`, uses: this.uses };
  }
}

/**
 * What the new client has no place for: lines that compile with the old client and don't with the new one. What follows
 * from another failure is left out.
 *
 * @param before what the compiler says with the old client; such lines are no use of it
 */
export function failuresOf(
  { uses }: Program,
  before: readonly CompilerMessage[],
  after: readonly CompilerMessage[],
): Failure[] {
  const unusable = new Set(before.map(({ line }) => line));
  const failed = new Map<number, string>();
  for (const { line, text } of after) if (!unusable.has(line) && !failed.has(line)) failed.set(line, text);
  const follows = (use: Use): boolean => {
    if (use.from === undefined) return false;
    const from = uses.get(use.from);
    return failed.has(use.from) || unusable.has(use.from) || (from !== undefined && follows(from));
  };
  return [...failed].flatMap(([line, text]) => {
    const use = uses.get(line);
    return use && !follows(use) ? [{ use, text }] : [];
  });
}
