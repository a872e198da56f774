import { type GoClientNames, GO_TARGET, goClientNames, type NamingInput, operationsOf } from '../../generate/index.ts';
import { type ProofLanguage, SHOWN_BY_ALL } from './language.ts';
import { type Program, ProgramWriter, type Use } from './program.ts';
import type { UsedField, UsedOperation, UsedValue } from './uses.ts';

/** What a field of a type may be in Go: optional ones are pointers, listed ones of parameters have types of their own. */
const PRELUDE = `
func text[T ~string | *string](T) {}
func whole[T ~int64 | *int64](T) {}
func real[T ~float64 | *float64](T) {}
func truth[T ~bool | *bool](T) {}
func each[T any](list []T) T { return list[0] }
func any_(any) {}
`;

const CHECKS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole',
  number: 'real',
  boolean: 'truth',
};

/**
 * A Go program that sends and reads all of a contract by its generated client, as a package below the client's module.
 *
 * @param input what the old client was generated from
 * @param renamed new ids of operations: their old names are used once, and what is in them by the new ones
 * @param now what the new client was generated from, where operations were renamed
 */
function goProgram(
  operations: readonly UsedOperation[],
  input: NamingInput,
  renamed: ReadonlyMap<string, string> = new Map(),
  now: NamingInput = input,
): Program {
  const names = namesOf(input);
  const others = now === input ? names : namesOf(now);
  const writer = new ProgramWriter();
  for (const line of [
    'package uses',
    `import "context"`,
    `import client ${JSON.stringify(names.module)}`,
    ...PRELUDE.split('\n'),
  ])
    writer.line(line);
  for (const operation of operations) {
    const called = renamed.get(operation.facts.id);
    const facts = { ...operation.facts, id: called ?? operation.facts.id };
    const own = called === undefined ? names : others;
    writeOperation(operation, { names, params: own.params(facts), method: own.flatMethod(facts) }, writer);
  }
  return writer.program();
}

/** Go has no mandatory fields, lets any text be sent, and tells kinds of numbers apart. */
export const goLanguage: ProofLanguage = {
  target: GO_TARGET,
  title: 'Go',
  shows: [...SHOWN_BY_ALL, /^(?:request|response)-(?:parameter|property|body)-type-/],
  program: (operations, { old, now }, renamed) => goProgram(operations, old, renamed, now),
};

const namesOf = (input: NamingInput): GoClientNames => goClientNames(input, operationsOf(input.contract));

/** What the client calls an operation. */
interface Called {
  /** Names of fields, and of the operation in the old client. */
  readonly names: GoClientNames;
  readonly params: string;
  readonly method: string;
}

interface Spot {
  readonly use: Omit<Use, 'kind' | 'what' | 'name' | 'pointers'>;
  readonly writer: ProgramWriter;
  readonly names: GoClientNames;
  readonly place: string;
  readonly path: string;
}

function writeOperation(operation: UsedOperation, { names, params, method }: Called, writer: ProgramWriter): void {
  const { facts, route, pointers, parameters, body, answer } = operation;
  const use = { operation: facts.id, route };
  const own = { ...use, kind: 'operation', what: 'the operation', name: facts.id, pointers } as const;
  const line = writer.line(`var _ = (*client.Client).${names.flatMethod(facts)}`, own);
  const isRenamed = method !== names.flatMethod(facts);
  const known = isRenamed ? use : { ...use, from: line };
  const opened = writer.line(`func _(c *client.Client, params client.${params}) {`, { ...own, ...known });
  const hasResult = names.hasResult(facts);
  const call = `c.${method}(context.Background(), params)`;
  const spot: Spot = { use: { ...use, from: opened }, writer, names, place: '', path: '' };
  const fields = names.fields(facts);
  for (const parameter of parameters) {
    const field = fields[parameter.name];
    if (field !== undefined)
      writeMember(parameter, `params.${field}`, { ...spot, place: `${parameter.in} parameter` }, 'parameter');
  }
  if (body.type !== 'none' && body.type !== 'other') {
    const place = { what: 'the request body', name: 'body', pointers: body.pointers } as const;
    const from = writer.line('\tany_(params.Body)', { ...spot.use, kind: 'body', ...place });
    writeInside(body, 'params.Body', { ...spot, place: 'request body', use: { ...use, from } });
  }
  const answered = { what: 'the response', name: 'response', pointers: [...pointers, ...answer.pointers] } as const;
  const answerLine = hasResult
    ? writer.line(`\tresult, err := ${call}`, { ...spot.use, kind: 'answer', ...answered })
    : writer.line(`\terr := ${call}`, { ...spot.use, kind: 'answer', ...answered });
  writer.line('\tany_(err)');
  if (hasResult) {
    writer.line('\tany_(result)');
    writeInside(answer, 'result', { ...spot, place: 'response', use: { ...use, from: answerLine } });
  }
  writer.line('}');
}

const whatOf = (path: string, place: string): string => (path === '' ? `the ${place}` : `\`${path}\` in the ${place}`);

function writeMember(member: UsedField, expression: string, spot: Spot, kind: Use['kind']): void {
  const { writer, use, place } = spot;
  const { name, pointers } = member;
  const path = spot.path === '' ? name : `${spot.path}.${name}`;
  const what = whatOf(path, place);
  const from = writer.line(`\tany_(${expression})`, { ...use, kind, what, name, pointers });
  const inner = { ...spot, path, use: { ...use, from } };
  const check = CHECKS[member.type];
  if (check !== undefined)
    writer.line(`\t${check}(${expression})`, { ...inner.use, kind: 'type', what, name, pointers });
  writeInside(member, expression, inner);
}

function writeInside(value: UsedValue, expression: string, spot: Spot): void {
  const { writer, use, names } = spot;
  if (value.items) {
    const name = spot.path.split('.').at(-1) ?? '';
    const what = whatOf(spot.path, spot.place);
    const item = `each(${expression})`;
    const own = { ...use, kind: 'type', what, name, pointers: value.pointers } as const;
    const from = writer.line(`\tany_(${item})`, own);
    writeInside(value.items, item, { ...spot, path: `${spot.path}[]`, use: { ...use, from } });
    return;
  }
  const properties = names.properties(value.fields.map(({ name }) => name));
  for (const field of value.fields) {
    const called = properties[field.name];
    if (called !== undefined) writeMember(field, `${expression}.${called}`, spot, 'field');
  }
}
