const IMPORT = /^from (\S+) import (.+)\n/gm;

/** Modules that come with Python, of those that models are made with. */
const OF_PYTHON = new Set(['datetime', 'enum', 'typing']);

/** Packages that models are made with. */
const OF_OTHERS = new Set(['pydantic', 'typing_extensions']);

/** A module of a model that imports what it uses, once: from Python first, from its own package last. */
export function withUsedImports(module: string): string {
  const words = wordsOf(module.replace(IMPORT, ''));
  const imported = new Set<string>();
  const newIn = (names: string): string[] => {
    const found = names.split(', ').filter((name) => words.has(calledAs(name)) && !imported.has(calledAs(name)));
    for (const name of found) imported.add(calledAs(name));
    return found;
  };
  const begin = module.indexOf('\n\nclass ');
  const imports = new Map<string, string[]>();
  const head = module.slice(0, begin).replace(IMPORT, (line, from: string, names: string) => {
    if (from === '__future__') return line;
    imports.set(from, [...(imports.get(from) ?? []), ...newIn(names)]);
    return '';
  });
  // Modules that need each other are imported below their classes.
  const body = module.slice(begin).replace(IMPORT, (_, from: string, names: string) => lineOf(from, newIn(names)));
  return `${head.trimEnd()}\n\n${blocksOf(imports)}${body.trimEnd()}\n`;
}

/** What a module calls a thing that it imports: `_Model` of `Model as _Model`. */
const calledAs = (name: string): string => name.replace(/^\w+ as /, '');

/** The words of code, without those of its docstrings. */
export const wordsOf = (code: string): ReadonlySet<string> =>
  // Between every other pair of quotes is text.
  new Set(code.split('"""').flatMap((part, at) => (at % 2 === 0 ? (part.match(/\w+/g) ?? []) : [])));

function blocksOf(imports: ReadonlyMap<string, readonly string[]>): string {
  const blocks = ['', '', ''];
  for (const [from, names] of [...imports].sort())
    blocks[OF_PYTHON.has(from) ? 0 : OF_OTHERS.has(from) ? 1 : 2] += lineOf(from, [...names].sort());
  return blocks.filter((each) => each !== '').join('\n');
}

const lineOf = (from: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `from ${from} import ${names.join(', ')}\n`;
