import { stringify } from 'yaml';
import type { PageComment } from '../../diagnostics/index.ts';
import { sourceEntry, yamlText } from '../../emit/index.ts';
import type { BlockCount, Diagnostic, OperationsLock, RowCount } from '../../ir/index.ts';
import { methodsOf, type Node } from '../../nodes.ts';
import { type Contract, countBlocks } from '../../pipeline/index.ts';
import type { Files } from '../machine/files.ts';
import { contractDigest } from './source-index.ts';

/** What a run of a service counts in its one line. */
export interface ServiceCounts {
  readonly pages: number;
  readonly operations: number;
  readonly schemas: number;
  readonly rows: RowCount;
  readonly blocks: BlockCount;
}

/** What a service's pages come to, as it is written (UTF-8) and told. */
export interface ServiceResult {
  /** The contract as YAML. */
  readonly contract: Uint8Array;
  /** The contract as JSON, which is read in a fraction of the time. */
  readonly json: Uint8Array;
  /** The source map as JSON. */
  readonly sources: Uint8Array;
  /** The names to keep, as YAML. */
  readonly lock: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** What comments of the pages say of findings. */
  readonly comments: readonly PageComment[];
  readonly counts: ServiceCounts;
  readonly family: Contract['family'];
}

/** A contract as text. Pure. */
export function resultOf(contract: Contract): ServiceResult {
  const { document, diagnostics, comments, lock, pageCount, rowCount, blocks } = contract;
  const text = yamlText(document, contract.digits);
  return {
    contract: Buffer.from(text),
    json: Buffer.from(JSON.stringify(document)),
    sources: Buffer.from(sourceMapJson(contract, text)),
    lock: Buffer.from(lockYaml(lock)),
    diagnostics,
    family: contract.family,
    comments,
    counts: {
      pages: pageCount,
      operations: Object.values(document.paths).reduce((sum, item) => sum + methodsOf(item as Node).length, 0),
      schemas: Object.keys(document.components.schemas).length,
      rows: rowCount,
      blocks: countBlocks(blocks),
    },
  };
}

/** Name of the file of a service's names to keep. */
export const lockName = (name: string): string => `${name}.operations.lock.yaml`;

/** The files of a service by name: the contract, its source map, its diagnostics, its names to keep. */
export function specFiles(name: string, { contract, sources, diagnostics, lock }: ServiceResult): Files {
  return new Map<string, string | Uint8Array>([
    [`${name}.yaml`, contract],
    [`${name}.sources.json`, sources],
    [`${name}.diagnostics.json`, diagnosticsJson(diagnostics)],
    [lockName(name), lock],
  ]);
}

/** Corrections that no longer fit the pages: a contract that has any is not written. */
export const overlayFindings = ({ diagnostics }: Pick<ServiceResult, 'diagnostics'>): readonly Diagnostic[] =>
  diagnostics.filter(({ code }) => code.startsWith('overlay/'));

/** The source map as JSON, one pointer a line, with the digest of the contract's text that it is of. */
function sourceMapJson(contract: Pick<Contract, 'sources' | 'pageHashes'>, text: string): string {
  const pages = Object.entries(contract.pageHashes).map(
    ([file, hash]) => `    ${JSON.stringify(file)}: ${JSON.stringify(hash)}`,
  );
  const entries: string[] = [];
  for (const [at, node] of contract.sources)
    entries.push(`    ${JSON.stringify(at)}: ${JSON.stringify(sourceEntry(node))}`);
  return `{\n  "contract": "${contractDigest(text)}",\n  "pages": {\n${pages.join(',\n')}\n  },\n  "sources": {\n${entries.join(',\n')}\n  }\n}\n`;
}

/** Diagnostics as JSON, one a line. */
function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 0
    ? '[]\n'
    : `[\n${diagnostics.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`;
}

/** The lock as YAML, sorted by key so that a new page adds lines and moves none. */
function lockYaml(lock: OperationsLock): string {
  const sorted = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  const note =
    '# Names chosen once and kept: operations by method and path, whose placeholders\n# may be renamed, types by the place\n# of their first use; a type that moves is known by the shape of its fields.\n';
  return (
    note +
    stringify(
      {
        operations: sorted(lock.operations),
        ...(Object.keys(lock.resources).length > 0 ? { resources: sorted(lock.resources) } : {}),
        schemas: sorted(lock.schemas),
        shapes: sorted(lock.shapes),
        ...(lock.formerly === undefined ? {} : { formerly: lock.formerly }),
      },
      { lineWidth: 0 },
    )
  );
}
