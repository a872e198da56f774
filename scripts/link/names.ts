import { latinName } from '../ascii-name.ts';

/**
 * Words of a name or a title, split at case changes and anything that is no letter or digit. The `s` of a plural stays
 * with its abbreviation: `VMs` is one word, `VMState` two.
 */
export function wordsOf(text: string): string[] {
  return latinName(text)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/(?<=[A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])/g, ' ')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `job_progress` and `JobProgress` give `JobProgress`; a name that begins with a digit gets an underscore's place taken by `N`. */
export function pascalCase(text: string): string {
  const name = wordsOf(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^\d/.test(name) ? `N${name}` : name;
}

export function camelCase(text: string): string {
  const name = pascalCase(text);
  const head = /^(?:[A-Z]+(?=[A-Z][a-z]|$|\d)|[A-Z])/.exec(name)?.[0] ?? '';
  return head.toLowerCase() + name.slice(head.length);
}
