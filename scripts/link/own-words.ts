import { wordsOf } from './names.ts';

/**
 * Words that name a service itself, lower case: within its own client they tell nothing. They are its title's only word,
 * and the initials of a title of several, or its words as one.
 */
export function ownWords(title: string): ReadonlySet<string> {
  const words = wordsOf(title.replace(/\([^()]*\)/g, ' ')).filter((word) => !/^(?:API|Reference|Service)$/i.test(word));
  const inBrackets = [...title.matchAll(/\(([A-Za-z]{2,8})\)/g)].map((match) => (match[1] as string).toLowerCase());
  const initials = wordsOf(title)
    .map((word) => word.charAt(0))
    .join('')
    .toLowerCase();
  const [only, ...others] = words;
  return new Set([
    ...inBrackets,
    ...(only !== undefined && others.length === 0 ? [only.toLowerCase()] : []),
    ...(initials.length > 1 ? [initials, wordsOf(title).join('').toLowerCase()] : []),
  ]);
}
