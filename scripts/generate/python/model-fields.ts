/** What a model keeps unknown fields in: by that name no field of a contract may be read before it is told which is meant. */
const KEPT_UNKNOWN = '"additional_properties"';

/**
 * A model whose fields are given by their names in Python, which checkers of types take for those of arguments only where
 * a field has no plain alias, and whose texts stand below the fields, where editors and tools of documentation read them.
 */
export const documentedFields = (model: string): string =>
  model.replace(`${NULLABLE}[])\n`, '').replaceAll('", ])', '"])').split('\n').flatMap(fieldLines).join('\n');

/** Begin of the list of fields that may be null; all models have an empty one. */
const NULLABLE = '    _nullable: ClassVar[FrozenSet[str]] = frozenset(';

const MADE = ' = Field(';

function fieldLines(line: string): string[] {
  const at = line.indexOf(MADE);
  if (at < 0 || !/^ {4}\w+: /.test(line) || !line.endsWith(')')) return [line];
  const given = argumentsOf(line.slice(at + MADE.length, -1)).map(parted);
  const text = given.find(([name]) => name === 'description')?.[1];
  const left = given.flatMap(([name, value]): string[] => {
    if (name === 'description') return [];
    if (name === 'alias') return ['validation_alias', 'serialization_alias'].map((each) => `${each}=${value}`);
    return [name === '' ? value : `${name}=${value}`];
  });
  const isKept = left.includes(`serialization_alias=${KEPT_UNKNOWN}`);
  const own = isKept ? left.filter((each) => !each.startsWith('validation_alias=')) : left;
  const head = line.slice(0, at);
  return [head + assigned(own), ...(text === undefined ? [] : [`    """${text.slice(1, -1)}"""`])];
}

/** What stands after a field's type; a lone default stands by itself, and a field without any is required. */
function assigned(given: readonly string[]): string {
  const [only] = given;
  if (only === undefined) return '';
  return given.length === 1 && only.startsWith('default=')
    ? ` = ${only.slice('default='.length)}`
    : `${MADE}${given.join(', ')})`;
}

/** The name and the value of an argument; the name is empty where it has none. */
function parted(argument: string): [name: string, value: string] {
  const [, name = '', value = argument] = /^(\w+)=(.*)$/s.exec(argument) ?? [];
  return [name, value];
}

/** The arguments of a call in Python, as they are written. */
function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let [start, depth, quote] = [0, 0, ''];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote !== '') {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === ',' && depth === 0) {
      found.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...found, text.slice(start).trim()].filter((each) => each !== '');
}
