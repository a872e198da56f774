import { goLanguage } from './go-program.ts';
import type { ProofLanguage } from './language.ts';
import { typescriptLanguage } from './typescript-program.ts';

/** Languages whose compilers are asked, in the order in which they are. */
export const PROOF_LANGUAGES: readonly ProofLanguage[] = [typescriptLanguage, goLanguage];
