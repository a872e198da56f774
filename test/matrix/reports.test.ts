import { describe, expect, it } from 'vitest';
import { readGoEvents, readJunit } from './reports.ts';

describe('reports of test runners', () => {
  it.each([
    ['a test that passed', '<testcase classname="c" name="listA answers" time="0.1"/>', ''],
    ['one with output', '<testcase name="listA answers"><system-out>said</system-out></testcase>', ''],
    ['a failure', '<testcase name="listA answers"><failure message="short">1 &lt; 2</failure></testcase>', '1 < 2'],
    ['a failure without text', '<testcase name="listA answers"><failure message="short"/></testcase>', 'short'],
    ['an error', '<testcase name="listA answers"><error type="E">broke</error></testcase>', 'broke'],
    ['a test that was skipped', '<testcase name="listA answers"><skipped/></testcase>', 'skipped'],
  ])('read %s of JUnit', (_, testcase, failure) => {
    const report = `<?xml version="1.0"?><testsuites><testsuite name="s">${testcase}</testsuite></testsuites>`;
    expect(readJunit(report)).toEqual([{ name: 'listA answers', failure }]);
  });

  it.each([
    ['a test that passed', [{ Action: 'run' }, { Action: 'output', Output: '=== RUN' }, { Action: 'pass' }], ''],
    [
      'a failure',
      [{ Action: 'output', Output: '1, ' }, { Action: 'output', Output: 'not 2' }, { Action: 'fail' }],
      '1, not 2',
    ],
    ['a failure without words', [{ Action: 'fail' }], 'fail'],
    ['a test that was skipped', [{ Action: 'skip' }], 'skip'],
  ])('read %s of Go', (_, events, failure) => {
    const Test = 'TestAll/listA/answers';
    const lines = [
      ...events.map((each) => ({ ...each, Test })),
      { Action: 'fail', Test: 'TestAll' },
      { Action: 'fail' },
    ];
    const text = ['# what a compiler says', ...lines.map((each) => JSON.stringify(each)), ''].join('\n');
    expect(readGoEvents(text)).toEqual([{ name: Test, failure }]);
  });
});
