/** Stands in for the handlers of a contract while the templates are checked; it is never copied. */
import type { Handler } from './types.js';

export interface Handlers {
  readonly showThing: Handler<'showThing'>;
  readonly deleteThing: Handler<'deleteThing'>;
}
