import { pointer } from '../../emit/index.ts';
import { isNode, listOf } from '../../nodes.ts';
import type { Contract, Located } from '../contract.ts';
import { type Direction, newPair, type Pair, type Root, type Sides } from '../pairs.ts';
import { valueText } from '../schemas/facets.ts';
import type { SchemaComparer } from '../schemas/schemas.ts';
import { textFindings } from '../texts.ts';
import { exampleFindings, examplesOf } from './examples.ts';
import type { Operation } from './match-operations.ts';
import { loneResponse, matchResponses, statusFindings } from './statuses.ts';

/** Compares the bodies, answers and headers of an operation that both contracts have. */
export class BodyComparer {
  private readonly contracts: Sides<Contract>;
  private readonly schemas: SchemaComparer;

  constructor(contracts: Sides<Contract>, schemas: SchemaComparer) {
    this.contracts = contracts;
    this.schemas = schemas;
  }

  roots(old: Operation, now: Operation): Root[] {
    return [{ place: 'request body', pair: this.requestBody(old, now) }, ...this.responses(old, now)];
  }

  private requestBody(old: Operation, now: Operation): Pair {
    const pair = newPair();
    const hasBody = (operation: Operation): boolean => isNode(operation.node.requestBody);
    const sides = {
      old: this.contracts.old.child(old, 'requestBody'),
      now: this.contracts.now.child(now, 'requestBody'),
    };
    const [was, is] = [sides.old.node.required === true, sides.now.node.required === true];
    if (hasBody(old) && hasBody(now)) {
      if (was !== is)
        pair.findings.push({
          id: `request-body-became-${is ? 'required' : 'optional'}`,
          kind: 'changed',
          before: sides.old.at,
          after: sides.now.at,
          where: '',
          says: is ? 'is mandatory and was optional' : 'is optional and was mandatory',
        });
      pair.findings.push(...textFindings(sides.old, sides.now));
      this.content(sides, 'request', pair);
    } else if (hasBody(old))
      pair.findings.push({
        id: 'request-body-removed',
        kind: 'removed',
        before: sides.old.at,
        after: now.at,
        where: '',
        says: 'is gone',
      });
    else if (hasBody(now))
      pair.findings.push({
        id: `request-body-added-${is ? 'required' : 'optional'}`,
        kind: 'added',
        before: old.at,
        after: sides.now.at,
        where: '',
        says: `is new and ${is ? 'mandatory' : 'optional'}`,
      });
    return pair;
  }

  private responses(old: Operation, now: Operation): Root[] {
    const olds = new Map(this.contracts.old.children(old, 'responses'));
    const news = new Map(this.contracts.now.children(now, 'responses'));
    const { pairs, gone, fresh } = matchResponses(olds, news, this.contracts);
    return [
      ...pairs.map((each): Root => {
        const pair = this.response(each.sides);
        pair.findings.push(...statusFindings(each, this.contracts));
        return { place: `${each.status.now} response`, pair };
      }),
      ...gone.map((each) => loneResponse(each, 'removed', now.at)),
      ...fresh.map((each) => loneResponse(each, 'added', old.at)),
    ];
  }

  private response(sides: Sides<Located>): Pair {
    const pair = newPair();
    pair.findings.push(...textFindings(sides.old, sides.now));
    this.content(sides, 'response', pair);
    this.headers(sides, pair);
    return pair;
  }

