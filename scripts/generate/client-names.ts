import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import { preparedContract } from './go/index.ts';
import { goNames, ownFields, parameterFields } from './go/names.ts';
import { camelCase, clientClass, javaPackage, modelClasses } from './java/names.ts';
import { clientResources as javaResources } from './java/resources.ts';
import { packageName } from './npm-package.ts';
import { NAME_SUFFIX } from './typescript/package-files.ts';
import type { OperationFacts } from './operations.ts';
import type { ParameterFacts } from './parameters.ts';
import { clientResources as pythonResources } from './python/client-file.ts';
import { fieldName, importName, renamedTypes, snakeCase } from './python/names.ts';
import { componentOf, nodeAt, resolve } from './resolve.ts';
import { resourceCalls } from './resources.ts';
import type { NamingInput } from './target.ts';
import { clientResources as typescriptResources } from './typescript/table.ts';

/**
 * What the generated clients call the things of a contract, for code that calls them. Where only the generator knows a
 * name, an operation has none. `method` is how it is called on a client: by its resource, where it has one.
 */
export interface ClientNames {
  readonly typescript: { readonly package: string; readonly method: (operation: OperationFacts) => string };
  readonly python: {
    readonly module: string;
    readonly method: (operation: OperationFacts) => string;
    readonly argument: (parameter: ParameterFacts) => string;
    readonly body: (operation: OperationFacts) => PythonBody | undefined;
  };
  readonly go: {
    readonly module: string;
    readonly package: string;
    readonly method: (operation: OperationFacts) => string;
    /** The method of the client itself, whatever the resource. */
    readonly flatMethod: (operation: OperationFacts) => string;
    readonly params: (operation: OperationFacts) => string;
    readonly field: (parameter: Pick<ParameterFacts, 'name'>) => string | undefined;
    /** Fields of a struct, by their names on the wire. */
    readonly properties: (wireNames: readonly string[]) => Readonly<Record<string, string>>;
    /** Whether the method gives a value beside the error. */
    readonly hasResult: (operation: OperationFacts) => boolean;
  };
  readonly java: {
    readonly package: string;
    readonly client: string;
    readonly method: (operation: OperationFacts) => string;
    /** Class of the body; `Object` where the contract says nothing of it. */
    readonly body: (operation: OperationFacts) => string | undefined;
  };
}

/** Argument that carries the body, and the model that it is; any value where the contract says nothing of it. */
export interface PythonBody {
  readonly argument: string;
  readonly model: string | undefined;
}

/** Each throws GenerateError where the target can't be generated: for a package's name or a field's, among others. */
export const CLIENT_NAMES: {
  readonly [Target in keyof ClientNames]: (
    input: NamingInput,
    operations: readonly OperationFacts[],
  ) => ClientNames[Target];
} = {
  typescript: (input, operations) => {
    const calls = resourceCalls(typescriptResources(operations));
    return { package: packageName(input, NAME_SUFFIX), method: ({ id }) => calls.get(id) ?? id };
  },
  python: pythonNames,
  go: namesOfGo,
  java: javaNames,
};

function pythonNames(input: NamingInput, operations: readonly OperationFacts[]): ClientNames['python'] {
  const { contract } = input;
  const calls = resourceCalls(pythonResources(operations), snakeCase);
  const renamed = renamedTypes(Object.keys(contract.components?.schemas ?? {}));
  return {
    module: importName(input),
    method: ({ id }) => calls.get(id) ?? snakeCase(id),
    argument: ({ name }) => fieldName(name),
    body: (operation) => {
      const body = bodyOf(input, operation);
      if (body === 'any') return { argument: 'body', model: undefined };
      const model = body && (renamed.get(body.component) ?? body.component);
      return model && CLASS.test(model) ? { argument: snakeCase(model), model } : undefined;
    },
  };
}

function namesOfGo(input: NamingInput, operations: readonly OperationFacts[]): ClientNames['go'] {
  const names = goNames(input, operations);
  const prepared = preparedContract(input.contract, names);
  const fields = parameterFields(prepared);
  const calls = resourceCalls(names.resources, undefined, '().');
  return {
    module: names.module,
    package: names.package,
    method: ({ id }) => calls.get(id) ?? names.methods.get(id) ?? id,
    flatMethod: ({ id }) => names.methods.get(id) ?? id,
    params: ({ id }) => names.params.get(id) ?? id,
    field: ({ name }) => fields[name],
    properties: ownFields,
    hasResult: (operation) => hasResult(input, operation),
  };
}

function javaNames(input: NamingInput, operations: readonly OperationFacts[]): ClientNames['java'] {
  const classes = modelClasses(input.contract, operations);
  const calls = resourceCalls(javaResources(operations), camelCase, '().');
  return {
    package: javaPackage(input),
    client: clientClass(input),
    method: ({ id }) => calls.get(id) ?? camelCase(id),
    body: (operation) => {
      const body = bodyOf(input, operation);
      return body === 'any' ? 'Object' : body && classes.get(body.component);
    },
  };
}

/** Names that all languages take as they are. */
const CLASS = /^[A-Z][A-Za-z0-9]*$/;

/** The component that a request carries as JSON, `any` for a schema that says nothing; undefined for all else. */
function bodyOf(
  { contract }: NamingInput,
  operation: OperationFacts,
): 'any' | { readonly component: string } | undefined {
  const [media, ...more] = entriesOf(resolve(contract, nodeOf(contract, operation).requestBody).content);
  if (media === undefined || more.length > 0 || media[0] !== 'application/json') return undefined;
  const schema = nodeAt(media[1], 'schema');
  if (Object.keys(schema).length === 0) return 'any';
  const component = componentOf(schema);
  return component !== undefined && hasModel(resolve(contract, schema)) ? { component } : undefined;
}

const hasModel = ({ properties, allOf, oneOf, anyOf }: Node): boolean =>
  [allOf, oneOf, anyOf].some((parts) => listOf(parts).length > 0) ||
  (isNode(properties) && Object.keys(properties).length > 0);

/** OpenAPI Generator's result is that of the success with the least status, or of `default`. */
function hasResult({ contract }: NamingInput, operation: OperationFacts): boolean {
  const responses = nodeAt(nodeOf(contract, operation), 'responses');
  const [status] = Object.keys(responses)
    .filter((each) => each.startsWith('2') || each === 'default')
    .sort();
  const content = entriesOf(resolve(contract, status === undefined ? undefined : responses[status]).content);
  return content.some(([, media]) => isNode(media.schema));
}

const nodeOf = ({ paths }: NamingInput['contract'], { path, method }: OperationFacts): Node =>
  nodeAt(paths[path] as Node, method);
