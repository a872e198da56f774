import { pointer } from '../../emit/index.ts';
import { isNode } from '../../nodes.ts';
import type { Choice, Direction, Finding, Pair, Shown, ShownValue, Sides } from '../pairs.ts';
import { isRecord } from './alternatives.ts';
import { listText } from './facets.ts';
import { loneNames } from './properties.ts';
import type { SchemaReader, SchemaUse, SchemaView } from './schema-view.ts';
import { showField, valuesBelow } from './shown.ts';

/** One step towards a nested object, and what stands there. */
export interface Step {
  /** `.field`, `[]` or `{}`. */
  readonly where: string;
  readonly use: SchemaUse;
}

/** Fields that one contract tells directly in an object, and the other one level further down. */
export interface Level {
  /** The side that has them further down: fields went down where it is the new one, else up. */
  readonly nesting: keyof Sides<unknown>;
  /** The field that holds them on that side; undefined for the values of a map. */
  readonly holder: string | undefined;
  readonly steps: readonly Step[];
  /** The object that has them at the end of the steps. */
  readonly inner: SchemaView;
  readonly fields: readonly string[];
}

/** Lists of lists of maps are followed to this depth. */
const MOST_STEPS = 5;

type Below = Pick<Level, 'steps' | 'inner'>;

/** All fields of two objects that changed their level, each once; those that go together most first. */
export function levelsOf(views: Sides<SchemaView>, readers: Sides<SchemaReader>): Level[] {
  const { gone, fresh } = loneNames(views);
  const candidates = [
    ...(gone.length > 0 ? levelsTo('now', gone, views, readers) : []),
    ...(fresh.length > 0 ? levelsTo('old', fresh, views, readers) : []),
  ];
  const order = ({ nesting, holder }: Level): string => `${holder} ${nesting}`;
  candidates.sort((a, b) => b.fields.length - a.fields.length || (order(a) < order(b) ? -1 : 1));
  const taken = { fields: new Set<string>(), holders: new Set<string | undefined>() };
  return candidates.flatMap((level) => {
    const fields = level.fields.filter((name) => !taken.fields.has(name));
    if (fields.length === 0 || taken.holders.has(level.holder) || taken.fields.has(level.holder ?? '')) return [];
    for (const name of fields) taken.fields.add(name);
    taken.holders.add(level.holder);
    return [{ ...level, fields }];
  });
}

/** Fields of a map's values that were, or are, an object's own. */
export function levelOfMap(views: Sides<SchemaView>, readers: Sides<SchemaReader>): Level | undefined {
  const nesting = isRecord(views.old) ? 'now' : 'old';
  const flat = nesting === 'now' ? views.old : views.now;
  const { facets, at } = views[nesting];
  const below = objectBelow('{}', facets.additionalProperties, pointer(at, 'additionalProperties'), readers[nesting]);
  const fields = [...flat.properties.keys()].filter((name) => below?.inner.properties.has(name));
  return below && fields.length > 0 ? { nesting, holder: undefined, ...below, fields } : undefined;
}

/** Of the lone fields of one side those that an object below the other side has. */
function levelsTo(
  nesting: keyof Sides<unknown>,
  lone: readonly string[],
  views: Sides<SchemaView>,
  readers: Sides<SchemaReader>,
): Level[] {
  const flat = nesting === 'now' ? 'old' : 'now';
  const wanted = new Set(lone);
  return [...views[nesting].properties].flatMap(([holder, { value, at }]): Level[] => {
    const below = objectBelow(`.${holder}`, value, at, readers[nesting]);
    if (!below) return [];
    const known = recordAt(stepsOfField(views[flat], holder, readers[flat]), readers[flat])?.properties;
    const fields = [...below.inner.properties.keys()].filter((name) => wanted.has(name) && !known?.has(name));
    return fields.length > 0 ? [{ nesting, holder, ...below, fields }] : [];
  });
}

/** The object at the end of lists and maps; undefined where there is none, or a choice of some. */
function objectBelow(where: string, value: unknown, at: string, reader: SchemaReader): Below | undefined {
  const steps = stepsInto(where, value, at, reader);
  const inner = recordAt(steps, reader);
  return inner && { steps, inner };
}

/** The steps to what a field or a map holds, through lists and maps. */
function stepsInto(where: string, value: unknown, at: string, reader: SchemaReader): Step[] {
  const use = reader.use(value, at);
  const steps = [{ where, use }];
  for (let view = reader.view(use); steps.length < MOST_STEPS && !isRecord(view); ) {
    const { facets } = view;
    const part = PARTS.find(([key]) => isNode(facets[key]));
    if (!part || view.alternatives.length > 0) return steps;
    const [key, inside] = part;
    const next = reader.use(facets[key], pointer(view.at, key));
    steps.push({ where: inside, use: next });
    view = reader.view(next);
  }
  return steps;
}

const PARTS = [
  ['items', '[]'],
  ['additionalProperties', '{}'],
] as const;

function recordAt(steps: readonly Step[], reader: SchemaReader): SchemaView | undefined {
  const last = steps.at(-1);
  const view = last && reader.view(last.use);
  return view && isRecord(view) ? view : undefined;
}

