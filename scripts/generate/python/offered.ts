import type { RuntimeParts } from '../runtime-parts.ts';

/** What programs catch, in `errors.py`. */
const ERRORS = [
  'ApiError',
  'Cancelled',
  'ClientError',
  'ConnectionFailed',
  'DeadlineExceeded',
  'PagingFailed',
  'UnreadableAnswer',
];

const errorsOf = ({ waits }: RuntimeParts): string[] => [...ERRORS, ...(waits ? ['WaitFailed'] : [])];

/** Names that a package and its core offer alike. */
const commonNames = (parts: RuntimeParts): string[] => [
  'AttemptFacts',
  ...errorsOf(parts),
  ...(parts.signed ? ['Credentials'] : []),
  'DEFAULTS',
];

/** What a package offers whose tokens are those of a login. */
export const identityNames = (parts: RuntimeParts): string[] => [
  ...(parts.signed ? ['IdentityCredentials'] : []),
  'IdentityTokens',
];

/** The import of all errors from a module. */
export const errorsImport = (module: string, parts: RuntimeParts): string =>
  `from ${module} import (\n${errorsOf(parts)
    .map((name) => `    ${name},\n`)
    .join('')})`;

/** `__all__` with what all packages offer and some names more: constants, classes, then others, as formatters sort it. */
export function offeredNames(more: readonly string[], parts: RuntimeParts): string {
  const rank = (name: string): number => (/^[A-Z_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  const names = [...commonNames(parts), ...more].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return `__all__ = [\n${names.map((name) => `    "${name}",\n`).join('')}]\n`;
}
