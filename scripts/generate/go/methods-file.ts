import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf, listOf, methodsOf, type Node } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import type { NumberPaging, Paging } from '../paging.ts';
import { PROJECT_SEGMENT } from '../prepare.ts';
import { propertiesOf, resolve, successesOf } from '../resolve.ts';
import type { GeneratedFile } from '../target.ts';
import { goneWaiter, inferredNote } from '../waiters.ts';
import { valueName } from './contract-file.ts';
import { GENERATED, goConstants, goLiteral } from './literal.ts';
import { type GoNames, goName } from './names.ts';

/** Writes `resources.go`: operations by what they are of. Their methods are beside those of the client. */
export function resourcesFile({ resources, package: name }: GoNames): GeneratedFile[] {
  if (resources.length === 0) return [];
  const types = resources.map(
    ({ name: method, type, methods, former }) => `
// ${type} are the operations that [Client.${method}] gives.
type ${type} struct{ client *Client }

// ${method} gives operations under shorter names.${methods.size === former.size ? '\n//\n// Deprecated: all of them have other places now.' : ''}
${oneLineFunction(`func (c *Client) ${method}() ${type}`, `return ${type}{c}`)}
`,
  );
  return [{ path: 'resources.go', content: `${GENERATED}\npackage ${name}\n${types.join('')}` }];
}

/** gofmt sets the body of a longer function on lines of its own. */
const LONGEST_LINE = 100;

function oneLineFunction(head: string, body: string): string {
  const line = `${head} { ${body} }`;
  return line.length > LONGEST_LINE ? `${head} {\n\t${body}\n}` : line;
}

/** Methods beside those of the operations: for lists that come in pages, and for states to wait for. */
export interface FurtherMethods {
  /** Method by the id of the operation that gives the list. */
  readonly lists: ReadonlyMap<string, string>;
  /** Method by the id of the operation that shows the state, with a constant for a state. */
  readonly states: ReadonlyMap<string, { readonly method: string; readonly state: string }>;
  readonly files: readonly GeneratedFile[];
}

/** Writes `lists.go` and `states.go`, each where there is something to write. */
export function furtherMethods(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  names: GoNames,
  core: string,
): FurtherMethods {
  const lists = operations.flatMap((operation) => listMethod(contract, operation, names) ?? []);
  const states = operations.flatMap((operation) => stateMethods(contract, operation, names));
  const gone = operations.flatMap((operation) => goneMethod(contract, operation, names));
  const jobs = operations.flatMap((operation) => jobMethod(contract, operation, operations, names) ?? []);
  const streams = operations.flatMap((operation) => streamMethod(contract, operation, names) ?? []);
  const files = [
    { path: 'lists.go', imports: ['context', 'iter'], methods: lists },
    { path: 'states.go', imports: ['context'], methods: [...jobs, ...states, ...gone] },
    { path: 'streams.go', imports: ['context', 'io'], methods: streams },
  ].filter(({ methods }) => methods.length > 0);
  return {
    lists: new Map(lists.map(({ id, method }) => [id, method])),
    states: new Map(states.map(({ id, method, state }) => [id, { method, state }])),
    files: files.map(({ path, imports, methods }) => ({
      path,
      content: `${GENERATED}\npackage ${names.package}\n\n${importText(imports, methods.some(({ text }) => /(?<!\.)\bcore\.[A-Z]/.test(text)) ? core : undefined)}${methods.map(({ text }) => `\n${text}`).join('')}`,
    })),
  };
}

const importText = (imports: readonly string[], core: string | undefined): string =>
  `import (\n${imports.map((each) => `\t"${each}"\n`).join('')}${core === undefined ? '' : `\n\t${core}\n`})\n`;

interface Method {
  readonly id: string;
  readonly method: string;
  readonly text: string;
}

