import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../corpus.ts';

const CACHE = path.join(ROOT, '.cache');
const OASDIFF = path.join(CACHE, 'go/bin/oasdiff');
export const OASDIFF_VERSION = '1.18.6';

/** Builds oasdiff once, below the repository; '' where it is there, else why it isn't. */
export function withoutOasdiff(): string {
  if (existsSync(OASDIFF)) return '';
  if (spawnSync('go', ['version']).status !== 0) return '(skipped: go is not installed)';
  mkdirSync(CACHE, { recursive: true });
  const env = { ...process.env, GOPATH: path.join(CACHE, 'go'), GOFLAGS: '-modcacherw' };
  const target = `github.com/oasdiff/oasdiff@v${OASDIFF_VERSION}`;
  const { status, stderr } = spawnSync('go', ['install', target], { env, encoding: 'utf8', timeout: 300_000 });
  return status === 0 ? '' : `(skipped: oasdiff cannot be built: ${stderr?.trim().split('\n').at(-1)})`;
}

/** A finding that a tool calls breaking. */
export interface Breaking {
  readonly rule: string;
  /** A path or pointer. */
  readonly place: string;
  /** The operationId, where it is about one operation. */
  readonly operation: string;
}

/** What oasdiff says of a type that is not written beside a reference, in the new contract or in the old one. */
const NO_TYPE = / (to|from) ``\/``/;

/** Errors of `oasdiff breaking`. */
export function oasdiff(old: string, now: string): Breaking[] {
  const out = execFileSync(OASDIFF, ['breaking', old, now, '-f', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 60_000,
  });
  const findings = JSON.parse(out) as {
    id: string;
    level: number;
    text: string;
    path?: string;
    operationId?: string;
  }[];
  return findings
    .filter(({ level }) => level === 3)
    .map(({ id, text, path: place = '', operationId: operation = '' }) => {
      const [, side] = NO_TYPE.exec(text) ?? [];
      return { rule: side === undefined ? id : `${id}: ${side} none`, place, operation };
    });
}

/** Major changes of Redocly's experimental `diff`, with its recommended rules: without them it rates nothing. */
export function redocly(old: string, now: string, folder: string): Breaking[] {
  const config = path.join(folder, 'redocly.yaml');
  writeFileSync(config, 'extends:\n  - diff-recommended\ntelemetry: "off"\n');
  const bin = path.join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
  const { stdout } = spawnSync(process.execPath, [bin, 'diff', old, now, '--config', config, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 60_000,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NODE_NO_WARNINGS: '1' },
  });
  const { changes } = JSON.parse(stdout) as {
    changes: { path: string; verdicts: { ruleId: string; impact: string; location?: { pointer?: string } }[] }[];
  };
  return changes.flatMap(({ path: place, verdicts }) =>
    verdicts.filter(({ impact }) => impact === 'major').map(({ ruleId }) => ({ rule: ruleId, place, operation: '' })),
  );
}
