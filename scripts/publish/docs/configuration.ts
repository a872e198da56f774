import { stringify } from 'yaml';
import { isNode, listOf, type Node } from '../../nodes.ts';

/**
 * The reference of a file of settings, in Markdown: a row for each setting, in the order of the schema.
 *
 * @param schema its JSON Schema, with `title`, `description` and, for each setting, `description` and `examples`
 */
export function settingsMarkdown(schema: Node): string {
  const rows = settingsOf(schema, '').map(
    ({ name, required, type, description, example }) =>
      `| \`${name}\`${required ? ' (needed)' : ''} | ${type} | ${cell(description)}${example === undefined ? '' : ` ${inlineCode(example)}`} |\n`,
  );
  return `## ${schema.title}\n\n${schema.description}\n\n| setting | value | meaning, and an example |\n| --- | --- | --- |\n${rows.join('')}`;
}

interface Setting {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
  readonly example: string | undefined;
}

function settingsOf(node: Node, path: string): Setting[] {
  const needed = listOf(node.required);
  const own = isNode(node.properties) ? Object.entries(node.properties) : [];
  const named = own.flatMap(([key, value]) =>
    isNode(value) ? settingAt(value, path + key, needed.includes(key)) : [],
  );
  const any = isNode(node.additionalProperties) ? settingAt(node.additionalProperties, `${path}NAME`, false) : [];
  const entries = isNode(node.items)
    ? settingsOf(node.items, `${path.replace(/\.$/, '')}[].`.replace(/^\[\]\./, ''))
    : [];
  const forms = [...listOf(node.anyOf), ...listOf(node.oneOf), ...listOf(node.allOf)].filter(isNode);
  return [...named, ...any, ...entries, ...forms.flatMap((each) => settingsOf(each, path))];
}

function settingAt(node: Node, name: string, required: boolean): Setting[] {
  const [example] = listOf(node.examples);
  const text = typeof node.description === 'string' ? node.description : '';
  const whole =
    node.default === undefined || isNode(node.default) || Array.isArray(node.default)
      ? text
      : `${text} Without it: \`${node.default}\`.`;
  const setting = {
    name,
    required,
    type: typeOf(node),
    description: whole.trim(),
    example: example === undefined ? undefined : flow(example),
  };
  const inside = settingsOf(node, `${name}.`);
  return text === '' && inside.length > 0 ? inside : [setting, ...inside];
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'list',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'map',
  string: 'text',
};

function typeOf(node: Node): string {
  const values = [...listOf(node.enum), ...(node.const === undefined ? [] : [node.const])];
  if (values.length > 0) return values.map((each) => `\`${each}\``).join(' or ');
  const forms = [...listOf(node.anyOf), ...listOf(node.oneOf)].filter(isNode);
  if (forms.length > 0) return [...new Set(forms.map(typeOf))].join(' or ');
  return TYPES[String(node.type)] ?? 'any value';
}

const flow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim();

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const inlineCode = (text: string): string => `\`${text.replaceAll('|', '\\|').replaceAll('`', "'")}\``;
