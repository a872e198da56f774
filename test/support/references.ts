import { existsSync } from 'node:fs';
import { CORPORA, corpusPath, HISTORIES, historyPath, NO_CORPUS, NO_HISTORY, sharedPath } from '../corpus.ts';

/** Why tests on references of other vendors are skipped; '' where they run. */
export const NO_SETS = existsSync(sharedPath('families/sets'))
  ? ''
  : 'skipped: no references of other vendors in ../shared';

/** What a user writes to teach a reference of methods and types: the set that no family reads by itself. */
const TELEGRAM = [
  'family: methods-and-types',
  "operations: { heading: '^[a-z][A-Za-z]+$', method: POST, path: '/bot{token}/{heading}' }",
  "structures: { heading: '^[A-Z][A-Za-z]+$' }",
  'columns: { Field: name, Parameter: name, Required: required }',
  "optional: '^Optional\\b'",
  "types: { 'True': 'boolean, always true' }",
  "returns: ['the (?:\\w+ )?(?<type>[A-Z]\\w+) is returned', 'Returns an (?<array>Array of )(?<type>[A-Z]\\w+)']",
  '',
].join('\n');

export const TAUGHT: Readonly<Record<string, string>> = { telegram: TELEGRAM };

/** References of other vendors, by folder. */
export const SETS = ['readthedocs', 'keystone', 'gerrit', 'keycloak', 'rabbitmq', 'telegram'];

/** A whole reference: its pages, and how its family is taught where it has to be. */
export interface Reference {
  readonly name: string;
  readonly pages: string;
  readonly family?: string;
}

/** Why tests on all references are skipped; '' where there is one. */
export const NO_REFERENCES = [NO_SETS, NO_HISTORY, NO_CORPUS].every((lack) => lack !== '') ? NO_CORPUS : '';

/**
 * All references that there are, each once: of other vendors, the later states of histories, and those of the corpus; one
 * stand-in where there is none, so that the skipped tests are listed.
 */
export const REFERENCES: readonly Reference[] = [
  ...(NO_SETS === ''
    ? SETS.map((set) => ({
        name: `sets/${set}`,
        pages: sharedPath(`families/sets/${set}`),
        ...(TAUGHT[set] === undefined ? {} : { family: TAUGHT[set] }),
      }))
    : []),
  ...(NO_HISTORY === '' ? HISTORIES.map((name) => ({ name: `history/${name}`, pages: historyPath(name, 'new') })) : []),
  ...(NO_REFERENCES === '' ? [] : [{ name: 'a reference', pages: '' }]),
  ...(NO_CORPUS === '' ? CORPORA.map((name) => ({ name, pages: corpusPath(name) })) : []),
];
