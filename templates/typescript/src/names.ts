/** Stands in for the names of a contract's types while the templates are checked; it is never copied. */
import type { Args, Schema } from './types.js';

export type Thing = Schema<'Thing'>;
export type ShowThingArgs = Args<'showThing', 'project_id'>;
