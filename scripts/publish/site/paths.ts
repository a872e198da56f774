import { createHash } from 'node:crypto';

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(?:aux|con|nul|prn|com\d|lpt\d)(?:\.|$)/i;

const LONGEST = 120;

/** A text as letters, digits and `_ . -`; every other character is its code between tildes. Two texts never meet. */
const plain = (text: string): string =>
  text.replace(/[^A-Za-z0-9_.-]/gu, (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}~`);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/**
 * A name for a file of each of some names, without extension. It is a name's own wherever that can be a file beside
 * the others on every system: of names that differ in case alone, all but the first get a mark.
 *
 * @param reserved names that are taken
 */
export function fileNames(names: Iterable<string>, reserved: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(reserved.map((name) => name.toLowerCase()));
  const files = new Map<string, string>();
  for (const name of [...new Set(names)].sort()) {
    // A dot would hide the file, a hyphen would make it an option of a command.
    const own = plain(name).replace(/^[.-]/, (sign) => (sign === '.' ? '~2e~' : '~2d~'));
    const fits = own !== '' && own.length <= LONGEST && !DEVICE.test(own) && !own.endsWith('.');
    const unique = fits && !taken.has(own.toLowerCase());
    const file = unique ? own : `${own.slice(0, LONGEST - 12).replace(/(?<!\.)\.+$/, '')}~${digest(name)}`;
    taken.add(file.toLowerCase());
    files.set(name, file);
  }
  return files;
}

/** Steps as one anchor. Steps that differ give anchors that differ, and none needs an escape in an address. */
export const anchorOf = (...steps: readonly string[]): string =>
  steps.map((step) => plain(step).replaceAll('.', '~2e~')).join('.');

/** Anchor of an enumeration's value at the anchor of its field. */
export function valueAnchor(field: string, value: unknown): string {
  const text = plain(typeof value === 'string' ? value : JSON.stringify(value));
  return `${field}=${text.length <= LONGEST ? text : digest(text)}`;
}

/** The way from one file of the site to another: relative, so that the site works below any address and from disk. */
export function linkTo(from: string, to: string): string {
  const steps = from.split('/');
  const target = to.split('/');
  const folders = steps.length - 1;
  let shared = 0;
  while (shared < folders && shared < target.length - 1 && steps[shared] === target[shared]) shared++;
  return '../'.repeat(folders - shared) + target.slice(shared).join('/');
}
