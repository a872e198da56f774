import { load } from 'cheerio/slim';

/** One test of a language's test runner. */
export interface Outcome {
  readonly name: string;
  /** What the runner says where the test did not pass; '' where it did. */
  readonly failure: string;
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
