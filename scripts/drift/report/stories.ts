import { addTo } from '../../append.ts';
import { counted } from '../../counted.ts';
import { plainName } from '../../plain-name.ts';
import { type ChangeClass, CLASSES } from '../rules/change-class.ts';
import type { JudgedChange } from './judged-change.ts';

/** Changes that have one cause, as a reader would tell them. */
export interface Story {
  readonly class: ChangeClass;
  /** One line, Markdown code marks names. Of a lone change its message. */
  readonly headline: string;
  /** Ids of all operations that it touches, sorted. */
  readonly operations: readonly string[];
  /** Never empty; in the order in which they came. */
  readonly changes: readonly JudgedChange[];
}

/**
 * Puts changes with one cause together: the same done to a field in many operations, many fields of one body, a folder
 * of pages that moved.
 *
 * @returns worst class first; in a class those of most operations first
 */
export function storiesOf(changes: readonly JudgedChange[]): Story[] {
  const same = groupsBy(changes, causeOf);
  const isShared = (group: readonly JudgedChange[]): boolean =>
    group.length > 1 && (group.length >= FEW || !WORDS.test(group[0]?.id ?? ''));
  const several = same.filter(isShared);
  const lone = same.filter((group) => !isShared(group)).flat();
  const groups = [...several, ...groupsBy(lone, neighbourhoodOf)];
  const stories = withLimitsTogether(
    groups.map((group): Story => {
      const [first] = group;
      if (!first) throw new Error('a story without a change');
      const operations = [...new Set(group.flatMap((change) => change.operations))].sort();
      return { class: first.class, headline: headlineOf(group, operations), operations, changes: group };
    }),
  );
  const order = (story: Story): number => CLASSES.indexOf(story.class);
  return stories.sort((a, b) => order(a) - order(b) || b.operations.length - a.operations.length);
}

/** A headline without the number of operations at its end. */
const withoutCount = (headline: string): string => headline.replace(/ \(\d+ operations?\)$/, '');

