/**
 * Each command with the folders that it cleans, or cleaned once, and the variables that name one; one that only prints
 * has none. The project has pages, a contract in `kites.yaml`, and what a shard built in `shards/one`.
 */
export const RUNS: readonly (readonly [string, readonly string[], NodeJS.ProcessEnv, readonly string[]])[] = [
  [
    'build',
    ['build'],
    {},
    ['', 'spec', 'generated', 'generated/kites', 'generated/kites/typescript', 'docs-source/kites'],
  ],
  ['build --force', ['build', '--force'], {}, ['generated/kites/typescript']],
  ['build, of a contract that was refused', ['build'], {}, ['spec/.candidate']],
  ['check --update', ['check', '--update'], {}, ['spec', 'generated/kites/typescript']],
  ['scrape', ['scrape', 'docs-source/kites', '--out', 'out'], {}, ['out', 'docs-source/kites']],
  ['scrape here', ['scrape', 'docs-source/kites', '--out', '.'], {}, ['']],
  ['generate', ['generate', 'kites.yaml', '--target', 'typescript', '--out', 'out'], {}, ['out', 'out/typescript']],
  ['report', ['report', 'docs-source/kites', '--out', 'out/report.html'], {}, ['out']],
  [
    'SPECSCRIBE_CACHE',
    ['scrape', 'pages', '--out', 'out'],
    { SPECSCRIBE_CACHE: '.' },
    ['', 'pages', 'specscribe-pages'],
  ],
  ['XDG_CACHE_HOME', ['scrape', 'pages', '--out', 'out'], { XDG_CACHE_HOME: '.' }, ['specscribe', 'specscribe/pages']],
  ['XDG_STATE_HOME', ['scrape', 'pages', '--out', 'out'], { XDG_STATE_HOME: '.' }, ['specscribe', 'specscribe/key']],
  ['TMPDIR', ['build', '--force'], { TMPDIR: '.' }, ['tmp', 'specscribe-lint-notes', 'specscribe-generate-x']],
  ['lint --update-baseline', ['lint', 'kites.yaml', '--update-baseline'], {}, ['', 'specscribe.baseline.json.tmp']],
  ['merge', ['merge', 'shards/one'], {}, ['spec', 'generated/kites', 'generated/kites/typescript', 'shards/one/spec']],
  ['init', ['init', '--yes', '--pages', 'pages', '--service', 'depot'], {}, ['docs-source/depot', '.github/workflows']],
  ['init, again', ['init', '--yes'], {}, ['', 'docs-source/kites']],
  ['sync', ['sync', 'kites'], {}, ['docs-source/kites']],
  ['sync --update', ['sync', 'kites', '--update'], {}, ['docs-source/kites']],
  ['site', ['site', 'kites.yaml', '--out', 'public'], {}, ['public', 'public/kites']],
  ['sandbox', ['sandbox', 'kites.yaml', '--data', 'theirs/data', '--log', 'theirs/log', '--explain'], {}, ['theirs']],
  ['names', ['names', 'kites'], {}, []],
  ['changelog', ['changelog', 'HEAD'], {}, []],
  ['diff', ['diff', 'kites.yaml', 'kites.yaml'], {}, []],
  ['why', ['why', 'createKite', '--spec', 'kites.yaml'], {}, []],
  ['explain', ['explain', 'link/example-enum'], {}, []],
  ['inspect', ['inspect', 'pages/kite.html'], {}, []],
  ['completion', ['completion', 'bash'], {}, []],
  ['complete', ['complete', '--', 'build', ''], {}, []],
];
