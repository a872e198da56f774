import pc from 'picocolors';
import { CHANGELOG_RENDERS, type History } from '../drift/index.ts';
import { readAcknowledgements } from './compare/drift-report.ts';
import { readHistory } from './compare/history.ts';
import { EXIT, UsageError } from './machine/errors.ts';
import type { Terminal } from './machine/terminal.ts';

export interface ChangelogOptions {
  readonly format: keyof typeof CHANGELOG_RENDERS;
  /** A file of acknowledgements; `.specscribe-ack.yaml` where it is there and none is named. */
  readonly ack?: string;
}

/**
 * Says what happened to the contracts below `spec/` in a range of commits.
 *
 * @param names services to tell of; all without one
 */
export async function changelog(
  range: string,
  names: readonly string[],
  options: ChangelogOptions,
  terminal: Terminal,
): Promise<number> {
  const { history, services, notes } = await readHistory(range, await readAcknowledgements(options.ack));
  const unknown = names.find((name) => !services.has(name));
  if (unknown !== undefined && services.size > 0)
    throw new UsageError(
      `${unknown}: no contract of this name in ${range}; there are ${[...services].sort().join(', ')}`,
    );
  terminal.data(CHANGELOG_RENDERS[options.format](names.length > 0 ? ofServices(history, names) : history));
  for (const note of notes) terminal.note(`${pc.yellow('warning')} ${note}\n`);
  return EXIT.fine;
}

/** The part of a history that is about some services, under the names that they have now or had. */
function ofServices(history: History, names: readonly string[]): History {
  const wanted = new Set(names);
  return history.flatMap(({ commit, contracts }) => {
    const found = contracts.filter(({ service }) => wanted.has(service));
    for (const { formerName } of found) if (formerName !== undefined) wanted.add(formerName);
    return found.length > 0 ? [{ commit, contracts: found }] : [];
  });
}
