import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type LintFinding, type PlacedFinding, SETTING_RULES } from '../../lint/index.ts';
import { readText } from '../machine/files.ts';
import { serviceOf, sourcesFile } from './contract-names.ts';
import { isMapOf, type SourceIndex, sourceIndex } from './source-index.ts';

/** A contract that is linted, as findings name it. */
export interface LintedContract {
  /** The file that a person knows it by. */
  readonly name: string;
  readonly placeAt: SourceIndex['placeAt'];
  /** Folder of its pages, from here; '' where it is not known. */
  readonly pages: string;
}

/**
 * A contract in a file, with the source map beside it, where it is this text's, and, in a project, the folder of its
 * pages.
 */
export async function lintedContract(spec: string, text: string): Promise<LintedContract> {
  const file = sourcesFile(spec);
  const sources = await readText(file);
  const pages = path.join(path.dirname(spec), '..', 'docs-source', serviceOf(spec));
  const isProject = await stat(pages).then(
    (info) => info.isDirectory(),
    () => false,
  );
  return {
    name: spec,
    placeAt: sources === undefined || !isMapOf(sources, text) ? () => undefined : sourceIndex(sources, file).placeAt,
    pages: isProject ? pages : '',
  };
}

/** Findings at the page and line that state what they are about, or what is around it. */
export function placedFindings(findings: readonly LintFinding[], contract: LintedContract): PlacedFinding[] {
  return findings.map(({ rule, severity, message, pointer }) => {
    const at = pointer.replace(/^#?\/?/, '/').replace(/\/$/, '');
    const place = placeNear(at, contract.placeAt);
    const found = { rule, severity, message, pointer: at };
    if (!place) return { ...found, file: contract.name };
    const advice = SETTINGS_FILE.test(place.file) ? adviceOf(rule) : undefined;
    const placed = { ...found, file: path.join(contract.pages, place.file), line: place.line };
    return advice === undefined ? placed : { ...placed, advice };
  });
}

/** `service.yaml`, whatever it is called; pages have other endings. */
const SETTINGS_FILE = /\.ya?ml$/i;

const adviceOf = (rule: string): string | undefined =>
  Object.hasOwn(SETTING_RULES, rule) ? SETTING_RULES[rule]?.write : undefined;

function placeNear(at: string, placeAt: SourceIndex['placeAt']): ReturnType<SourceIndex['placeAt']> {
  for (let pointer = at; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const place = placeAt(pointer) ?? placeAt(`${pointer}/0`);
    if (place) return place;
  }
  return undefined;
}
