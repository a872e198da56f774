import { describe, expect, it } from 'vitest';
import { withOwnNames } from '../../scripts/generate/java/own-names.ts';

/** A model with fields, each by its name on the wire and that of the generator. */
const model = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([wire, name]) => {
      const getter = `get${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', '')}`;
      return `  @JsonProperty("${wire}")
  private String ${name};

  public String ${getter}() {
    return ${name};
  }

  /** Sets {@link #${getter} }; null leaves it out. */
  public Thing ${name}(String ${name}) {
    this.${name} = ${name};
    return given("${wire}");
  }
`;
    })
    .join('\n');

describe('fields of a Java class', () => {
  it.each<[what: string, given: Record<string, string>, own: Record<string, string>]>([
    ['alone', { create_time: 'createTime_2' }, { create_time: 'createTime' }],
    [
      'with the one that it is told from',
      { createTime: 'createTime', create_time: 'createTime_2' },
      { createTime: 'createTime', create_time: 'createTime_2' },
    ],
    [
      'with another one that has a number elsewhere',
      { 'create-time': 'createTime_3', create_time: 'createTime_2' },
      { 'create-time': 'createTime', create_time: 'createTime_2' },
    ],
    ['with a number of its own', { part_2: 'part_2' }, { part_2: 'part_2' }],
    ['called as Java calls something else', { Class: 'class_2' }, { Class: 'class_2' }],
  ])('are called by that class: %s', (_, given, own) => {
    expect(withOwnNames(model(given))).toBe(model(own));
  });
});
