/** Pages that show a contract by a program: the contract is in the page, or in a file that the page names. */
import { type Diagnostic, diagnostic, type Document, type HeldContract, type ViewerName } from '../ir/index.ts';
import { entriesOf, methodsOf } from '../nodes.ts';
import { viewerOfScript } from '../read/index.ts';
import { contractIn, type Fault, isFault } from './contract-text.ts';
import type { Claim, Companion, Companions, Family } from './family.ts';

export const specInPage: Family = { name: 'spec-in-page', recognises, adapt };

function recognises(document: Document): Claim | undefined {
  const { viewer } = document;
  if (!viewer) return undefined;
  const found = viewer.texts.map((text) => contractIn(text, document.file));
  const contract = found.find((each): each is HeldContract => each !== undefined && !isFault(each));
  const by = viewer.program ?? 'script';
  if (contract) {
    const marks = `the OpenAPI ${contract.version} contract in the page’s ${by === 'script' ? by : `data for ${by}`}`;
    return { operations: operationCount(contract), marks, isSure: true };
  }
  // What the named file has is known when the page is adapted.
  const isViewer = viewer.program !== undefined && (viewer.names.length > 0 || viewer.scripts.length > 0);
  const isBroken = found.some((each) => each !== undefined);
  if (!isViewer && !isBroken) return undefined;
  return { operations: 1, marks: `a page of ${by} that shows a contract`, isSure: true };
}

const operationCount = ({ value }: HeldContract): number =>
  entriesOf(value.paths).reduce((sum, [, item]) => sum + methodsOf(item).length, 0);

function adapt(document: Document, companions: Companions): readonly Document[] {
  const found = foundIn(document, companions);
  const contracts = found.filter((each): each is HeldContract => !isFault(each));
  const faults = found.filter((each): each is Fault => isFault(each));
  // What the program has made of the contract isn't read, so that what was found there says nothing.
  const diagnostics =
    contracts.length > 0
      ? contracts.map((each) => lifted(document, each))
      : [...document.diagnostics, ...faults.map((each) => unusable(document, each))];
  return [{ ...document, blocks: [], operationsApart: true, contracts, diagnostics }];
}

/** Contracts in the page; without any, those that it or one of its scripts names. */
function foundIn(document: Document, companions: Companions): (HeldContract | Fault)[] {
  const { viewer } = document;
  if (!viewer) return [];
  const own = viewer.texts.flatMap((text) => contractIn(text, document.file) ?? []);
  if (own.length > 0) return own;
  const named = viewer.names.map((name) => namedContract(name, document, companions));
  const beside = viewer.scripts.flatMap(({ name, line }) => {
    const script = companions(name, document);
    if (!script) return [];
    const { texts, names } = viewerOfScript(script.text);
    const held = texts.flatMap((text) => contractIn(text, script.file) ?? []);
    // The names of a script are relative to the page that runs it.
    return held.length > 0 ? held : names.map((each) => namedContract({ ...each, line }, document, companions));
  });
  const all = [...named, ...beside];
  return all.length > 0
    ? all
    : [{ reason: 'the page names none in the folder that is read', line: document.titleLine }];
}

function namedContract({ name, line }: ViewerName, document: Document, companions: Companions): HeldContract | Fault {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(name))
    return { reason: `${name} is an address; save it beside the page and name the file`, line };
  const companion = companions(name, document);
  const found = companion && contractOfFile(companion);
  if (!found) return { reason: `${name} is not in the folder that is read, or is no contract`, line };
  return isFault(found) ? { ...found, line } : found;
}

const contractOfFile = ({ file, text }: Companion): HeldContract | Fault | undefined =>
  contractIn({ text, line: 1 }, file);

const lifted = ({ file }: Document, contract: HeldContract): Diagnostic =>
  diagnostic(
    'extract/contract-lifted',
    { file: contract.file, line: contract.line },
    { version: contract.version, count: operationCount(contract), page: file },
  );

const unusable = ({ file }: Document, { reason, line }: Fault): Diagnostic =>
  diagnostic('extract/contract-unusable', { file, line }, { reason });
