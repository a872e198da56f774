import { pointer } from '../../emit/index.ts';
import { isNode, listOf, type Node, textOf } from '../../nodes.ts';
import type { Contract, Located } from '../contract.ts';
import { type Finding, newPair, type Pair, type Root, type Sides } from '../pairs.ts';
import { type Candidate, pairRenamed, renaming } from '../renames.ts';
import { valueText } from '../schemas/facets.ts';
import type { SchemaReader, SchemaUse } from '../schemas/schema-view.ts';
import type { SchemaComparer } from '../schemas/schemas.ts';
import { textFindings } from '../texts.ts';
import { type Operation, placeholdersOf } from './match-operations.ts';
import { placeholderFinding } from './placeholders.ts';

interface Parameter extends Located {
  readonly name: string;
  readonly in: string;
  /** What names it: a placeholder by its position, since its name isn't sent; a header without case. */
  readonly key: string;
}

/** Parameters of an operation and of its path item; the operation's own count. */
function parametersOf(contract: Contract, operation: Operation): Map<string, Parameter> {
  const placeholders = placeholdersOf(operation.path);
  const out = new Map<string, Parameter>();
  for (const holder of [operation.item, operation])
    for (const [index, value] of listOf(holder.node.parameters).entries()) {
      const { node, at } = contract.resolve(value, pointer(holder.at, 'parameters', index));
      const [name, place] = [textOf(node.name) ?? '', textOf(node.in) ?? ''];
      const position = placeholders.indexOf(name);
      const label =
        place === 'header' ? name.toLowerCase() : place === 'path' && position >= 0 ? String(position) : name;
      const key = `${place} ${label}`;
      out.set(key, { node, at, name, in: place, key });
    }
  return out;
}

/** What a parameter's schema is: its own, or that of its only media type. */
function schemaOf({ node, at }: Located): { value: unknown; at: string } {
  if (isNode(node.content)) {
    const [type = '', media] = Object.entries(node.content)[0] ?? [];
    return { value: isNode(media) ? media.schema : undefined, at: pointer(at, 'content', type, 'schema') };
  }
  return { value: node.schema, at: pointer(at, 'schema') };
}

const placeOf = (parameter: Parameter): string => `${parameter.in} parameter ${valueText(parameter.name)}`;

/** Compares the parameters of an operation that both contracts have. */
export class ParameterComparer {
  private readonly contracts: Sides<Contract>;
  private readonly readers: Sides<SchemaReader>;
  private readonly schemas: SchemaComparer;

  constructor(contracts: Sides<Contract>, readers: Sides<SchemaReader>, schemas: SchemaComparer) {
    this.contracts = contracts;
    this.readers = readers;
    this.schemas = schemas;
  }

  roots(old: Operation, now: Operation): Root[] {
    const olds = parametersOf(this.contracts.old, old);
    const news = parametersOf(this.contracts.now, now);
    const gone = [...olds.values()].filter(({ key }) => !news.has(key));
    const fresh = [...news.values()].filter(({ key }) => !olds.has(key));
    const renamed = pairRenamed(
      gone.map((each) => candidate(each, this.readers.old)),
      fresh.map((each) => candidate(each, this.readers.now)),
    );
    const matched = [...olds].flatMap(([key, before]): [Parameter, Parameter][] => {
      const after = news.get(key);
      return after ? [[before, after]] : [];
    });
    const again = renamed.flatMap(([before, after]): [Parameter, Parameter][] => {
      const [from, to] = [olds.get(before), news.get(after)];
      return from && to ? [[from, to]] : [];
    });
    const told = new Set(renamed.flat());
    return [
      ...[...matched, ...again].map(([before, after]) => ({
        place: placeOf(before),
        pair: this.pair(before, after, { old, now }),
      })),
      ...gone.filter(({ key }) => !told.has(key)).map((each) => alone(each, removed(each, now))),
      ...fresh.filter(({ key }) => !told.has(key)).map((each) => alone(each, this.added(each, old))),
    ];
  }

