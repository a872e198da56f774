import leven from 'leven';

/** Letters and digits alone, in lower case: `max-Capacity ` and `max_capacity` are one. */
const bare = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '');

/** The words of a name, in lower case: of `failAction2` fail, action and 2. */
const wordsOf = (name: string): readonly string[] =>
  name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];

/** Shorter words are often one letter from another word: `host`, `port`, `post`. */
const LONG_WORD = 5;

/**
 * True for a name that is another one, written by mistake: with other blanks, marks or letter case, or with one letter of
 * a long word left out, put in, changed, or in the place of its neighbour. Numbers differ on purpose, and an s at the end
 * tells one from many.
 */
export function isSlipOf(written: string, name: string): boolean {
  if (written === name) return false;
  if (bare(written) === bare(name)) return bare(name) !== '';
  const [slips, words] = [wordsOf(written), wordsOf(name)];
  if (slips.length !== words.length) return false;
  const apart = words.flatMap((word, at) => (word === slips[at] ? [] : [[slips[at] as string, word] as const]));
  const [[slip, word] = ['', ''], ...more] = apart;
  return more.length === 0 && isSlipOfWord(slip, word);
}

function isSlipOfWord(slip: string, word: string): boolean {
  if (word.length < LONG_WORD || slip.length < LONG_WORD - 1) return false;
  if (`${slip}s` === word || `${word}s` === slip) return false;
  return leven(slip, word) === 1 || isSwapped(slip, word);
}

/** Two letters side by side in each other's place. */
function isSwapped(slip: string, word: string): boolean {
  if (slip.length !== word.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== slip[index]);
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}` === slip;
}
