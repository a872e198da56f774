import { isDeepStrictEqual } from 'node:util';
import { type CODES, type Diagnostic, type DiagnosticCode, diagnostic, type ParamsOf } from '../ir/index.ts';
import type { EmittedContract } from './contract.ts';
import { pointer } from '../json-pointer.ts';
import type { OpenApiDocument } from './openapi.ts';
import {
  type Json,
  type JsonObject,
  type Location,
  type Overlay,
  type OverlayAction,
  selectNodes,
} from './overlay-file.ts';
import type { TracedNode } from './source-map.ts';

export interface OverlaidContract extends EmittedContract {
  /** Actions that no longer fit; where there are any, the contract is as it was. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Applies reviewed corrections to a contract, in their order. All of them or none: an action that selects nothing,
 * finds something else than it expects or changes nothing is a finding, and the contract stays as the pages say.
 */
export function applyOverlays(contract: EmittedContract, overlays: readonly Overlay[]): OverlaidContract {
  if (overlays.length === 0) return { ...contract, findings: [] };
  const run = new OverlayRun(contract);
  for (const { file, actions } of overlays) for (const action of actions) run.apply(action, file);
  return run.findings.length > 0
    ? { ...contract, findings: run.findings }
    : { document: run.document as unknown as OpenApiDocument, sources: run.sources, findings: [] };
}

type MutableObject = Record<string, Json>;

/** What every reader of a contract relies on; an action can't take it away. */
const SKELETON: readonly Location[] = [
  ['info'],
  ['servers'],
  ['security'],
  ['tags'],
  ['paths'],
  ['components', 'securitySchemes'],
  ['components', 'schemas'],
];

class OverlayRun {
  readonly document: Json;
  readonly findings: Diagnostic[] = [];
  sources: Map<string, TracedNode>;

  constructor({ document, sources }: EmittedContract) {
    // Not a structured clone: that would keep what two nodes share, and a change of one would be one of both.
    this.document = JSON.parse(JSON.stringify(document)) as Json;
    this.sources = new Map(sources);
  }

  apply(action: OverlayAction, file: string): void {
    const report: Report = (code, params, at) => {
      this.findings.push(diagnostic(code, { file, line: action.line }, params, this.placeOf(at)));
      return false;
    };
    const locations = this.select(action, report);
    if (!locations || !this.fits(action, locations, report)) return;
    const origin: TracedNode = {
      source: { file, line: action.line, words: action.reason },
      origin: 'overlay',
      rule: undefined,
    };
    if (action.update === undefined)
      for (const location of [...locations].sort(lastFirst)) this.remove(location, origin);
    else for (const location of locations) this.update(location, action.update, origin);
    const lost = SKELETON.find((each) => !isBranch(nodeAt(this.document, each)));
    if (lost) report('overlay/target-unusable', { as: 'skeleton', target: pointer('', ...lost) });
  }

  private select({ target }: OverlayAction, report: Report): Location[] | undefined {
    try {
      const locations = selectNodes(this.document, target);
      if (locations.length > 0) return locations;
      report('overlay/target-missing', { target });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      report('overlay/target-unusable', { as: 'path', target, why });
    }
    return undefined;
  }

  /** True where every selected node is as the action takes it to be; otherwise one finding says what is not. */
  private fits({ target, update, expect }: OverlayAction, locations: readonly Location[], report: Report): boolean {
    const nodes = locations.map((location) => ({
      at: pointer('', ...location),
      node: nodeAt(this.document, location),
    }));
    if (update === undefined && nodes.some(({ at }) => at === ''))
      return report('overlay/target-unusable', { as: 'root', target });
    if (update !== undefined && !canTake(target, nodes, update, report)) return false;
    const other = nodes.find(({ node }) => expect !== undefined && !meets(node, expect));
    if (!other || expect === undefined) return true;
    const params = { now: shown(membersOf(other.node, expect)), expected: shown(expect) };
    return report('overlay/expectation-failed', params, disputed(other, expect));
  }

  /** Where the node's value comes from, or that of the nearest node around it. */
  private placeOf(at: string | undefined): Partial<Pick<Diagnostic, 'pointer' | 'related'>> {
    if (at === undefined) return {};
    for (let around = at; ; around = around.slice(0, around.lastIndexOf('/'))) {
      const source = this.sources.get(around)?.source;
      if (source)
        return { pointer: at, related: [{ file: source.file, line: source.line, message: 'where it says so' }] };
      if (!around.includes('/')) return { pointer: at };
    }
  }

  private update(location: Location, update: Json, origin: TracedNode): void {
    const node = nodeAt(this.document, location);
    const at = pointer('', ...location);
    if (isArray(node)) this.append(node as Json[], update, at, origin);
    else if (isObject(node) && isObject(update)) this.merge(node as MutableObject, update, at, origin);
  }

  private append(list: Json[], update: Json, at: string, origin: TracedNode): void {
    for (const entry of missingFrom(list, update)) {
      const index = list.push(structuredClone(entry)) - 1;
      if (isBranch(entry)) this.trace(pointer(at, index), entry, origin);
      else this.sources.set(at, origin);
    }
  }

  private merge(node: MutableObject, update: JsonObject, at: string, origin: TracedNode): void {
    for (const [key, value] of Object.entries(update)) {
      const before = memberOf(node, key);
      const child = pointer(at, key);
      if (isObject(before) && isObject(value)) this.merge(before as MutableObject, value, child, origin);
      else if (!isDeepStrictEqual(before, value)) {
        node[key] = structuredClone(value);
        this.forgetBelow(child);
        this.trace(child, value, origin);
      }
    }
  }

