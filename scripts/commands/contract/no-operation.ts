import type { Diagnostic } from '../../ir/index.ts';
import { visibleLine } from '../../visible.ts';
import { PagesError } from '../machine/errors.ts';

/** As many pages as a person looks at to see why. */
const MAX_PAGES = 10;

/** Findings that say most of why a page gives no operation, the best first. */
const REASONS = [
  'extract/contract-unusable',
  'extract/operations-unread',
  'extract/uri-unread',
  'extract/uri-unusable',
  'read/',
  'extract/page-without-operation',
];

/** What pages came to, as far as it says whether there are operations. */
interface Result {
  readonly counts: { readonly operations: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws PagesError, with the reason by page, where pages give no operation: a contract of them would be empty */
export function refuseNoOperation(
  name: string,
  pages: readonly { readonly file: string }[],
  { counts, diagnostics }: Result,
): void {
  if (counts.operations > 0) return;
  const reasons = pages.slice(0, MAX_PAGES).map(({ file }) => visibleLine(reasonOf(file, diagnostics)));
  const more = pages.length > MAX_PAGES ? [`and ${pages.length - MAX_PAGES} more`] : [];
  const found =
    pages.length === 1 ? 'the page gives no operation' : `none of the ${pages.length} pages gives an operation`;
  const advice = 'name pages of an API reference, with lines such as GET /v1/things';
  throw new PagesError(
    [`${name}: ${found}; ${advice}`, ...[...reasons, ...more].map((each) => `    ${each}`)].join('\n'),
  );
}

function reasonOf(file: string, diagnostics: readonly Diagnostic[]): string {
  const own = diagnostics.filter((each) => each.file === file);
  for (const code of REASONS) {
    const found = own.find((each) => each.code.startsWith(code));
    if (found) return `${file}:${found.line}: ${found.message}`;
  }
  return `${file}: no line with a method and a path`;
}
