import type { PageFacts } from '../../ir/index.ts';
import type { FirstReading } from '../../pipeline/index.ts';
import type { ServiceResult } from './service-result.ts';

/** What a value of the cache has to be, name by name: its bytes are proven, and its shape is asked for all the same. */
type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const has =
  (shape: Shape) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, is]) => is((value as Readonly<Record<string, unknown>>)[name]));

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value);
const isBytes = (value: unknown): boolean => value instanceof Uint8Array;
const isOptional =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || is(value);
const listOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);

const isRowCount = has({ rows: isCount, facts: isCount, diagnosed: isCount, ignored: isCount });
const isBlockCount = has({
  blocks: isCount,
  facts: isCount,
  repeated: isCount,
  diagnosed: isCount,
  kept: isCount,
  plain: isCount,
  unused: isCount,
});
const areDiagnostics = listOf(has({ code: isText, severity: isText, file: isText, line: isCount, message: isText }));
const isObject = has({});

const isResult = has({
  contract: isBytes,
  json: isBytes,
  sources: isBytes,
  lock: isBytes,
  diagnostics: areDiagnostics,
  family: has({ name: isText, reason: isText }),
  counts: has({ pages: isCount, operations: isCount, schemas: isCount, rows: isRowCount, blocks: isBlockCount }),
});

const areFacts = has({
  id: isText,
  file: isText,
  name: isText,
  title: isText,
  titleLine: isCount,
  kind: isText,
  anchors: listOf(isText),
  children: listOf(has({ title: isText, link: isText })),
  operation: isOptional(isObject),
  tables: listOf(isObject),
  errorCodes: listOf(isObject),
  statusCodes: listOf(isObject),
  headerMentions: listOf(has({ name: isText, source: isObject })),
  rowCount: isRowCount,
  blocks: listOf(has({ line: isCount, lastLine: isCount, prose: isOptional(isText), section: isText })),
  diagnostics: areDiagnostics,
});

export const isServiceResult = (value: unknown): value is ServiceResult => isResult(value);

export const isFirstReading = (value: unknown): value is FirstReading =>
  has({ claims: listOf(has({ family: isText, operations: isCount })), facts: areFacts })(value);

export const areAdapted = (value: unknown): value is readonly PageFacts[] => listOf(areFacts)(value);
