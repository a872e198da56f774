/**
 * What may stand in the places of a contract that generators write into code, or into names of files, as they are.
 * Found by giving 25 places 12 hostile texts each in nine generators: a name that is none of these ends a string, a
 * comment, a path or a line in at least one of them.
 *
 * Emission keeps to these lists, the linter checks what was emitted, and `generate` refuses other makers' contracts
 * that don't.
 *
 * | place | a page's text that is refused |
 * |---|---|
 * | operation, schema | can't be: names are made of letters and digits; a taken word gets another form |
 * | path | leaves out its operation (`extract/uri-unusable`), as no other path reaches the service |
 * | placeholder | gets a name of its own: it is not on the wire (`extract/uri-mended`) |
 * | query, header, property, code | is left out (`emit/name-refused`): JSON and HTTP need it as it is, and objects are open |
 * | tag | loses the characters that are refused |
 * | value | leaves out the enumeration or default (`emit/value-refused`); the description still says it |
 *
 * Titles, versions, servers and security come from `service.yaml`, and no page gives a `pattern`.
 */
interface AllowList {
  readonly pattern: RegExp;
  /** What has to be somewhere in it. */
  readonly needs?: RegExp;
  /** What may be nowhere in it. */
  readonly never?: RegExp;
  /** Longest text, in UTF-16 units: names become names of files, which have 255 bytes. */
  readonly longest: number;
  /** What is allowed, for a person. */
  readonly hint: string;
}

export type Slot =
  | 'operation'
  | 'schema'
  | 'component'
  | 'path'
  | 'placeholder'
  | 'query'
  | 'header'
  | 'property'
  | 'tag'
  | 'media type'
  | 'server'
  | 'code'
  | 'value';

/**
 * Letters and digits of any script, and `_ . : @ / $ { } [ ] -`; none that makes `${`, see also `isActive`. Letters that
 * nothing shows, such as fillers, are none.
 */