function listMethod(contract: OpenApiDocument, operation: OperationFacts, names: GoNames): Method | undefined {
  const { id } = operation;
  const paging = operation.paging ?? operation.numberedPages;
  if (!paging || !isStruct(contract, paging.item)) return undefined;
  const called = names.methods.get(id);
  const method = names.freeMethod(`${called}All`);
  const params = names.params.get(id);
  const item = names.types.get(paging.item ?? '');
  return {
    id,
    method,
    text: `// ${method} gives all items of [Client.${called}], page after page, from where params start.
func (c *Client) ${method}(ctx context.Context, params ${params}) iter.Seq2[${item}, error] {
	return core.EachItem[${item}](ctx, params, core.Paging{${pagingFields(paging)}}, c.${called})
}
`,
  };
}

function pagingFields(paging: Paging | NumberPaging): string {
  const fields: [string, string | undefined][] = [
    ['Items', paging.items],
    ...placeFields(paging),
    ['More', paging.more],
  ];
  const first = paging.kind === 'number' ? [`FirstPage: ${paging.first}`] : [];
  const linked = paging.kind === 'link' ? ['Linked: true'] : [];
  const texts = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${goLiteral(value)}`]));
  return [...texts, ...first, ...linked].join(', ');
}

function placeFields(paging: Paging | NumberPaging): [string, string | undefined][] {
  switch (paging.kind) {
    case 'link':
      return [['Link', paging.next]];
    case 'marker':
      return [
        ['Marker', paging.marker],
        [paging.nextIn === 'item' ? 'NextOfItem' : 'NextOfAnswer', paging.next],
      ];
    case 'offset':
      return [
        ['Offset', paging.offset],
        ['Total', paging.total],
      ];
    case 'number':
      return [
        ['Page', paging.page],
        ['Total', paging.total],
      ];
  }
}

function stateMethods(
  contract: OpenApiDocument,
  operation: OperationFacts,
  names: GoNames,
): (Method & { readonly state: string })[] {
  const { id, result, waiters } = operation;
  if (!isStruct(contract, result)) return [];
  const called = names.methods.get(id) ?? '';
  const shown = waiters.flatMap(({ field, states }) =>
    field === undefined || Object.keys(states).length === 0 ? [] : [{ field, states }],
  );
  return shown.map(({ field, states }, index) => {
    const of = index === 0 ? called : called + goName(field);
    const method = names.freeMethod(`${of}Until`);
    const type = names.free(`${of}State`);
    const table = `${type.slice(0, 1).toLowerCase()}${type.slice(1)}Failures`;
    const constants = new Map(Object.keys(states).map((state) => [names.free(type + valueName(state)), state]));
    const failures = Object.entries(states).map(
      ([state, { failure }]) => `${goLiteral(state)}: {${failure.map(goLiteral).join(', ')}}`,
    );
    return {
      id,
      method,
      state: [...constants.keys()][0] ?? '',
      text: `// ${type} is a state that can be waited for.
type ${type} string

// States that [Client.${method}] knows the failures of.
${goConstants(constants, type)}
// ${table} are the states that end the wait in vain.
var ${table} = map[${type}][]string{${failures.join(', ')}}

// ${method} repeats [Client.${called}] until its answer is in the state, and gives that answer.
// It fails with [StateError] in a state from which the other won't come.${note(waiters)}
func (c *Client) ${method}(ctx context.Context, params ${names.params.get(id)}, state ${type}) (*${names.types.get(result ?? '')}, error) {
	wanted := core.Goal{Name: string(state), Field: ${goLiteral(field)}, States: []string{string(state)}, Failures: ${table}[state]}
	return core.Until(ctx, c.core, params, wanted, c.${called})
}
`,
    };
  });
}

const note = (waiters: OperationFacts['waiters']): string => {
  const text = inferredNote(waiters);
  return text === undefined ? '' : `\n// ${text}`;
};

