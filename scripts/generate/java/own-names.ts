import { plainName } from '../../plain-name.ts';
/** The line above a field that says its name on the wire, and the field's. */
const PROPERTY = /^ {2}@JsonProperty\((?:value = )?"([^"]+)"/;
const FIELD = /^ {2}private [^;]+ (\w+);$/;

/** A name that got a number, since another field of some object is written alike. */
const NUMBERED = /^(\w+?)_(\d+)$/;

/** What no field may be called, and what would hide a method that every object has. */
const TAKEN = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends final ' +
    'finally float for goto if implements import instanceof int interface long native new package private protected ' +
    'public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
    'true false null equals wait notify'
  ).split(' '),
);

/**
 * Gives the fields of a class names that depend on that class alone. The generator knows one name for all fields of a
 * name, so that a number which two fields of one object need is in all others too.
 *
 * @param content the source of a model
 */
export function withOwnNames(content: string): string {
  const fields = fieldsIn(content.split('\n'));
  const names = new Set(fields.map(({ name }) => name));
  const renamed = new Map<string, string>();
  for (const { wire, name } of [...fields].sort((a, b) => (a.wire < b.wire ? -1 : 1))) {
    const [, base = ''] = NUMBERED.exec(name) ?? [];
    // A number that the contract itself has is the field's own.
    if (base === '' || plainName(base) !== plainName(wire) || TAKEN.has(base)) continue;
    let own = base;
    for (let number = 2; isTaken(own, name); number++) own = `${base}_${number}`;
    renamed.set(name, own);
  }
  const changed = [...renamed].filter(([name, own]) => name !== own);
  // Two steps, since one may take the name that another one leaves.
  const apart = changed.reduce((text, [name], index) => renamedIn(text, name, `own${index}Name`), content);
  return changed.reduce((text, [, own], index) => renamedIn(text, `own${index}Name`, own), apart);

  function isTaken(own: string, name: string): boolean {
    const others = [...names].filter((each) => each !== name && !renamed.has(each));
    return [...others.filter((each) => !isNumbered(each)), ...renamed.values()].some(
      (each) => plainName(each) === plainName(own),
    );
  }

  function isNumbered(name: string): boolean {
    const [, base = ''] = NUMBERED.exec(name) ?? [];
    return fields.some((each) => each.name === name && base !== '' && plainName(base) === plainName(each.wire));
  }
}

const fieldsIn = (lines: readonly string[]): { readonly wire: string; readonly name: string }[] =>
  lines.flatMap((line, at) => {
    const wire = PROPERTY.exec(line)?.[1];
    const name = wire === undefined ? undefined : FIELD.exec(lines[at + 1] ?? '')?.[1];
    return wire === undefined || name === undefined ? [] : [{ wire, name }];
  });

function renamedIn(content: string, name: string, own: string): string {
  const getter = new RegExp(`\\b(get\\w+)\\(\\) \\{\\n    return ${name};`).exec(content)?.[1];
  const text = content.replace(new RegExp(`(?<!["\\w])${name}(?!["\\w])`, 'g'), own);
  if (getter === undefined) return text;
  const plain = own.replaceAll('_', '');
  const ownGetter = `get${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
  return text.replace(new RegExp(`\\b${getter}\\b`, 'g'), ownGetter);
}
