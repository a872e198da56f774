import type { FieldFacts, TableFacts } from '../ir/index.ts';
import { plural, singular } from './id-nouns.ts';
import { knownVerb } from './id-titles.ts';
import { pascalCase, wordsOf } from './names.ts';
import { versionSuffix } from './operation-ids.ts';
import type { Reach, ReachedStructure, Structure } from './reach.ts';

/** What names of types are made with. */
export interface TypeContext {
  /** What the paths of the service are of, as types are called. */
  readonly resources: ReadonlySet<string>;
  /** The words of one that is written as one. */
  readonly parted: (word: string) => readonly string[];
  /** True where things of the name are also in a newer version of the paths. */
  readonly isOlder: (core: string, reach: Reach) => boolean;
  /** What answers hold, by {@link twinKey}. */
  readonly answered: ReadonlySet<string>;
}

/** Name and fields of a thing, by which its twin is known that is sent. */
export const twinKey = (name: string, { fields }: Structure): string =>
  `${name} ${fields
    .map((field) => field.name)
    .sort()
    .join(' ')}`;

/** Names that say too little on their own. */
const VAGUE_NAMES = new Set(
  'Item Items Data Datum Result Info Detail Details List Array Value Body Content Param Parameter Object Type Entity Element Record Entry Option Attribute Property Response Request Error Map Key Message Meta Link Links Node Config Spec Status'.split(
    ' ',
  ),
);

/** Ends of names that only say which way something is sent. */
const DIRECTION_WORDS = new Set(['Request', 'Response', 'Req', 'Resp', 'Rsp', 'Info', 'Vo', 'VO', 'Dto', 'DTO']);

/** Ends of a name that the page gives, of which the same is true. */
const DIRECTION = /(?<=[a-z0-9])(?:RequestBody|ResponseBody|Requests?|Responses?|Reqs?|Resps?|Res|Rsp)$/;

/** Small things that are the same wherever they are; what they are called for their fields alone. */
export type SmallKind = 'Link' | 'Tag' | 'TagValues';

/**
 * Links and tags, by their fields: a link has a reference and a relation, a tag a key and a value, and is in a field of
 * that name.
 */
export function smallKind(structure: Structure, { field = '' }: Reach): SmallKind | undefined {
  const { fields } = structure;
  if (fields.length === 0 || fields.length > 3) return undefined;
  const names = fields
    .map(({ name }) => name.toLowerCase())
    .sort()
    .join(' ');
  const isPlain = fields.every(({ type }) => type.value.kind === 'scalar');
  if (isPlain && (names === 'href rel' || names === 'href rel type')) return 'Link';
  if (!/(?:^|[a-z_])tags?(?:_any)?$/i.test(field)) return undefined;
  if (isPlain && names === 'key value') return 'Tag';
  return names === 'key values' ? 'TagValues' : undefined;
}

/** True for what only names another thing by its id. */
export const isReference = ({ fields: [only, ...others] }: Structure): boolean =>
  only !== undefined && others.length === 0 && /^id$/i.test(only.name) && only.type.value.kind === 'scalar';

/** What the value of a field is called: its caption or its field, in the singular, without words for its direction. */
export function coreName(
  structure: Structure,
  { field = '', isMany }: Reach,
  { parted, resources }: TypeContext,
): string {
  const name = structure.tables[0]?.captionName ?? field;
  const words = wordsOf(name)
    .flatMap((word) => (/^[a-z]+$/.test(word) ? parted(word) : [word]))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  while (words.length > 1 && DIRECTION_WORDS.has(words.at(-1) as string)) words.pop();
  const single = isMany === true ? singular(words) : words;
  const core = pascalCase(single.join(' ').replace(/(?<!\d)\d+$/, '')) || pascalCase(field) || 'Item';
  const written = /^[A-Z]{2,}$/.test(core) ? core.charAt(0) + core.slice(1).toLowerCase() : core;
  return resources.has(written) ? written : core;
}

