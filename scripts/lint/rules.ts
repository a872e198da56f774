import type { Severity } from '../ir/index.ts';

/** What a rule of a linter says, for `explain`. */
export interface LintRule {
  readonly title: string;
  readonly why: string;
  /** What a contract has that the rule refuses, and how it is right. */
  readonly before: string;
  readonly after: string;
}

/** Our own rules, by the names under which Redocly runs them. */
export const LINT_RULES: Readonly<Record<string, LintRule>> = {
  'specscribe/operation-has-source': {
    title: 'Operation without its page',
    why: 'Every operation of a contract names the page that it comes from in `x-source`. One without was edited or is a fault of specscribe.',
    before: 'get:\n  operationId: listKites',
    after: 'get:\n  operationId: listKites\n  x-source: https://docs.example.com/listing-kites.html',
  },
  'specscribe/component-name-is-class': {
    title: 'Schema name that is not the name of a class',
    why: 'Generators turn the name of a schema into the name of a class: it begins with a capital letter and has letters and digits only.',
    before: 'schemas:\n  kite-tail: { type: object }',
    after: 'schemas:\n  KiteTail: { type: object }',
  },
  'specscribe/default-is-listed': {
    title: 'Default outside the enumeration',
    why: 'A default that the enumeration does not have can never be sent. The page or the correction that states it is wrong.',
    before: 'enum: [RED, BLUE]\ndefault: GREEN',
    after: 'enum: [RED, BLUE]\ndefault: BLUE',
  },
  'specscribe/names-are-allowed': {
    title: 'Name or value that generated code could not carry',
    why: 'Names and values become code. Characters that could end a string, a comment or a line are refused.',
    before: 'properties:\n  "tail\\"; drop": { type: string }',
    after: 'properties:\n  tail: { type: string }',
  },
  'specscribe/text-is-clean': {
    title: 'Text that could leave a comment',
    why: 'Titles, summaries and descriptions become comments of generated code. Text that could end a comment, or characters that hide or reorder others, are refused.',
    before: 'description: "Colour. */ run();"',
    after: 'description: "Colour."',
  },
};

/** A rule of Redocly about what `service.yaml` holds, with what to write there. */
export interface SettingRule extends LintRule {
  readonly write: string;
}

/** Rules of Redocly that a setting of `service.yaml` breaks; `before` and `after` are of that file. */
export const SETTING_RULES: Readonly<Record<string, SettingRule>> = {
  'info-license': {
    title: 'Contract without a licence',
    why: 'The rule wants every contract to say under which licence it may be used. It is off unless your redocly.yaml switches it on.',
    write: 'write `license` with `name` and `url`',
    before: 'title: Kites\nversion: "1.0.0"',
    after:
      'title: Kites\nversion: "1.0.0"\nlicense:\n  name: Apache-2.0\n  url: https://spdx.org/licenses/Apache-2.0.html',
  },
  'info-license-strict': {
    title: 'Licence without the address of its text',
    why: 'OpenAPI 3.0 names a licence freely, so only its address says for certain which one is meant. The SPDX list has a page for each licence: https://spdx.org/licenses/NAME.html.',
    write:
      'write `url` below `license`, for example https://spdx.org/licenses/NAME.html with its name on the SPDX list',
    before: 'license:\n  name: ISC',
    after: 'license:\n  name: ISC\n  url: https://spdx.org/licenses/ISC.html',
  },
  'no-server-example.com': {
    title: 'Address that is nobody’s',
    why: 'example.com and localhost are for examples. A contract that names one of them sends its users nowhere.',
    write: 'write the service’s own address as `server.url`, or leave `server` out: then clients ask for it',
    before: 'server:\n  url: https://kites.example.com',
    after: 'server:\n  url: https://kites.acme.example',
  },
  'no-server-trailing-slash': {
    title: 'Address that ends with a slash',
    why: 'Paths begin with a slash, and so would have two.',
    write: 'take the slash at the end of `server.url` away',
    before: 'server:\n  url: https://kites.acme.example/',
    after: 'server:\n  url: https://kites.acme.example',
  },
  'no-undefined-server-variable': {
    title: 'Variable of the address without a default',
    why: 'Each name in braces needs a value that holds where a caller gives none.',
    write: 'write the variable below `server.variables`, with its `default`',
    before: 'server:\n  url: https://kites.{region}.acme.example',
    after: 'server:\n  url: https://kites.{region}.acme.example\n  variables:\n    region: { default: eu-1 }',
  },
  'no-server-variables-empty-enum': {
    title: 'Variable of the address with an empty list',
    why: 'A list of allowed values without one allows nothing, and the default must be in the list.',
    write: 'list all values in `enum`, the default among them, or leave `enum` out',
    before: 'variables:\n  region: { default: eu-1, enum: [] }',
    after: 'variables:\n  region: { default: eu-1, enum: [eu-1, eu-2] }',
  },
};

