/** Every regular expression of the tool, and whether a text can make it slow, as the checker `recheck` says. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AttackPattern, check } from 'recheck';
import ts from 'typescript';
import { ROOT } from '../corpus.ts';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** Where it is written, or put together. */
  readonly place: string;
}

/**
 * `safe`: the checker finds no text that makes it slow. `measured`: the checker can't decide, or counts a repeat of
 * bounded length as one without a bound; a test measures how its time grows.
 */
export interface Verdict {
  readonly pattern: string;
  readonly verdict: 'safe' | 'measured';
  /** What the checker suspects to be slow. */
  readonly attack?: Pick<AttackPattern, 'pumps' | 'suffix'>;
}

/** What the checker says of a pattern, before anybody has looked at it. */
export type Checked = Omit<Verdict, 'verdict'> & { readonly verdict: 'safe' | 'vulnerable' | 'undecided' };

/** Whether all or the first is looked for makes no difference to the time. */
export const keyOf = ({ source, flags }: Pattern): string => `/${source}/${flags.replace(/[dg]/g, '')}`;

/** Those that are written, and those that a module puts together when it is loaded. */
export function patternsOf(): Pattern[] {
  const all = [...written(), ...composed()];
  return [...new Map(all.map((pattern) => [keyOf(pattern), pattern])).values()];
}

/** Folders of ours whose code meets texts of pages: the tool, and what it puts into clients, servers and the site. */
const FOLDERS = ['scripts', 'templates'];

function written(): Pattern[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:[cm]?js|ts)$/.test(name))
      .flatMap((name) => writtenIn(`${folder}/${name}`)),
  );
}

function writtenIn(name: string): Pattern[] {
  const text = readFileSync(path.join(ROOT, name), 'utf8');
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: `${name}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function composed(): Pattern[] {
  const program = path.join(import.meta.dirname, 'composed-patterns.mjs');
  const lines = execFileSync(process.execPath, [program], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const { source, flags, file } = JSON.parse(line) as { source: string; flags: string; file: string };
    return { source, flags, place: file };
  });
}

const FILE = path.join(import.meta.dirname, 'patterns.json');

export const knownVerdicts = (): Map<string, Verdict> =>
  new Map((JSON.parse(readFileSync(FILE, 'utf8')) as Verdict[]).map((verdict) => [verdict.pattern, verdict]));

export function writeVerdicts(verdicts: readonly Verdict[]): void {
  const sorted = verdicts
    .map(({ pattern, verdict, attack }) => ({ pattern, verdict, ...(attack ? { attack } : {}) }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
  writeFileSync(FILE, `[\n${sorted.map((verdict) => JSON.stringify(verdict)).join(',\n')}\n]\n`);
}

/** Asks the checker; `timeout` in milliseconds. */
export async function checked(pattern: Pattern, timeout: number): Promise<Checked> {
  const key = keyOf(pattern);
  const found = await check(pattern.source, pattern.flags.replace(/[dg]/g, ''), { timeout });
  if (found.status === 'safe') return { pattern: key, verdict: 'safe' };
  if (found.status === 'unknown') return { pattern: key, verdict: 'undecided' };
  const { pumps, suffix } = found.attack;
  return { pattern: key, verdict: 'vulnerable', attack: { pumps, suffix } };
}

/** The text of an attack, of about a length. */
function attackText({ pumps, suffix }: NonNullable<Verdict['attack']>, length: number): string {
  const pumped = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor(length / Math.max(1, pumped)));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

/** Texts that may make a pattern slow: its own words and marks, again and again. */
function likelyAttacks(source: string, length: number): string[] {
  const words = [...new Set(source.match(/[A-Za-z]{2,}/g))].slice(0, 10);
  const repeated = [...words, 'a', '1', '.', ',', '1,', ',0', '[', '\ue000', '\ue000a\ue001', '{a}', words.join(' ')];
  return repeated.flatMap((each) =>
    [`${each} `, each || 'a'].map((word) => `${word.repeat(Math.ceil(length / word.length))}\0`),
  );
}

/** CPU time in microseconds, the least of two runs. */
function cost(run: () => void): number {
  const once = (): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  return Math.min(once(), once());
}

const SHORTEST = 8000;
const LONGEST = 128_000;
/** In microseconds: beyond, an expression has shown how it grows. */
const ENOUGH = 40_000;
/** In microseconds: what the longest text takes less than is no measure, and no harm. */
const NOISE = 5000;

/**
 * The exponent by which a pattern's time grows with the worst text that is known for it, over the last two
 * doublings; 1 where the longest text takes too little to be measured.
 */
export function slopeOf({ source, flags }: Pattern, attack: Verdict['attack']): number {
  const regular = new RegExp(source, flags.replace(/[gy]/g, ''));
  const everywhere = new RegExp(source, `${regular.flags}g`);
  const costOf = (text: string): number => cost(() => text.match(everywhere));
  const textsOf = (length: number): string[] => (attack ? [attackText(attack, length)] : likelyAttacks(source, length));
  const costs = textsOf(SHORTEST).map(costOf);
  const worst = costs.indexOf(Math.max(...costs));
  const grown: number[] = [];
  for (let length = SHORTEST; length <= LONGEST; length *= 2) {
    grown.push(costOf(textsOf(length)[worst] ?? ''));
    if (grown.length > 2 && (grown.at(-1) ?? 0) > ENOUGH) break;
  }
  const last = grown.at(-1) ?? 0;
  return last < NOISE ? 1 : Math.log2(last / Math.max(1, grown.at(-3) ?? 1)) / 2;
}
