import { addTo } from '../../append.ts';
import type { Diagnostic } from '../../ir/index.ts';
import type { SourceEntry } from '../../emit/index.ts';
import { lookup } from '../../lookup.ts';
import { isNode, listOf, type Node } from '../../nodes.ts';
import { formOrNull, isNullSchema } from '../../null-schema.ts';
import type { SiteService } from './model.ts';

/** A fact about a node: what it says, and where it comes from. */
export interface TracedFact {
  /** Key in the contract, such as `type` or `enum`; `name` for the node itself. */
  readonly key: string;
  readonly entry: SourceEntry;
}

/** Keys whose values are nodes of their own. */
const BELOW: ReadonlySet<string> = new Set(['properties', 'items', 'allOf', 'oneOf', 'anyOf', 'schema', 'required']);

/** Where the facts of a contract come from, and what was found there. */
export class Sources {
  /** A map, as pointers to look up are made anew each time, which objects intern. */
  readonly #sources: ReadonlyMap<string, SourceEntry>;
  readonly #findings: ReadonlyMap<string, readonly Diagnostic[]>;

  constructor({ sources, diagnostics }: SiteService) {
    this.#sources = new Map(Object.entries(sources));
    const findings = new Map<string, Diagnostic[]>();
    for (const each of diagnostics)
      for (const file of new Set([each.file, ...(each.related ?? []).map((place) => place.file)]))
        addTo(findings, file, each);
    this.#findings = findings;
  }

  at(pointer: string): SourceEntry | undefined {
    return this.#sources.get(pointer);
  }

  /**
   * Facts about a node: its name, and what it says of itself and of its items.
   *
   * @param more pointers of facts that stand elsewhere, by key
   */
  factsOf(node: Node, at: string, more: Readonly<Record<string, string | undefined>> = {}): TracedFact[] {
    const facts: TracedFact[] = [];
    const add = (key: string, pointer: string | undefined): void => {
      const entry = pointer === undefined ? undefined : this.at(pointer);
      if (entry) facts.push({ key, entry });
    };
    add('name', at);
    for (const [key, pointer] of Object.entries(more)) add(key, pointer);
    const own = (below: Node, pointer: string): void => {
      for (const key of Object.keys(below)) if (!BELOW.has(key)) add(KEYS[key] ?? key, `${pointer}/${key}`);
      if (Array.isArray(below.allOf)) add('type', `${pointer}/allOf/0/$ref`);
      for (const key of ['anyOf', 'oneOf'])
        for (const [index, form] of listOf(below[key]).entries())
          if (isNullSchema(form)) add('nullable', `${pointer}/${key}/${index}/nullable`);
      const form = formOrNull(below);
      if (form) add('type', `${pointer}/${form.keyword}/${form.index}/$ref`);
      for (const key of ['schema', 'items']) {
        const next = below[key];
        if (isNode(next)) own(next, `${pointer}/${key}`);
      }
    };
    if (typeof node.required === 'boolean') add('required', `${at}/required`);
    own(node, at);
    return facts;
  }

  /** Findings at the rows that facts come from. */
  findingsAt(facts: readonly TracedFact[]): readonly Diagnostic[] {
    const found = new Set<Diagnostic>();
    for (const [file, entries] of groupByFile(facts)) {
      const findings = this.#findings.get(file);
      if (!findings) continue;
      const lines = entries.map(({ line }) => line);
      // Cells of a row stand on lines of their own, with none of another row between.
      const [first, last] = [Math.min(...lines), Math.max(...lines)];
      const near = entries.some(({ row }) => row !== undefined);
      for (const each of findings)
        if (
          [each, ...(each.related ?? [])].some(
            (place) =>
              place.file === file && (near ? place.line >= first && place.line <= last : lines.includes(place.line)),
          )
        )
          found.add(each);
    }
    return [...found];
  }

  /** Findings on a page. */
  findingsOn(file: string): readonly Diagnostic[] {
    return (this.#findings.get(file) ?? []).filter((each) => each.file === file);
  }
}

/** What readers call a fact, where the contract's key is another. */
const KEYS = lookup({
  $ref: 'type',
  enum: 'values',
  'x-required-when': 'required',
  'x-type-text': 'type',
});

/** Facts by page; facts of other rows than the first one of their page stand for themselves. */
function groupByFile(facts: readonly TracedFact[]): Map<string, SourceEntry[]> {
  const groups = new Map<string, SourceEntry[]>();
  for (const { entry } of facts) {
    const group = groups.get(entry.file);
    if (!group) groups.set(entry.file, [entry]);
    else if (group[0]?.row === entry.row && group[0]?.table === entry.table) group.push(entry);
  }
  return groups;
}