  /** Gives a node and what it holds their origin; plain entries of a list have none of their own. */
  private trace(at: string, value: Json, origin: TracedNode): void {
    this.sources.set(at, origin);
    if (isArray(value)) {
      value.forEach((entry, index) => {
        if (isBranch(entry)) this.trace(pointer(at, index), entry, origin);
      });
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) this.trace(pointer(at, key), member, origin);
    }
  }

  private remove(location: Location, origin: TracedNode): void {
    const above = location.slice(0, -1);
    const parent = nodeAt(this.document, above);
    const step = location.at(-1);
    if (isArray(parent) && typeof step === 'number') {
      const [removed] = (parent as Json[]).splice(step, 1);
      this.closeGap(pointer('', ...above), step);
      if (!isBranch(removed)) this.sources.set(pointer('', ...above), origin);
    } else if (isObject(parent) && typeof step === 'string') {
      delete (parent as MutableObject)[step];
      this.sources.delete(pointer('', ...location));
      this.forgetBelow(pointer('', ...location));
    }
  }

  private forgetBelow(at: string): void {
    for (const key of this.sources.keys()) if (key.startsWith(`${at}/`)) this.sources.delete(key);
  }

  /** Entries of a list move up by one where one was removed. */
  private closeGap(list: string, removed: number): void {
    const moved = [...this.sources].flatMap(([key, node]): [string, TracedNode][] => {
      if (!key.startsWith(`${list}/`)) return [[key, node]];
      const [step = '', ...rest] = key.slice(list.length + 1).split('/');
      const index = Number(step);
      if (index === removed) return [];
      return [[index > removed ? [list, index - 1, ...rest].join('/') : key, node]];
    });
    this.sources = new Map(moved);
  }
}

/** Adds a finding; false, for the action goes no further. */
type Report = <Code extends Extract<DiagnosticCode, `overlay/${string}`>>(
  code: Code,
  params: ParamsOf<(typeof CODES)[Code]>,
  at?: string,
) => false;

interface SelectedNode {
  readonly at: string;
  readonly node: Json | undefined;
}

/** True where an update can be merged into every node or appended to it, and changes at least one. */
function canTake(target: string, nodes: readonly SelectedNode[], update: Json, report: Report): boolean {
  const odd = nodes.find(({ node }) => !isArray(node) && !(isObject(node) && isObject(update)));
  if (odd) {
    const advice = isObject(odd.node) ? 'make `update` an object' : 'select the object or list that holds it';
    const params = { as: 'plain', target, node: shown(odd.node), advice } as const;
    return report('overlay/target-unusable', params, odd.at);
  }
  const [first] = nodes;
  if (!first || !nodes.every(({ node }) => holds(node, update))) return true;
  const now = shown(membersOf(first.node, update));
  return report('overlay/no-effect', { now }, disputed(first, update));
}

const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isBranch = (value: Json | undefined): value is readonly Json[] | JsonObject =>
  typeof value === 'object' && value !== null;
const isObject = (value: Json | undefined): value is JsonObject => isBranch(value) && !isArray(value);

const memberOf = (node: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(node, key) ? node[key] : undefined;

function nodeAt(document: Json, location: Location): Json | undefined {
  let node: Json | undefined = document;
  for (const step of location) {
    if (isArray(node)) node = node[step as number];
    else node = isObject(node) ? memberOf(node, String(step)) : undefined;
  }
  return node;
}

/** Later entries of a list, and what lies deeper, before the others: no removal moves one that is still to come. */
function lastFirst(a: Location, b: Location): number {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (step !== other) return step > other ? -1 : 1;
  }
  return a.length < b.length ? 1 : 0;
}

const missingFrom = (list: readonly Json[], update: Json): readonly Json[] =>
  (isArray(update) ? update : [update]).filter((entry) => !list.some((each) => isDeepStrictEqual(each, entry)));

/** True where an update would change nothing. */
function holds(node: Json | undefined, update: Json): boolean {
  if (isArray(node)) return missingFrom(node, update).length === 0;
  if (!isObject(node) || !isObject(update)) return false;
  return Object.entries(update).every(([key, value]) => {
    const member = memberOf(node, key);
    return isObject(member) && isObject(value) ? holds(member, value) : isDeepStrictEqual(member, value);
  });
}

/** True where a node is what an action expects; of an object the named members count. */
function meets(node: Json | undefined, expect: Json): boolean {
  if (!isObject(node) || !isObject(expect)) return isDeepStrictEqual(node, expect);
  return Object.entries(expect).every(([key, value]) => isDeepStrictEqual(memberOf(node, key), value));
}

/** The members of a node that another object names; any other node as it is. */
function membersOf(node: Json | undefined, named: Json): Json | undefined {
  if (!isObject(node) || !isObject(named)) return node;
  return Object.fromEntries(Object.entries(node).filter(([key]) => Object.hasOwn(named, key)));
}

/** The pointer of the first named member that differs, else of the first; the node's own where there are no members. */
function disputed({ at, node }: SelectedNode, named: Json): string {
  if (!isObject(node) || !isObject(named)) return at;
  const keys = Object.keys(named);
  const key = keys.find((each) => !isDeepStrictEqual(memberOf(node, each), named[each])) ?? keys[0];
  return key === undefined ? at : pointer(at, key);
}

const MAX_SHOWN = 160;

function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
