import type { OperationConfig, SandboxConfig, ThingConfig } from './cycle-config.ts';
import { kindKey } from './cycles.ts';
import type { Kind } from './kinds.ts';
import { type Place, RULES } from './resources.ts';
import type { Change } from './several.ts';
import type { ListPlan } from './listing.ts';
import type { Plan } from './plans.ts';
import type { References } from './references.ts';
import { statusFor } from './refused.ts';
import type { Operation } from '#server-runtime/contract';

/** How it is known that a service behaves so. */
export type Ground = 'documented' | 'inferred' | 'assumed';

/** Something that a sandbox does. */
export interface Behaviour {
  readonly operation: string;
  readonly ground: Ground;
  /** The rule by which it is inferred, or what is assumed. */
  readonly rule: string;
  readonly text: string;
}

/** Rules of behaviour, beside those by which roles are found. */
export const BEHAVIOUR_RULES = {
  'request/schema': 'a request that its schema does not allow is refused',
  'request/unused': 'a query parameter that nothing is known of changes nothing',
  'request/default': 'what a request leaves out has its documented default',
  'thing/absent': 'a thing that is not there is refused',
  'thing/virtual': 'a thing that no operation makes is there, with any id',
  'thing/shown': 'what a caller cannot send is as the pages show it',
  'thing/merge': 'what is sent is laid over what was there, objects field by field',
  'thing/again': 'what is made again under its own id replaces the one before, where the operation documents no 409',
  'thing/named': 'a field that is called after a thing of another collection shows it',
  'thing/reference': 'a field that is called after a thing of another collection names one that is there',
  'thing/in-use': 'a thing that another one names cannot be deleted where the operation documents 409',
  'thing/below': 'with a thing, everything below its path goes',
  'thing/same-name': 'two things of one collection cannot have one name where the operation documents 409',
  'list/filter': 'a query parameter that is called as a field keeps the things with that value',
  'list/page': 'query parameters of the known names choose a page',
  'list/sort': 'query parameters of the known names sort',
  'list/unused': 'a query parameter that is neither changes nothing',
  'answer/example': 'the answer is the one that the pages show, or the least that fits',
  'part/field': 'a part is the field of the thing that has its name, or kept by itself',
  'several/absent': 'those that are not there are passed over',
  'several/count': 'count says how many are made, where the answer lists their ids',
  'action/state': 'the word of the path names the state that follows, which is one that the pages list',
  'id/held': 'its id is in an object of it',
  'id/other':
    'it has no id by the usual names: the only id in the answer to what makes it, its key or its name is taken',
  'status/usual':
    'the operation documents no error: a request that is not allowed is refused with 400, a thing that is not there with 404, a conflict with 409',
  'status/documented': 'a refusal has the likest status that the operation documents',
} as const;

type RuleName = keyof typeof BEHAVIOUR_RULES;

/** Everything that a sandbox does for an operation, with its ground. */
export function behavioursOf(place: Place, plan: Plan | undefined): Behaviour[] {
  const { listPlan: list, references = NO_REFERENCES } = plan ?? {};
  const { operation, kind, rule } = place;
  const say = (ground: Ground, name: RuleName, text: string = BEHAVIOUR_RULES[name]): Behaviour => ({
    operation: operation.id,
    ground,
    rule: name,
    text,
  });
  const what = kind === undefined ? 'answers with an example' : `${roleWords(place)} ${kind.name || operation.path}`;
  return [
    { operation: operation.id, ground: 'inferred', rule, text: `${what}: ${RULES[rule]}` },
    ...(operation.body || operation.parameters.length > 0 ? [say('documented', 'request/schema')] : []),
    ...(kind
      ? thingBehaviours(place, kind, references, plan?.actionState !== undefined, say)
      : [say('assumed', 'answer/example')]),
    ...(plan ? planBehaviours(plan, say) : []),
    ...(list ? listBehaviours(list, say) : unusedParameters(operation, say)),
    ...refusalBehaviours(operation, say),
  ];
}

/** What a place does; several things are only made, changed or deleted, where one word says it. */
function roleWords({ role, several, kind }: Place): string {
  if (typeof several?.change === 'string') return CHANGE_WORDS[several.change];
  return kind?.isSingle ? (SINGLE_WORDS[role] ?? ROLE_WORDS[role]) : ROLE_WORDS[role];
}

