import type { contractOf } from '../../scripts/pipeline/index.ts';

type Contract = Pick<ReturnType<typeof contractOf>, 'sources' | 'diagnostics'>;
type Finding = Contract['diagnostics'][number];

/**
 * Why an example is none of the contract's. `unreadable` is no document and `placeholder` has no values, so that nothing
 * can be said of how they fit; in all others the page's table and its example disagree. `untold` is a fault of ours:
 * nothing says why.
 */
type Reason = 'unreadable' | 'structure' | 'null' | 'type' | 'value' | 'mandatory' | 'limit' | 'placeholder' | 'untold';

export interface ExampleCounts {
  /** Whole documents that fit what the page's tables say. */
  readonly fit: number;
  /** The others, each under one reason: the one that weighs most. */
  readonly contradict: Partial<Record<Reason, number>>;
}

const REASONS: readonly (readonly [Reason, (finding: Finding) => boolean])[] = [
  ['unreadable', ({ code }) => /-(?:unreadable|markup|too-deep)$/.test(code)],
  ['structure', (finding) => /-(?:structure|wrapped)$/.test(finding.code) || isOfStructure(finding)],
  ['null', ({ code }) => code === 'link/example-null'],
  ['type', ({ code }) => code === 'link/example-type'],
  ['value', ({ code }) => /-(?:enum|empty|format)$/.test(code)],
  ['mandatory', ({ code }) => /-(?:required-(?:missing|conditional)|field-spelling)$/.test(code)],
  ['limit', ({ code }) => code === 'link/example-bound'],
  ['placeholder', ({ code }) => code === 'link/example-placeholder'],
];

/** An object or a list on either side. */
function isOfStructure({ code, params }: Finding): boolean {
  if (code !== 'link/example-type') return false;
  const { as, value, type } = params as Readonly<Record<string, unknown>>;
  return as === 'body' || [value, type].some((each) => /^an (?:array|object)$/.test(String(each)) || each === 'a map');
}

/** Samples in XML are kept as text, whether they fit or not. */
const SHOWN = /(?:(?:\/(examples|x-contradicting-examples))|application~1xml\/(x-examples-as-text))\/[^/]+$/;

interface ShownExample {
  readonly file: string;
  readonly line: number;
  /** Undefined for an example that fits. */
  readonly reason: Reason | undefined;
}

/** Each example of a contract once, however many operations have it, with why it doesn't fit. */
export function shownExamples({ sources, diagnostics }: Contract): ShownExample[] {
  const examples = new Map<string, { readonly file: string; readonly line: number; readonly kind: string }>();
  for (const [pointer, { source }] of sources) {
    const [, json, text] = SHOWN.exec(pointer) ?? [];
    const kind = json ?? text;
    if (kind) examples.set(`${source.file}:${source.line}`, { ...source, kind });
  }
  const found = new Map<unknown, Set<Reason>>();
  for (const finding of diagnostics) {
    const reason = REASONS.find(([, isIt]) => isIt(finding))?.[0];
    if (!reason) continue;
    const above = [...examples.values()].filter(({ file, line }) => file === finding.file && line <= finding.line);
    const of = above.sort((a, b) => b.line - a.line)[0];
    if (of) found.set(of, (found.get(of) ?? new Set<Reason>()).add(reason));
  }
  return [...examples.values()].map((example) => {
    const { file, line, kind } = example;
    const told = REASONS.find(([each]) => found.get(example)?.has(each))?.[0];
    if (kind === 'x-contradicting-examples') return { file, line, reason: told ?? 'untold' };
    return { file, line, reason: kind === 'examples' ? undefined : told };
  });
}

/** Counts the examples of a contract: those that fit, and the others by the reason that weighs most. */
export function exampleCounts(contract: Contract): ExampleCounts {
  const contradict: Partial<Record<Reason, number>> = {};
  let fit = 0;
  for (const { reason } of shownExamples(contract)) {
    if (reason === undefined) fit += 1;
    else contradict[reason] = (contradict[reason] ?? 0) + 1;
  }
  return { fit, contradict };
}
