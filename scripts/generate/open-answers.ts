import { isNode, type Node } from '../nodes.ts';
import { componentOf } from './resolve.ts';

const SCALARS: ReadonlySet<unknown> = new Set(['string', 'integer', 'number', 'boolean']);

/**
 * A prepared contract in which an answer that is a map of scalars is one of any values. In an object, a value of another
 * kind than the contract says is kept beside the fields; such an answer has no other place for it than its own.
 */
export function withOpenAnswers(contract: Node): Node {
  const { schemas, responses } = isNode(contract.components) ? contract.components : ({} as Node);
  const opened = (schema: unknown): unknown => {
    const name = componentOf(schema);
    const map = name !== undefined && isNode(schemas) ? schemas[name] : schema;
    return isNode(map) && isScalarMap(map) ? { ...map, additionalProperties: {} } : schema;
  };
  const paths = mapped(contract.paths, (item) =>
    mapped(item, (operation) =>
      isNode(operation) && isNode(operation.responses)
        ? { ...operation, responses: mapped(operation.responses, (each) => openedResponse(each, opened)) }
        : operation,
    ),
  );
  const components = isNode(responses)
    ? {
        components: {
          ...(contract.components as Node),
          responses: mapped(responses, (each) => openedResponse(each, opened)),
        },
      }
    : {};
  return { ...contract, paths, ...components };
}

const isScalarMap = ({ properties, additionalProperties: values }: Node): boolean =>
  properties === undefined && isNode(values) && SCALARS.has(values.type);

const openedResponse = (response: unknown, opened: (schema: unknown) => unknown): unknown =>
  isNode(response) && isNode(response.content)
    ? {
        ...response,
        content: mapped(response.content, (each) => (isNode(each) ? { ...each, schema: opened(each.schema) } : each)),
      }
    : response;

const mapped = (node: unknown, change: (value: unknown) => unknown): unknown =>
  isNode(node) ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)])) : node;
