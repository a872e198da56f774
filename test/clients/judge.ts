import { isDeepStrictEqual } from 'node:util';
import type { Carried, Case, ExpectedResult } from './case.ts';
import type { Report, ReportedAttempt, StepResult } from './protocol.ts';
import type { Arrival } from './scenario-server.ts';

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/**
 * Compares what a client did with what is right.
 *
 * @param untyped whether the language gives answers as they came
 * @returns what is wrong, a line each; empty where the case is true
 */
export function faultsOf(
  { id, right, client }: Case,
  report: Report,
  arrivals: readonly Arrival[],
  untyped: boolean,
): readonly string[] {
  const unsupported = report.results.flatMap((each) => each.unsupported ?? []);
  if (unsupported.length > 0) return unsupported.map((why) => `unsupported: ${why}`);
  const text = JSON.stringify(report);
  const [last] = report.results.slice(-1);
  const requests = arrivals.map(({ line }) => line);
  const renewals = (report.asked ?? []).filter((each) => each !== null);
  return [
    ...(right.results ?? []).flatMap((each, index) => resultFaults(each, report.results[index], untyped, index)),
    ...(right.requests === undefined || isDeepStrictEqual(requests, right.requests)
      ? []
      : [`requests ${shown(requests)}, not ${shown(right.requests)}`]),
    ...(right.carried ?? []).flatMap((each) => carriedFaults(each, arrivals[each.request])),
    ...(right.renewals === undefined || isDeepStrictEqual(renewals, right.renewals)
      ? []
      : [`the source was asked with ${shown(renewals)} of ${shown(client?.tokens)}, not ${shown(right.renewals)}`]),
    ...attemptFaults(right.attempts, report.attempts ?? [], `/${id}/`),
    ...(right.hidden ?? []).flatMap((secret) => (text.includes(secret) ? [`shows ${secret}: ${text}`] : [])),
    ...(right.said ?? []).flatMap((word) => (last?.text?.includes(word) ? [] : [`${word} is not in ${last?.text}`])),
  ];
}

function attemptFaults(
  wanted: readonly string[] | undefined,
  attempts: readonly ReportedAttempt[],
  base: string,
): readonly string[] {
  if (wanted === undefined) return [];
  const told = attempts.map(
    ({ method, path, number, status }) => `${method} ${path.replace(base, '/')} ${number} ${status}`,
  );
  const untrue = attempts.filter(({ failed, timed, status }) => !timed || failed !== (status === 0));
  return [
    ...(isDeepStrictEqual(told, wanted) ? [] : [`the hook was told of ${shown(told)}, not ${shown(wanted)}`]),
    ...untrue.map((each) => `the hook was told ${shown(each)}`),
  ];
}

function resultFaults(
  { error, errorIn, fields, absent = [], lacks = [], ...parts }: ExpectedResult,
  result: StepResult | undefined,
  untyped: boolean,
  index: number,
): readonly string[] {
  if (result === undefined) return [`step ${index} did not run`];
  const wantsError = error !== undefined || errorIn !== undefined;
  if (result.error !== undefined && !wantsError) return [`step ${index} failed: ${shown(result)}`];
  if (result.error === undefined && wantsError) return [`step ${index} gave no error but ${shown(result)}`];
  const expectedFields = { ...fields, ...(untyped ? {} : Object.fromEntries(absent.map((each) => [each, null]))) };
  const compared: readonly (readonly [what: string, got: unknown, wanted: unknown])[] = [
    ...Object.entries(parts).map(([name, wanted]) => [name, result[name as keyof StepResult], wanted] as const),
    ...lacks.map((name) => [name, result[name], undefined] as const),
    ...Object.entries(error ?? {}).map(
      ([name, wanted]) => [`error.${name}`, result.error?.[name as 'kind'], wanted] as const,
    ),
    ...Object.entries(expectedFields).map(([name, wanted]) => [name, result.fields?.[name] ?? null, wanted] as const),
  ];
  return [
    ...compared.flatMap(([what, got, wanted]) =>
      isDeepStrictEqual(got, wanted) ? [] : [`step ${index}: ${what} is ${shown(got)}, not ${shown(wanted)}`],
    ),
    ...(errorIn === undefined || (result.error && errorIn.includes(result.error.kind))
      ? []
      : [`step ${index}: ${shown(result.error)} is none of ${errorIn}`]),
  ].map((fault) => (wantsError ? `${fault}: ${result.text ?? ''}` : fault));
}

function carriedFaults(wanted: Carried, arrival: Arrival | undefined): readonly string[] {
  const place = `request ${wanted.request}`;
  if (arrival === undefined) return [`${place} did not arrive`];
  const { headers, body } = arrival;
  const json = wanted.json === undefined ? undefined : parsed(body);
  return [
    ...Object.entries(wanted.headers ?? {}).flatMap(([name, value]) =>
      (headers[name] ?? null) === value ? [] : [`${place}: ${name} is ${shown(headers[name])}, not ${shown(value)}`],
    ),
    ...Object.entries(wanted.headerHas ?? {}).flatMap(([name, part]) =>
      String(headers[name]).includes(part) ? [] : [`${place}: ${name} is ${shown(headers[name])}, without ${part}`],
    ),
    ...(isDeepStrictEqual(json, wanted.json) ? [] : [`${place} carried ${body}, not ${shown(wanted.json)}`]),
    ...(wanted.text === undefined || body === wanted.text ? [] : [`${place} carried ${body}, not ${wanted.text}`]),
    ...(wanted.has ?? []).flatMap((part) => (body.includes(part) ? [] : [`${place} carried ${body}, without ${part}`])),
  ];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'latin1').toString());
  } catch {
    return body;
  }
}
