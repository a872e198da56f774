import { pointer } from '../../emit/index.ts';
import { isNode } from '../../nodes.ts';
import { canonical } from '../contract.ts';
import { type Direction, newPair, type Pair, type PairUse, type Sides } from '../pairs.ts';
import type { SchemaPlace } from '../rules/facet-rules.ts';
import { ComparedTypes } from '../generated-names.ts';
import { describedUse, textFindings } from '../texts.ts';
import { alternativePages, joined, matchAlternatives } from './alternatives.ts';
import { areUnlike, type FacetContext, facetFindings, nullFindings, valueText } from './facets.ts';
import {
  alignedLevel,
  choiceOf,
  type Level,
  levelFinding,
  levelOfMap,
  levelsOf,
  type ProvedLevel,
  withoutLevels,
} from './levels.ts';
import { freeNamesFinding, mapFinding } from './maps.ts';
import { bothNames, propertyPair, renamedFields } from './properties.ts';
import { requiredChange, requiredUnstated } from './required.ts';
import { bindingOf, type SchemaReader, type SchemaUse, type SchemaView } from './schema-view.ts';

/** What a schema is at the place that uses it: `request-body`, a `request-property` below one. */
interface Spot extends Partial<FacetContext> {
  readonly place: SchemaPlace;
  readonly direction: Direction;
}

/** Whether a place says of what it refers to that it may be null: then it is told of the place. */
const areNullApart = ({ old, now }: Sides<SchemaUse>): boolean => old.nullAt !== undefined || now.nullAt !== undefined;

/** Compares schemas. Two components are compared once for each direction, wherever they are used. */
export class SchemaComparer {
  private readonly pairs = new Map<string, Pair>();
  /** Pairs that are being compared. */
  private readonly open = new Set<Pair>();
  private readonly readers: Sides<SchemaReader>;
  private readonly isFromPages: boolean;

  /** Names of the components that were compared, which are those of types in generated code. */
  readonly types = new ComparedTypes();

  /** @param isFromPages whether both contracts come from pages, whose words and examples count as evidence */
  constructor(readers: Sides<SchemaReader>, isFromPages: boolean) {
    this.readers = readers;
    this.isFromPages = isFromPages;
  }

  /** Compares the schemas of one place; what differs goes to `into`, or to a pair that it uses. */
  compare(uses: Sides<SchemaUse>, spot: Spot, into: Pair, where: string, pages?: PairUse['pages']): void {
    this.use(into, { where, pair: this.wording(uses) });
    if (areNullApart(uses)) this.use(into, { where, pair: this.nullApart(uses, spot) });
    this.use(into, { where, pair: this.bound(uses, spot), ...(pages ? { pages } : {}) });
  }

  /** The use of a schema in each contract. */
  uses(old: { value: unknown; at: string }, now: { value: unknown; at: string }): Sides<SchemaUse> {
    return { old: this.readers.old.use(old.value, old.at), now: this.readers.now.use(now.value, now.at) };
  }

  /** Words and marks of the place, which hold in both directions and are told once. */
  private wording({ old, now }: Sides<SchemaUse>): Pair {
    return this.remembered(`words ${old.at} ${now.at}`, (pair) => {
      pair.findings.push(...textFindings(describedUse(old), describedUse(now)));
    });
  }

  /** That one of two uses may be null and the other not. */
  private nullApart({ old, now }: Sides<SchemaUse>, { place }: Spot): Pair {
    return this.remembered(`${place} null ${old.at} ${now.at}`, (pair) => {
      const views = { old: this.readers.old.view(old), now: this.readers.now.view(now) };
      pair.findings.push(...nullFindings(views, place, { old: old.nullAt ?? old.at, now: now.nullAt ?? now.at }));
    });
  }

  private bound({ old, now }: Sides<SchemaUse>, spot: Spot): Pair {
    const { place, words, isMandatory = false } = spot;
    this.types.note(old.target.at, now.target.at);
    const added = [old, now].map((use) => (use.isShared ? canonical(bindingOf(use.own)) : '')).join(' ');
    const around = words ? `${isMandatory} ${words.old} ${words.now}` : '';
    const apart = areNullApart({ old, now }) ? 'null apart' : '';
    return this.remembered(`${place} ${old.target.at} ${now.target.at} ${added} ${apart} ${around}`, (pair) => {
      const views = { old: this.readers.old.view(old), now: this.readers.now.view(now) };
      if (old.isShared && now.isShared) this.use(pair, { where: '', pair: this.wording(targetsOf(old, now)) });
      this.views(views, { old, now }, spot, pair);
    });
  }

