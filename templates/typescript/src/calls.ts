/** Stands in for the calls of a contract while the templates are checked; it is never copied. */
import { operation } from './core/index.js';
import * as rows from './rows.js';
import type { CallOf } from './types.js';

export const showThing = /* @__PURE__ */ operation<CallOf<'showThing'>>('showThing', rows.showThing);
