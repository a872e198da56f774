import { ownHeaders, type OperationFacts, operationsOf as factsOf } from '../../generate/index.ts';
import type { OpenApiDocument } from '../../emit/index.ts';
import { pointer } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import { Contract, type DatedContract, type Located } from '../contract.ts';
import { type Operation, operationsOf, routeOf } from '../operations/match-operations.ts';
import { SchemaReader, type SchemaUse, type SchemaView } from '../schemas/schema-view.ts';

/** A value of a contract as a program uses it: what it is, and all that is in it. */
export interface UsedValue {
  /** Pointers of the contract by which a change of it may be known. */
  readonly pointers: readonly string[];
  readonly type: string;
  readonly isNullable: boolean;
  /** Listed texts and numbers. */
  readonly values: readonly (string | number)[];
  readonly fields: readonly UsedField[];
  readonly items?: UsedValue;
}

/** A field of an object, or a parameter. */
export interface UsedField extends UsedValue {
  readonly name: string;
  readonly isRequired: boolean;
}

export interface UsedParameter extends UsedField {
  /** `path`, `query` or `header`. */
  readonly in: string;
}

/** An operation with all that a program can use of it. */
export interface UsedOperation {
  readonly facts: OperationFacts;
  readonly route: string;
  readonly pointers: readonly string[];
  readonly parameters: readonly UsedParameter[];
  /** A JSON body; its type is `none` where a request has none, `other` where it has another one or several. */
  readonly body: UsedValue & { readonly isRequired: boolean };
  /** The JSON answer of the only success; `none` and `other` likewise. */
  readonly answer: UsedValue;
}

const NOTHING: UsedValue = { pointers: [], type: 'none', isNullable: false, values: [], fields: [] };
const OTHER: UsedValue = { ...NOTHING, type: 'other' };

/**
 * All that a program can use of a contract: each operation with its parameters, and each field that it sends or reads.
 * A component that holds itself, and alternatives, are not gone into.
 *
 * @throws GenerateError where no code can be made of the operations
 */
export function usesOf(dated: DatedContract): UsedOperation[] {
  const contract = new Contract(dated);
  const reader = new SchemaReader(contract);
  const document = dated.document as OpenApiDocument;
  const own = ownHeaders(document);
  const facts = new Map(factsOf(document).map((each) => [`${each.method} ${each.path}`, each]));
  return operationsOf(contract).flatMap((operation) => {
    const known = facts.get(`${operation.method} ${operation.path}`);
    return known ? [usedOperation(operation, known, { contract, reader, own })] : [];
  });
}

interface Context {
  readonly contract: Contract;
  readonly reader: SchemaReader;
  /** Headers that a client sends by itself, in lower case. */
  readonly own: ReadonlySet<string>;
}

function usedOperation(operation: Operation, facts: OperationFacts, context: Context): UsedOperation {
  const { contract } = context;
  const body = contract.child(operation, 'requestBody');
  const hasBody = isNode(operation.node.requestBody);
  return {
    facts,
    route: routeOf(operation),
    pointers: [operation.at],
    parameters: usedParameters(operation, context),
    body: {
      ...(hasBody ? usedContent(body, context) : NOTHING),
      ...(hasBody ? { pointers: [body.at] } : {}),
      isRequired: body.node.required === true,
    },
    answer: usedAnswer(operation, context),
  };
}

function usedParameters(operation: Operation, { contract, reader, own }: Context): UsedParameter[] {
  const found = [operation.item, operation].flatMap((holder) =>
    listOf(holder.node.parameters).map((value, index) => {
      const parameter = contract.resolve(value, pointer(holder.at, 'parameters', index));
      const { node, at } = parameter;
      const use = reader.use(node.schema, pointer(at, 'schema'));
      return {
        ...usedValue(use, reader, new Set()),
        pointers: [at, ...pointersOf(use)],
        name: textOf(node.name) ?? '',
        in: textOf(node.in) ?? '',
        isRequired: node.required === true || node.in === 'path',
      };
    }),
  );
  return [...new Map(found.map((each) => [`${each.in} ${each.name}`, each])).values()].filter(
    (each) => ['path', 'query'].includes(each.in) || (each.in === 'header' && !own.has(each.name.toLowerCase())),
  );
}

const JSON_TYPE = /[/+]json\b/;

function usedContent({ node, at }: Located, { reader }: Context): UsedValue {
  const media = entriesOf(node.content);
  const [[type, { schema }] = ['', {} as Node], ...more] = media;
  if (media.length === 0) return NOTHING;
  if (more.length > 0 || !JSON_TYPE.test(type) || !isNode(schema)) return OTHER;
  return usedValue(reader.use(schema, pointer(at, 'content', type, 'schema')), reader, new Set());
}

function usedAnswer(operation: Operation, context: Context): UsedValue {
  const successes = context.contract.children(operation, 'responses').filter(([status]) => /^2/.test(status));
  const [only, ...more] = successes.filter(([, { node }]) => entriesOf(node.content).length > 0);
  if (!only) return NOTHING;
  return more.length > 0 ? OTHER : usedContent(only[1], context);
}

const pointersOf = ({ at, target }: SchemaUse): string[] => [...new Set([at, target.at])];

/** @param open components that are being read: what is in itself is not gone into */
function usedValue(use: SchemaUse, reader: SchemaReader, open: ReadonlySet<string>): UsedValue {
  const view = reader.view(use);
  const { facets, type, isNullable, alternatives } = view;
  const value: UsedValue = {
    pointers: pointersOf(use),
    type: alternatives.length > 0 ? 'any' : type,
    isNullable,
    values: listOf(facets.enum).filter((each) => typeof each === 'string' || typeof each === 'number'),
    fields: [],
  };
  const within = new Set([...open, view.at]);
  if (alternatives.length > 0 || open.has(view.at)) return { ...value, type: 'any' };
  if (type === 'array' && isNode(facets.items))
    return { ...value, items: usedValue(reader.use(facets.items, pointer(view.at, 'items')), reader, within) };
  return type === 'object' ? { ...value, fields: usedFields(view, reader, within) } : value;
}

const usedFields = ({ properties, required }: SchemaView, reader: SchemaReader, open: ReadonlySet<string>) =>
  [...properties].map(([name, property]): UsedField => {
    const value = usedValue(reader.use(property.value, property.at), reader, open);
    return { ...value, pointers: [...new Set([property.at, ...value.pointers])], name, isRequired: required.has(name) };
  });
