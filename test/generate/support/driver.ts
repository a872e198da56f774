import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that makes calls through a client: a call a line in, an answer a line out, both JSON. */
export class Driver {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private stderr = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.child = child;
    child.stderr.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error with what the client threw, or with what the process said when it ended */
  async call(call: Readonly<Record<string, unknown>>): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify(call)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the driver ended: ${this.stderr}`);
    const answer = JSON.parse(value) as { result?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result ?? undefined;
  }

  end(): void {
    this.child.stdin.end();
  }
}