const FIELD: AllowList = {
  pattern: /^[\p{L}\p{N}_@${][\p{L}\p{M}\p{N}_.:@$/{}[\]-]*$/u,
  needs: /[\p{L}\p{N}]/u,
  never: /\p{DI}|\$\{|\{\{|\}\}|\/\//u,
  longest: 128,
  hint: 'letters and digits of any script and _ . : @ / $ - make a name',
};

const NAME: AllowList = {
  pattern: /^(?!.*\.\.)[A-Za-z][A-Za-z0-9_.-]*$/,
  longest: 120,
  hint: 'a letter, then letters, digits and _ . - make a name',
};

export const ALLOWED: Readonly<Record<Slot, AllowList>> = {
  operation: {
    pattern: /^[A-Za-z][A-Za-z0-9_]*$/,
    longest: 120,
    hint: 'a letter, then letters, digits and _ make an operationId',
  },
  schema: NAME,
  component: NAME,
  path: {
    pattern: /^(?!.*\/\.{1,2}(?:\/|$))(?:\/(?:[\w.~:@+,=-]|%[0-9A-Fa-f]{2}|\{[A-Za-z_][\w.-]*\})*)+$/,
    longest: 512,
    hint: 'letters, digits, . _ ~ : @ + , = - and {placeholders} make a path',
  },
  placeholder: {
    pattern: /^(?=.*[A-Za-z0-9])[A-Za-z_][\w.-]*$/,
    longest: 128,
    hint: 'letters, digits and _ . - make a placeholder',
  },
  // A tilde is unreserved in an address (RFC 3986, section 2.3): `name~` is a name like another.
  query: {
    ...FIELD,
    pattern: /^[\p{L}\p{N}_@${][\p{L}\p{M}\p{N}_.:@$/{}[\]~-]*$/u,
    hint: 'letters and digits of any script and _ . : @ / $ ~ - make a name',
  },
  // A token of RFC 9110, 5.6.2, without the marks that no service uses.
  header: { pattern: /^[A-Za-z0-9][\w.-]*$/, longest: 128, hint: 'letters, digits and _ . - make a header' },
  property: FIELD,
  tag: {
    pattern: /^(?!.*\.\.)[\p{L}\p{N}][\p{L}\p{M}\p{N} .,()/&_-]*$/u,
    longest: 120,
    hint: 'letters, digits, blanks and . , ( ) / & _ - make a tag',
  },
  'media type': {
    pattern: /^[\w.+*-]+\/[\w.+*-]+(?: ?; ?[\w.-]+=[\w."+-]+)*$/,
    longest: 128,
    hint: 'type/subtype makes a media type',
  },
  server: {
    pattern: /^[\w.~:/?#[\]@!$&()+,;=%{}-]*$/,
    longest: 512,
    hint: 'an address has no blanks, quotes or backslashes',
  },
  code: { pattern: /^[\w.:-]+$/, longest: 128, hint: 'letters, digits and _ . : - make a code' },
  value: {
    pattern: /^(?!.*(?:\*\/|\/\*|\$[{(]|<[/!?A-Za-z]))[ !#-&(-[\]-_a-~\p{L}\p{M}\p{N}]*$/u,
    longest: 512,
    hint: 'letters, digits and marks other than quotes, backslash and backtick make a value',
  },
};

/**
 * Keys that tools act on. A reference would have them read a file or ask a host; what every object of JavaScript has
 * is found in their tables of known keys, and called.
 */
const ACTIVE: ReadonlySet<string> = new Set(['$ref', ...Object.getOwnPropertyNames(Object.prototype)]);

/** True for a key that is more than data to tools, wherever it stands. */
export const isActive = (key: string): boolean => ACTIVE.has(key);

/** Why a text that is refused in a place is: what is allowed there, or what tools would do with it. For a person. */
export const whyRefused = (slot: Slot, text: string): string =>
  slot !== 'value' && isActive(text)
    ? 'every object of JavaScript has it, or every reference: tools would act on it'
    : ALLOWED[slot].hint;

/** True where a text may stand in a place of a contract. */
export function isAllowed(slot: Slot, text: string): boolean {
  const { pattern, needs, never, longest } = ALLOWED[slot];
  if (needs?.test(text) === false || never?.test(text)) return false;
  return text.length <= longest && pattern.test(text) && (slot === 'value' || !isActive(text));
}

/** True where a value may be one of an enumeration, or a default: all texts in it are allowed, all numbers finite. */
export function isAllowedValue(value: unknown): boolean {
  if (typeof value === 'string') return isAllowed('value', value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, item]) => isAllowed('value', key) && isAllowedValue(item));
}

/** Names that Windows takes for devices, whatever stands behind a dot; a file of such a name can't be made there. */
const DEVICES =
  'aux con nul prn com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9';

/** Keywords of the languages of the targets, what every object has, and what the clients have for themselves. */
const WORDS =
  'abstract and any arguments as assert async await boolean break byte case catch chan char class const constructor ' +
  'continue debugger declare def default defer del delete do double elif else enum eval except export extends ' +
  'fallthrough false final finally float for from func function get global go goto if implements import in init ' +
  'instanceof int interface is lambda let long map match module namespace native new nil none nonlocal not null ' +
  'object or package pass print private protected prototype public raise range record return select self sealed set ' +
  'short static string strictfp struct super switch synchronized this throw throws transient true try type typeof ' +
  'undefined use var void volatile when where while with yield ' +
  'clone equals finalize getclass hashcode hasownproperty isprototypeof notify notifyall propertyisenumerable then ' +
  'tolocalestring tostring valueof wait client close iterate raw waituntil withoptions';

/** Types that generated code uses by their bare names, or that are in a generator's own tables. */
const TYPES =
  'annotated any array arraylist arrays basemodel bigdecimal boolean bool byte bytearray bytes character class classvar ' +
  'configdict date datetime decimal dict double field file float float32 float64 frozenset hashmap hashset int int32 ' +
  'int64 integer iterable iterator linkedhashmap linkedhashset list literal long mapping map none number object objects ' +
  'optional offsetdatetime override self set short strictbool strictbytes strictfloat strictint strictstr str string ' +
  'tuple typing union uri uuid void';

const TAKEN: Readonly<Record<'operation' | 'schema', ReadonlySet<string>>> = {
  operation: new Set([...DEVICES.split(' '), ...WORDS.split(' ')]),
  // Generators put a mark of their own on a class that is named like a keyword, but not on one of these.
  schema: new Set([...DEVICES.split(' '), ...TYPES.split(' ')]),
};

/** True for a word that nothing of the kind is named, whatever its case. */
export const isTaken = (kind: 'operation' | 'schema', name: string): boolean => TAKEN[kind].has(name.toLowerCase());

/** A name cut to what a file's name can be made of. */
export const cutName = (name: string): string => name.slice(0, 100);