  private content(sides: Sides<Located>, direction: Direction, pair: Pair): void {
    const [olds, news] = [contentOf(this.contracts.old, sides.old), contentOf(this.contracts.now, sides.now)];
    const id = direction === 'request' ? 'request-body-media-type' : 'response-media-type';
    for (const [type, before] of olds) {
      const after = news.get(type);
      if (after) {
        this.media({ old: before, now: after }, direction, pair, olds.size > 1 ? ` as ${type}` : '');
        if (before.written !== after.written)
          pair.findings.push({
            id: 'media-type-parameter-changed',
            kind: 'changed',
            before: before.at,
            after: after.at,
            where: '',
            old: before.written,
            new: after.written,
            says: `is ${valueText(after.written)} and was ${valueText(before.written)}`,
          });
      } else
        pair.findings.push({
          id: `${id}-removed`,
          kind: 'removed',
          before: before.at,
          after: sides.now.at,
          said: { before: this.contracts.old.child(before, 'schema').at },
          where: '',
          old: type,
          says: `is no longer ${valueText(type)}`,
        });
    }
    for (const [type, after] of news)
      if (!olds.has(type))
        pair.findings.push({
          id: `${id}-added`,
          kind: 'added',
          before: sides.old.at,
          after: after.at,
          said: { after: this.contracts.now.child(after, 'schema').at },
          where: '',
          new: type,
          says: `may be ${valueText(type)}`,
        });
  }

  private media(sides: Sides<Located>, direction: Direction, pair: Pair, where: string): void {
    const uses = this.schemas.uses(schemaOf(sides.old), schemaOf(sides.now));
    const body = newPair();
    this.schemas.compare(uses, { direction, place: `${direction}-body` }, body, '');
    const { old, now } = this.contracts;
    const examples = { old: examplesOf(sides.old, old), now: examplesOf(sides.now, now) };
    pair.uses.push({ where, pair: body, examples });
    pair.findings.push(...exampleFindings(sides.old, sides.now, where));
  }

  private headers(sides: Sides<Located>, pair: Pair): void {
    const byName = (list: [string, Located][]) => new Map(list.map((each) => [each[0].toLowerCase(), each]));
    const olds = byName(this.contracts.old.children(sides.old, 'headers'));
    const news = byName(this.contracts.now.children(sides.now, 'headers'));
    for (const [key, [name, before]] of olds) {
      const found = news.get(key);
      const where = ` header ${name}`;
      if (found) {
        this.header({ old: before, now: found[1] }, pair, where);
        continue;
      }
      const id = `${before.node.required === true ? 'required' : 'optional'}-response-header-removed`;
      pair.findings.push({ id, kind: 'removed', before: before.at, after: sides.now.at, where, says: 'is gone' });
    }
    for (const [key, [name, after]] of news)
      if (!olds.has(key))
        pair.findings.push({
          id: 'response-header-added',
          kind: 'added',
          before: sides.old.at,
          after: after.at,
          where: ` header ${name}`,
          says: 'is new',
        });
  }

  private header({ old, now }: Sides<Located>, pair: Pair, where: string): void {
    pair.findings.push(...textFindings(old, now).map((finding) => ({ ...finding, where })));
    const [before, after] = [old.node.required === true, now.node.required === true];
    if (before !== after)
      pair.findings.push({
        id: `response-header-became-${after ? 'required' : 'optional'}`,
        kind: 'changed',
        before: old.at,
        after: now.at,
        where,
        says: after ? 'is always there' : 'may be missing',
      });
    const uses = this.schemas.uses(schemaOf(old), schemaOf(now));
    this.schemas.compare(uses, { direction: 'response', place: 'response-header' }, pair, where);
  }
}

/** Media of a body by the name of their type: parameters such as a charset name no other type. */
const contentOf = (contract: Contract, holder: Located): Map<string, Located & { readonly written: string }> =>
  new Map(
    contract
      .children(holder, 'content')
      .map(([written, media]) => [written.split(';')[0]?.trim().toLowerCase() ?? written, { ...media, written }]),
  );

/** Alternatives that no schema can hold stand beside an empty one. */
const schemaOf = ({ node, at }: Located): { value: unknown; at: string } =>
  listOf(node['x-alternatives']).length > 0
    ? { value: { 'x-alternatives': node['x-alternatives'] }, at }
    : { value: node.schema, at: pointer(at, 'schema') };
