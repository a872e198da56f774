import { goFieldRenames } from '../generate/index.ts';
import { pointer } from '../emit/index.ts';
import type { Contract } from './contract.ts';
import type { Finding } from './pairs.ts';

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
  findings(): Finding[] {
    return [...this.names].flatMap(([name, others]): Finding[] => {
      const fresh = [...others].filter(([other]) => other !== name);
      const [first] = fresh;
      if (!first) return [];
      const names = fresh.map(([other]) => `\`${other}\``).join(', ');
      const says = others.has(name)
        ? `has the type ${names} at some places where it had \`${name}\``
        : `calls the type \`${name}\` ${names}`;
      const before = pointer('/components/schemas', name);
      const values = { old: name, new: fresh.map(([other]) => other).sort() };
      return [{ id: 'generated-type-renamed', kind: 'changed', before, after: first[1], where: '', ...values, says }];
    });
  }
}

const componentOf = (at: string): string | undefined => /^\/components\/schemas\/([^/]+)$/.exec(at)?.[1];
