/** What programs catch, in `errors.py`. */
const ERRORS = [
  'ApiError',
  'Cancelled',
  'ClientError',
  'ConnectionFailed',
  'DeadlineExceeded',
  'PagingFailed',
  'UnreadableAnswer',
  'WaitFailed',
];

/** Names that a package and its core offer alike. */
const COMMON = [...ERRORS, 'Credentials', 'DEFAULTS'];

/** The import of all errors from a module. */
export const errorsImport = (module: string): string =>
  `from ${module} import (\n${ERRORS.map((name) => `    ${name},\n`).join('')})`;

/** `__all__` with what all packages offer and some names more: constants, classes, then others, as formatters sort it. */
export function offeredNames(more: readonly string[]): string {
  const rank = (name: string): number => (/^[A-Z_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  const names = [...COMMON, ...more].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return `__all__ = [\n${names.map((name) => `    "${name}",\n`).join('')}]\n`;
}
