import type { OpenApiDocument } from '../emit/index.ts';
import { type OperationFacts, operationsOf } from './operations.ts';
import { regionsOf } from './regions.ts';
import { PROJECT } from './sample-environment.ts';
import { keyInQuery } from './token-header.ts';

/** Parts of a client that only some contracts need. */
export interface RuntimeParts {
  /** Requests are signed by an access key. */
  readonly signed: boolean;
  /** The token goes into the query. */
  readonly queryKey: boolean;
  /** Addresses by region. */
  readonly regions: boolean;
  /** The client fills the id of the project in paths. */
  readonly project: boolean;
  /** There are states or jobs to wait for. */
  readonly waits: boolean;
}

/** What a package has that clients of any contract share. */
export const ALL_PARTS: RuntimeParts = { signed: true, queryKey: true, regions: true, project: true, waits: true };

/**
 * The parts that a contract needs; what signs requests comes with regions and projects.
 *
 * @param operations of the contract, where they have been read
 */
export function runtimeParts(
  contract: OpenApiDocument,
  operations: readonly OperationFacts[] = operationsOf(contract),
): RuntimeParts {
  const signed = Object.hasOwn(contract.components?.securitySchemes ?? {}, 'signature');
  const variables = contract.servers?.[0]?.variables ?? {};
  return {
    signed,
    queryKey: keyInQuery(contract) !== undefined,
    regions: signed || regionsOf(contract).size > 0 || Object.hasOwn(variables, 'region'),
    project: signed || Object.keys(contract.paths).some((path) => path.includes(`{${PROJECT}}`)),
    waits: operations.some(({ waiters, job }) => waiters.length > 0 || job !== undefined),
  };
}

/** A name with its value, where a part is there. */
export const pairOf = (isThere: boolean, pair: [name: string, value: string]): [string, string][] =>
  isThere ? [pair] : [];

/** Begins a part, or what stands in its place (`^`), or ends it: a comment of its own. */
const MARK = /^\s*(?:\/\/|#) \{\{([#^/])(\w+)\}\}$/;
/** Ends a line that is a part. */
const OF_LINE = /(?:\/\/|#) \{\{(\w+)\}\}$/;
/** Begins a line that is code only in the place of a part. */
const HELD = /^(\s*)(?:\/\/|#)= ?/;

/**
 * A source of a runtime without the parts that a contract doesn't need. Marks are comments, so a template is code
 * that compiles, with all parts.
 */
export function withRuntimeParts(text: string, parts: RuntimeParts): string {
  const isThere = new Map<string, boolean>(Object.entries(parts));
  const kept: string[] = [];
  let within: boolean | undefined;
  let isHeld = false;
  for (const line of text.split('\n')) {
    const [, sign, name = ''] = MARK.exec(line) ?? [];
    if (sign !== undefined) {
      isHeld = sign === '^';
      within = sign === '/' ? undefined : isThere.get(name) === !isHeld;
      continue;
    }
    const part = OF_LINE.exec(line)?.[1];
    if (within === false || (part !== undefined && isThere.get(part) !== true)) continue;
    kept.push(
      isHeld && within ? line.replace(HELD, '$1') : part === undefined ? line : line.replace(OF_LINE, '').trimEnd(),
    );
  }
  return kept.join('\n');
}
