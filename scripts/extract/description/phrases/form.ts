import { MACROS, SLOTS } from './pieces.ts';

/**
 * A form is a phrase as a person would write it down: `{it} (can|may) [only] be {values}`.
 *
 * - words stand for themselves, in any case; `values?` has an optional last letter
 * - `(a|b c)` is one of several, `[a]` may be missing
 * - `{name}` is a slot, which catches what stands there, or a piece that several phrases share (`pieces.ts`)
 * - `^` and `$` are the ends of the sentence; a full stop may stand in front of `$`
 * - a blank is a blank; around a punctuation mark it may be missing; where none is written, there is none
 *
 * Nothing repeats without a limit but a slot's own text, so that matching takes linear time.
 */
export class CompiledForm {
  /** Names of the slots, in the order of the pattern's groups. */
  readonly slots: readonly string[];
  /** Words of which a sentence must have at least one; none: any sentence may match. */
  readonly keys: readonly string[];
  /** Further sets of words, of each of which it must have at least one too. */
  readonly otherKeys: readonly (readonly string[])[];
  /** The more words and ends a form insists on, the more it says about a sentence. */
  readonly specificity: number;
  private readonly source: string;
  private once: RegExp | undefined;
  private global: RegExp | undefined;

  /** @throws Error where the form is not written as it should be: phrases are part of the program */
  constructor(form: string) {
    const startsAt = form.startsWith('^');
    const endsAt = form.endsWith('$');
    const nodes = new FormParser(form.slice(startsAt ? 1 : 0, endsAt ? -1 : undefined)).parse();
    const slots: string[] = [];
    const start = startsAt ? '^' : beginsWithWord(nodes) ? '\\b' : '';
    const end = endsAt ? '\\.?$' : endsWithWord(nodes) ? '\\b' : '';
    this.source = `${start}${sequence(nodes, slots)}${end}`;
    this.slots = slots;
    const [keys = [], ...otherKeys] = keySetsOf(nodes);
    this.keys = keys;
    this.otherKeys = otherKeys;
    this.specificity = weightOf(nodes) + (startsAt ? 1 : 0) + (endsAt ? 1 : 0);
  }

  /** Made when a sentence first has the words: most runs need few of the patterns. */
  get pattern(): RegExp {
    this.once ??= new RegExp(this.source, 'i');
    return this.once;
  }

  /** The same, for finding it more than once. */
  get everywhere(): RegExp {
    this.global ??= new RegExp(this.source, 'gi');
    return this.global;
  }
}

type Node = (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'optional'; readonly inner: readonly Node[] }
  | { readonly kind: 'choice'; readonly of: readonly (readonly Node[])[] }
) & {
  /** No blank stands in front of it. */
  readonly isGlued?: true;
};

class FormParser {
  private readonly form: string;
  private at = 0;

  constructor(form: string) {
    this.form = form;
  }

  parse(): readonly Node[] {
    const nodes = this.nodes();
    if (this.at < this.form.length) throw this.fault();
    return nodes;
  }

  private fault(): Error {
    return new Error(`The form has a fault at "${this.form.slice(this.at)}": ${this.form}`);
  }

  private nodes(): Node[] {
    const nodes: Node[] = [];
    let isGlued = false;
    for (let char = this.form[this.at]; char !== undefined && !'])|'.includes(char); char = this.form[this.at]) {
      if (char === ' ') {
        this.at++;
        isGlued = false;
        continue;
      }
      const [first, ...more] = this.node(char);
      if (first) nodes.push(isGlued ? { ...first, isGlued } : first, ...more);
      isGlued = true;
    }
    return nodes;
  }

