import { expect, it } from 'vitest';
import plugin from '../../scripts/lint/redocly-plugin.ts';
import { LINT_RULES } from '../../scripts/lint/rules.ts';

it('explains each rule that Redocly is given', () => {
  const given = Object.keys(plugin().rules.oas3).map((name) => `specscribe/${name}`);
  expect(Object.keys(LINT_RULES).sort()).toEqual(given.sort());
});
