/** What several pages say of one operation, made one. */
import {
  type Body,
  type Diagnostic,
  diagnostic,
  type Fact,
  type FieldFacts,
  inferred,
  type LinkedExample,
  type LinkedParameter,
  type LinkedResponse,
} from '../ir/index.ts';
import { append } from '../append.ts';
import type { Share } from './operation-groups.ts';

/** The summary of the only page; of several pages their titles, at most three of them. */
export function summaryOf(shares: readonly Share[]): Fact<string> {
  const [first] = shares as [Share, ...Share[]];
  const titles = [...new Set(shares.map(({ page }) => page.title))];
  if (titles.length === 1) return first.operation.summary;
  const shown = titles.slice(0, 3).join(' / ');
  const text = titles.length > 3 ? `${shown} and ${titles.length - 3} more` : shown;
  return inferred(text, first.operation.summary.source, 'titles-of-several-pages');
}

/** The description of the only page; of several pages all, each under its page's title. */
export function descriptionOf(shares: readonly Share[]): Fact<string> {
  const [first] = shares as [Share, ...Share[]];
  if (shares.length === 1) return first.operation.description;
  const text = shares
    .map(({ page, operation }) => `**${page.title}**\n\n${operation.description.value}`.trim())
    .join('\n\n');
  return inferred(text, first.operation.description.source, 'descriptions-of-several-pages');
}

/** Where a later page describes a parameter otherwise than the first page. */
export function parameterConflicts(lists: readonly (readonly LinkedParameter[])[]): Diagnostic[] {
  const [first = [], ...more] = lists;
  const ofFirst = new Map<string, LinkedParameter>();
  for (const parameter of first) if (!ofFirst.has(keyOf(parameter))) ofFirst.set(keyOf(parameter), parameter);
  return more.flat().flatMap((parameter) => {
    const same = ofFirst.get(keyOf(parameter));
    return (same && parameterConflict(same, parameter)) ?? [];
  });
}

const keyOf = (parameter: LinkedParameter): string => `${parameter.in} ${parameter.name}`;

/** Two pages of one operation that describe a parameter differently. */
function parameterConflict(a: LinkedParameter, b: LinkedParameter): Diagnostic | undefined {
  const [left, right] = [a.field?.facts, b.field?.facts];
  if (!left || !right || left.source.file === right.source.file) return undefined;
  const stated = (field: FieldFacts): string =>
    JSON.stringify([
      field.type.origin === 'stated' ? field.type.value : null,
      field.required?.origin === 'stated' && a.in !== 'path' ? field.required.value : null,
    ]);
  if (stated(left) === stated(right) || left.type.origin !== right.type.origin) return undefined;
  const related = [{ file: left.source.file, line: left.source.line, message: 'the other page' }];
  return diagnostic('link/pages-disagree', right.source, { field: b.name }, { related });
}

/**
 * Parameters of several pages on one operation; one that not every page requires is optional, and what one page alone
 * says of its values binds the requests of that page alone.
 */
export function mergeParameters(lists: readonly (readonly LinkedParameter[])[]): LinkedParameter[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  const merged = new Map<string, LinkedParameter>();
  const requiring = new Map<string, number>();
  for (const list of lists)
    for (const key of new Set(list.filter(({ required }) => required).map(keyOf)))
      requiring.set(key, (requiring.get(key) ?? 0) + 1);
  for (const parameter of lists.flat()) {
    const key = keyOf(parameter);
    const everywhere = requiring.get(key) === lists.length;
    const known = merged.get(key);
    if (known) {
      merged.set(key, withSharedFacets(known, parameter));
      continue;
    }
    merged.set(
      key,
      everywhere || !parameter.required
        ? parameter
        : { ...parameter, required: false, requiredFact: inferred(false, parameter.source, 'not-on-every-page') },
    );
  }
  return [...merged.values()];
}

/** A parameter with what another page's row of the same name says of its values too. */
function withSharedFacets(parameter: LinkedParameter, { field: other }: LinkedParameter): LinkedParameter {
  const { field } = parameter;
  if (!field || !other || field.facts === other.facts) return parameter;
  const [own, same] = [field.facts.facets, other.facts.facets];
  const isShared = (fact: { readonly value: unknown }, facts: readonly ({ readonly value: unknown } | undefined)[]) =>
    facts.some((each) => each !== undefined && JSON.stringify(each.value) === JSON.stringify(fact.value));
  const { bounds, ...others } = own;
  const facets = {
    ...Object.fromEntries(
      Object.entries(others).filter(
        ([name, fact]) => !LIMITING.has(name) || isShared(fact, [same[name as keyof typeof others]]),
      ),
    ),
    bounds: bounds.filter((bound) => isShared(bound, same.bounds)),
  };
  return { ...parameter, field: { ...field, facts: { ...field.facts, facets } } };
}

