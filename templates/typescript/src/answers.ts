import type { FakeExample } from './core/index.js';

/** Stands in for the answers of a contract while the templates are checked; it is never copied. */
export const ANSWERS: Readonly<Record<string, FakeExample>> = { showThing: [200, 'application/json', '{"name":"a"}'] };
