/**
 * What values of a status say of a thing, by their last word: reviewed data. A value with none of these words says
 * nothing that a client could rely on, and it waits on.
 */
const WORDS = {
  done: ['success', 'succeed', 'succeeded', 'successful', 'complete', 'completed', 'finish', 'finished', 'done'],
  failed: ['fail', 'failed', 'failure', 'error', 'canceled', 'cancelled', 'killed', 'aborted'],
  gone: ['deleted', 'terminated', 'released', 'destroyed'],
} as const;

/** Words before the last one that turn what it says: not yet, in part, or of another thing. */
const TURNING = ['not', 'non', 'un', 'partial', 'partially', 'part', 'soft', 'pre', 'no'];

/** Words that say that an end of a thing's life failed. */
const ENDING = ['delete', 'deleting', 'terminate', 'terminating', 'release', 'releasing'];

/** Values of a status by what they say. */
export interface ReadStates {
  readonly done: readonly string[];
  readonly failed: readonly string[];
  readonly gone: readonly string[];
  /** Those of `failed` that say that the thing could not be removed. */
  readonly stays: readonly string[];
}

/** Reads the values that a page lists for a status. */
export function readStates(values: readonly string[]): ReadStates {
  const of = (kind: keyof typeof WORDS): string[] => values.filter((value) => says(value, WORDS[kind]));
  const failed = of('failed');
  const stays = failed.filter((value) => wordsOf(value).some((word) => ENDING.includes(word)));
  return { done: of('done'), failed, gone: of('gone'), stays };
}

function says(value: string, words: readonly string[]): boolean {
  const all = wordsOf(value);
  return words.includes(all.at(-1) ?? '') && !all.slice(0, -1).some((word) => TURNING.includes(word));
}

const wordsOf = (value: string): string[] =>
  value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** Names of fields that show how a thing stands. */
const STATUS = ['status', 'state'];
const JOB_STATUS = /^(?:job|task)_?(?:status|state)$/i;

/** The one of some fields that shows how the thing stands. */
export const statusAmong = (fields: Iterable<string>): string | undefined => {
  const names = [...fields];
  return STATUS.find((name) => names.includes(name)) ?? names.find((name) => JOB_STATUS.test(name));
};
