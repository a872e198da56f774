/**
 * Stands in for the table of a contract while the templates are checked; it is never copied.
 * The generated file of this name has the same exports.
 */
import type { OperationEntry, ServerEntry, ServiceFacts, XmlCodec } from './core/index.js';
import * as rows from './rows.js';
import type { operations } from './schema.js';

export const OPERATIONS = {
  showThing: rows.showThing,
  listThings: rows.listThings,
} as const satisfies Record<keyof operations, OperationEntry>;

export const RESOURCES = {
  things: { show: 'showThing', list: 'listThings' },
} as const satisfies Record<string, Record<string, keyof operations>>;

export const SERVER = {
  url: 'https://things.{region}.example.com',
  variables: { region: { default: 'north', known: ['north'] } },
  regions: { north: 'https://things.north.example.com' },
} as const satisfies ServerEntry;

export const SERVICE: ServiceFacts = { server: SERVER, token: { header: 'X-Auth-Token', scheme: '' } };

export const XML: XmlCodec | undefined = undefined;

export type ErrorCode = 'Things.0001' | (string & Record<never, never>);