const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  create: 'makes several of',
  update: 'changes several of',
  delete: 'deletes several of',
  reset: 'replaces all of',
};

const SINGLE_WORDS: Partial<Readonly<Record<Place['role'], string>>> = {
  show: 'shows',
  update: 'changes',
  delete: 'deletes',
};

function planBehaviours({ place: { role, several, kind }, ids, actionState }: Plan, say: Say): Behaviour[] {
  const isMade = role === 'create' || role === 'several';
  return [
    ...(several && (typeof several.change !== 'string' || /^(?:update|delete)$/.test(several.change))
      ? [say('assumed', 'several/absent')]
      : []),
    ...(role === 'create' && ids !== undefined ? [say('inferred', 'several/count')] : []),
    ...(actionState
      ? [
          say(
            'assumed',
            'action/state',
            `${actionState.field} becomes ${actionState.state}: ${BEHAVIOUR_RULES['action/state']}`,
          ),
        ]
      : []),
    ...(isMade && kind?.holder
      ? [say('inferred', 'id/held', `${kind.holder.name}.${kind.holder.id}: ${BEHAVIOUR_RULES['id/held']}`)]
      : []),
    ...(isMade && kind?.otherId
      ? [say('inferred', 'id/other', `${kind.otherId}: ${BEHAVIOUR_RULES['id/other']}`)]
      : []),
  ];
}

const NO_REFERENCES: References = { naming: [], named: [] };

const ROLE_WORDS: Readonly<Record<Place['role'], string>> = {
  list: 'lists',
  create: 'makes one of',
  show: 'shows one of',
  update: 'changes one of',
  save: 'makes or changes one of',
  several: 'makes, changes or deletes several of',
  tagged: 'lists by their tags',
  delete: 'deletes one of',
  action: 'asks something of one of',
  read: 'shows a part of one of',
  write: 'changes a part of one of',
  drop: 'deletes a part of one of',
  call: 'answers with an example for',
};

type Say = (ground: Ground, rule: RuleName, text?: string) => Behaviour;

function thingBehaviours(place: Place, kind: Kind, references: References, hasState: boolean, say: Say): Behaviour[] {
  const { operation, role, item } = place;
  return [
    ...(item === undefined || kind.isSingle
      ? []
      : [kind.isCreatable ? say('inferred', 'thing/absent') : say('assumed', 'thing/virtual')]),
    ...(role === 'create' || role === 'save'
      ? [
          say('documented', 'request/default'),
          say('assumed', 'thing/shown'),
          ...(documents(operation, '409') ? [say('inferred', 'thing/same-name')] : [say('assumed', 'thing/again')]),
        ]
      : []),
    ...referenceBehaviours(place, references, say),
    ...(role === 'update' || role === 'save' || role === 'write' ? [say('assumed', 'thing/merge')] : []),
    ...(role === 'delete' ? [say('inferred', 'thing/below')] : []),
    ...(role === 'action' && !hasState ? [say('assumed', 'answer/example')] : []),
    ...(role === 'read' || role === 'write' || role === 'drop' ? [say('inferred', 'part/field')] : []),
  ];
}

const documents = ({ responses }: Operation, status: string): boolean => responses.has(status);

function referenceBehaviours({ operation, role }: Place, { naming, named }: References, say: Say): Behaviour[] {
  const fields = naming.map(({ field }) => field);
  const told = (rule: RuleName): Behaviour[] =>
    fields.length === 0 ? [] : [say('inferred', rule, `${fields.join(', ')}: ${BEHAVIOUR_RULES[rule]}`)];
  if (role === 'create' || role === 'save' || role === 'update')
    return [...told('thing/named'), ...(documents(operation, '404') ? told('thing/reference') : [])];
  if (role !== 'delete' || named.length === 0 || !documents(operation, '409')) return [];
  const others = named.map(({ kind, field }) => `${field} of ${kind.name}`);
  return [say('inferred', 'thing/in-use', `${others.join(', ')}: ${BEHAVIOUR_RULES['thing/in-use']}`)];
}

/** Parameters of an operation that lists nothing; leases are the only ones that life cycles read. */
function unusedParameters({ parameters }: Operation, say: Say): Behaviour[] {
  const names = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  return names.length === 0
    ? []
    : [say('assumed', 'request/unused', `${names.join(', ')}: ${BEHAVIOUR_RULES['request/unused']}`)];
}

