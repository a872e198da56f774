import type { OpenApiDocument } from '../../emit/index.ts';
import { entriesOf, isNode, listOf, type Node, textOf } from '../../nodes.ts';
import type { OperationFacts } from '../operations.ts';
import { docText } from '../quote.ts';
import { nodeAt, resolve, successesOf } from '../resolve.ts';
import { GenerateError } from '../target.ts';
import { className, freeNames, functionName, pythonText } from './python-text.ts';
import { type PythonTypes, union } from './types.ts';

/** Signs of a line of code, by the rules that formatters of Python are given most. */
const LONGEST = 121;

/** Statuses that HTTP sends without a body, whatever a contract says of one. */
const EMPTY = /^20[45]$/;

/**
 * Writes `handlers.py`: a class with a method for each operation, and declares the types that they need.
 *
 * @throws GenerateError where two operations would have one method
 */
export function handlersFile(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[],
  types: PythonTypes,
): string {
  const names = new Map<string, string>();
  for (const { id } of operations) {
    const name = functionName(id);
    const other = names.get(name);
    if (other !== undefined) throw new GenerateError(`${id} and ${other} would both be ${name}; rename one of them`);
    names.set(name, id);
  }
  // Another operation's may be the same but for small and capital letters.
  const free = freeNames();
  const inputs = new Map(operations.map(({ id }) => [id, free(inputName(id))]));
  const rows = [...names].map(([name, id]) => `    ${pythonText(id)}: ${pythonText(name)},\n`).join('');
  const written = operations.map((operation) => method(contract, operation, inputs.get(operation.id) ?? '', types));
  return `"""The operations of the contract: what is to be written."""

from __future__ import annotations

from typing import TypeAlias

from . import types
from .app import Request, Result, missing

METHODS: dict[str, str] = {
${rows}}
"""Methods by the id of their operation."""

${written.map(({ alias }) => alias).join('')}

class Handlers:
    """One method for each operation, async or not; one that is not overridden answers 501."""
${written.map(({ text }) => `\n${text}`).join('')}`;
}

/** The name of what a handler gets. */
export const inputName = (id: string): string => className(`${id}Input`);

function method(
  contract: OpenApiDocument,
  operation: OperationFacts,
  input: string,
  types: PythonTypes,
): { readonly alias: string; readonly text: string } {
  const { id, method: verb, path, summary } = operation;
  const node = nodeAt(nodeAt({ ...contract.paths }, path), verb);
  const parts = (['path', 'query', 'header'] as const).map((place) =>
    parametersType(contract, operation, place, types),
  );
  const body = types.add(`${id}Body`, (name) => bodyType(contract, node, name, types));
  const result = types.add(`${id}Result`, (name) => resultType(contract, operation, node, name, types));
  const request = [...parts, body].map((name) => `    types.${name},\n`).join('');
  const [head, tail] = [`    def ${functionName(id)}(`, `) -> Result[types.${result}]:\n`];
  const given = `self, request: ${input}`;
  const isShort = `${head}${given}${tail}`.length <= LONGEST;
  const about = docText(summary).replace(/\.$/, '');
  const called = docText(`${verb.toUpperCase()} ${path}`);
  return {
    alias: `${input}: TypeAlias = Request[\n${request}]\n`,
    text: `    @missing
${head}${isShort ? given : `\n        ${given}\n    `}${tail}        """${about === '' ? called : `${about}.\n\n        ${called}\n        `}"""
        raise NotImplementedError
`,
  };
}

const SUFFIXES = { path: 'Params', query: 'Query', header: 'Headers' } as const;

function parametersType(
  contract: OpenApiDocument,
  operation: OperationFacts,
  place: keyof typeof SUFFIXES,
  types: PythonTypes,
): string {
  const item = nodeAt({ ...contract.paths }, operation.path);
  const nodes = [...listOf(item.parameters), ...listOf(nodeAt(item, operation.method).parameters)].map((each) =>
    resolve(contract, each),
  );
  const fields = operation.parameters
    .filter((each) => each.in === place && !isCredential(contract, each))
    .map(({ name, required }) => ({
      name,
      required,
      schema: nodes.findLast((node) => node.in === place && node.name === name)?.schema,
    }));
  return types.addObject(`${operation.id}${SUFFIXES[place]}`, fields);
}

/** Header parameters that no handler gets: those that carry credentials or that OpenAPI says to ignore. */
function isCredential(contract: OpenApiDocument, { name, in: place }: { name: string; in: string }): boolean {
  const schemes = entriesOf(contract.components?.securitySchemes).map(([, { name }]) => textOf(name)?.toLowerCase());
  return place === 'header' && ['accept', 'content-type', 'authorization', ...schemes].includes(name.toLowerCase());
}

function bodyType(contract: OpenApiDocument, operation: Node, owner: string, types: PythonTypes): string {
  if (!isNode(operation.requestBody)) return 'None';
  const body = resolve(contract, operation.requestBody);
  const kinds = entriesOf(body.content).map(([type, media]) =>
    isJson(type) ? types.of(media.schema, `${owner}Value`) : type.startsWith('text/') ? 'str' : 'bytes',
  );
  return union(body.required === true ? kinds : [...kinds, 'None']);
}

/** What the successes of an operation have as their body. */
function resultType(
  contract: OpenApiDocument,
  { method: verb }: OperationFacts,
  operation: Node,
  owner: string,
  types: PythonTypes,
): string {
  const successes = successesOf(operation);
  if (verb === 'head') return 'None';
  if (successes.length === 0) return '_t.Any';
  return union(
    successes.flatMap(([status, response]) => {
      const media = entriesOf(resolve(contract, response).content);
      if (EMPTY.test(status) || media.length === 0) return ['None'];
      return media.flatMap(([type, { schema }]) =>
        isJson(type) ? [types.of(schema, `${owner}Value`), ...modelsOf(schema, types)] : ['str | bytes'],
      );
    }),
  );
}

/** The models that an answer may be made of instead. */
function modelsOf(schema: unknown, types: PythonTypes): string[] {
  const whole = types.component(schema);
  const item = types.component(isNode(schema) ? schema.items : undefined);
  return [...(whole === undefined ? [] : [`_m.${whole}`]), ...(item === undefined ? [] : [`list[_m.${item}]`])];
}

const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
