import { TYPESCRIPT_TARGET } from '../../generate/index.ts';
import { type ProofLanguage, SHOWN_BY_ALL } from './language.ts';
import { type Program, ProgramWriter, type Use } from './program.ts';
import type { UsedField, UsedOperation, UsedValue } from './uses.ts';

const PRELUDE = [
  "import type { Args, Result } from './types.js';",
  "import type { operations } from './schema.js';",
  'declare const any: any;',
  'declare function some<T>(): T;',
  'type F<T, K extends keyof T> = NonNullable<T[K]>;',
  'type I<T extends readonly unknown[]> = NonNullable<T[number]>;',
];

/**
 * A TypeScript program that sends and reads all of a contract by its generated client; it stands beside `types.ts`.
 *
 * @param renamed new ids of operations: their old ids are used once, and what is in them by the new ones
 */
function typescriptProgram(
  operations: readonly UsedOperation[],
  renamed: ReadonlyMap<string, string> = new Map(),
): Program {
  const writer = new ProgramWriter();
  for (const line of PRELUDE) writer.line(line);
  for (const operation of operations)
    writeOperation(operation, renamed.get(operation.facts.id) ?? operation.facts.id, writer);
  return writer.program();
}

/** TypeScript has one type for all numbers. */
export const typescriptLanguage: ProofLanguage = {
  target: TYPESCRIPT_TARGET,
  title: 'TypeScript',
  shows: [
    ...SHOWN_BY_ALL,
    /^new-required-request-/,
    /^request-.*-became-required$/,
    /^request-body-added-required$/,
    /^request-.*-enum-value-(?:removed|shown|unsupported)$/,
    /^response-.*-became-(?:optional|nullable)$/,
  ],
  program: (operations, _, renamed) => typescriptProgram(operations, renamed),
};

/** A place on the way through a value. */
interface Spot {
  readonly use: Omit<Use, 'kind' | 'what' | 'name' | 'pointers'>;
  readonly writer: ProgramWriter;
  readonly direction: 'send' | 'read';
  /** `request body`. */
  readonly place: string;
  /** Path of the field in it; '' for itself. */
  readonly path: string;
  /** Its type with closed enumerations, as the raw client has it. */
  readonly closed: string;
}

const text = (value: string | number): string => JSON.stringify(value);
const whatOf = (path: string, place: string): string => (path === '' ? `the ${place}` : `\`${path}\` in the ${place}`);

function writeOperation(
  { facts, route, pointers, parameters, body, answer }: UsedOperation,
  called: string,
  writer: ProgramWriter,
): void {
  const { id } = facts;
  const use = { operation: id, route };
  const whole = { kind: 'operation', what: 'the operation', name: id, pointers } as const;
  const line = writer.line(`export type O_${id} = Args<${text(id)}>;`, { ...use, ...whole });
  writer.line(`type A_${id} = Args<${text(called)}>;`);
  const spot = { use: called === id ? { ...use, from: line } : use, writer, path: '' };
  const groups = ['path', 'query', 'header'].flatMap((group) => {
    const members = parameters.filter((each) => each.in === group);
    return members.length === 0 ? [] : [{ group, members }];
  });
  for (const { group, members } of groups) {
    const type = `F<A_${id}, ${text(group)}>`;
    const closed = `F<operations[${text(called)}]["parameters"], ${text(group)}>`;
    const place = `${group} parameters`;
    for (const each of members)
      writeMember(each, type, { ...spot, direction: 'send', place, closed }, 'parameter', `${group} parameter`);
    writeMandatory(members, type, [], { ...spot, direction: 'send', place, closed });
  }
  const isSent = body.type !== 'none';
  const required = [
    ...groups.filter(({ members }) => members.some(({ isRequired }) => isRequired)).map(({ group }) => group),
    ...(isSent && body.isRequired ? ['body'] : []),
  ];
  writer.line(`const g_${id} = ${object(required)}; export const m_${id}: A_${id} = g_${id};`, {
    ...spot.use,
    kind: 'mandatory',
    what: 'the request',
    name: '',
    pointers,
  });
  if (isSent) {
    const from = writer.line(`type B_${id} = F<A_${id}, "body">;`, {
      ...spot.use,
      kind: 'body',
      what: 'the request body',
      name: 'body',
      pointers: body.pointers,
    });
    const closed = `F<F<operations[${text(called)}], "requestBody">["content"], "application/json">`;
    const place = 'request body';
    writeInside(body, `B_${id}`, { ...spot, use: { ...use, from }, direction: 'send', place, closed });
  }
  if (answer.type !== 'none' && answer.type !== 'other') {
    writer.line(`type R_${id} = NonNullable<Result<${text(called)}>>;`);
    writeInside(answer, `R_${id}`, { ...spot, direction: 'read', place: 'response', closed: '' });
  }
}

