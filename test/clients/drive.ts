import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Report, Task } from './protocol.ts';

/** A running driver. */
export interface Driving {
  /** @throws Error with what the driver printed, where it ended before it reported */
  run(task: Task): Promise<Report>;
  end(): void;
}

/** Speaks with a driver: tasks in, reports out, in any order. */
export function drive(child: ChildProcessWithoutNullStreams): Driving {
  const waiting = new Map<string, { resolve(report: Report): void; reject(error: Error): void }>();
  let said = '';
  let ended = false;
  const fail = (): void => {
    ended = true;
    for (const [id, { reject }] of waiting) reject(new Error(`the driver ended before it reported ${id}: ${said}`));
    waiting.clear();
  };
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.once('error', ({ message }) => {
    said += message;
    fail();
  });
  child.once('close', fail);
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const report = reportOf(line);
    if (report === undefined) said += `${line}\n`;
    else waiting.get(report.id)?.resolve(report);
  });
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.set(task.id, { resolve, reject });
        if (ended) fail();
        else child.stdin.write(`${JSON.stringify(task)}\n`);
      }),
    end: () => void child.kill(),
  };
}

function reportOf(line: string): Report | undefined {
  try {
    const report = JSON.parse(line);
    return typeof report?.id === 'string' && Array.isArray(report.results) ? report : undefined;
  } catch {
    return undefined;
  }
}
