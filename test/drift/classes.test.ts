import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compareContracts, RULE_IDS, ruleOf } from '../../scripts/drift/index.ts';
import type { OpenApiDocument } from '../../scripts/emit/index.ts';
import { COMPACT } from './compact.ts';
import { MUTATIONS, type Mutation, type Sample } from './mutations.ts';
import { copyOf, samplesOf, seeded } from './samples.ts';

const spec = path.resolve(import.meta.dirname, '../../spec/modelarts.yaml');
const samples = [...samplesOf(parse(readFileSync(spec, 'utf8')) as OpenApiDocument), ...samplesOf(COMPACT)];

/** The class that each rule is to have: written here again, so that a slip in the catalogue is seen. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  breaking: [
    'request-property-removed',
    'new-required-request-property',
    'new-required-request-property-with-default',
    'response-optional-property-removed',
    'response-required-property-removed',
    'request-property-became-required',
    'response-property-became-optional',
    'request-property-type-changed',
    'response-property-type-changed',
    'response-property-type-generalized',
    'request-property-type-specialized',
    'request-property-became-enum',
    'request-property-enum-value-removed',
    'response-property-max-length-unset',
    'response-property-max-unset',
    'response-property-min-unset',
    'response-property-max-length-increased',
    'request-property-max-length-decreased',
    'response-property-became-nullable',
    'request-property-became-not-nullable',
    'request-property-pattern-added',
    'request-property-default-value-changed',
    'request-property-renamed',
    'response-property-renamed',
    'request-body-one-of-removed',
    'response-body-one-of-added',
    'request-parameter-removed',
    'new-required-request-parameter',
    'request-parameter-renamed',
    'request-parameter-became-required',
    'request-parameter-type-changed',
    'request-parameter-became-enum',
    'request-parameter-enum-value-removed',
    'request-parameter-default-value-added',
    'request-parameter-default-value-changed',
    'request-parameter-default-value-removed',
    'api-path-removed-without-deprecation',
    'api-removed-without-deprecation',
    'endpoint-moved',
    'api-operation-id-changed',
    'response-success-status-removed',
    'response-media-type-removed',
    'request-body-media-type-removed',
    'request-body-added-required',
    'request-body-removed',
    'request-body-became-required',
    'optional-response-header-removed',
    'api-security-added',
  ],
  warning: [
    'response-property-enum-list-removed',
    'response-property-enum-value-added',
    'request-property-max-length-set',
    'request-property-max-set',
    'request-property-min-set',
    'response-property-pattern-removed',
    'request-property-default-value-added',
    'request-property-default-value-removed',
    'property-deprecated',
    'request-parameter-max-set',
    'request-parameter-deprecated',
    'path-parameter-renamed',
    'path-parameter-inferred-name-changed',
    'endpoint-deprecated',
    'generated-operation-renamed-kept',
    'response-non-success-status-removed',
    'api-security-removed',
  ],
  additive: [
    'new-optional-request-property',
    'response-optional-property-added',
    'response-required-property-added',
    'request-property-became-optional',
    'response-property-became-required',
    'request-property-type-generalized',
    'response-property-type-specialized',
    'response-property-became-enum',
    'request-property-enum-list-removed',
    'request-property-enum-value-added',
    'response-property-enum-value-removed',
    'response-property-max-length-set',
    'response-property-max-set',
    'response-property-min-set',
    'request-property-max-length-unset',
    'request-property-max-unset',
    'request-property-min-unset',
    'request-property-max-length-increased',
    'response-property-max-length-decreased',
    'request-property-became-nullable',
    'response-property-became-not-nullable',
    'request-property-pattern-removed',
    'response-property-pattern-added',
    'property-reactivated',
    'request-body-one-of-added',
    'response-body-one-of-removed',
    'new-optional-request-parameter',
    'request-parameter-became-optional',
    'request-parameter-enum-list-removed',
    'request-parameter-enum-value-added',
    'request-parameter-max-unset',
    'request-parameter-reactivated',
    'endpoint-added',
    'endpoint-reactivated',
    'response-success-status-added',
    'response-non-success-status-added',
    'response-media-type-added',
    'request-body-media-type-added',
    'request-body-became-optional',
    'response-header-added',
  ],
  'docs-only': [
    'response-property-default-value-added',
    'response-property-default-value-removed',
    'response-property-default-value-changed',
    'docs-description-changed',
    'docs-summary-changed',
    'api-tag-added',
    'docs-chapter-changed',
    'api-tag-removed',
    'docs-page-moved',
    'docs-example-changed',
  ],
};

const classOf = (id: string): string | undefined => Object.keys(EXPECTED).find((each) => EXPECTED[each]?.includes(id));

/** The first sample that can change in this way, as it was and as it is then. */
function mutated({ apply }: Mutation): { old: Sample; now: Sample } | undefined {
  const random = seeded(7);
  for (const old of samples) {
    const now = copyOf(old);
    if (apply(now, random)) return { old, now };
  }
  return undefined;
}

const changes = (old: Sample, now: Sample) =>
  compareContracts({ document: old.document }, { document: now.document }).map((change) => [change.id, change.class]);

describe('what a change of a contract is called', () => {
  it.each(MUTATIONS)('$name: $forth, and back: $back', (mutation) => {
    const sides = mutated(mutation);
    if (!sides) throw new Error('no operation of the contract can change in this way');
    const { old, now } = sides;
    expect(changes(old, now)).toContainEqual([mutation.forth, classOf(mutation.forth)]);
    expect(changes(now, old)).toContainEqual([mutation.back, classOf(mutation.back)]);
    expect(changes(now, copyOf(now))).toEqual([]);
  });

  it('finds nothing but the change', () => {
    const noise = MUTATIONS.flatMap((mutation) => {
      const sides = mutated(mutation);
      const ids = sides ? changes(sides.old, sides.now).map(([id]) => id) : [];
      // Listing the values of a parameter gives it another type in Go, which is told beside.
      const others = ids.filter((id) => id !== mutation.forth && id !== 'generated-parameter-type-changed');
      return others.length > 0 ? [`${mutation.name}: ${others.join(', ')}`] : [];
    });
    expect(noise).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('explains every rule', () => {
    const poor = RULE_IDS.filter((id) => {
      const rule = ruleOf(id);
      return !rule || rule.title === '' || !/\.$/.test(rule.why);
    });
    expect(poor).toEqual([]);
  });

  it('knows no rule that is not there', () => {
    expect(['api-nonsense', 'request-property-', 'constructor', 'request-property-constructor'].map(ruleOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
