import { stringify } from 'yaml';
import { Digits, type ExactDigits, withDigits } from './exact-digits.ts';

/**
 * Writes a contract as YAML, byte for byte as the `yaml` library does, in a fraction of its time: the library makes a
 * node of every value before it writes one. Layout and evidently plain scalars are written here; every other scalar is
 * the library's own.
 *
 * @param json maps, lists, strings, finite numbers, booleans, null
 * @param digits of whole numbers that JavaScript rounds, by their pointers
 */
export function yamlText(json: unknown, digits: ExactDigits = NO_DIGITS): string {
  const value = withDigits(json, digits);
  if (isEmpty(value) || typeof value !== 'object' || value === null) return stringify(value, OPTIONS);
  const writer = new Writer();
  writer.block(value, '');
  return writer.text;
}

const NO_DIGITS: ExactDigits = new Map();

/** Text that only readers of YAML 1.1 take for something else, as `ON` for true, is quoted: many tools are ones. */
const OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' } as const;

class Writer {
  text = '';
  /** Keys come again and again: each is looked at once. */
  private readonly keys = new Map<string, string>();

  /** @param lead what stands in front of the first line: the indent, or the dashes of the lists around it */
  block(value: object, indent: string, lead = indent): void {
    let front = lead;
    if (Array.isArray(value)) {
      for (const item of value) {
        this.item(item, indent, front);
        front = indent;
      }
      return;
    }
    for (const key in value) {
      const child = (value as Readonly<Record<string, unknown>>)[key];
      if (child === undefined) continue;
      this.text += `${front}${this.key(key)}:`;
      this.value(child, indent);
      front = indent;
    }
  }

  private key(key: string): string {
    let text = this.keys.get(key);
    if (text === undefined) {
      text = writeKey(key);
      this.keys.set(key, text);
    }
    return text;
  }

  /** The value of a map's key, on the same line or below it. */
  private value(value: unknown, indent: string): void {
    if (typeof value !== 'object' || value === null || value instanceof Digits)
      this.text += ` ${scalarText(value, indent)}\n`;
    else if (isEmpty(value)) this.text += Array.isArray(value) ? ' []\n' : ' {}\n';
    else {
      this.text += '\n';
      this.block(value, `${indent}  `);
    }
  }

  /** An item of a list: a block begins behind the dash. */
  private item(value: unknown, indent: string, lead: string): void {
    if (typeof value !== 'object' || value === null || value instanceof Digits)
      this.text += `${lead}- ${scalarText(value, indent)}\n`;
    else if (isEmpty(value)) this.text += `${lead}${Array.isArray(value) ? '- []\n' : '- {}\n'}`;
    else this.block(value, `${indent}  `, `${lead}- `);
  }
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
}

/** Printable text on one line: what the rules below decide without the library. */
const SIMPLE = /^[ -~\u00a0-\ud7ff\ue000-\ufffd]+$/;
/** What a plain scalar may not begin with, hold or end with (YAML 1.2, sections 7.3.3 and 5.3). */
export const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-] |: | #|[ :]$/;
/** Words and numbers that YAML 1.2's core schema reads as something else, and marks that end a document. */
export const RESERVED =
  /^(?:null|true|false|~|[-+]?(?:\d+|\d*\.\d*)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|[-+]?\.(?:inf|nan)|\.\.\..*|---.*|<<)$/i;

/** Words, numbers and times that YAML 1.1 may read as something else; the library says which it does. */
const READ_OTHERWISE =
  /^(?:[yn]|yes|no|on|off|[-+]?[\d.][\d_.:e+-]*|[-+]?e[-+]?\d+|[-+]?0[bx][\da-f_]+|\d{4}-\d\d?-\d\d?\D.*)$/i;

const isPlain = (text: string): boolean =>
  SIMPLE.test(text) && !NOT_PLAIN.test(text) && text !== '=' && !RESERVED.test(text) && !READ_OTHERWISE.test(text);

/** Text that plain would be nothing, a number, or the mark of YAML 1.1 for a default value. */
const NO_TEXT = /^(?:-?\d+|=)?$/;

/** Quoted text without escapes: double quotes, or single ones around text that has double ones. */
function quoted(text: string): string | undefined {
  if (NO_TEXT.test(text)) return `"${text}"`;
  if (!SIMPLE.test(text) || !NOT_PLAIN.test(text)) return undefined;
  if (!text.includes('"')) return text.includes('\\') ? undefined : `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

/** Lines that a literal block carries as they are. */
const LITERAL = /^[^\s\p{C}][^\p{C}]*(?:\n+[^\p{C}\s][^\p{C}]*|\n+ +[^\p{C}\s][^\p{C}]*)+$/u;

const writeKey = (key: string): string =>
  isPlain(key) ? key : key === '=' ? '"="' : stringify({ [key]: 0 }, OPTIONS).slice(0, -': 0\n'.length);

function scalarText(value: unknown, indent: string): string {
  if (value instanceof Digits) return value.text;
  if (typeof value !== 'string') return typeof value === 'number' ? numberText(value) : String(value);
  if (isPlain(value)) return value;
  const simple = quoted(value);
  if (simple !== undefined) return simple;
  if (value.includes('\n') && LITERAL.test(value)) return `|-\n${value.replace(/^(?=.)/gm, `${indent}  `)}`;
  // As the value of a key the library writes block scalars with their indent; the same text at the contract's depth.
  const text = stringify({ k: value }, OPTIONS).slice('k: '.length, -1);
  return text.includes('\n') ? text.replace(/\n(?=.)/g, `\n${indent}`) : text;
}

const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 && !Object.is(value, -0)
    ? String(value)
    : stringify(value, OPTIONS).slice(0, -1);
