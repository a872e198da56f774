import { goFieldRenames } from '../generate/index.ts';
import { pointer } from '../emit/index.ts';
import { lookup } from '../lookup.ts';
import { entriesOf, isNode, listOf, type Node } from '../nodes.ts';
import type { Contract } from './contract.ts';
import type { Finding, Sides } from './pairs.ts';

/** Former names that a node of a contract says, each with the version that it ends with. */
export const formerNames = (node: Node, keyword = 'x-former-names'): ReadonlyMap<string, string> =>
  new Map(
    listOf(node[keyword]).flatMap((each): [string, string][] => {
      const { name, until } = isNode(each) ? each : {};
      return typeof name === 'string' && typeof until === 'string' ? [[name, until]] : [];
    }),
  );

/** What is said of a name that clients keep; '' of one that they don't. */
export const keptUntil = (version: string | undefined): string =>
  version === undefined ? '' : `, which clients keep, deprecated, until ${version}`;

/**
 * Names of generated code that changed though the contract's own name stayed: Go numbers fields whose names differ in
 * case and separators only, so that a new one may take another's name.
 */
export const fieldNameFindings = (old: Contract, now: Contract): Finding[] =>
  goFieldRenames(old.root, now.root).map(
    ({ kind, name, before, after, pointers }): Finding => ({
      id: 'generated-field-renamed',
      kind: 'changed',
      ...pointers,
      where: '',
      old: [kind, name, before],
      new: [kind, name, after],
      says: `calls the ${kind} \`${name}\` \`${after}\` in Go, which was \`${before}\``,
    }),
  );

/** Which components are used where others were, by the names of both. */
export class ComparedTypes {
  private readonly names = new Map<string, Map<string, string>>();

  /** Notes that a use of a component became a use of another one, or of the same. */
  note(old: string, now: string): void {
    const [before, after] = [componentOf(old), componentOf(now)];
    if (before === undefined || after === undefined) return;
    const known = this.names.get(before) ?? new Map<string, string>();
    this.names.set(before, known.set(after, now));
  }

  /** Types that generated code calls otherwise: renamed, or several where there was one. */
  findings(contracts: Sides<Contract>): Finding[] {
    return [...this.renames(contracts.now), ...endedTypes(contracts)];
  }

  private renames(now: Contract): Finding[] {
    const kept = new Map(
      entriesOf(schemasOf(now)).flatMap(([name, schema]) =>
        [...formerNames(schema)].map(([former, until]) => [former, { name, until }] as const),
      ),
    );
    return [...this.names].flatMap(([name, others]): Finding[] => {
      const fresh = [...others].filter(([other]) => other !== name);
      const [first] = fresh;
      if (!first) return [];
      const names = fresh.map(([other]) => `\`${other}\``).join(', ');
      const alias = kept.get(name);
      const isKept = fresh.length === 1 && !others.has(name) && alias?.name === componentOf(first[1]);
      const says = others.has(name)
        ? `has the type ${names} at some places where it had \`${name}\``
        : `calls the type \`${name}\` ${names}${isKept ? keptUntil(alias?.until) : ''}`;
      const before = pointer('/components/schemas', name);
      const values = { old: name, new: fresh.map(([other]) => other).sort() };
      const id = isKept ? 'generated-type-renamed-kept' : 'generated-type-renamed';
      return [{ id, kind: 'changed', before, after: first[1], where: '', ...values, says }];
    });
  }
}

/** Types whose former name clients had until now, and have no more. */
function endedTypes({ old, now }: Sides<Contract>): Finding[] {
  const present = lookup(schemasOf(now));
  return entriesOf(schemasOf(old)).flatMap(([name, schema]): Finding[] => {
    const own = present[name];
    if (!isNode(own)) return [];
    const kept = formerNames(own);
    const at = pointer('/components/schemas', name);
    return [...formerNames(schema).keys()]
      .filter((former) => !kept.has(former))
      .map((former) => ({
        id: 'generated-former-name-ended',
        kind: 'changed',
        before: at,
        after: at,
        where: '',
        old: former,
        says: `no longer calls the type \`${name}\` \`${former}\` too`,
      }));
  });
}

const schemasOf = ({ root }: Contract): Node => {
  const components = isNode(root.components) ? root.components : {};
  return isNode(components.schemas) ? components.schemas : {};
};

const componentOf = (at: string): string | undefined => /^\/components\/schemas\/([^/]+)$/.exec(at)?.[1];
