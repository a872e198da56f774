import { type Command, InvalidArgumentError, Option } from 'commander';
import { CHANGE_LEVELS, FAIL_LEVELS, type FailLevel, FORMATS } from './findings.ts';

/** From which severity on the exit code is 1. */
export const failOn = (usual: FailLevel = 'error'): Option =>
  new Option('--fail-on <level>', 'the least severity that makes the exit code 1')
    .choices([...FAIL_LEVELS])
    .default(usual);

const withFormat = (command: Command, format: Option): Command =>
  command
    .addOption(format.default('text'))
    .option('--json', 'short for --format json')
    .hook('preAction', (_, action) => {
      if (action.opts().json) action.setOptionValue('format', 'json');
    });

/** Options of commands that print findings. */
export const withFindingOptions = (command: Command): Command =>
  withFormat(command, new Option('--format <format>', 'how findings are printed').choices([...FORMATS]))
    .addOption(failOn())
    .option('-q, --quiet', 'print errors only')
    .option('-v, --verbose', 'print infos too')
    .option('--baseline <file>', 'findings that were there before; specscribe.baseline.json without it')
    .option('--update-baseline', 'accept what is found now: write that file')
    .option('--max-length <characters>', 'most characters of Markdown; what is left out is counted', wholeNumber)
    .option('--no-cache', 'read every page again, without the cache');

const CHANGE_FORMATS = ['text', 'json', 'markdown', 'html', 'github', 'junit', 'sarif', 'pull-request'];

/** Options of commands that print changes of contracts. */
export const withChangeOptions = (command: Command): Command =>
  withFormat(command, new Option('--format <format>', 'how changes are printed').choices(CHANGE_FORMATS))
    .addOption(
      new Option('--fail-on <level>', 'the least severity or class that makes the exit code 1')
        .choices([...CHANGE_LEVELS])
        .default('error'),
    )
    .option('--ack <file>', 'acknowledged changes; .specscribe-ack.yaml without it')
    .option('--strict', 'count limits, lists and patterns that are stated for the first time as breaking')
    .option('--each', 'print every change by itself, also those of one cause')
    .option('-q, --quiet', 'print what breaks or warns only')
    .option('--max-length <characters>', 'most characters of Markdown; what is left out is counted', wholeNumber)
    .addHelpText('after', FAIL_ON_HELP);

const FAIL_ON_HELP = `
Levels of --fail-on, from the worst: error, which is breaking; warning; additive; info, which is docs-only; never.`;

/** @throws InvalidArgumentError */
export function shardOf(value: string): { readonly index: number; readonly of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError('A shard is a number and how many there are: 1/4 to 4/4');
  return { index, of };
}

/** For machines that share the services of a project. */
export const withShard = (command: Command): Command =>
  command.option('--shard <i/n>', 'look at one of n equal parts of the services: 1/4', shardOf);

/** @throws InvalidArgumentError for what could name something else than a file of its own */
export function serviceName(value: string): string {
  if (!/^[a-z0-9][a-z0-9._-]*$/i.test(value))
    throw new InvalidArgumentError('A name has letters, digits, dots, hyphens and underscores.');
  return value;
}

/**
 * Adds an origin; a token must not go to another host in the clear.
 *
 * @throws InvalidArgumentError
 */
export function origins(value: string, before: readonly string[] = []): string[] {
  const isOrigin = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i.test(value);
  if (!isOrigin)
    throw new InvalidArgumentError(
      'An origin is https:// and a host, with a port or without: https://docs.example.com',
    );
  return [...before, value.toLowerCase()];
}

/**
 * Adds the name of a target's package.
 *
 * @throws InvalidArgumentError
 */
export function packageNames(value: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, target, name] = /^([a-z-]+)=(\S.*)$/.exec(value) ?? [];
  if (target === undefined || name === undefined)
    throw new InvalidArgumentError('A target and a name are expected: go=github.com/example/depot');
  return { ...before, [target]: name };
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(value);
}

/** @throws InvalidArgumentError */
export function portNumber(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(value);
}
