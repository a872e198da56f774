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

/** Free text holds nothing that a generator would let out of a comment. */
const textIsClean: Rule = () => ({
  any(node: unknown, { report, location }: Context) {
    if (typeof node !== 'object' || node === null) return;
    const description = (node as Record<string, unknown>).description;
    if (typeof description === 'string' && /\*\/|"""|[\u202a-\u202e\u2066-\u2069]/.test(description)) {
      report({
        message: 'The description holds text that could leave a comment.',
        location: location.child(['description']).key(),
      });
    }
  },
});

export default function plugin(): { id: string; rules: { oas3: Record<string, Rule> } } {
  return {
    id: 'specscribe',
    rules: {
      oas3: {
        'operation-has-source': operationHasSource,
        'component-name-is-class': componentNameIsClass,
        'default-is-listed': defaultIsListed,
        'text-is-clean': textIsClean,
      },
    },
  };
}
