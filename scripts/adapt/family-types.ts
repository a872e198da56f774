/** Types as a `family.yaml` translates them, with the links that the page has on their words. Pure. */
import { type FamilyFile, withoutRemark } from '../family-config.ts';
import { type Run, squeeze, structureAnchor, textOfRuns } from '../ir/index.ts';
import { patternText } from '../pattern-text.ts';
import { plainWords } from './words.ts';

/** What readers of types know by themselves: no structure is meant by them. */
const PLAIN_TYPE =
  /^(?:string|str|text|int(?:eger)?(?:32|64)?|long|number|float|double|decimal|bool(?:ean)?|true|false|object|array|list|map|dict|json|uuid|uri|url|date(?:-?time)?|time(?:stamp)?|file|binary|bytes?|enum|any|null|none|of|or|and)s?$/i;

/** So often is a translated type translated again: a list of lists of things. */
const DEEPEST = 8;

/** Words of a type: of any script, with what names of structures have between letters. */
const TYPE_NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*';

interface TypePattern {
  readonly pattern: RegExp;
  readonly type: string;
  readonly words: string;
}

export class FamilyTypes {
  private readonly words: ReadonlyMap<string, { readonly type: string; readonly words: string }>;
  private readonly patterns: readonly TypePattern[];
  private readonly structures: RegExp | undefined;
  private readonly use: (words: string) => void;

  /** @param use is told of each entry that translates something */
  constructor({ types, structures }: FamilyFile, use: (words: string) => void) {
    const all = Object.entries(types);
    this.words = new Map(all.map(([words, type]) => [plainWords(words), { type, words }]));
    this.patterns = all
      .filter(([words]) => words.includes('(?<type>'))
      .map(([words, type]) => ({ pattern: new RegExp(`^(?:${words})$`, 'iu'), type, words }));
    this.structures = structures && new RegExp(structures.heading, 'u');
    this.use = use;
  }

  /** A cell of types in words that extraction knows; undefined where the file says nothing of it. */
  cell(runs: readonly Run[]): readonly Run[] | undefined {
    const text = squeeze(textOfRuns(runs));
    const links = new Map(runs.flatMap((run) => (run.link ? [[squeeze(run.text), run.link] as const] : [])));
    const translated = this.translated(text, 0);
    if (translated === undefined && links.size > 0) return undefined;
    // A word with an entry of its own keeps the link that it has.
    const [only] = this.words.has(plainWords(text)) ? links.values() : [];
    const linked = this.linked(translated ?? text, links, only);
    return translated === undefined && linked.every(({ link }) => link === undefined) ? undefined : linked;
  }

  /** A type that a sentence names, as the file translates it; undefined where it says nothing of it. */
  word(text: string): string | undefined {
    return this.translated(text, 0);
  }

  private translated(text: string, depth: number): string | undefined {
    const known = this.words.get(plainWords(text));
    if (known) {
      this.use(known.words);
      return withoutRemark(known.type);
    }
    if (depth === DEEPEST) return undefined;
    for (const { pattern, type, words } of this.patterns) {
      const inner = pattern.exec(text)?.groups?.type;
      if (inner === undefined) continue;
      this.use(words);
      return type.replace('<type>', () => this.translated(squeeze(inner), depth + 1) ?? squeeze(inner));
    }
    return undefined;
  }

  /** A type with links on the names of structures: those of the page, else to the heading of the name. */
  private linked(type: string, links: ReadonlyMap<string, string>, only: string | undefined): Run[] {
    const found: Run[] = [];
    let end = 0;
    const names = [...links.keys()].sort((a, b) => b.length - a.length).map(patternText);
    for (const match of type.matchAll(new RegExp([...names, TYPE_NAME].join('|'), 'gu'))) {
      const [name] = match;
      const isPlain = PLAIN_TYPE.test(name);
      const named = !isPlain && this.structures?.test(name) ? `#${structureAnchor(name)}` : undefined;
      const link = links.get(name) ?? (isPlain ? undefined : (only ?? named));
      if (link === undefined) continue;
      if (match.index > end) found.push({ text: type.slice(end, match.index) });
      found.push({ text: name, link });
      end = match.index + name.length;
    }
    if (end < type.length) found.push({ text: type.slice(end) });
    return found;
  }
}
