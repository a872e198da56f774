import { type Run, type Scalar, squeeze, textOfRuns, type TypeExpression } from '../../ir/index.ts';
import {
  ANY_WORDS,
  ARRAY_WORDS,
  MAP_WORDS,
  NO_TYPE,
  NULL_WORDS,
  OBJECT_WORDS,
  OFTEN_MISSPELT,
  SCALARS,
} from './type-words.ts';
import { withoutNull } from './type-remarks.ts';

/** Words after a name that only say that it names a structure: `Lease object`, `storage type`. */
const STRUCTURE_SUFFIX =
  /(?<!\s)\s+(?:objects?|data structures?|structures?|structs?|type|json|details?|elements?|model)$/i;

/** A scalar with a clause behind it that the description may have as well: `Time string complying with RFC 2616`. */
const DESCRIBED_SCALAR =
  /^(?:[A-Za-z\d-]+ ){0,3}(string|integer|number|boolean) (?:complying|conforming|in|with|that|containing|encoded)\b/i;

export interface ReadType {
  readonly type: TypeExpression;
  /** The spelling that was taken for a known type, where the cell is misspelt. */
  readonly misspelt?: string;
}

/**
 * Reads a type cell by the grammar
 * `T := scalar | Name object | Array of Ts | Array<T> | Map<K,T> | T[] | Name array | object | array | map | null`,
 * case-insensitive.
 *
 * @param runs the cell's runs; links in them give the tables of named types
 */
export function readType(runs: readonly Run[]): ReadType {
  const text = withoutNull(squeeze(textOfRuns(runs)).replace(/\\(?=[<>_*])/g, ''));
  // Most cells are one word for a scalar.
  const scalar = SCALARS[text.toLowerCase()];
  if (scalar && !isLinkedFile(text, runs)) return { type: scalar };
  const links = new Map<string, string>();
  for (const run of runs) if (run.link) links.set(squeeze(run.text).toLowerCase(), run.link);
  const parser = new TypeParser(links);
  const type = parser.parse(text);
  return parser.misspelt === undefined ? { type } : { type, misspelt: parser.misspelt };
}

/** A structure may be called `File`: where the word leads to a place in a page, that describes it. */
const isLinkedFile = (text: string, runs: readonly Run[]): boolean =>
  /^files?$/i.test(text) && runs.some((run) => run.link?.includes('#') && squeeze(run.text) === text);

class TypeParser {
  misspelt: string | undefined;
  private readonly links: ReadonlyMap<string, string>;

  constructor(links: ReadonlyMap<string, string>) {
    this.links = links;
  }

