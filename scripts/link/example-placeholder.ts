/** What stands in an example in the place of a value: nothing that its row says can hold for it, and nothing is wrong with it. */
import { patternText } from '../pattern-text.ts';
import type { BoundName, TypeExpression } from '../ir/index.ts';

/** What a value breaks: the type, the listed values, the format, or a limit of its row. */
export type Broken = 'type' | 'enum' | 'format' | BoundName;

/** The name of a type as a check of examples has it. */
export type TypeName = Exclude<TypeExpression['kind'], 'scalar'> | Extract<TypeExpression, { kind: 'scalar' }>['type'];

/** `"..."`: the page leaves out what stands there. */
const LEFT_OUT = /^(?:\.{3,12}|…{1,4})$/;

/** Asterisks in the place of a secret, whose length says nothing of the secret's. */
const MASKED = /^\*{2,64}$/;

/** `UEsDBBQAAAAI...`: the page leaves out the rest. */
const SHORTENED = /^[A-Za-z0-9+/]{8,}(?:\.{3,12}|…{1,4})[A-Za-z0-9+/=]{0,64}$/;

/** `YYYY-MM-DDTHH:MM:SSZ` and `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` show how a value is written. */
const LETTERS_OF_FORMAT = /y{4}\W?m{2}|^[x*]{8}(?:-[x*]{4}){3}-[x*]{12}$/i;

/** Types by the names that schemas and programs give them; `"string"` for a text is a schema that is shown as an example. */
const NAMES: Readonly<Partial<Record<TypeName, readonly string[]>>> = {
  string: ['string'],
  integer: ['integer', 'int', 'long'],
  number: ['number', 'float', 'double'],
  boolean: ['boolean', 'bool'],
  array: ['array', 'list'],
  object: ['object'],
  map: ['map', 'object'],
};

/** `"kiteColour": "kiteColourID"`, in the place of one of the listed values: the field's own name, or that of its id. */
const repeats = (value: string, name: string): boolean =>
  name.length >= LONG_NAME && new RegExp(`^${patternText(name)}(?:[_-]?id)?$`, 'i').test(value);

/** A shorter name may be a word that is a value as well: `all`, `on`. */
const LONG_NAME = 5;

/**
 * True for a text that stands for a value in an example.
 *
 * @param type of the row
 * @param broken what the text would break, were it the value
 * @param name of the field
 */
export function isPlaceholder(value: unknown, type: TypeName, broken: Broken, name: string): boolean {
  if (typeof value !== 'string') return false;
  if (LEFT_OUT.test(value) || NAMES[type]?.includes(value.toLowerCase())) return true;
  if ((broken === 'enum' || broken === 'format') && repeats(value, name)) return true;
  if (broken === 'format') return [MASKED, SHORTENED, LETTERS_OF_FORMAT].some((form) => form.test(value));
  if (broken === 'minLength') return MASKED.test(value) || SHORTENED.test(value);
  return broken === 'maxLength' && MASKED.test(value);
}

/** The text of `"..."` in a list of objects or of lists: the page leaves out items, and this is none. */
export function gapIn(items: readonly unknown[]): string | undefined {
  const others = items.filter((item) => typeof item !== 'object' || item === null);
  const [gap] = others;
  const isAlone = others.length === items.length || others.some((item) => item !== gap);
  return typeof gap === 'string' && LEFT_OUT.test(gap) && !isAlone ? gap : undefined;
}
