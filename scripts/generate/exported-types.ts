import { asciiName } from '../ascii-name.ts';
import type { OpenApiDocument } from '../emit/index.ts';
import { textOf } from '../nodes.ts';
import { formerNote, formerTypes } from './former-names.ts';
import { commentText } from './quote.ts';
import { nodeAt } from './resolve.ts';

/**
 * An exported type of TypeScript for each schema of a contract, and for each former name of one. Where a name is taken,
 * `Model` or a number is behind it.
 *
 * @param taken what the package exports by other modules
 * @param type how the type of a schema is written
 * @returns the declarations, and what gives further names that nothing else has
 */
export function schemaNames(
  contract: OpenApiDocument,
  taken: readonly string[],
  type: (name: string) => string,
): { readonly schemas: readonly string[]; readonly free: (wanted: string, suffix?: string) => string } {
  const all = Object.entries(contract.components?.schemas ?? {});
  const free = freeNames(taken, new Set(all.map(([name]) => typeName(name))));
  const schemas = all.map(
    ([name, schema]) => `${docs(schemaDocs(schema))}export type ${free(name, 'Model')} = ${type(name)};\n`,
  );
  const former = formerTypes(contract).map(
    ({ name, now, until }) =>
      `/** @deprecated ${formerNote(now, until)} */\nexport type ${free(name, 'Model')} = ${type(name)};\n`,
  );
  return { schemas: [...schemas, ...former], free };
}

/**
 * Gives names that nothing else has: the wanted one, or one with more behind it.
 *
 * @param exported names that something else has
 * @param own names that are wanted, which nothing gets in the place of another
 */
function freeNames(exported: readonly string[], own: ReadonlySet<string>): (wanted: string, suffix?: string) => string {
  const taken = new Set(exported);
  return (wanted, suffix = '') => {
    const name = typeName(wanted);
    let found = name;
    for (let count = suffix === '' ? 2 : 1; taken.has(found) || (found !== name && own.has(found)); count++)
      found = `${name}${suffix}${count === 1 ? '' : count}`;
    taken.add(found);
    return found;
  };
}

/** A name of the contract as one of a type: letters and digits, the first one great. */
export const typeName = (name: string): string => {
  const words = asciiName(name).replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return /^[A-Z]/.test(words) ? words : `Type${words}`;
};

function schemaDocs(schema: unknown): string[] {
  const node = nodeAt({ schema }, 'schema');
  return [textOf(node.title), textOf(node.description)].flatMap((text) => (text ? [commentText(text)] : []));
}

/** A comment of documentation, of one line or several; none of none. */
export const docs = (lines: readonly string[]): string => {
  const [only, ...more] = lines;
  if (only === undefined) return '';
  return more.length === 0 ? `/** ${only} */\n` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
};
