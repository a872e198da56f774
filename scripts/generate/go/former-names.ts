import type { OperationFacts } from '../operations.ts';
import type { GeneratedFile } from '../target.ts';
import { GENERATED } from './literal.ts';
import type { GoNames } from './names.ts';

/** A method of the client in a file of ours, with its parameters and what it gives. */
const METHOD = /^func \(c \*Client\) (\w+)\((ctx context\.Context, params \w+(?:, state (\w+))?)\) (.+) \{$/gm;
const TYPE = /^type (\w+) string$/gm;
const CONSTANT = /^\t(\w+) +(\w+) += "/gm;

/**
 * Writes `former_names.go`: types under the names that they had before, and what belongs to methods of former names. The
 * methods themselves are beside the present ones.
 *
 * @param files of the package, in which all that belongs to an operation begins with its method's name
 */
export function formerNamesFile(
  operations: readonly OperationFacts[],
  names: GoNames,
  files: readonly GeneratedFile[],
): GeneratedFile[] {
  const text = files.map(({ content }) => content).join('\n');
  const types = names.formerTypes.flatMap(({ name, now, note }) => [
    alias(name, now, note),
    ...constantsOf(now, text).map((each) => constant(name + each.slice(now.length), each, note.replace(now, each))),
  ]);
  const methods = operations.flatMap(({ id }) => {
    const called = names.methods.get(id) ?? '';
    const params = names.params.get(id) ?? '';
    return (names.formerMethods.get(id) ?? []).flatMap(({ method, note }) => [
      alias(`${method}Params`, params, note.replace(called, params)),
      ...partsOf({ called, params, method, note }, text),
    ]);
  });
  const all = [...types, ...methods];
  if (all.length === 0) return [];
  const imports = [
    ...(/\bcontext\.Context\b/.test(all.join('')) ? ['context'] : []),
    ...(/\bio\.ReadCloser\b/.test(all.join('')) ? ['io'] : []),
    ...(/\biter\.Seq2\b/.test(all.join('')) ? ['iter'] : []),
  ];
  const head = imports.length === 0 ? '' : `\nimport (\n${imports.map((each) => `\t"${each}"\n`).join('')})\n`;
  return [{ path: 'former_names.go', content: `${GENERATED}\npackage ${names.package}\n${head}${all.join('')}` }];
}

interface FormerOperation {
  readonly called: string;
  readonly params: string;
  readonly method: string;
  readonly note: string;
}

/** What further methods, types of values and constants of an operation were called before. */
function partsOf({ called, params, method, note }: FormerOperation, text: string): string[] {
  const old = (name: string): string => name.replace(called, () => method);
  const noted = (name: string): string => note.replace(called, () => name);
  const methods = [...text.matchAll(METHOD)].filter(([, , given = '']) => given.split(/[ ,]+/).includes(params));
  const states = new Set(methods.flatMap(([, , , state]) => state ?? []));
  const types = new Set(
    [...text.matchAll(TYPE)].flatMap(([, name = '']) =>
      states.has(name) || text.includes(` in [${params}]; any text may be given.\ntype ${name} string`) ? [name] : [],
    ),
  );
  const constants = [...text.matchAll(CONSTANT)].filter(([, , type = '']) => types.has(type));
  return [
    ...[...types].filter((name) => name.startsWith(called)).map((name) => alias(old(name), name, noted(name))),
    ...constants.map(
      ([, name = '']) =>
        `\n// ${old(name)} is [${name}].\n//\n// Deprecated: ${noted(name)}.\nconst ${old(name)} = ${name}\n`,
    ),
    ...methods
      .filter(([, name = '']) => name.includes(called))
      .map(
        ([, name = '', given = '', state, gives = '']) => `
// ${old(name)} is [Client.${name}].
//
// Deprecated: ${noted(name)}.
func (c *Client) ${old(name)}(${given}) ${gives} {
	return c.${name}(ctx, params${state === undefined ? '' : ', state'})
}
`,
      ),
  ];
}

/** Values that are listed for fields of a type. */
const constantsOf = (type: string, text: string): string[] =>
  text
    .split(/^\/\/ Values that the documentation lists for /m)
    .filter((part) => part.includes(` of [${type}]. There may be others.\n`))
    .flatMap((part) => [...part.matchAll(/^\t(\w+) += "/gm)].map(([, name = '']) => name))
    .filter((name) => name.startsWith(type));

const constant = (name: string, now: string, note: string): string =>
  `\n// ${name} is [${now}].\n//\n// Deprecated: ${note}.\nconst ${name} = ${now}\n`;

const alias = (name: string, now: string, note: string): string =>
  `\n// ${name} is [${now}].\n//\n// Deprecated: ${note}.\ntype ${name} = ${now}\n`;
