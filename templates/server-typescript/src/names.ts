/** Stands in for the names of a contract's types while the templates are checked; it is never copied. */
import type { components } from './schema.js';

export type Thing = components['schemas']['Thing'];