  parse(source: string): TypeExpression {
    const text = source
      .trim()
      .replace(/[.,;:]$/, '')
      .replace(/^(["“(])([^()"“”]*)["”)]$/, '$2');
    const lower = text.toLowerCase();
    return this.word(lower) ?? this.generic(text) ?? this.arrayPhrase(text) ?? this.qualified(text) ?? this.named(text);
  }

  private word(lower: string): TypeExpression | undefined {
    if (NO_TYPE.test(lower)) return { kind: 'unknown', text: '' };
    const known = this.scalarWord(lower);
    if (known) return known;
    if (this.links.has(lower)) return undefined;
    if (OBJECT_WORDS.has(lower)) return { kind: 'object' };
    if (MAP_WORDS.has(lower)) return { kind: 'map', values: { kind: 'any' } };
    if (ANY_WORDS.has(lower)) return { kind: 'any' };
    if (ARRAY_WORDS.has(lower)) return { kind: 'array', items: { kind: 'any' } };
    if (NULL_WORDS.has(lower)) return { kind: 'null' };
    return undefined;
  }

  private scalarWord(lower: string): Scalar | undefined {
    const singular = lower.replace(/(?<=[a-z]{3})s$/, '');
    if (singular === 'file' && this.links.get(lower)?.includes('#')) return undefined;
    const known = SCALARS[lower] ?? SCALARS[singular];
    if (known) return known;
    if (this.links.has(lower)) return undefined;
    const meant = OFTEN_MISSPELT.find((word) => isMisspelling(lower, word) || isMisspelling(singular, word));
    if (meant) this.misspelt = lower;
    return meant && SCALARS[meant];
  }

  /** `Integer or String`, `String/Int`; `anyOf<string, integer>`, as adapters write a type of alternatives. */
  private union(text: string): TypeExpression | undefined {
    const inner = /^anyOf<([^<>]*)>$/.exec(text)?.[1];
    const words =
      inner === undefined ? text.split(/(?:(?<!\s)\s+)?(?:[/|]|,\s\bor\b)\s*|(?<!\s)\s+or\b\s*/i) : inner.split(',');
    const known = words.map((word) => SCALARS[word.trim().toLowerCase()]);
    const of = known.filter((scalar) => scalar !== undefined);
    if (words.length < 2 || of.length < words.length) return undefined;
    const distinct = [...new Map(of.map((scalar) => [scalar.type, scalar])).values()];
    return distinct.length > 1 ? { kind: 'union', of: distinct } : distinct[0];
  }

  /** `Array<T>`, `List(T)`, `Map<K, V>`, `map[K]V`, `T[]`, `[]T`, `[T]`, `Enum<T>`. */
  private generic(text: string): TypeExpression | undefined {
    const union = this.union(text);
    if (union) return union;
    const suffix = /^(.+)\[\s*\]$/.exec(text);
    if (suffix?.[1]) return { kind: 'array', items: this.parse(suffix[1]) };
    const prefix = /^\[\s*\]\s*(\w.*)$/.exec(text);
    if (prefix?.[1]) return { kind: 'array', items: this.parse(prefix[1]) };
    const listed = /^\[(.+)\]$/.exec(text);
    if (listed?.[1]) return { kind: 'array', items: this.parse(listed[1]) };
    const keyed = /^map\s*\[\s*\w+\s*\]\s*(\w.*)$/i.exec(text);
    if (keyed?.[1]) return { kind: 'map', values: this.parse(keyed[1]) };
    const mixed = /^map\s*<\s*\w+\s*>\s*(\w.*)$/i.exec(text);
    if (mixed?.[1]) return { kind: 'map', values: this.parse(mixed[1]) };
    const enumerated = /^enum(?:eration)?\s*[<([]\s*(\w+)\s*[>)\]]$/i.exec(text)?.[1];
    const values = enumerated && this.scalarWord(enumerated.toLowerCase());
    if (values) return values;
    const match =
      /^(array|arraylist|list|set|collection|map|dict|dictionary|hashmap)(?: of)?\s*[<([](.*)[>)\]](?:\s*objects?)?$/i.exec(
        text,
      );
    if (!match) return undefined;
    const parts = splitTopLevel(match[2] ?? '');
    if (/^(?:map|dict|dictionary|hashmap)$/i.test(match[1] ?? '')) {
      const values = parts[1] ?? parts[0] ?? '';
      return { kind: 'map', values: /^\s*(?:object\s*)?$/i.test(values) ? { kind: 'any' } : this.parse(values) };
    }
    // The cells of a table of any values; a list of objects alone may have a table that describes them.
    if (/^\s*(?:array|arraylist|list|set|collection)\s*<\s*object\s*>\s*$/i.test(match[2] ?? ''))
      return { kind: 'array', items: { kind: 'array', items: { kind: 'any' } } };
    return { kind: 'array', items: this.parse(match[2] ?? '') };
  }

  /** `Array of strings`, `List of X objects`, `List data structure`, `String array`, `jobs array corresponding to X`. */
  private arrayPhrase(text: string): TypeExpression | undefined {
    const of = /^(?:an?\s+)?(?:json\s*)?(?:array|list|set)s?\s+(?:of|for)\s+(?:the\s+)?(\S.*)$/i.exec(text);
    if (of?.[1]) return { kind: 'array', items: this.parse(of[1]) };
    const mapOf = /^map\s+of\s+(\S.*)$/i.exec(text);
    if (mapOf?.[1]) return { kind: 'map', values: this.parse(mapOf[1]) };
    const object = /^(?:array|list)\s+(?:objects?|data structures?)$/i.exec(text);
    if (object) return { kind: 'array', items: { kind: 'object' } };
    const bare = /^(?:array|list)[\s_]+([^\W_]\w*)$/i.exec(text)?.[1]?.toLowerCase();
    const items = bare === undefined ? undefined : this.scalarWord(bare);
    if (items) return { kind: 'array', items };
    if (bare !== undefined && OBJECT_WORDS.has(bare)) return { kind: 'array', items: { kind: 'object' } };
    const trailing = /^(\S.*?)(?<!\s)\s+(?:json\s*)?(?:array|list)s?(?:\s+(?:objects?|corresponding to\b.*))?$/is.exec(
      text,
    );
    if (trailing?.[1]) return { kind: 'array', items: this.parse(trailing[1]) };
    return undefined;
  }

  /** `String(64)`, `Integer (int32)`, `String type`: a scalar with a remark that the description repeats; `object (X)`. */
  private qualified(text: string): TypeExpression | undefined {
    const match = /^([a-z][a-z -]*?)(?<!\s)\s*(?:\(.*\)|\[.*\]|type|format|value)$/i.exec(text);
    const known = match?.[1] ? this.scalarWord(match[1].trim().toLowerCase()) : undefined;
    if (known) return known;
    const described = DESCRIBED_SCALAR.exec(text)?.[1];
    if (described) return this.scalarWord(described.toLowerCase());
    const structure = /^([a-z][a-z ]*?)(?<!\s)\s*\(\s*([\w.:-]+)\s*\)$/i.exec(text);
    if (!structure?.[1] || !structure[2] || !OBJECT_WORDS.has(structure[1].toLowerCase())) return undefined;
    const link = this.links.get(structure[2].toLowerCase());
    return { kind: 'object', name: structure[2], ...(link === undefined ? {} : { link }) };
  }

  private named(text: string): TypeExpression {
    const bare = text.replace(STRUCTURE_SUFFIX, '').trim();
    if (bare !== text && bare !== '') {
      if (/^(?:map|array|list)\s*</i.test(bare)) return this.parse(bare);
      const inner = this.word(bare.toLowerCase());
      if (inner && inner.kind !== 'unknown') return inner;
    }
    const link = this.links.get(bare.toLowerCase()) ?? this.links.get(text.toLowerCase());
    if (link !== undefined) return { kind: 'object', name: bare, link };
    if (/^[A-Za-z_][\w.:-]*$/.test(bare))
      return bare === text ? { kind: 'object', name: bare, bare: true } : { kind: 'object', name: bare };
    return this.links.size === 1
      ? { kind: 'object', link: [...this.links.values()][0] as string }
      : { kind: 'unknown', text };
  }
}

/** Splits at commas that stand in no brackets. */
function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '<' || char === '(') depth++;
    else if (char === '>' || char === ')') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** True for values that a table of fields may describe: objects, and arrays and maps of them, however deep. */
export function isComplex(type: TypeExpression): boolean {
  switch (type.kind) {
    case 'object':
    case 'any':
    case 'unknown':
      return true;
    case 'array':
      return isComplex(type.items);
    case 'map':
      return isComplex(type.values);
    default:
      return false;
  }
}

/** One letter too many, too few, wrong, or two swapped: no other word of the family is that near to these. */
function isMisspelling(word: string, meant: string): boolean {
  if (word === meant || Math.abs(word.length - meant.length) > 1 || word[0] !== meant[0]) return false;
  let at = 0;
  while (at < word.length && word[at] === meant[at]) at++;
  const [rest, wanted] = [word.slice(at), meant.slice(at)];
  const swapped = rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return swapped || rest.slice(1) === wanted.slice(1) || rest.slice(1) === wanted || rest === wanted.slice(1);
}
