/** An edge of a node: to which other it leads, and by what. No node has two edges of one label. */
export interface LabelledEdge {
  readonly label: string;
  readonly to: number;
}

/**
 * The coarsest classes of nodes in which equals have equal keys and lead, by equal labels, to equals: partition
 * refinement after Hopcroft, in n log n steps of the edges.
 *
 * @param keys what each node is on its own
 * @param edges of each node, by its index
 * @returns the number of each node's class, counted in the order of the nodes
 */
export function stableClasses(keys: readonly string[], edges: readonly (readonly LabelledEdge[])[]): number[] {
  const partition = new Partition(
    keys.map((key, at) => `${key}\0${(edges[at] ?? []).map(({ label }) => label).join(' ')}`),
  );
  const incoming = keys.map((): { label: string; from: number }[] => []);
  for (const [from, own] of edges.entries()) for (const { label, to } of own) incoming[to]?.push({ label, from });
  for (let members = partition.next(); members; members = partition.next()) {
    const byLabel = new Map<string, number[]>();
    for (const node of members)
      for (const { label, from } of incoming[node] ?? []) {
        const known = byLabel.get(label);
        if (known) known.push(from);
        else byLabel.set(label, [from]);
      }
    for (const leading of byLabel.values()) partition.split(leading);
  }
  return partition.numbered();
}

class Partition {
  private readonly classOf: number[] = [];
  private readonly members: Set<number>[] = [];
  /** Classes that others may still be told apart by. */
  private readonly waiting = new Set<number>();

  constructor(keys: readonly string[]) {
    const byKey = new Map<string, number>();
    for (const [node, key] of keys.entries()) {
      const own = byKey.get(key) ?? this.members.push(new Set()) - 1;
      byKey.set(key, own);
      this.members[own]?.add(node);
      this.classOf.push(own);
      this.waiting.add(own);
    }
  }

  /** Members of a class that waits, as they are now. */
  next(): readonly number[] | undefined {
    const [first] = this.waiting;
    if (first === undefined) return undefined;
    this.waiting.delete(first);
    return [...(this.members[first] ?? [])];
  }

  /** Parts the classes of some nodes into those that are among them and the others. */
  split(nodes: readonly number[]): void {
    const touched = new Map<number, number[]>();
    for (const node of nodes) {
      const own = this.classOf[node] as number;
      const known = touched.get(own);
      if (known) known.push(node);
      else touched.set(own, [node]);
    }
    for (const [own, inside] of touched) {
      const whole = this.members[own] as Set<number>;
      if (inside.length === whole.size) continue;
      const made = this.members.push(new Set(inside)) - 1;
      for (const node of inside) {
        whole.delete(node);
        this.classOf[node] = made;
      }
      // Of two halves one is enough, and the smaller one is cheaper.
      this.waiting.add(this.waiting.has(own) || inside.length <= whole.size ? made : own);
    }
  }

  numbered(): number[] {
    const numbers = new Map<number, number>();
    return this.classOf.map((own) => {
      const number = numbers.get(own) ?? numbers.size;
      numbers.set(own, number);
      return number;
    });
  }
}