function listBehaviours(list: ListPlan, say: Say): Behaviour[] {
  const pages = [list.limit, list.offset, list.marker, list.number].filter((each) => each !== undefined);
  const sorts = [list.sortKey, list.sortDirection].filter((each) => each !== undefined);
  const filters = list.filters.map(({ parameter }) => parameter);
  const named = (rule: RuleName, ground: Ground, names: readonly string[]): Behaviour[] =>
    names.length === 0 ? [] : [say(ground, rule, `${names.join(', ')}: ${BEHAVIOUR_RULES[rule]}`)];
  return [
    ...named('list/page', 'documented', pages),
    ...named('list/sort', 'documented', sorts),
    ...named('list/filter', 'inferred', filters),
    ...named('list/unused', 'assumed', list.unused),
  ];
}

/** Refusals whose usual status the operation doesn't document. */
function refusalBehaviours(operation: Operation, say: Say): Behaviour[] {
  const reasons = [
    ['invalid', 'a request that is not allowed', 400],
    ['absent', 'a thing that is not there', 404],
    ['conflict', 'a conflict', 409],
  ] as const;
  const hasErrors = [...operation.responses.keys()].some((status) => /^[45]|^default$/.test(status));
  if (!hasErrors) return [say('assumed', 'status/usual')];
  return reasons.flatMap(([reason, words, usual]) => {
    const status = statusFor(operation, reason);
    return status === usual && documents(operation, `${status}`)
      ? []
      : [say('assumed', 'status/documented', `${words} is refused with ${status}`)];
  });
}

/** What life cycles say of an operation. */
export function configuredBehaviours({ operation, kind, role }: Place, config: SandboxConfig): Behaviour[] {
  const own = Object.hasOwn(config.operations, operation.id) ? config.operations[operation.id] : undefined;
  const things = kind && Object.entries(config.things).find(([path]) => kindKey(path) === kind.key)?.[1];
  const say = (rule: string, text: string, { source, assumed }: Grounded): Behaviour => ({
    operation: operation.id,
    ground: assumed ? 'assumed' : 'documented',
    rule,
    text: source === undefined ? text : `${text} (${source})`,
  });
  return [
    ...(own && operationText(own) !== '' ? [say('cycle/operation', operationText(own), own)] : []),
    ...(things && role === 'create' ? cycleTexts(things, say) : []),
  ];
}

interface Grounded {
  readonly source?: string | undefined;
  readonly assumed?: true | undefined;
}

function operationText({ moves, needs, refuses, lease, makes, choose }: OperationConfig): string {
  const parts = [
    ...(choose ? [`does what ${Object.values(choose.values).join(' or ')} does`] : []),
    ...Object.entries(moves).map(([from, to]) => `${from} becomes ${to}`),
    ...(needs.length > 0 ? [`can be asked in ${needs.join(', ')}`] : []),
    ...Object.entries(refuses).map(([state, code]) => `${state === '*' ? 'otherwise' : state}: ${code}`),
    ...(lease ? [`${lease}s a lease`] : []),
    ...(makes ? [`makes one of ${makes.in}`] : []),
  ];
  return parts.join('; ');
}

function cycleTexts(
  { start, states, lease, unique, references, sets, seeds, ...things }: ThingConfig,
  say: (rule: string, text: string, ground: Grounded) => Behaviour,
): Behaviour[] {
  return [
    say('cycle/start', `begins with ${start}`, things),
    ...Object.entries(states).map(([name, each]) =>
      say('cycle/state', `${name} becomes ${each.next} after ${each.after} ms`, each),
    ),
    ...Object.entries(references).map(([field, each]) =>
      say('cycle/reference', `${field} names a thing of ${each.to} that is there, else ${each.code}`, each),
    ),
    ...Object.entries(unique).map(([field, code]) =>
      say('cycle/unique', `no two have the same ${field}, else ${code}`, things),
    ),
    ...Object.entries(sets).map(([field, value]) => say('cycle/sets', `${field} is ${JSON.stringify(value)}`, things)),
    ...(seeds.length > 0 ? [say('cycle/seeds', `${seeds.length} there from the beginning`, things)] : []),
    ...(lease ? [say('cycle/lease', `${lease.state} becomes ${lease.next} when the lease ends`, lease)] : []),
  ];
}
