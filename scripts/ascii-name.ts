/** Letters that no decomposition of Unicode parts into a letter of ASCII and marks. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'e' },
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
  },
  ...{ п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y' },
  ...{ ь: '', э: 'e', ю: 'yu', я: 'ya', є: 'ye', і: 'i', ґ: 'g', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz' },
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
  },
  ...{ ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

/** What stands in the place of a letter or digit that has none of ASCII: its number, so that no two names become one. */
const numbered = (sign: string): string => `_u${(sign.codePointAt(0) ?? 0).toString(16)}_`;

/**
 * A name in letters and digits of ASCII, for identifiers: marks are taken off letters, those of other alphabets are
 * written by sound, and any other letter or digit as its number in Unicode. What is ASCII already stays as it is.
 */
export const asciiName = (name: string): string => transliterated(name, numbered);

/** As {@link asciiName}, but letters of scripts that are no alphabets of this kind stay. */
export const latinName = (name: string): string => transliterated(name, (sign) => sign);

function transliterated(text: string, other: (sign: string) => string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return [...text.normalize('NFC')]
    .map((sign) => (/[\p{L}\p{M}\p{N}]/u.test(sign) ? letterOf(sign, other) : sign))
    .join('');
}

function letterOf(sign: string, other: (sign: string) => string): string {
  if (/^[A-Za-z0-9]$/.test(sign)) return sign;
  if (/^\p{M}$/u.test(sign)) return '';
  const [base = '', ...rest] = [...sign.normalize('NFKD')].filter((each) => !/^\p{M}$/u.test(each));
  const lower = base.toLowerCase();
  const plain = /^[A-Za-z0-9]$/.test(base) ? base : LETTERS[lower];
  if (plain === undefined) return other(sign);
  const written = base === lower ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  return written + rest.map((each) => letterOf(each, other)).join('');
}
