import { isSuccess } from '../nodes.ts';
import type { Component, JobLink, LinkedOperation } from '../ir/index.ts';

/** Fields of a response that name a job. */
const JOB_FIELDS = ['job_id', 'jobId'];

/**
 * Links operations whose success has a job's id to the operation that shows a job: a GET whose path ends in
 * `/jobs/{…}`. Where several do, the one with the same version counts.
 */
export function linkJobs(
  operations: readonly LinkedOperation[],
  components: ReadonlyMap<string, Component>,
): LinkedOperation[] {
  const queries = operations.filter(({ method, path }) => method === 'GET' && /\/jobs\/\{[^{}]+\}$/.test(path));
  if (queries.length === 0) return [...operations];
  const linked = (operation: LinkedOperation): LinkedOperation => {
    const job = queries.includes(operation) ? undefined : jobOf(operation, queries, components);
    const alternatives = operation.alternatives.map((each) => ({ ...each, operation: linked(each.operation) }));
    return { ...operation, alternatives, ...(job ? { job } : {}) };
  };
  return operations.map(linked);
}

function jobOf(
  operation: LinkedOperation,
  queries: readonly LinkedOperation[],
  components: ReadonlyMap<string, Component>,
): JobLink | undefined {
  if (operation.method === 'GET') return undefined;
  for (const response of operation.responses) {
    if (!isSuccess(response.status)) continue;
    for (const body of response.bodies) {
      const fields = body.kind === 'component' ? (components.get(body.name)?.fields ?? []) : [];
      const field = fields.find(({ facts }) => JOB_FIELDS.includes(facts.name));
      const query = field && (queries.find(({ path }) => version(path) === version(operation.path)) ?? queries[0]);
      const parameter = query && /\{([^{}]+)\}$/.exec(query.path)?.[1];
      if (!field || !query || !parameter) continue;
      const shared = placeholders(query.path).filter(
        (name) => name !== parameter && placeholders(operation.path).includes(name),
      );
      return {
        operationId: query.id.value,
        field: field.facts.name,
        parameter,
        shared,
        status: response.status,
        source: field.facts.source,
      };
    }
  }
  return undefined;
}

const version = (path: string): string => path.split('/')[1] ?? '';
const placeholders = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
