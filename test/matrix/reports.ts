import { load } from 'cheerio/slim';
import { type Place, run } from './process.ts';

/** One test of a language's test runner. */
export interface Outcome {
  readonly name: string;
  /** What the runner says where the test did not pass; '' where it did. */
  readonly failure: string;
}

/**
 * Runs a language's tests. That some fail is no error here.
 *
 * @param read gives what the tests came to, from a file or from what was printed
 * @throws Error with what was printed, where no test ran
 */
export async function runTests(
  command: string,
  args: readonly string[],
  place: Place,
  read: (output: string) => readonly Outcome[],
): Promise<readonly Outcome[]> {
  const { output } = await run(command, args, place);
  try {
    const outcomes = read(output);
    if (outcomes.length > 0) return outcomes;
  } catch {
    // The report is not there: what was printed says why.
  }
  throw new Error(`${command} ran no test: ${output}`);
}

/** Reads the format of JUnit, which test runners of most languages write. */
export function readJunit(xml: string): Outcome[] {
  const $ = load(xml, { xmlMode: true });
  return $('testcase')
    .toArray()
    .map((element) => {
      const [fault] = $(element).children('failure, error, skipped').toArray();
      const told = fault && ($(fault).text() || $(fault).attr('message') || fault.name);
      return { name: $(element).attr('name') ?? '', failure: told ?? '' };
    });
}

/** Reads what `go test -json` prints: an event a line. Tests that have tests of their own are left out. */
export function readGoEvents(text: string): Outcome[] {
  const events = text.split('\n').flatMap(eventOf);
  const said = (name: string) => events.flatMap((each) => (each.Test === name ? (each.Output ?? []) : [])).join('');
  return events
    .filter(({ Action }) => ['pass', 'fail', 'skip'].includes(Action))
    .filter(({ Test }) => Test?.includes('/'))
    .map(({ Action, Test = '' }) => ({ name: Test, failure: Action === 'pass' ? '' : said(Test) || Action }));
}

interface GoEvent {
  readonly Action: string;
  readonly Test?: string;
  readonly Output?: string;
}

function eventOf(line: string): GoEvent[] {
  try {
    return [JSON.parse(line)];
  } catch {
    // What a compiler prints stands between the events.
    return [];
  }
}