const object = (names: readonly string[]): string => `{ ${names.map((name) => `${text(name)}: any`).join(', ')} }`;

/** A field or parameter: that it is there, what it is, and what is in it. */
function writeMember(member: UsedField, holder: string, spot: Spot, kind: Use['kind'], place = spot.place): void {
  const { writer, use } = spot;
  const { name, pointers } = member;
  const path = spot.path === '' ? name : `${spot.path}.${name}`;
  const what = whatOf(path, place);
  const number = writer.line('');
  const type = `T${number}`;
  const from = writer.line(`type ${type} = F<${holder}, ${text(name)}>;`, { ...use, kind, what, name, pointers });
  const inner: Spot = { ...spot, path, place, use: { ...use, from }, closed: `F<${spot.closed}, ${text(name)}>` };
  const base = BASES[member.type];
  if (base !== undefined) {
    const check =
      spot.direction === 'send'
        ? `export const u${number}: ${type} = some<${base.sent}>();`
        : `export const u${number}: ${readType(member, base.read)} = some<${holder}[${text(name)}]>();`;
    writer.line(check, { ...inner.use, kind: 'type', what, name, pointers });
  }
  writeInside(member, type, inner);
}

/** What is in a value, whose type has a name already. */
function writeInside(value: UsedValue, type: string, spot: Spot): void {
  const { writer, use, direction } = spot;
  const what = whatOf(spot.path, spot.place);
  if (value.items) {
    const number = writer.line('');
    const name = spot.path.split('.').at(-1) ?? '';
    const from = writer.line(`type T${number} = I<${type}>;`, {
      ...use,
      kind: 'type',
      what,
      name,
      pointers: value.pointers,
    });
    const inner = { ...spot, path: `${spot.path}[]`, use: { ...use, from }, closed: `I<${spot.closed}>` };
    writeInside(value.items, `T${number}`, inner);
    return;
  }
  for (const each of value.values)
    if (direction === 'send')
      writer.line(`{ const v: ${spot.closed} = ${text(each)}; void v; }`, {
        ...use,
        kind: 'value',
        what,
        name: String(each),
        pointers: value.pointers,
      });
  for (const field of value.fields) writeMember(field, type, spot, 'field');
  if (direction === 'send' && value.type === 'object') writeMandatory(value.fields, type, value.pointers, spot);
}

/** An object of the fields that had to be there: where it no longer suffices, one more is mandatory. */
function writeMandatory(
  fields: readonly UsedField[],
  type: string,
  pointers: readonly string[],
  { writer, use, path, place }: Spot,
): void {
  const names = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const number = writer.line('');
  writer.line(`const g${number} = ${object(names)}; export const m${number}: ${type} = g${number};`, {
    ...use,
    kind: 'mandatory',
    what: whatOf(path, place),
    name: path.split('.').at(-1) ?? '',
    pointers,
  });
}

const BASES: Readonly<Record<string, { readonly sent: string; readonly read: string }>> = {
  string: { sent: 'string', read: 'string' },
  integer: { sent: 'number', read: 'number | bigint' },
  number: { sent: 'number', read: 'number | bigint' },
  boolean: { sent: 'boolean', read: 'boolean' },
};

const readType = ({ isRequired, isNullable }: UsedField, base: string): string =>
  [base, ...(isRequired ? [] : ['undefined']), ...(isNullable ? ['null'] : [])].join(' | ');