/** What says which values a parameter may have. */
const LIMITING: ReadonlySet<string> = new Set(['enum', 'format', 'pattern', 'multipleOf', 'default']);

/** Bodies of several pages, each once; "no body" counts only beside a body. */
export function distinctBodies(bodies: readonly Body[]): Body[] {
  if (bodies.every((body) => body.kind === 'none')) return [];
  const seen = new Set<string>();
  return bodies.filter((body) => {
    if (body.kind === 'field') return true;
    const key =
      body.kind === 'open' || body.kind === 'content'
        ? `${body.kind} ${body.media}`
        : body.kind === 'none'
          ? `none ${body.page}`
          : body.name;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What a body looks like, equal for bodies of the same fields; undefined where nothing is known of it. */
export type ShapeOf = (body: Body) => string | undefined;

/** Pages that show no answer where at least two pages of the operation show one of the same fields: it counts for all. */
function silentAbout(bodies: readonly Body[], shapeOf: ShapeOf): readonly Extract<Body, { kind: 'none' }>[] {
  const told = bodies.filter((body) => body.kind !== 'none');
  const shapes = new Set(told.map(shapeOf));
  return told.length > 1 && shapes.size === 1 && !shapes.has(undefined)
    ? bodies.filter((body) => body.kind === 'none')
    : [];
}

/** The pages whose silence about the answer is no fact beside what the other pages say, once each. */
export function silentPages(lists: readonly (readonly LinkedResponse[])[], shapeOf: ShapeOf): Diagnostic[] {
  const byStatus = new Map<string, Body[]>();
  for (const { status, bodies } of lists.flat()) {
    const known = byStatus.get(status) ?? [];
    append(known, bodies);
    byStatus.set(status, known);
  }
  return [...byStatus].flatMap(([status, bodies]) =>
    silentAbout(bodies, shapeOf).map(({ source }) => {
      const [other] = bodies.filter((body) => body.kind !== 'none');
      const related = other ? [{ file: other.source.file, line: other.source.line, message: 'one of them' }] : [];
      return diagnostic('link/page-without-answer', source, { status }, { related });
    }),
  );
}

/** Responses of several pages by status: bodies and examples of all, the rest of the first. */
export function mergeResponses(lists: readonly (readonly LinkedResponse[])[], shapeOf: ShapeOf): LinkedResponse[] {
  const byStatus = new Map<string, [LinkedResponse, ...LinkedResponse[]]>();
  for (const response of lists.flat()) {
    const known = byStatus.get(response.status);
    if (known) known.push(response);
    else byStatus.set(response.status, [response]);
  }
  return [...byStatus.values()]
    .map((all) => {
      const bodies = all.flatMap((response) => response.bodies);
      const silent = new Set<Body>(silentAbout(bodies, shapeOf));
      return {
        ...all[0],
        bodies: distinctBodies(bodies.filter((body) => !silent.has(body))),
        examples: uniqueNames(distinctExamples(all.flatMap(({ examples }) => examples))),
        headers: distinctHeaders(
          all.flatMap(({ headers }) => headers),
          ({ facts }) => facts.name,
        ),
      };
    })
    .sort((a, b) => (a.status < b.status ? -1 : 1));
}

/** Examples of pages that share a response are one. */
function distinctExamples(examples: readonly LinkedExample[]): LinkedExample[] {
  const byPlace = new Map<string, LinkedExample>();
  for (const example of examples) byPlace.set(`${example.source.file}:${example.source.line}`, example);
  return [...byPlace.values()];
}

/** The first of the headers of each name; names are equal whatever their case. */
export function distinctHeaders<Header>(headers: readonly Header[], nameOf: (header: Header) => string): Header[] {
  const byName = new Map<string, Header>();
  for (const header of headers) {
    const name = nameOf(header).toLowerCase();
    if (!byName.has(name)) byName.set(name, header);
  }
  return [...byName.values()];
}

/** Examples with the names numbered from the second on, since the names are keys of one object. */
export function uniqueNames(examples: readonly LinkedExample[]): LinkedExample[] {
  return examples.map((example, index) =>
    index === 0 ? example : { ...example, name: `${example.name}${index + 1}` },
  );
}
