import { asciiName } from '../../ascii-name.ts';

/** Words that Python has for itself, and names of its types that annotations say. */
const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from ' +
  'global if import in is lambda nonlocal not or pass raise return try while with yield ' +
  'bool bytes dict float int list object str';
/** Names that no function and no field can have; a name that is one of them gets an underscore (PEP 8). */
const WORDS = new Set(`${KEYWORDS} case match type`.split(' '));
const FIELD_WORDS = new Set(KEYWORDS.split(' '));

/** Text as a literal of Python, which is one of TOML too: ASCII alone, so that nothing hides in it. */
export const pythonText = (text: string): string =>
  JSON.stringify(text).replace(/[^\x20-\x7e]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });

/** A name in camel case as Python writes functions: `listNotebooks` becomes `list_notebooks`. */
export const functionName = (name: string): string => freeName(snakeName(name));

/** Any text as the name of a field: `os-start` becomes `os_start`. */
export function fieldName(text: string): string {
  const words = snakeName(asciiName(text))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('_');
  const name = /^[a-z]/.test(words) ? words : `n${words}`;
  return FIELD_WORDS.has(name) ? `${name}_` : name;
}

const snakeName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** Any text as the name of a class. */
export function className(text: string): string {
  const parts = asciiName(text)
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '');
  const name = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return freeName(/^[A-Z]/.test(name) ? name : `N${name}`);
}

const freeName = (name: string): string => (WORDS.has(name) ? `${name}_` : name);

/** Gives each wanted name once: one that is taken has `_2` or more behind it. */
export function freeNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
    taken.add(name);
    return name;
  };
}
