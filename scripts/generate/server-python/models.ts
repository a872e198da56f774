import { type Node, textOf } from '../../nodes.ts';
import { oneLine } from '../quote.ts';
import { fieldName, freeNames, pythonText } from './python-text.ts';
import { type PythonField, PythonTypes } from './types.ts';

/** What every model of pydantic has by itself: a field of that name gets an underscore. */
const TAKEN = new Set(
  (
    'construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate ' +
    'model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra ' +
    'model_fields model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild ' +
    'model_validate model_validate_json model_validate_strings'
  ).split(' '),
);

const BASE = `

class _Model(_p.BaseModel):
    """An object of the contract, by its own names or by those of Python. What the contract doesn't know is kept."""

    model_config = _p.ConfigDict(
        extra="allow", validate_by_alias=True, validate_by_name=True, serialize_by_alias=True, protected_namespaces=()
    )
`;

/** Schemas of a contract as declarations of one Python module: objects as models of pydantic, everything else as aliases. */
export class PythonModels extends PythonTypes {
  override text(): string {
    const text = this.declarations.join('');
    const used = [
      ...(text.includes('_t.') ? ['import typing as _t\n\n'] : []),
      'import pydantic as _p\n',
      ...(text.includes('_te.') ? ['import typing_extensions as _te\n'] : []),
    ];
    return `${used.join('')}${BASE}${text}`;
  }

  protected override object(name: string, fields: readonly PythonField[], schema: Node = {}): void {
    const free = freeNames();
    const lines = fields.map(({ name: key, required, schema: each }) => {
      const type = this.of(each, `${name}${key}`);
      const field = free(freeField(key));
      const optional = required ? type : type.endsWith('| None') || type === '_t.Any' ? type : `${type} | None`;
      return `    ${field}: ${optional}${defaultOf(key, field, required)}\n`;
    });
    const about = oneLine(textOf(schema.description) ?? '');
    const doc = about === '' ? '' : `    ${pythonText(about)}\n\n`;
    this.declarations.push(`\n\nclass ${name}(_Model):\n${doc}${lines.join('') || '    pass\n'}`);
  }

  protected override alias(name: string, type: string): void {
    this.declarations.push(`\n\n${name} = _te.TypeAliasType(${pythonText(name)}, ${pythonText(type)})\n`);
  }
}

/** What stands behind a field's type: its default, and its name in the contract where that is another one. */
function defaultOf(key: string, field: string, required: boolean): string {
  if (field === key) return required ? '' : ' = None';
  const alias = pythonText(key);
  const parts = [...(required ? [] : ['default=None']), `validation_alias=${alias}`, `serialization_alias=${alias}`];
  return ` = _p.Field(${parts.join(', ')})`;
}

/** A field's name as Python writes it. */
function freeField(key: string): string {
  const name = fieldName(key);
  return TAKEN.has(name) ? `${name}_` : name;
}
