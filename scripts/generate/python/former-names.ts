import type { OpenApiDocument } from '../../emit/index.ts';
import { formerNote, formerTypes } from '../former-names.ts';
import type { OperationFacts } from '../operations.ts';
import { literal } from '../quote.ts';
import type { Resource } from '../resources.ts';
import { renamedTypes, snakeCase } from './names.ts';

/** Names of components that the generator gives to Python as they are. */
const CLASS_NAME = /^[A-Z][A-Za-z0-9]*$/;

/** True where a client keeps a method under a former name. */
export const hasFormerNames = (operations: readonly OperationFacts[]): boolean =>
  operations.some(({ former, formerResources }) => former.length + formerResources.length > 0);

/**
 * The methods of a client under their former names, as members of its class.
 *
 * @param api the class that has the methods of all operations
 */
export const formerMethods = (operations: readonly OperationFacts[], api: string): string =>
  operations
    .flatMap(({ id, former }) =>
      former.flatMap(({ name, until }) =>
        ['', '_with_http_info'].map((form) => {
          const [old, now] = [snakeCase(name) + form, snakeCase(id) + form];
          return `    ${old} = former_name(${api}.${now}, "${old}", ${literal(formerNote(now, until))})\n`;
        }),
      ),
    )
    .join('');

/** A method of a resource, under its present or its former name, as an attribute. */
export function resourceMethod({ name, former }: Resource, method: string, { id }: Pick<OperationFacts, 'id'>): string {
  const [own, now] = [snakeCase(method), `client.${snakeCase(id)}`];
  const note = former.get(method);
  const place = `${snakeCase(name)}.${own}`;
  return `        self.${own} = ${note === undefined ? now : `former_name(${now}, "${place}", ${literal(note)})`}\n`;
}

/** What `models/__init__.py` has for types under their former names. */
export function formerModels(contract: OpenApiDocument): string {
  const all = formerTypes(contract);
  const names = renamedTypes([...Object.keys(contract.components?.schemas ?? {}), ...all.map(({ name }) => name)]);
  const types = all
    .map(({ name, now, until }) => ({ name: names.get(name) ?? name, now: names.get(now) ?? now, until }))
    .filter(({ name, now }) => CLASS_NAME.test(name) && CLASS_NAME.test(now));
  if (types.length === 0) return '';
  const lines = (line: (type: (typeof types)[number]) => string): string =>
    types.map((type) => `${line(type)}\n`).join('');
  return `
if _typing.TYPE_CHECKING:
${lines(({ name, now, until }) => `    # Deprecated: ${formerNote(now, until)}.\n    ${name} = ${now}`)}else:
    import warnings as _warnings

    _present = __getattr__
    _former = {
${lines(({ name, now, until }) => `        "${name}": ("${now}", ${literal(formerNote(now, until))}),`)}    }

    def __getattr__(name: str) -> object:
        if (former := _former.get(name)) is None:
            return _present(name)
        now, note = former
        _warnings.warn(f"{name} is {note}", DeprecationWarning, stacklevel=2)
        return _present(now)
`;
}