  private views(views: Sides<SchemaView>, uses: Sides<SchemaUse>, spot: Spot, pair: Pair): void {
    const { old, now } = views;
    const isNullTold = areNullApart(uses);
    if (old.alternatives.length > 0 || now.alternatives.length > 0) {
      if (this.alternatives(views, uses, spot, pair)) {
        if (!isNullTold) pair.findings.push(...nullFindings(views, spot.place));
        return;
      }
    }
    pair.findings.push(...facetFindings(views, spot.place, { ...spot, isFromPages: this.isFromPages, isNullTold }));
    if (areUnlike(old, now)) return;
    const map = mapFinding(views, spot.place);
    if (map) {
      const level = levelOfMap(views, this.readers);
      if (level) this.byExamples(views, [level], spot, pair, (into) => into.findings.push(map));
      else pair.findings.push(map);
      return;
    }
    this.properties(views, spot, pair);
    this.part(views, 'items', '[]', spot, pair);
    const names = this.isFromPages ? freeNamesFinding(views, spot.direction) : undefined;
    if (names) pair.findings.push(names);
    else this.part(views, 'additionalProperties', '{}', spot, pair);
  }

  /** Items, or the values of a map. */
  private part({ old, now }: Sides<SchemaView>, key: string, where: string, spot: Spot, pair: Pair): void {
    const [before, after] = [old.facets[key], now.facets[key]];
    if (!isNode(before) && !isNode(after)) return;
    // A map whose values are not described takes any value.
    if (before === false || after === false) return;
    const [oldAt, nowAt] = [pointer(old.at, key), pointer(now.at, key)];
    // Items have the words of their list.
    const inner = { ...innerSpot(spot), ...(key === 'items' && spot.words ? { words: spot.words } : {}) };
    this.compare(this.uses({ value: before, at: oldAt }, { value: after, at: nowAt }), inner, pair, where);
  }

  /** Fields; those that changed their level are told by what examples show of them. */
  private properties(views: Sides<SchemaView>, spot: Spot, pair: Pair): void {
    const levels = levelsOf(views, this.readers);
    if (levels.length === 0) this.fields(views, spot, pair);
    else this.byExamples(views, levels, spot, pair, (into) => this.fields(views, spot, into));
  }

  private byExamples(
    views: Sides<SchemaView>,
    levels: readonly Level[],
    spot: Spot,
    pair: Pair,
    unproved: (into: Pair) => void,
  ): void {
    pair.choice = choiceOf(levels, (proved) => {
      const chosen = newPair();
      if (proved.length === 0) unproved(chosen);
      else this.atLevels(views, proved, spot, chosen);
      return chosen;
    });
  }

  /** Compares objects of which some fields changed their level in the tables alone: each with itself. */
  private atLevels(views: Sides<SchemaView>, proved: readonly ProvedLevel[], spot: Spot, pair: Pair): void {
    const inner = innerSpot(spot);
    const unstated = requiredUnstated(views, inner.direction, () => this.readers.now.isSilentOnRequired(views.now));
    for (const { level, verdict } of proved) {
      pair.findings.push(levelFinding(level, verdict, views, inner.direction));
      const aligned = alignedLevel(views, level, this.readers);
      let at = pair;
      for (const { where, uses } of aligned.steps) {
        const step = newPair();
        at.uses.push({ where, pair: step });
        if (uses) this.compareAlone(uses, inner, step);
        at = step;
      }
      this.fields(aligned.objects, inner, at);
      const holder = level.holder ?? '';
      const isInBoth = views.old.properties.has(holder) && views.now.properties.has(holder);
      const required = isInBoth && !unstated && requiredChange(views.old, views.now, [holder, holder], inner.direction);
      if (required) pair.findings.push(required);
    }
    this.fields(withoutLevels(views, proved), spot, pair);
  }

  /** What two schemas say of themselves, and not of what is in them. */
  private compareAlone(uses: Sides<SchemaUse>, { place }: Spot, pair: Pair): void {
    const views = { old: this.readers.old.view(uses.old), now: this.readers.now.view(uses.now) };
    this.use(pair, { where: '', pair: this.wording(uses) });
    pair.findings.push(...facetFindings(views, place, { isFromPages: this.isFromPages }));
  }

  private fields(views: Sides<SchemaView>, spot: Spot, pair: Pair): void {
    const { old, now } = views;
    const inner = innerSpot(spot);
    const renamed = renamedFields(views, this.readers);
    this.use(pair, { where: '', pair: propertyPair(views, inner.direction, this.readers, renamed, this.isFromPages) });
    const unstated = requiredUnstated(views, inner.direction, () => this.readers.now.isSilentOnRequired(now));
    if (unstated) pair.findings.push(unstated);
    const wasSilent = () => this.readers.old.isSilentOnRequired(old);
    for (const [name, to] of [...bothNames(views), ...renamed]) {
      const [before, after] = [old.properties.get(name), now.properties.get(to)];
      if (!before || !after) continue;
      this.compare(this.uses(before, after), inner, pair, `.${name}`);
      const required = unstated ? undefined : requiredChange(old, now, [name, to], inner.direction, wasSilent);
      if (required) pair.findings.push(required);
    }
  }

