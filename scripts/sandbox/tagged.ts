import type { Answer, HandlerInput } from '#server-runtime/service';
import { isNode, listOf, type Node, textOf } from '../nodes.ts';
import { fitted } from './answers.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds.ts';
import { filled } from './paths.ts';
import type { Plan } from './plans.ts';
import { templateOf } from './resources.ts';
import { pathOf, type Thing } from './thing.ts';
import { allThings } from './things.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Lists the things of a collection that have the tags, or says how many there are. */
export function listTagged(context: Context, plan: Plan, kind: Kind, { params, query, body }: HandlerInput): Answer {
  const asked = { ...query, ...(isNode(body) ? body : {}) };
  const path = plan.place.collection ?? '';
  const collection = filled(templateOf(kind, path), params);
  const found = allThings(context, kind, collection).flatMap((thing) => {
    const tags = tagsOf(context, new Set([collection, filled(path, params)]), thing);
    return isTagged(asked, tags) && isMatched(asked, thing) ? [{ thing, tags }] : [];
  });
  const total = { total_count: found.length };
  const { list } = plan;
  if (list?.field === undefined || asked.action === 'count') return fitted(context, plan, total);
  const offset = Number(asked.offset ?? 0);
  const resources = found.slice(offset, offset + Number(asked.limit ?? found.length)).map(({ thing, tags }) => ({
    resource_id: thing.id,
    resource_name: textOf(thing.fields.name) ?? '',
    resource_detail: thing.fields,
    tags,
  }));
  return fitted(context, plan, { ...total, [list.field]: resources });
}

/** Tags of a thing: those below its path, and those among its fields. */
function tagsOf({ state }: Context, collections: ReadonlySet<string>, { id, fields }: Thing): Tag[] {
  const below = [...collections].flatMap((each) => state.things(`${pathOf(each, id)}/tags`));
  const listed = [...below.filter(({ isGone }) => !isGone).map((each) => each.fields), ...listOf(fields.tags)];
  return listed.filter(isNode).flatMap(({ key, value }) => {
    return typeof key === 'string' ? [{ key, value: textOf(value) ?? '' }] : [];
  });
}

/** Filters of a request: whether all of their tags are asked for, or one, and whether things have them. */
const FILTERS = [
  { name: 'tags', needsAll: true, isThere: true },
  { name: 'tags_any', needsAll: false, isThere: true },
  { name: 'not_tags', needsAll: true, isThere: false },
  { name: 'not_tags_any', needsAll: false, isThere: false },
] as const;

function isTagged(asked: Node, tags: readonly Tag[]): boolean {
  if (asked.without_any_tag === true && tags.length > 0) return false;
  return FILTERS.every(({ name, needsAll, isThere }) => {
    const wanted = listOf(asked[name]).filter(isNode);
    const has = ({ key, values }: Node): boolean =>
      tags.some((tag) => tag.key === key && (listOf(values).length === 0 || listOf(values).includes(tag.value)));
    return wanted.length === 0 || (needsAll ? wanted.every(has) : wanted.some(has)) === isThere;
  });
}

function isMatched(asked: Node, { id, fields }: Thing): boolean {
  const matches = listOf(asked.matches).filter(isNode);
  return matches.every(({ key, value }) => {
    if (key === 'resource_id') return id === value;
    return key !== 'resource_name' || (textOf(fields.name) ?? '').includes(textOf(value) ?? '');
  });
}
