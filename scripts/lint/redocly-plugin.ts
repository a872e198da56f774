import { refusalsOf } from '../refusals.ts';

/**
 * Rules of our own for Redocly. They hold for every contract that specscribe emits, whatever the pages say: a finding
 * is a fault of ours.
 */
interface Context {
  report(problem: { message: string; location?: unknown }): void;
  location: { key(): unknown; child(path: readonly string[]): { key(): unknown } };
}

type Visitor = Readonly<Record<string, unknown>>;
type Rule = () => Visitor;

/** An operation says which page it comes from. */
const operationHasSource: Rule = () => ({
  Operation(operation: Record<string, unknown>, { report, location }: Context) {
    if (!operation['x-source'])
      report({ message: 'The operation names no page: x-source is missing.', location: location.key() });
  },
});

/** Names of components are what every generator can turn into a class. */
const componentNameIsClass: Rule = () => ({
  NamedSchemas: {
    enter(schemas: Record<string, unknown>, { report, location }: Context) {
      for (const name of Object.keys(schemas)) {
        if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
          report({ message: `Schema name "${name}" is no class name.`, location: location.child([name]).key() });
      }
    },
  },
});

/** A default is one of the values that the enumeration has. */
const defaultIsListed: Rule = () => ({
  Schema(schema: Record<string, unknown>, { report, location }: Context) {
    const values = schema.enum;
    if (!Array.isArray(values) || !('default' in schema) || values.includes(schema.default)) return;
    report({ message: 'The default is not in the enumeration.', location: location.child(['default']).key() });
  },
});

/** Names and values are what every generator can write into code. */
const namesAreAllowed: Rule = () => ({
  Root(contract: unknown, { report, location }: Context) {
    for (const { path, isKey, message } of refusalsOf(contract)) {
      const at = location.child(path);
      report({ message, location: isKey ? at.key() : at });
    }
  },
});

/** Free text holds nothing that a generator would let out of a comment. */
const textIsClean: Rule = () => ({
  any(node: unknown, { report, location }: Context) {
    if (typeof node !== 'object' || node === null) return;
    for (const key of ['title', 'summary', 'description']) {
      const text = (node as Record<string, unknown>)[key];
      if (typeof text !== 'string' || !LEAVES_COMMENTS.test(text)) continue;
      report({ message: `The ${key} holds text that could leave a comment.`, location: location.child([key]).key() });
    }
  },
});

/** Ends of comments and strings, and characters that hide or reorder others. */
const LEAVES_COMMENTS = /\*\/|"""|\\$|[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/u;

export default function plugin(): { id: string; rules: { oas3: Record<string, Rule> } } {
  return {
    id: 'specscribe',
    rules: {
      oas3: {
        'operation-has-source': operationHasSource,
        'component-name-is-class': componentNameIsClass,
        'default-is-listed': defaultIsListed,
        'names-are-allowed': namesAreAllowed,
        'text-is-clean': textIsClean,
      },
    },
  };
}
