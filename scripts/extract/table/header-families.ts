import { type FieldFacts, isNameFamily, type ParameterFacts, type TableFacts } from '../../ir/index.ts';
import { escapeMarkdown } from '../markdown.ts';

/** Headers by their own names, and what a page says of headers whose names only begin as it says. */
export interface HeadersApart {
  readonly parameters: readonly ParameterFacts[];
  readonly tables: readonly TableFacts[];
  /** Markdown, a paragraph or more for each row. */
  readonly texts: readonly string[];
}

/** Takes out the rows of headers that stand for many names, as `x-tail-*`: a contract names each header. */
export function withoutHeaderFamilies(
  parameters: readonly ParameterFacts[],
  tables: readonly TableFacts[],
): HeadersApart {
  const texts: string[] = [];
  const isOther = ({ name, description }: FieldFacts, side: 'request' | 'response'): boolean => {
    if (!isNameFamily(name)) return true;
    texts.push(`**${escapeMarkdown(name)}** (headers of the ${side})\n\n${description.value}`.trim());
    return false;
  };
  return {
    parameters: parameters.filter((each) => each.in !== 'header' || isOther(each.field, 'request')),
    tables: tables.map((table) => {
      if (table.section !== 'response' || table.usage !== 'header') return table;
      const fields = table.fields.filter((field) => isOther(field, 'response'));
      return fields.length < table.fields.length ? { ...table, fields } : table;
    }),
    texts,
  };
}