/** A name that the page gives the structure itself: by its anchor, or by a caption that reads like a class. */
export function strongName(structure: Structure): string | undefined {
  if (structure.tables.length !== 1) return undefined;
  const table = structure.tables[0] as TableFacts;
  const name =
    table.anchorName ??
    (/^[A-Z][a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/.test(table.captionName ?? '') ? table.captionName : undefined);
  const pascal = name === undefined ? '' : pascalCase(name);
  return pascal === '' ? undefined : pascal;
}

/**
 * A page's own name as a type inside others is called: without its direction, as such a type is no body, and of one where
 * a list has several. What begins with a verb ends with what comes of it instead; one that reads goes.
 */
export function innerName(strong: string, isMany: boolean): string {
  const direction = DIRECTION.exec(strong)?.[0];
  if (direction === undefined) return isMany ? pascalCase(singular(wordsOf(strong)).join(' ')) : strong;
  const words = wordsOf(strong.slice(0, -direction.length));
  const single = isMany ? singular(words) : words;
  const [first = '', ...others] = single;
  const verb = first === 'Desc' ? 'read' : knownVerb(first);
  const kept = verb === 'read' && others.length > 0 ? others : single;
  const plain = pascalCase(kept.join(' '));
  if (plain === '' || VAGUE_NAMES.has(plain)) return strong;
  const isActed = (verb !== undefined && verb !== 'read') || plain === 'Batch';
  return isActed ? `${plain}${direction.startsWith('Req') ? 'Input' : 'Result'}` : plain;
}

/** How many fields a type has that stands for its resource. */
const FEWEST_FIELDS = 3;

/** What tells more of a thing than these many fields is no summary. */
const MOST_OF_SUMMARY = 4;

/** True for the value of a field of the body itself. */
const isOfBody = ({ place }: Reach): boolean => !/[. ]/.test(place.split(' ').slice(3).join(' '));

/** True where a name is that of a resource: it belongs to what has all of it. */
const isMainNoun = (name: string, { resources }: TypeContext): boolean => resources.has(name);

/**
 * Of the types that would have one name, the one with the most weight has it: of a resource what is shown of one before
 * what tells less of it, of other things what most operations have.
 */
export function weightOf(members: readonly ReachedStructure[], context: TypeContext): number {
  const { structure, reach } = members[0] as ReachedStructure;
  const isBody = reach.field === undefined;
  const isMain = isBody
    ? members.length > 1 && reach.status === undefined
    : isMainNoun(plainName(members, context), context);
  if (!isMain) return members.length;
  return structure.fields.length + (isBody || /^(?:show|describe|get)[A-Z]/.test(reach.owner) ? MORE_THAN_FIELDS : 0);
}

/** No page has a table of so many rows. */
const MORE_THAN_FIELDS = 10_000;

/** What the value of a field is called, by the page or by its field. */
export function plainName([first]: readonly ReachedStructure[], context: TypeContext): string {
  const { structure, reach } = first as ReachedStructure;
  const strong = strongName(structure);
  return strong === undefined ? coreName(structure, reach, context) : innerName(strong, reach.isMany === true);
}

/** True where the page's own name is the type's, as it is written. */
export function isOwnName(members: readonly ReachedStructure[], context: TypeContext): boolean {
  const strong = strongName((members[0] as ReachedStructure).structure);
  return strong !== undefined && typeNames(members, context)[0] === strong;
}

/** The names that the type of equal structures would take, best first. */
export function typeNames(members: readonly ReachedStructure[], context: TypeContext): string[] {
  const inner = members.find(({ reach }) => reach.field !== undefined);
  const made = inner === undefined ? bodyNames(members) : innerNames(members, inner, context);
  const stated = members.flatMap(({ structure }) => statedName(structure) ?? []);
  return [...new Set([...stated, ...made])];
}

/** The name under which a heading of the page describes a structure: types of the page are called so. */
function statedName(structure: Structure): string | undefined {
  const [table] = structure.tables;
  return structure.tables.length === 1 && table?.isStructure ? strongName(structure) : undefined;
}

/** Of a body: the page's name where that is the operation's or a thing's; else the operation's. */
function bodyNames(members: readonly ReachedStructure[]): string[] {
  const { structure, reach } = members[0] as ReachedStructure;
  const strong = strongName(structure);
  const operation = pascalCase(reach.owner);
  const own = [`${operation}${reach.role}${reach.status ?? ''}`, `${operation}${reach.role}${reach.status ?? ''}Body`];
  if (reach.status !== undefined)
    return [...(strong === undefined ? ['ErrorResponse', ...wrapperName(structure)] : [strong]), ...own];
  const isShared = new Set(members.map((member) => member.reach.owner)).size > 1;
  if (strong !== undefined) return DIRECTION.test(strong) && !isShared ? [...own, strong] : [strong, ...own];
  return members.length > 1 ? [reach.resource, `${reach.resource}Response`, ...own] : own;
}

/** True for what is in requests alone, at whichever place it was reached first. */
export const isSent = (members: readonly ReachedStructure[]): boolean =>
  members.every(({ reach, places }) => reach.role === 'Request' && places.every(isOfRequest));

/** `PUT /kites/{} request tail`, or `request2` of its second body; of an answer the third word is another. */
const isOfRequest = (place: string): boolean => /^request\d*$/.test(place.split(' ')[2] ?? '');

/** `GET /kites/{} 4XX error`: below the body of a failure. */
const isOfFailure = ({ place }: Reach): boolean => /^[45]/.test(place.split(' ')[2] ?? '');

function innerNames(
  members: readonly ReachedStructure[],
  { structure, reach }: ReachedStructure,
  context: TypeContext,
): string[] {
  const operation = pascalCase(reach.owner);
  const isOnlySent = isSent(members);
  const strong = strongName(structure);
  const small = smallKind(structure, reach);
  if (small !== undefined && (strong === undefined || DIRECTION.test(strong)))
    return smallNames(small, reach, operation, isOnlySent);
  const core = plainName([{ structure, reach, places: [] }], context);
  if (/^(?:Request|Response)Item$/.test(reach.field ?? '') && strong === undefined)
    return itemNames(reach, structure, operation);
  // The details of a failure tell nothing of the resource.
  const resource = isOfFailure(reach) && core !== 'Error' && VAGUE_NAMES.has(core) ? 'Error' : reach.resource;
  const owned = joined(resource, core);
  const isMain = isMainNoun(core, context);
  if (isReference(structure) && strong === undefined)
    return [`${core}Ref`, `${owned}Ref`, ...lastNames(operation, core, reach, isOnlySent)];
  // `job` below `cdm-jobs` is a `CdmJob`, as there are other jobs.
  const isWhole = isOfBody(reach) && structure.fields.length >= FEWEST_FIELDS;
  const base = resource !== core && resource.endsWith(core) && (isMain || isWhole) ? resource : core;
  const isOfResource =
    resource !== '' && (isMain || isOfBody(reach)) && (resource.endsWith(core) || core.endsWith(resource));
  const isFull = resource.endsWith(core) && !isOnlySent && structure.fields.length >= FEWEST_FIELDS;
  const isOfOne = owned !== core && new Set(members.map((member) => member.reach.resource)).size < 2;
  const isVague = strong === undefined && (VAGUE_NAMES.has(core) || (isOfOne && isSeveral(core, reach)));
  const version = isMain && isOfResource && context.isOlder(core, reach) ? versionSuffix(pathOf(reach)) : '';
  const inputs = isOnlySent && !isVague ? [inputName(base)] : [];
  const isTwin = context.answered.has(twinKey(core, structure));
  return [
    ...((isMain ? isFull : !isVague) ? [base, ...(version === '' ? [] : [`${base}${version}`])] : []),
    ...(isOfResource
      ? namesByVerb(base, reach, isOnlySent, { version, isShort: structure.fields.length <= MOST_OF_SUMMARY })
      : []),
    ...(isTwin ? inputs : []),
    ...(owned === core || owned === resource ? [] : [owned]),
    ...inputs,
    ...(isOnlySent && owned !== core ? [inputName(owned)] : []),
    ...(strong === undefined ? [] : [strong]),
    ...lastNames(operation, base, reach, isOnlySent),
  ];
}

/** A thing as it is sent, where another has its name that is answered. */
const inputName = (name: string): string => (name.endsWith('Input') ? `${name}Spec` : `${name}Input`);

/** The path of the operation at whose place a type is. */
export const pathOf = ({ place }: Reach): string => place.split(' ')[1] ?? '';

/** One value whose name is that of several: it holds them. */
const isSeveral = (core: string, { isMany }: Reach): boolean => {
  const words = wordsOf(core);
  return isMany !== true && singular(words).join('') !== words.join('') && plural(words).join('') === words.join('');
};

const smallNames = (small: SmallKind, reach: Reach, operation: string, isOnlySent: boolean): string[] => {
  // By a key with several values things are found.
  const name = small === 'TagValues' && isOnlySent ? 'TagFilter' : small;
  const owned = joined(reach.resource, name);
  return [
    name,
    ...(isOnlySent && name !== 'TagFilter' ? [`${name}Input`, `${owned}Input`] : []),
    owned,
    ...lastNames(operation, name, reach, isOnlySent),
  ];
};

/** Of the items of a body that is a list. */
const itemNames = ({ role, resource }: Reach, { fields }: Structure, operation: string): string[] => [
  ...(role === 'Response' && resource !== '' && fields.length >= FEWEST_FIELDS
    ? [resource, `${resource}ListItem`]
    : []),
  `${operation}Item`,
  `${operation}${role}Item`,
];

/** Names of a resource by what an operation does with it, where the bare name is another's. */
function namesByVerb(
  base: string,
  { owner }: Reach,
  isOnlySent: boolean,
  { version = '', isShort = false } = {},
): string[] {
  const [verb = ''] = wordsOf(owner);
  const past = PAST.get(verb);
  const names = isOnlySent
    ? [...(verb === 'update' ? [`${base}Update`] : []), inputName(base)]
    : verb === 'list'
      ? [`${base}ListItem`, ...(isShort ? [`${base}Summary`] : [])]
      : past !== undefined
        ? [`${past}${base}`]
        : verb === 'show'
          ? [`${base}Detail`]
          : [];
  return version === '' ? names : names.map((name) => `${name}${version}`);
}

/** What is answered of a thing that was just made or changed. */
const PAST = new Map([
  ['create', 'Created'],
  ['update', 'Updated'],
  ['delete', 'Deleted'],
]);

/** Names that no other operation's type has; never one that reads as an operation. */
function lastNames(operation: string, core: string, reach: Reach, isOnlySent: boolean): string[] {
  const last = `${operation}${reach.role}${core}`;
  const name = joined(operation, core);
  if (name === operation + core) return [name, last];
  if (isOnlySent) return [`${name}Input`, last];
  const byVerb = namesByVerb(core, reach, false);
  return [
    ...byVerb,
    ...(name === operation ? [`${operation}${/^List[A-Z]/.test(operation) ? 'Item' : 'Result'}`] : []),
    last,
  ];
}

/** Two names as one, without saying twice what the first ends with and the second begins with, or has in it. */
export function joined(first: string, second: string): string {
  const [a, b] = [wordsOf(first), wordsOf(second)];
  const same = (x: readonly string[], y: readonly string[]): boolean =>
    x.length === y.length && x.every((word, at) => one(word) === one(y[at] as string));
  if (a.length === 0) return second;
  for (let from = 0; from + a.length <= b.length; from++) if (same(b.slice(from, from + a.length), a)) return second;
  for (let length = Math.min(a.length, b.length); length > 0; length--)
    if (same(a.slice(-length), b.slice(0, length))) return pascalCase([...a.slice(0, -length), ...b].join(' '));
  return pascalCase([...a, ...b].join(' '));
}

const one = (word: string): string => (singular([word])[0] as string).toLowerCase();

/** `{ "badRequest": { … } }` is told from other error bodies by its key. */
function wrapperName({ fields: [only, ...more] }: Structure): string[] {
  return only && more.length === 0 && !/^(?:errors?|\{.*\})$/i.test(only.name)
    ? [`${pascalCase(only.name)}Response`]
    : [];
}

/** The fields of a small thing in one order, as pages write them in any. */
export const orderedFields = (fields: readonly FieldFacts[]): readonly FieldFacts[] =>
  [...fields].sort((a, b) => (a.name < b.name ? -1 : 1));