/** What the last clause of a headline says of a limit that is stated for the first time. */
function newLimit(headline: string): string | undefined {
  const clause = withoutCount(headline).split(/[(;]/).at(-1) ?? '';
  return /\bis limited: (.+)/s.exec(clause)?.[1];
}

function withMore(headline: string, limit: string): string {
  const front = withoutCount(headline);
  return `${front}, ${limit}${headline.slice(front.length)}`;
}

/** Puts least and greatest value of the same fields together: `is limited: minimum 1, maximum 365`. */
function withLimitsTogether(stories: readonly Story[]): Story[] {
  const byFields = new Map<string, Story>();
  for (const story of stories) {
    const [first] = story.changes;
    const limit = newLimit(story.headline);
    const isLimit = limit !== undefined && first !== undefined && story.changes.every(({ id }) => /-set$/.test(id));
    const fields = story.changes.map(({ subject: { operation, place, field } }) => `${operation} ${place} ${field}`);
    const key = isLimit
      ? [story.class, first.service, first.acknowledged?.reason, ...fields.sort()].join('\0')
      : undefined;
    const known = key === undefined ? undefined : byFields.get(key);
    if (limit === undefined || key === undefined || !known) byFields.set(key ?? `${byFields.size}`, story);
    else
      byFields.set(key, {
        ...known,
        headline: withMore(known.headline, limit),
        changes: [...known.changes, ...story.changes],
      });
  }
  return [...byFields.values()];
}

function groupsBy(changes: readonly JudgedChange[], keyOf: (change: JudgedChange) => string): JudgedChange[][] {
  const groups = new Map<string, JudgedChange[]>();
  for (const change of changes) {
    const key = keyOf(change);
    addTo(groups, key, change);
  }
  return [...groups.values()];
}

const folderOf = (file: string | undefined): string => file?.slice(0, Math.max(0, file.lastIndexOf('/'))) ?? '';

/** The last name on the way to a field, or the part of the operation itself: `tags[].key` is about `key`. */
const leafOf = ({ subject: { field, place } }: JudgedChange): string =>
  field === ''
    ? place
    : (field
        .split('.')
        .at(-1)
        ?.replace(/(?<![[\]{}])[[\]{}]+$/, '') ?? field);

interface Telling {
  /** Rules that are told together, where it is more than one. */
  readonly family?: string;
  /** What changes of one cause have in common, their rule and class aside. */
  readonly cause: (change: JudgedChange) => string;
  readonly headline: (changes: readonly JudgedChange[], operations: readonly string[]) => string;
}

const MOST_NAMES = 6;

/** Names in code marks, of many the first. */
export function namesText(names: Iterable<string>): string {
  const list = [...new Set(names)];
  const shown = list.slice(0, MOST_NAMES).map((name) => `\`${name.replaceAll('`', '')}\``);
  return shown.join(', ') + (list.length > MOST_NAMES ? ` and ${list.length - MOST_NAMES} more` : '');
}

/** The first two names of a message, the old and the new one. */
const codesIn = ({ says }: JudgedChange): string =>
  [...says.matchAll(/`([^`]+)`/g)]
    .slice(0, 2)
    .map(([, name]) => name)
    .join(' → ');
const everywhere = (): string => '';
const fieldNames = (changes: readonly JudgedChange[]): string => namesText(changes.map(leafOf));
const codeIn = ({ says }: JudgedChange): string => /`([^`]+)`/.exec(says)?.[1] ?? says;

/** How changes of a rule are told together, by the end or the whole of its id; the first that fits counts. */
const TELLINGS: readonly (readonly [RegExp, Telling])[] = [
  [
    /^generated-type-renamed(?:-kept)?$/,
    {
      cause: everywhere,
      headline: (list) =>
        `${counted(list.length, 'type')} of generated code ${list.length === 1 ? 'has another name' : 'have other names'}: ${namesText(list.map(codesIn))}`,
    },
  ],
  [
    /^generated-field-renamed$/,
    {
      cause: everywhere,
      headline: (list) =>
        `${counted(list.length, 'name')} of fields changed in generated code for Go: ${namesText(list.map(codeIn))}`,
    },
  ],
  [
    /^generated-parameter-type-changed$/,
    {
      cause: ({ says }) => says,
      headline: (list) =>
        `${counted(list.length, 'parameter')} of generated code for Go: ${fieldNames(list)}; each ${list[0]?.says}`,
    },
  ],
  [
    /^response-.*-unset$/,
    {
      family: 'unset',
      cause: everywhere,
      headline: (list) =>
        `Limits of answers are no longer stated: ${counted(list.length, 'limit')} of ${fieldNames(list)}`,
    },
  ],
  [
    /-worded-otherwise$/,
    {
      family: 'worded',
      cause: everywhere,
      headline: (list) => `Stated in other words, with nothing changed: ${fieldNames(list)}`,
    },
  ],
  [
    /-enum-value-(?:added|removed|unsupported)$/,
    {
      cause: ({ says }) => says,
      headline: (list, operations) =>
        `${fieldNames(list)} ${list[0]?.says} (${counted(operations.length, 'operation')})`,
    },
  ],
  [
    /-renamed$/,
    {
      cause: (change) => (isOtherCase(change) ? 'case' : `${leafOf(change)} ${change.says}`),
      headline: (list, operations) =>
        list.every(isOtherCase)
          ? `Names are written in another case (${counted(operations.length, 'operation')}): ${namesText(list.map((each) => `${oldName(each)} → ${codeIn(each)}`))}`
          : `${fieldNames(list)} ${list[0]?.says} (${counted(operations.length, 'operation')})`,
    },
  ],
  [
    /^docs-page-moved$/,
    {
      cause: everywhere,
      headline: (list) =>
        `${counted(list.length, 'page')} moved: ${namesText(list.map(({ before, after }) => `${folderOf(before?.file)} → ${folderOf(after?.file)}`))}`,
    },
  ],
  [
    /^docs-chapter-changed$/,
    { cause: ({ says }) => says, headline: (list, operations) => `${namesText(operations)}: ${list[0]?.says}` },
  ],
  [
    /^endpoint-added$/,
    {
      cause: everywhere,
      headline: (list) =>
        `${counted(list.length, 'operation')} new: ${namesText(list.map(({ subject }) => subject.operation))}`,
    },
  ],
  [
    /^api-(?:path-)?removed-/,
    {
      cause: (change) => folderOf(change.before?.file),
      headline: (list) =>
        `${counted(list.length, 'operation')} gone: ${namesText(list.map(({ subject }) => `${subject.operation} (${subject.route})`))}`,
    },
  ],
  [
    /^(?:docs-)?error-code-/,
    {
      cause: everywhere,
      headline: (list) => {
        const what = /-(added|removed|status-changed|changed)$/.exec(list[0]?.id ?? '')?.[1] ?? '';
        return `${counted(list.length, 'error code')} ${ERROR_CODES[what] ?? what}: ${namesText(list.map(codeIn))}`;
      },
    },
  ],
  [
    /^(?:docs-)?example-/,
    { cause: everywhere, headline: (list) => `${EXAMPLES[list[0]?.id ?? ''] ?? 'Examples changed'}: ${list.length}` },
  ],
  [
    /^docs-(?:description|title|summary|type-text)-changed$/,
    {
      cause: (change) =>
        `${leafOf(change)} ${change.subject.field === '' && change.subject.place === '' ? change.subject.operation : ''}`,
      headline: (list, operations) =>
        `${fieldNames(list)} ${list[0]?.says} (${counted(operations.length, 'operation')})`,
    },
  ],
];

const ERROR_CODES: Readonly<Record<string, string>> = {
  added: 'new',
  removed: 'no longer listed',
  'status-changed': 'with another status',
  changed: 'explained in other words',
};

const EXAMPLES: Readonly<Record<string, string>> = {
  'example-became-contradictory': 'Examples that contradict their table from now on',
  'example-became-consistent': 'Examples that no longer contradict their table',
  'docs-example-added': 'Examples added',
  'docs-example-removed': 'Examples removed',
};

/** Of a parameter the name in its place: `query parameter \`kiteId\``. */
const oldName = (change: JudgedChange): string => /`([^`]+)`/.exec(leafOf(change))?.[1] ?? leafOf(change);
const isOtherCase = (change: JudgedChange): boolean => plainName(oldName(change)) === plainName(codeIn(change));

/** The same done to fields of one name, wherever they are. */
const DEFAULT: Telling = {
  cause: (change) => `${leafOf(change)} ${change.says}`,
  headline: (list, operations) => {
    const [first] = list;
    const what = first?.subject.field === '' ? `The ${first.subject.place}` : fieldNames(list);
    return `${what} ${first?.says} (${counted(operations.length, 'operation')})`;
  },
};

const tellingOf = (id: string): Telling => TELLINGS.find(([form]) => form.test(id))?.[1] ?? DEFAULT;

/** Only what nobody acknowledged, or everybody for one reason, is told together. */
const frame = ({ service = '', class: klass, id, acknowledged, extraction }: JudgedChange): string =>
  [service, klass, tellingOf(id).family ?? id, acknowledged?.reason ?? '', extraction ?? false].join('\0');

const causeOf = (change: JudgedChange): string => `${frame(change)}\0${tellingOf(change.id).cause(change)}`;

/** Rewording of fewer places than this is no story of its own. */
const FEW = 5;

/** Words of single places: what a reader learns of them is that they changed. */
const WORDS = /^docs-(?:description|title|summary|type-text|example)-changed$/;

/** The same done to several fields of one part of an operation; all rewording of single places. */
function neighbourhoodOf(change: JudgedChange): string {
  const { subject, operations } = change;
  if (WORDS.test(change.id)) return frame({ ...change, id: 'words' });
  if (subject.field === '') return `${frame(change)}\0${change.fingerprint}`;
  const isPlain = !change.says.includes('`');
  return [frame(change), subject.place, operations.join(), isPlain ? change.says : change.fingerprint].join('\0');
}

function headlineOf(changes: readonly JudgedChange[], operations: readonly string[]): string {
  const [first, second] = changes;
  if (!first || !second) return first?.message ?? '';
  if (causeOf(first) === causeOf(second)) return tellingOf(first.id).headline(changes, operations);
  if (WORDS.test(first.id)) return `Other words or examples in single places: ${fieldNames(changes)}`;
  const fields = namesText(changes.map(({ subject }) => subject.field));
  const more = operations.length > 1 ? `, ${operations.length - 1} more` : '';
  return `${counted(changes.length, 'field')} in the ${first.subject.place} of \`${first.subject.operation}\` (${first.subject.route}${more}): ${fields}; each ${first.says}`;
}
