import path from 'node:path';
import { PAGE_FILE } from '../../read/index.ts';

/** Ends of a contract's file name. */
const ENDING = /\.(?:ya?ml|json)$/i;
const LOCK = /\.lock\.ya?ml$/;

/** True for a name that a contract's file may have. */
export const mayBeContract = (name: string): boolean => ENDING.test(name);

/** True for a contract among the files of `spec/`. */
export const isSpec = (file: string): boolean => /\.ya?ml$/.test(file) && !LOCK.test(file);

/** A service's name from the path of its contract, of a page or of a folder of pages. */
export const serviceOf = (file: string): string =>
  path.basename(path.resolve(file)).replace(ENDING, '').replace(PAGE_FILE, '');

/** The source map that stands beside a contract. */
export const sourcesFile = (spec: string): string => spec.replace(ENDING, '.sources.json');

/** The diagnostics that stand beside a contract. */
export const diagnosticsFile = (spec: string): string => spec.replace(ENDING, '.diagnostics.json');
