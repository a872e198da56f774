import { readFileSync } from 'node:fs';
import type { Contract } from './runtime/index.js';

/** The contract, read once. It stands beside the code as data: what it says never becomes code. */
export const CONTRACT: Contract = JSON.parse(readFileSync(new URL('../contract.json', import.meta.url), 'utf8'));