/** The method that waits until an operation's thing is gone. */
function goneMethod(contract: OpenApiDocument, { id, result, waiters }: OperationFacts, names: GoNames): Method[] {
  const waiter = goneWaiter(waiters);
  if (!waiter || !isStruct(contract, result)) return [];
  const called = names.methods.get(id) ?? '';
  const method = names.freeMethod(`${called}UntilGone`);
  const { field, gone } = waiter;
  const shown = [
    ...(field === undefined ? [] : [`Field: ${goLiteral(field)}`]),
    ...[['States', gone.states] as const, ['Failures', gone.failure] as const].flatMap(([name, values]) =>
      values.length === 0 ? [] : [`${name}: []string{${values.map(goLiteral).join(', ')}}`],
    ),
  ];
  const text = `// ${method} repeats [Client.${called}] until what it shows is gone, which a status of ${gone.status} tells.
// It fails with [StateError] in a state from which it won't go.${note(waiters)}
func (c *Client) ${method}(ctx context.Context, params ${names.params.get(id)}) error {
	_, err := core.Until(ctx, c.core, params, core.Goal{${['Name: "gone"', `Status: ${gone.status}`, ...shown].join(', ')}}, c.${called})
	return err
}
`;
  return [{ id, method, text }];
}

/** The method that waits until the job is done which an operation starts. */
function jobMethod(
  contract: OpenApiDocument,
  { id, result, job }: OperationFacts,
  operations: readonly OperationFacts[],
  names: GoNames,
): Method | undefined {
  const shown = operations.find((each) => each.id === job?.operation);
  if (!job || !shown || !isStruct(contract, result) || !isStruct(contract, shown.result)) return undefined;
  const [called, look] = [names.methods.get(id), names.methods.get(shown.id)];
  const method = names.freeMethod(`WaitFor${called}`);
  const from = (place: string): string =>
    job.parameters
      .filter((each) => each.from === place)
      .map(({ name, at }) => `${goLiteral(name)}: ${goLiteral(at)}`)
      .join(', ');
  const list = (values: readonly string[]): string => `[]string{${values.map(goLiteral).join(', ')}}`;
  const text = `// ${method} calls [Client.${called}], which starts a job, and repeats [Client.${look}] until the job is done.
// It fails with [StateError] where the job has failed.
func (c *Client) ${method}(ctx context.Context, params ${names.params.get(id)}) (*${names.types.get(shown.result ?? '')}, error) {
	answer, err := c.${called}(ctx, params)
	if err != nil {
		return nil, err
	}
	var asked ${names.params.get(shown.id)}
	if err := core.AskForJob(&asked, answer, map[string]string{${from('answer')}}, params, map[string]string{${from('request')}}); err != nil {
		return nil, err
	}
	wanted := core.Goal{Name: ${goLiteral(job.states.join(' or '))}, Field: ${goLiteral(job.field)}, States: ${list(job.states)}, Failures: ${list(job.failure)}}
	return core.Until(ctx, c.core, asked, wanted, c.${look})
}
`;
  return { id, method, text };
}

/** The method that gives a file as it comes. */
function streamMethod(contract: OpenApiDocument, operation: OperationFacts, names: GoNames): Method | undefined {
  const { id, method: verb, path } = operation;
  const node = methodsOf(contract.paths[path] as Node).find(([method]) => method === verb)?.[1];
  if (!node || !givesFile(contract, node)) return undefined;
  const called = names.methods.get(id);
  const method = names.freeMethod(`${called}Stream`);
  const place = path.replaceAll('{project_id}', PROJECT_SEGMENT);
  return {
    id,
    method,
    text: `// ${method} is [Client.${called}] for what is too large for memory: the caller reads and closes it.
func (c *Client) ${method}(ctx context.Context, params ${names.params.get(id)}) (io.ReadCloser, error) {
	return c.core.Stream(ctx, ${goLiteral(verb.toUpperCase())}, ${goLiteral(place)}, params)
}
`,
  };
}

const givesFile = (contract: OpenApiDocument, operation: Node): boolean =>
  successesOf(operation).some(([, response]) =>
    entriesOf(resolve(contract, response).content).some(([, { schema }]) => {
      const { type, format } = resolve(contract, schema);
      return type === 'string' && format === 'binary';
    }),
  );

/** Whether a component becomes a struct: it has fields, and is none of alternatives. */
function isStruct(contract: OpenApiDocument, name: string | undefined): boolean {
  const schema = name === undefined ? {} : resolve(contract, { $ref: `#/components/schemas/${name}` });
  const alternatives = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
  return alternatives.length === 0 && propertiesOf(contract, schema).size > 0;
}