  /** Compares lists of alternatives; true where nothing else is left to compare. */
  private alternatives({ old, now }: Sides<SchemaView>, uses: Sides<SchemaUse>, spot: Spot, pair: Pair): boolean {
    const isWhole = (view: SchemaView): boolean => view.alternatives.length > 0 && view.type === 'any';
    const isOpen = (view: SchemaView): boolean => view.alternatives.length === 0 && view.type === 'any';
    if (isOpen(old) || isOpen(now)) return false;
    const lists = {
      // What is no list stands beside one as its only alternative.
      old: old.alternatives.length > 0 ? old.alternatives : [{ use: uses.old, name: 'the only one', label: '1' }],
      now: now.alternatives.length > 0 ? now.alternatives : [{ use: uses.now, name: 'the only one', label: '1' }],
    };
    const isMixed = old.alternatives.length === 0 || now.alternatives.length === 0;
    if (isMixed && !isWhole(old) && !isWhole(now)) return false;
    const matched = matchAlternatives(lists, this.readers);
    if (isMixed && matched.pairs.length === 0 && this.joined({ old, now }, spot, pair)) return true;
    const keyword = now.alternatives.length > 0 ? now.keyword : old.keyword;
    const beside = { old: saidAt(lists.old[0]?.use), now: saidAt(lists.now[0]?.use) };
    const id = `${spot.place}-${keyword === 'oneOf' ? 'one-of' : 'any-of'}`;
    for (const [before, after] of matched.pairs)
      this.compare(
        { old: before.use, now: after.use },
        spot,
        pair,
        `<${before.label}>`,
        alternativePages(before, after),
      );
    for (const { use, name } of matched.gone)
      pair.findings.push({
        id: `${id}-removed`,
        kind: 'removed',
        before: use.at,
        after: now.at,
        said: { before: saidAt(use), after: beside.now },
        where: '',
        old: this.readers.old.shape(use),
        says: `loses the alternative ${valueText(name)}`,
      });
    for (const { use, name } of matched.fresh)
      pair.findings.push({
        id: `${id}-added`,
        kind: 'added',
        before: old.at,
        after: use.at,
        said: { before: beside.old, after: saidAt(use) },
        where: '',
        new: this.readers.now.shape(use),
        says: `gains the alternative ${valueText(name)}`,
      });
    return isWhole(old) || isWhole(now);
  }

  /** Compares a list with what is no list by all fields together; false where they are not all objects. */
  private joined(views: Sides<SchemaView>, spot: Spot, pair: Pair): boolean {
    const [old, now] = [joined(views.old, this.readers.old), joined(views.now, this.readers.now)];
    if (!old || !now) return false;
    this.properties({ old: old.view, now: now.view }, spot, pair);
    for (const before of old.parts)
      for (const after of now.parts) {
        const both = [...before.properties].filter(([name]) => after.properties.has(name));
        for (const [name, property] of both) {
          const other = after.properties.get(name) ?? property;
          this.compare(this.uses(property, other), innerSpot(spot), pair, `.${name}`);
        }
      }
    return true;
  }

  private remembered(key: string, fill: (pair: Pair) => void): Pair {
    const known = this.pairs.get(key);
    if (known) return known;
    const pair = newPair();
    // Kept before it is filled: a schema may hold itself.
    this.pairs.set(key, pair);
    this.open.add(pair);
    fill(pair);
    this.open.delete(pair);
    return pair;
  }

  /** Nobody need visit a pair that is compared and leads to no finding. */
  private use(into: Pair, use: PairUse): void {
    const { findings, uses, choice } = use.pair;
    if (findings.length > 0 || uses.length > 0 || choice || this.open.has(use.pair)) into.uses.push(use);
  }
}

/** Where it is said that an alternative is one: the reference has the place of its page, and the list has none. */
const saidAt = (use: SchemaUse | undefined): string | undefined => use && pointer(use.at, '$ref');

const innerSpot = ({ direction }: Spot): Spot => ({ direction, place: `${direction}-property` });

/** The components of two uses as uses of their own, for their own words. */
const targetsOf = (old: SchemaUse, now: SchemaUse): Sides<SchemaUse> => ({ old: targetOf(old), now: targetOf(now) });
const targetOf = ({ target }: SchemaUse): SchemaUse => ({ at: target.at, own: target.node, target, isShared: false });