/** The steps into a field of an object; none where it has no such field. */
function stepsOfField(view: SchemaView, name: string | undefined, reader: SchemaReader): Step[] {
  const property = name === undefined ? undefined : view.properties.get(name);
  return property ? stepsInto(`.${name}`, property.value, property.at, reader) : [];
}

/** What examples prove: the table told the level wrongly before, or tells it wrongly now. */
export type Verdict = 'corrected' | 'doubtful';

/**
 * What the examples of an operation prove of fields that changed their level.
 *
 * @param shown what they show where the object stands
 * @returns undefined where they are silent or show both levels, so that the fields may have moved
 */
export function verdictOf(level: Level, shown: Shown): Verdict | undefined {
  const isShown = (values: readonly ShownValue[], isNested: boolean): boolean => {
    const place = isNested
      ? level.steps.reduce<readonly ShownValue[]>((at, { where }) => valuesBelow(at, where), values)
      : values;
    return showField(place, level.fields);
  };
  const isOnly = (values: readonly ShownValue[], isNested: boolean): boolean =>
    isShown(values, isNested) && !isShown(values, !isNested);
  const isDown = level.nesting === 'now';
  const [isCorrected, isDoubtful] = [isOnly(shown.old, isDown), isOnly(shown.now, !isDown)];
  if (isCorrected === isDoubtful) return undefined;
  return isCorrected ? 'corrected' : 'doubtful';
}

export interface ProvedLevel {
  readonly level: Level;
  readonly verdict: Verdict;
}

/** A choice by what is proved of some levels; each of the possible pairs is made when it is first asked for. */
export function choiceOf(levels: readonly Level[], pairOf: (proved: readonly ProvedLevel[]) => Pair): Choice {
  const known = new Map<string, Pair>();
  return (shown) => {
    const verdicts = levels.map((level) => verdictOf(level, shown));
    const key = verdicts.join();
    const proved = levels.flatMap((level, index) => {
      const verdict = verdicts[index];
      return verdict ? [{ level, verdict }] : [];
    });
    const pair = known.get(key) ?? pairOf(proved);
    known.set(key, pair);
    return pair;
  };
}

/** Tells of fields that changed their level in the tables alone. */
export function levelFinding(level: Level, verdict: Verdict, views: Sides<SchemaView>, direction: Direction): Finding {
  const { nesting, steps, inner, fields } = level;
  const path = steps.map(({ where }) => where).join('');
  const sides = { ...views, [nesting]: inner };
  const [first = ''] = fields;
  const isDown = nesting === 'now';
  const proof =
    verdict === 'corrected'
      ? "the old page's example already did so"
      : "the new page's example has them where they were";
  return {
    id: `${direction}-properties-level-${verdict}`,
    kind: 'changed',
    before: sides.old.at,
    after: sides.now.at,
    said: { before: sides.old.properties.get(first)?.at, after: sides.now.properties.get(first)?.at },
    where: isDown ? path : '',
    old: isDown ? fields : [path, ...fields],
    new: isDown ? [path, ...fields] : fields,
    says: `has ${listText(fields)}, told one level ${isDown ? 'down' : 'up'}: ${proof}`,
  };
}

/** What is left of two objects without the fields that changed their level, and those that hold them. */
export function withoutLevels(views: Sides<SchemaView>, proved: readonly ProvedLevel[]): Sides<SchemaView> {
  const rest = (side: keyof Sides<unknown>): SchemaView => {
    const apart = new Set<string | undefined>(proved.map(({ level }) => level.holder));
    for (const {
      level: { nesting, fields },
    } of proved)
      if (nesting !== side) for (const name of fields) apart.add(name);
    return withFields(views[side], (name) => !apart.has(name));
  };
  return { old: rest('old'), now: rest('now') };
}

const withFields = (view: SchemaView, keeps: (name: string) => boolean): SchemaView => ({
  ...view,
  properties: new Map([...view.properties].filter(([name]) => keeps(name))),
  required: new Map([...view.required].filter(([name]) => keeps(name))),
});

/** Both sides of objects whose fields changed their level, put at one level. */
export interface AlignedLevel {
  /** The steps to it, with what stands there where both sides have it. */
  readonly steps: readonly { readonly where: string; readonly uses: Sides<SchemaUse> | undefined }[];
  readonly objects: Sides<SchemaView>;
}

export function alignedLevel(
  views: Sides<SchemaView>,
  { nesting, holder, steps, inner, fields }: Level,
  readers: Sides<SchemaReader>,
): AlignedLevel {
  const flat = nesting === 'now' ? 'old' : 'now';
  const known = stepsOfField(views[flat], holder, readers[flat]);
  const direct = withFields(views[flat], (name) => fields.includes(name));
  const held = recordAt(known, readers[flat]);
  const object: SchemaView = held
    ? {
        ...held,
        properties: new Map([...held.properties, ...direct.properties]),
        required: new Map([...held.required, ...direct.required]),
      }
    : direct;
  return {
    steps: steps.map(({ where, use }, index) => {
      const other = known[index]?.where === where ? known[index]?.use : undefined;
      return { where, uses: other && (nesting === 'now' ? { old: other, now: use } : { old: use, now: other }) };
    }),
    objects: nesting === 'now' ? { old: object, now: inner } : { old: inner, now: object },
  };
}
