import type { OpenApiDocument } from '../../emit/index.ts';
import {
  type Agreement,
  agreementOf,
  type CompilerMessage,
  type DatedContract,
  failuresOf,
  type JudgedChange,
  PROOF_LANGUAGES,
  type Program,
  proved,
  renamedOperations,
  unexplainedText,
  usesOf,
} from '../../drift/index.ts';
import { GenerateError, GO_TARGET, TYPESCRIPT_TARGET } from '../../generate/index.ts';
import { isNode } from '../../nodes.ts';
import { visibleLine } from '../../visible.ts';
import { makeTargets } from '../generate.ts';
import { UsageError } from '../machine/errors.ts';
import type { FileTexts } from '../machine/files.ts';
import { goMessages } from './go-compiler.ts';

/** Changes of one contract with what compilers show of them. */
export interface ProvedContract {
  readonly changes: readonly JudgedChange[];
  /** By language. */
  readonly agreements: Readonly<Record<string, Agreement>>;
  /** What a compiler finds and no change tells: an error of ours, each in a line. */
  readonly unexplained: readonly string[];
}

/** What a compiler says of a program beside a generated client. */
type Compiler = (client: FileTexts, program: Program) => Promise<readonly CompilerMessage[]>;

const COMPILERS: ReadonlyMap<string, Compiler> = new Map<string, Compiler>([
  // Loads a compiler: only where one is asked.
  [
    TYPESCRIPT_TARGET,
    async (client, program) => (await import('./typescript-compiler.ts')).typescriptMessages(client, program),
  ],
  [GO_TARGET, goMessages],
]);

/**
 * Asks compilers which changes break code: generates a client of both contracts, and compiles with both a program that
 * uses all of the old one.
 *
 * @param languages targets whose clients are compiled
 * @throws UsageError where a contract can't be generated from, ToolMissingError where a compiler is not there
 */
export async function provedContract(
  service: string,
  sides: { readonly old: DatedContract; readonly now: DatedContract },
  changes: readonly JudgedChange[],
  languages: readonly string[],
): Promise<ProvedContract> {
  const agreements: Record<string, Agreement> = {};
  const unexplained: string[] = [];
  let judged = changes;
  const [old, now] = [unversioned(sides.old.document), unversioned(sides.now.document)];
  // A contract that came or went as a whole has no other to compile against.
  if (Object.keys(old.paths).length === 0 || Object.keys(now.paths).length === 0)
    return { changes, agreements, unexplained };
  for (const language of PROOF_LANGUAGES.filter(({ target }) => languages.includes(target))) {
    const { program, target } = language;
    const messages = COMPILERS.get(target);
    if (!messages) continue;
    const inputs = { old: { service, contract: old }, now: { service, contract: now } };
    const programs = carried(service, () => {
      const used = usesOf(sides.old);
      return { old: program(used, inputs, new Map()), now: program(used, inputs, renamedOperations(changes)) };
    });
    const clients = await clientsOf(service, target, [old, now]);
    const before = await messages(clients.old, programs.old);
    const after = await messages(clients.now, programs.now);
    const result = proved(judged, failuresOf(programs.now, before, after), language);
    judged = result.changes;
    agreements[target] = agreementOf(result, target);
    unexplained.push(...result.unexplained.map((each) => visibleLine(`${target}: ${unexplainedText(each)}`)));
  }
  return { changes: judged, agreements, unexplained };
}

/** A contract under one version: that of a module is part of its name in Go. */
function unversioned(document: unknown): OpenApiDocument {
  const contract = (isNode(document) ? document : {}) as unknown as OpenApiDocument;
  return { ...contract, info: { ...contract.info, version: '1.0.0' }, paths: contract.paths ?? {} };
}

function carried<Result>(service: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof GenerateError) throw new UsageError(`${service}: ${error.message}`);
    throw error;
  }
}

async function clientsOf(
  service: string,
  target: string,
  contracts: readonly [OpenApiDocument, OpenApiDocument],
): Promise<{ old: FileTexts; now: FileTexts }> {
  const made = new Map<string, FileTexts>();
  const requests = contracts.map((contract, index) => {
    const contractText = JSON.stringify(contract);
    return { target, service, contract, contractText, out: String(index), force: true };
  });
  const missing = await makeTargets(requests, ({ out, files }) => made.set(out, files as FileTexts));
  if (missing) throw missing;
  return { old: made.get('0') ?? new Map(), now: made.get('1') ?? new Map() };
}

/** `typescript: 3 breaking, of which the compiler shows 2; not a matter of types: 1`. */
export const agreementText = (language: string, { breaking, shown, notShown, noType, unexplained }: Agreement) =>
  `${language}: breaking ${breaking}: shown by the compiler ${shown}, not shown ${notShown}, not a matter of types ${noType}; found by the compiler alone: ${unexplained}`;
