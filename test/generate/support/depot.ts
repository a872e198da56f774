import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type GeneratedFile, TARGETS, type Target, type TargetInput } from '../../../scripts/generate/index.ts';
import { readTemplate } from './compile.ts';

/** The contract of a service that has one of each thing that a client must carry, written by hand. */
export const depotText = readFileSync(path.join(import.meta.dirname, 'depot.yaml'), 'utf8');

export const depot = (): TargetInput['contract'] => parse(depotText);

/** Input of a target for a contract. */
export const inputFor = (contract: TargetInput['contract'], service = 'depot'): TargetInput => ({
  service,
  contract,
  contractText: depotText,
  specscribeVersion: '9.9.9',
  templates: readTemplate,
});

export function target(name: string): Target {
  const found = TARGETS.find((each) => each.name === name);
  if (!found) throw new Error(`no target ${name}`);
  return found;
}

export const contentOf = (files: readonly GeneratedFile[], name: string): string => {
  const file = files.find((each) => each.path === name);
  if (!file) throw new Error(`${name} was not generated`);
  return file.content;
};