  private node(char: string): readonly Node[] {
    if (char === '[') {
      const of = this.between(']');
      return [{ kind: 'optional', inner: of.length === 1 && of[0] ? of[0] : [{ kind: 'choice', of }] }];
    }
    if (char === '(') return [{ kind: 'choice', of: this.between(')') }];
    if (char === '{') return this.named();
    const word = /[\w'’-]+\??/y;
    word.lastIndex = this.at;
    const text = word.exec(this.form)?.[0] ?? char;
    this.at += text.length;
    return [{ kind: /\w/.test(text) ? 'word' : 'mark', text }];
  }

  private between(close: string): readonly (readonly Node[])[] {
    const all: Node[][] = [];
    do {
      this.at++;
      all.push(this.nodes());
    } while (this.form[this.at] === '|');
    if (this.form[this.at] !== close) throw this.fault();
    this.at++;
    return all;
  }

  private named(): readonly Node[] {
    const end = this.form.indexOf('}', this.at);
    const name = this.form.slice(this.at + 1, end);
    const macro = MACROS[name];
    if (end < 0 || (macro === undefined && SLOTS[name] === undefined)) throw this.fault();
    this.at = end + 1;
    return macro === undefined ? [{ kind: 'slot', name }] : new FormParser(macro).parse();
  }
}

const quoted = (text: string): string => text.replace(/[.*+^${}()|[\]\\/]/g, '\\$&');

/** Whether the blank beside a node may be missing: at marks, at slots that say so, and at a choice that has one alone. */
function isLoose(node: Node | undefined): boolean {
  if (node?.kind === 'choice') return node.of.some((nodes) => nodes.length === 1 && isLoose(nodes[0]));
  return node?.kind === 'mark' || (node?.kind === 'slot' && SLOTS[node.name]?.isLoose === true);
}

function blank(node: Node | undefined, next: Node | undefined): string {
  if (next?.isGlued) return '';
  return isLoose(node) || isLoose(next) ? ' ?' : ' ';
}

function sequence(nodes: readonly Node[], slots: string[]): string {
  let out = '';
  /** Set where the blank in front of the next node is still to be written. */
  let before: Node | undefined;
  nodes.forEach((node, at) => {
    if (node.kind !== 'optional') {
      out += (before === undefined ? '' : blank(before, node)) + one(node, slots);
      before = node;
      return;
    }
    const inner = sequence(node.inner, slots);
    const first = node.inner[0] && node.isGlued ? { ...node.inner[0], isGlued: true as const } : node.inner[0];
    const next = nodes[at + 1];
    if (before === undefined) out += `(?:${inner}${blank(node.inner.at(-1), next)})?`;
    else if (next !== undefined && node.inner.length === 1 && isLoose(first)) {
      out += `(?: ?${inner} ?|${blank(undefined, next)})`;
      before = undefined;
    } else out += `(?:${blank(before, first)}${inner})?`;
  });
  return out;
}

function one(node: Exclude<Node, { kind: 'optional' }>, slots: string[]): string {
  switch (node.kind) {
    case 'word':
      return node.text;
    case 'mark':
      return quoted(node.text);
    case 'choice':
      return `(?:${node.of.map((nodes) => sequence(nodes, slots)).join('|')})`;
    case 'slot': {
      const slot = SLOTS[node.name];
      if (slot?.catches) slots.push(node.name);
      return slot?.catches ? `(${slot.source})` : (slot?.source ?? '');
    }
  }
}

function beginsWithWord(nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (first?.kind === 'optional') return beginsWithWord(first.inner) && beginsWithWord(nodes.slice(1));
  return first?.kind === 'choice' ? first.of.every(beginsWithWord) : first?.kind === 'word';
}

function endsWithWord(nodes: readonly Node[]): boolean {
  const last = nodes.at(-1);
  if (last?.kind === 'optional') return endsWithWord(last.inner) && endsWithWord(nodes.slice(0, -1));
  return last?.kind === 'choice' ? last.of.every(endsWithWord) : last?.kind === 'word' && /\w\??$/.test(last.text);
}

/** Words so frequent that they tell little: a form is found by another of its words where it has one. */
const FREQUENT = new Set('a an and are as be by can for in is it must not of or set the this to'.split(' '));

/** Words that most descriptions have. */
const COMMON = new Set('attribute field fields option options parameter parameters value values'.split(' '));

function weightOfKey(key: string): number {
  if (key === '#') return 60;
  if (key.length === 1) return 25;
  return FREQUENT.has(key) ? 20 : COMMON.has(key) ? 5 : 1;
}

const weigh = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + weightOfKey(key), 0);

/** Of each node that must be there the set of its words; the rarest set, by which a form is found, comes first. */
const keySetsOf = (nodes: readonly Node[]): readonly (readonly string[])[] =>
  nodes
    .map(nodeKeys)
    .filter((keys) => keys.length > 0)
    .sort((a, b) => weigh(a) - weigh(b));

function nodeKeys(node: Node): readonly string[] {
  switch (node.kind) {
    case 'word':
    case 'mark':
      return wordsOf(node.text.replace('?', '')).length === 0 ? [] : spelledKeys(node.text);
    case 'slot':
      return SLOTS[node.name]?.keys ?? [];
    case 'optional':
      return [];
    case 'choice': {
      const sets = node.of.map((nodes) => keySetsOf(nodes)[0] ?? []);
      return sets.some((keys) => keys.length === 0) ? [] : [...new Set(sets.flat())];
    }
  }
}

const spelledKeys = (text: string): readonly string[] =>
  (text.endsWith('?') ? [text.slice(0, -1), text.slice(0, -2)] : [text]).map((word) => wordsOf(word)[0] ?? '');

const weightOf = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + nodeWeight(node), 0);

function nodeWeight(node: Node): number {
  switch (node.kind) {
    case 'word':
      return 2;
    case 'mark':
      return 1;
    case 'slot':
      return SLOTS[node.name]?.weight ?? 0;
    case 'optional':
      return 0;
    case 'choice':
      return Math.min(...node.of.map(weightOf));
  }
}

const PARTS = /[a-z]+|\d|[^\s\w]/g;

/** The words and marks of a text by which forms are found, lower case; a digit is `#`. */
export function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(PARTS) ?? []).map((part) => (part >= '0' && part <= '9' ? '#' : part));
}
