import { describe, expect, it } from 'vitest';
import { type Change, compareContracts, driftReport, RENDERS, storiesOf } from '../../scripts/drift/index.ts';
import type { OpenApiDocument, SchemaObject } from '../../scripts/emit/index.ts';
import { contractOf, object, string } from './bodies.ts';

const bodies = (schemas: readonly SchemaObject[], direction: 'request' | 'response' = 'request'): OpenApiDocument =>
  contractOf(
    schemas.map((schema) => ({ schema })),
    direction,
  );

const changesOf = (old: OpenApiDocument, now: OpenApiDocument): Change[] =>
  compareContracts({ document: old, placeAt: () => undefined }, { document: now, placeAt: () => undefined });

const told = (old: OpenApiDocument, now: OpenApiDocument) =>
  storiesOf(changesOf(old, now)).map(({ class: klass, headline, operations, changes }) => ({
    klass,
    headline,
    operations: operations.length,
    changes: changes.length,
  }));

const thrice = <T>(value: T): T[] => [value, value, value];

describe('changes with one cause', () => {
  it('are one story where the same happened to fields of one name', () => {
    const old = bodies(thrice(object({ kite: object({ id: string }) })));
    const now = bodies(thrice(object({ kite: object({ id: { ...string, maxLength: 9 } }) })));
    expect(told(old, now)).toEqual([
      { klass: 'warning', headline: '`id` is limited: maxLength 9 (3 operations)', operations: 3, changes: 3 },
    ]);
  });

  it('are one story where several fields of one body came', () => {
    const [story, ...others] = told(bodies([object({})]), bodies([object({ a: string, b: string })]));
    expect(others).toEqual([]);
    expect(story).toEqual({
      klass: 'additive',
      headline: '2 fields in the request body of `send0` (POST /kites/0): `a`, `b`; each is new and optional',
      operations: 1,
      changes: 2,
    });
  });

  it('are one story where names are written in another case', () => {
    const old = bodies([object({ kiteId: string }), object({ tailLength: string })]);
    const now = bodies([object({ kite_id: string }), object({ tail_length: string })]);
    expect(told(old, now)).toEqual([
      {
        klass: 'breaking',
        headline: 'Names are written in another case (2 operations): `kiteId → kite_id`, `tailLength → tail_length`',
        operations: 2,
        changes: 2,
      },
    ]);
  });

  it('are one story for all limits of answers that are no longer stated', () => {
    const limits = { minLength: 3, maxLength: 9 };
    const old = bodies([object({ a: { ...string, ...limits }, b: { ...string, ...limits } })], 'response');
    const [story] = told(old, bodies([object({ a: string, b: string })], 'response'));
    expect(story).toMatchObject({
      klass: 'docs-only',
      headline: 'Limits of answers are no longer stated: 4 limits of `a`, `b`',
      changes: 4,
    });
  });

  it('stay apart where they differ', () => {
    const old = bodies([object({ id: string }), object({ id: string })]);
    const now = bodies([object({ id: { ...string, maxLength: 9 } }), object({ id: { ...string, maxLength: 8 } })]);
    expect(told(old, now).map(({ changes }) => changes)).toEqual([1, 1]);
  });

  it('have method and path in their messages, and a removed operation no new place', () => {
    const [change] = changesOf(bodies([object({}), object({})]), bodies([object({})]));
    expect(change?.message).toBe('`send1` (POST /kites/1) is gone');
    expect(change).not.toHaveProperty('after');
  });
});

describe('a report of stories', () => {
  const old = bodies(thrice(object({ id: string, gone: string })));
  const now = bodies(thrice(object({ id: { ...string, maxLength: 9 } })));
  const report = driftReport(changesOf(old, now), [], '2026-01-01', { old: 'a', now: 'b' });

  it('counts stories and changes, and says why the version moves', () => {
    expect(report.summary).toMatchObject({
      breaking: 3,
      warning: 3,
      stories: { breaking: 1, warning: 1, additive: 0, docsOnly: 0 },
      bump: 'major',
      bumpReason: '`gone` is gone (3 operations)',
    });
  });

  it('has each fingerprint in each format', () => {
    for (const render of [RENDERS.json, RENDERS.markdown, RENDERS.html]) {
      const text = render(report, 'never');
      for (const { fingerprint } of report.changes) expect(text).toContain(fingerprint);
    }
  });

  it('drops the changes below stories first where room is short', () => {
    const brief = RENDERS.markdown(report, 'never', 800);
    expect(brief.length).toBeLessThanOrEqual(800);
    expect(brief).toContain('`gone` is gone (3 operations)');
    expect(brief).not.toContain('<details><summary>3 changes');
    expect(brief).not.toContain('left out');
  });
});