/** Rules of Redocly that a `redocly.yaml` can switch on for OpenAPI 3.0; each has a page of its documentation. */
export const REDOCLY_RULES: readonly string[] = [
  'array-parameter-serialization',
  'boolean-parameter-prefixes',
  'component-name-unique',
  'info-contact',
  'info-license',
  'info-license-strict',
  'info-license-url',
  'no-ambiguous-paths',
  'no-empty-servers',
  'no-enum-type-mismatch',
  'no-example-value-and-externalValue',
  'no-http-verbs-in-paths',
  'no-identical-paths',
  'no-invalid-media-type-examples',
  'no-invalid-parameter-examples',
  'no-invalid-schema-examples',
  'no-path-trailing-slash',
  'no-required-schema-properties-undefined',
  'no-schema-type-mismatch',
  'no-server-example.com',
  'no-server-trailing-slash',
  'no-server-variables-empty-enum',
  'no-undefined-server-variable',
  'no-unresolved-refs',
  'no-unused-components',
  'operation-2xx-response',
  'operation-4xx-problem-details-rfc7807',
  'operation-4xx-response',
  'operation-description',
  'operation-operationId',
  'operation-operationId-unique',
  'operation-operationId-url-safe',
  'operation-parameters-unique',
  'operation-singular-tag',
  'operation-summary',
  'operation-tag-defined',
  'parameter-description',
  'path-declaration-must-exist',
  'path-excludes-patterns',
  'path-http-verbs-order',
  'path-not-include-query',
  'path-parameters-defined',
  'path-params-defined',
  'path-segment-plural',
  'paths-kebab-case',
  'request-mime-type',
  'required-string-property-missing-min-length',
  'response-contains-header',
  'response-contains-property',
  'response-mime-type',
  'scalar-property-missing-example',
  'security-defined',
  'spec-components-invalid-map-name',
  'spec-strict-refs',
  'struct',
  'tag-description',
  'tags-alphabetical',
];

/** Where Redocly documents a rule. */
export const redoclyPage = (rule: string): string =>
  rule === 'struct' || rule === 'no-unresolved-refs'
    ? `https://redocly.com/docs/cli/rules/common/${rule}`
    : `https://redocly.com/docs/cli/rules/oas/${rule}`;

/** Rules without which a contract can't be read, or no code can be made of it. */
const VITAL: ReadonlySet<string> = new Set([
  'struct',
  'no-unresolved-refs',
  'no-identical-paths',
  'operation-operationId-unique',
  'operation-parameters-unique',
  'path-parameters-defined',
  'specscribe/names-are-allowed',
  'specscribe/text-is-clean',
]);

/** Findings of a contract of another maker: what is only held against its manner is a warning there. */
export const ofAnotherMaker = <Found extends { readonly rule: string; readonly severity: Severity }>(
  findings: readonly Found[],
): Found[] => findings.map((each) => (VITAL.has(each.rule) ? each : { ...each, severity: 'warning' }));
