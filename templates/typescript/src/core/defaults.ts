/**
 * Stands in for the defaults while the templates are checked; it is never copied.
 * The generated file of this name has the values of `templates/defaults.json`, which all languages share.
 */
export declare const DEFAULTS: {
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly attemptTimeoutMs: number;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly waitTimeoutMs: number;
  readonly waitIntervalMs: number;
  readonly waitAppearMs: number;
};