  private pair(old: Parameter, now: Parameter, operations: Sides<Operation>): Pair {
    const pair = newPair();
    pair.findings.push(...textFindings(described(old), described(now), 'request-parameter'));
    if (old.name !== now.name && old.in === 'path')
      pair.findings.push(placeholderFinding({ old, now }, operations, this.contracts));
    else if (old.key !== now.key)
      pair.findings.push({
        ...renaming('request-parameter-renamed', old.name, now.name),
        before: old.at,
        after: now.at,
      });
    const [before, after] = [old.node.required === true, now.node.required === true];
    if (before !== after)
      pair.findings.push({
        id: `request-parameter-became-${after ? 'required' : 'optional'}`,
        kind: 'changed',
        before: keywordPlace(old, 'required'),
        after: keywordPlace(now, 'required'),
        where: '',
        says: after ? 'is mandatory and was optional' : 'is optional and was mandatory',
      });
    const styles = [styleOf(old), styleOf(now)] as const;
    if (styles[0] !== styles[1])
      pair.findings.push({
        id: 'request-parameter-style-changed',
        kind: 'changed',
        before: old.at,
        after: now.at,
        where: '',
        old: styles[0],
        new: styles[1],
        says: `is written as ${styles[1]} and was as ${styles[0]}`,
      });
    const uses = this.schemas.uses(schemaOf(old), schemaOf(now));
    const [wasListed, isListed] = [this.readers.old, this.readers.now].map((reader, index) =>
      hasListedTexts(reader, index === 0 ? uses.old : uses.now),
    );
    if (wasListed !== isListed)
      pair.findings.push({
        id: 'generated-parameter-type-changed',
        kind: 'changed',
        before: old.at,
        after: now.at,
        where: '',
        says: isListed
          ? 'has a type of its own in Go, where it was a string'
          : 'is a string in Go, where it had a type of its own',
      });
    const words = { old: textOf(old.node.description) ?? '', now: textOf(now.node.description) ?? '' };
    const isMandatory = old.in === 'path' || (before && after);
    this.schemas.compare(uses, { place: 'request-parameter', direction: 'request', words, isMandatory }, pair, '');
    return pair;
  }

  private added(parameter: Parameter, old: Operation): Finding {
    const isRequired = parameter.node.required === true;
    const { value, at } = schemaOf(parameter);
    const hasDefault = this.readers.now.view(this.readers.now.use(value, at)).facets.default !== undefined;
    const required = hasDefault
      ? 'new-required-request-default-parameter-to-existing-path'
      : 'new-required-request-parameter';
    const says = `is new and ${isRequired ? 'mandatory' : 'optional'}`;
    const id = isRequired ? required : 'new-optional-request-parameter';
    return { id, kind: 'added', before: old.at, after: parameter.at, where: '', says };
  }
}

const removed = (parameter: Parameter, now: Operation): Finding => ({
  id: 'request-parameter-removed',
  kind: 'removed',
  before: parameter.at,
  after: now.at,
  where: '',
  says: 'is gone',
});

const alone = (parameter: Parameter, finding: Finding): Root => ({
  place: placeOf(parameter),
  pair: newPair(finding),
});

const candidate = (parameter: Parameter, reader: SchemaReader): Candidate => {
  const { value, at } = schemaOf(parameter);
  const words = textOf(parameter.node.description);
  // Placeholders and headers are not taken for query parameters, nor for each other.
  const { key, name, in: kind } = parameter;
  return { key, name, kind, shape: reader.shape(reader.use(value, at)), words };
};

/** True where texts are listed for a parameter, or for the items of its list: it has a type of its own in Go then. */
function hasListedTexts(reader: SchemaReader, use: SchemaUse): boolean {
  const { facets, at } = reader.view(use);
  const isListed = ({ enum: values }: Node): boolean => listOf(values).some((each) => typeof each === 'string');
  const items = isNode(facets.items) ? reader.view(reader.use(facets.items, pointer(at, 'items'))).facets : {};
  return isListed(facets) || isListed(items);
}

const described = ({ node, at }: Parameter) => ({ node, at, description: textOf(node.description) });

const keywordPlace = ({ node, at }: Located, keyword: string): string =>
  Object.hasOwn(node, keyword) ? pointer(at, keyword) : at;

const DEFAULT_STYLES: Readonly<Record<string, string>> = { query: 'form', cookie: 'form' };

/** How a value is written: by its media type, else as a list or an object with defaults filled in (OpenAPI 3.0.3, Parameter Object). */
function styleOf({ node, in: place }: Parameter): string {
  if (isNode(node.content)) return Object.keys(node.content).join(' or ');
  const style = textOf(node.style) ?? DEFAULT_STYLES[place] ?? 'simple';
  const explode = typeof node.explode === 'boolean' ? node.explode : style === 'form';
  return explode ? `${style}, exploded` : style;
}
