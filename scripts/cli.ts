#!/usr/bin/env -S node --max-semi-space-size=64
import { PageFault } from './ir/index.ts';
import path from 'node:path';
import { Argument, Command, CommanderError, Option } from 'commander';
import pc from 'picocolors';
import { EXIT, PagesError, ToolMissingError, UsageError } from './commands/machine/errors.ts';
import { PACKAGE } from './commands/machine/package.ts';
import { fileProblem } from './commands/machine/system-errors.ts';
import { outliveReader, processTerminal, quieten } from './commands/machine/terminal.ts';
import {
  failOn,
  packageNames,
  portNumber,
  serviceName,
  withChangeOptions,
  withFindingOptions,
  withShard,
} from './commands/options.ts';
import { timeScale, tryItHost, withServerOptions } from './commands/server-options.ts';
import { ConfigError } from './located-yaml.ts';
import { visible } from './visible.ts';

/** Adds a command to the program; `done` is told the exit code of its run. */
type AddCommand = (program: Command, done: Done) => void;
type Done = (exit: number) => void;

/** Runs the command line. Commands are loaded when they are called, so that `--help` costs nothing. */
async function main(argv: readonly string[]): Promise<number> {
  let exit: number = EXIT.fine;
  const program = newProgram();
  for (const add of COMMANDS)
    add(program, (code) => {
      exit = code;
    });
  if (argv[0] === ASK) {
    const { default: addCompletions } = await import('@bomb.sh/tab/commander');
    addCompletions(program, { completionCommandName: 'completion' });
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  }
  addCompletion(program);
  program.hook('preAction', async (_, command) => {
    const { out, spec, quiet } = command.opts() as Readonly<Record<string, unknown>>;
    if (quiet === true) quieten();
    await mendFolders([...command.args, out, spec]);
  });
  await program.parseAsync([...argv], { from: 'user' });
  return exit;
}

/** Ends what a killed run had begun where a command is at work: here, and in what it names. */
async function mendFolders(named: readonly unknown[]): Promise<void> {
  const { mendFolder } = await import('./commands/machine/transaction.ts');
  const paths = named.filter((each) => typeof each === 'string').map((each) => path.resolve(each));
  for (const folder of new Set([path.resolve(), ...paths, ...paths.map((each) => path.dirname(each))])) {
    try {
      const told = mendFolder(folder);
      if (told !== undefined) processTerminal.note(`${visible(told)}\n`);
    } catch (error) {
      // A command that writes there will say so again, and end.
      processTerminal.note(`${visible((error as Error).message)}\n`);
    }
  }
}

const HELP = `
Examples:
  specscribe init                                    a project for your own pages
  specscribe build                                   pages of docs-source to spec/ and generated/
  specscribe scrape pages/ --out out --service ecs   any folder of pages to a contract
  specscribe why createNotebook.volume.category      where a fact comes from
  specscribe serve spec/modelarts.yaml               a stub server with example answers
  specscribe sandbox modelarts                       a server that remembers what it was sent
  specscribe preview                                 the published reference, updated when a page is saved
  specscribe check                                   verify that committed files match the pages
  specscribe diff main HEAD                          what changed between two revisions
  specscribe diff                                    what changed since the last commit
  specscribe changelog v1.0..HEAD                    what happened to contracts over commits
  specscribe explain link/example-enum               what a diagnostic or a change means

Exit codes: 0 fine, 1 findings, 2 wrong usage or unreadable input, 3 a needed tool is missing.`;

function newProgram(): Command {
  return new Command('specscribe')
    .description("Turns a cloud's API reference pages into an OpenAPI contract, clients and stubs.")
    .version(PACKAGE.version)
    .showHelpAfterError('(specscribe --help shows the commands)')
    .exitOverride()
    .addHelpText('after', HELP);
}

function addInit(program: Command, done: Done): void {
  program
    .command('init')
    .argument('[dir]', 'root of the project', '.')
    .description('a project for your own pages: service.yaml, redocly.yaml, .gitignore, workflows; existing files stay')
    .option('--pages <dir>', 'folder of the pages, which are copied to docs-source; looked for by default')
    .option('--service <name>', "the service's name; by default that of the folder of pages", serviceName)
    .option('--title <text>', 'title of the API; by default the heading of the index page')
    .option('--api-version <version>', 'version of the contract', '1.0.0')
    .option('--server <address>', 'address of the service, with {region} or without')
    .option('--region <name...>', 'known values of {region}')
    .option('--target <name...>', 'what to generate; by default typescript')
    .option(
      '--package <target=name...>',
      'name of a package: go=github.com/example/depot, java=com.example:depot',
      packageNames,
    )
    .option('--scope <scope>', "npm scope; by default that of the project's package.json")
    .option('--group <group>', 'Maven group of the package for Java')
    .option('--license <name>', "licence as SPDX names it; by default the project's")
    .option('--repository <address>', "repository of the packages; by default the project's")
    .option('--author <author>', "author of the packages; by default the project's")
    .option('--upstream <address>', 'git repository that the pages come from, for `sync`')
    .option('--upstream-path <dir>', 'folder of the pages in that repository')
    .option('--no-github', 'write no workflows for GitHub')
    .option('-y, --yes', 'ask nothing')
    .addHelpText(
      'after',
      `
Examples:
  specscribe init                                        pages are looked for in this folder
  specscribe init --pages ../docs/api --service depot    pages are elsewhere
  specscribe init --server 'https://depot.{region}.acme.example' --region eu-1 eu-2`,
    )
    .action(async (folder: string, options) => {
      done(await (await import('./commands/init.ts')).init(folder, options, processTerminal));
    });
}

function addBuild(program: Command, done: Done): void {
  withShard(
    withFindingOptions(
      program.command('build').argument('[service...]', 'services below docs-source; all without one'),
    ),
  )
    .description('pages to contract, lint and generated code; only what changed is written')
    .option('--force', 'generate every target, changed or not')
    .option(
      '--accept-renames',
      'take new names for operations, resources and types; clients keep the old ones for one major version',
    )
    .option('--bump', 'move the version in service.yaml as far as the changes since the last release ask for')
    .option(
      '--since <revision-or-day>',
      'with --bump: what was released; by default the commit in which the version last changed',
    )
    .action(async (services: string[], options) => {
      done(await (await import('./commands/build.ts')).build(services, options, processTerminal));
    });
}

function addMerge(program: Command, done: Done): void {
  program
    .command('merge')
    .argument('<dir...>', 'folders of projects that `build --shard` built, one for each shard')
    .description('put what sharded builds made into this project, all together')
    .option('-q, --quiet', 'print errors only')
    .action(async (folders: string[], options) => {
      done(await (await import('./commands/merge.ts')).merge(folders, options, processTerminal));
    });
}

function addScrape(program: Command, done: Done): void {
  withFindingOptions(
    program.command('scrape').argument('<path...>', 'folders of pages, or single pages; - is standard input'),
  )
    .description('any folder of pages to a contract, its source map and its diagnostics')
    .requiredOption('--out <dir>', 'folder for NAME.yaml, NAME.sources.json, NAME.diagnostics.json')
    .option('--service <name>', "the contract's name; the folder's without it", serviceName)
    .option('--config <file>', 'a service.yaml; the one in the folder without it')
    .option('--family <name>', 'read the pages as this family; what they show decides without it')
    .option(
      '--family-file <file>',
      'a family.yaml that describes the layout of the pages; by default the one next to service.yaml',
    )
    .action(async (paths: string[], options) => {
      done(await (await import('./commands/scrape.ts')).scrape(paths, options, processTerminal));
    });
}

function addSync(program: Command, done: Done): void {
  program
    .command('sync')
    .argument('[service...]', 'services below docs-source; all without one')
    .description('pages from the upstream commit that service.yaml locks')
    .option('--update', "take upstream's pages of today and lock their commit")
    .option('--allow-host <host...>', 'further hosts to fetch from; "file" for repositories on this machine')
    .option('--json', 'print what has changed as JSON')
    .action(async (services: string[], options) => {
      done(await (await import('./commands/sync.ts')).sync(services, options, processTerminal));
    });
}

function addLint(program: Command, done: Done): void {
  withFindingOptions(program.command('lint').argument('<spec...>', 'contracts; - is standard input'))
    .description('Redocly’s rules and ours')
    .option('--config <file>', 'a redocly.yaml; the nearest above this folder without it, else ours')
    .action(async (specs: string[], options) => {
      done(await (await import('./commands/lint.ts')).lint(specs, options, processTerminal));
    });
}

function addDiff(program: Command, done: Done): void {
  withChangeOptions(program.command('diff'))
    .argument('[old]', 'a contract, a folder of pages, or a git revision; HEAD without it; - is standard input')
    .argument('[new]', 'another of the same kind; what is on disk without it')
    .description('compare two contracts and classify the changes')
    .option('--since <revision-or-day>', 'what changed since a tag, a commit or a day (2026-01-31), by git')
    .option(
      '--prove <target...>',
      'ask the compilers of TypeScript and Go which changes break code that uses a generated client',
    )
    .action(async (old: string | undefined, now: string | undefined, options) => {
      done(await (await import('./commands/diff.ts')).diff(old, now, options, processTerminal));
    });
}

function addCheck(program: Command, done: Done): void {
  withShard(
    withChangeOptions(program.command('check').argument('[service...]', 'services below docs-source; all without one')),
  )
    .description(
      'whether spec/ and generated/ are what the pages give, what the pages changed, and what is wrong on them',
    )
    .option('--update', 'rebuild whatever is out of date')
    .option('--baseline <file>', 'findings that were there before; specscribe.baseline.json without it')
    .option('--no-cache', 'read every page again, without the cache')
    .action(async (services: string[], options) => {
      done(await (await import('./commands/check.ts')).check(services, options, processTerminal));
    });
}

function addChangelog(program: Command, done: Done): void {
  program
    .command('changelog')
    .argument('<range>', 'commits as git names them: v1.0..HEAD, or HEAD for all up to it')
    .argument('[service...]', 'services below spec; all without one')
    .description('what happened to the contracts below spec/, commit by commit, newest first')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(['markdown', 'json', 'html']).default('markdown'),
    )
    .option('--json', 'short for --format json')
    .option('--ack <file>', 'acknowledged changes; .specscribe-ack.yaml without it')
    .action(async (range: string, services: string[], options) => {
      const { changelog } = await import('./commands/changelog.ts');
      const format = options.json ? 'json' : options.format;
      done(await changelog(range, services, { ...options, format }, processTerminal));
    });
}

const TARGET_HELP = `
Targets: clients typescript, python, go, java; server stubs server-typescript, server-python.
Clients for Python, Go and Java need Java 11 or later, or Python 3, which fetches one.

Examples:
  specscribe generate depot.yaml --target typescript --out clients --scope @example
  specscribe generate depot.yaml --target go java --out clients --package go=github.com/example/depot --group com.example`;

function addGenerate(program: Command, done: Done): void {
  program
    .command('generate')
    .argument('<spec>', 'a contract')
    .description('clients and stubs of one contract')
    .requiredOption('--target <name...>', 'what to generate')
    .requiredOption('--out <dir>', 'each target goes to a folder of its name in here')
    .option(
      '--service <name>',
      'name of the service in names of packages; by default the name of the file',
      serviceName,
    )
    .option('--config <file>', 'a service.yaml, whose `packages` name the packages')
    .option(
      '--package <target=name...>',
      'name of a package: go=github.com/example/depot, java=com.example:depot',
      packageNames,
    )
    .option('--scope <scope>', 'npm scope of the packages for TypeScript: @example')
    .option('--group <group>', 'Maven group of the package for Java: com.example')
    .option('--access <access>', 'who can read the published npm packages: public or restricted')
    .option('--license <name>', "licence of the packages as SPDX names it; by default the contract's")
    .option('--repository <address>', 'repository that the packages are published from')
    .option('--author <author>', 'author of the packages: Example <api@example.com>')
    .option('--description <sentence>', 'what the packages are')
    .addHelpText('after', TARGET_HELP)
    .action(async (spec: string, options) => {
      done(await (await import('./commands/generate.ts')).generate(spec, options, processTerminal));
    });
}

function addServe(program: Command, done: Done): void {
  withServerOptions(
    program
      .command('serve')
      .argument('<spec>', 'a contract')
      .description('a stub server that answers with the examples of a contract')
      .option('--port <number>', 'where to listen; 0 takes any that is free', portNumber, 4010)
      .option('--host <address>', 'where to listen', '127.0.0.1')
      .option('--validate-responses', 'answer only what the contract allows'),
  ).action(async (spec: string, options) => {
    done(await (await import('./commands/serve.ts')).serve(spec, options, processTerminal));
  });
}

function addSandbox(program: Command, done: Done): void {
  withServerOptions(
    program
      .command('sandbox')
      .argument('<spec>', 'a contract, or a service of the project')
      .description('a stateful server of a contract: what is created is listed, shown, changed and deleted')
      .option('--port <number>', 'where to listen; 0 takes any that is free', portNumber, 4030)
      .option('--host <address>', 'where to listen', '127.0.0.1')
      .option('--seed <text>', 'the same seed gives the same ids', 'specscribe')
      .option('--cycles <file>', "a sandbox.yaml with life cycles; that of the service's pages without it")
      .option('--data <file>', 'a SQLite file that keeps everything; without it, nothing is kept')
      .option('--seeds <file>', 'a dump of a sandbox to begin with')
      .option('--hold', 'stop the clock, until a test advances it')
      .option('--time-scale <number>', 'how many times as fast as the day the clock goes', timeScale)
      .addOption(
        new Option('--auth <kind>', 'which credentials a request needs')
          .choices(['none', 'static', 'signature'])
          .default('none'),
      )
      .option('--token <token...>', 'with --auth static: a token, or token=project for the things of one project')
      .option('--key <id=secret...>', 'with --auth signature: an access key')
      .option('--log <file>', 'write each request to this file, as a line of JSON')
      .option('--explain', 'print what each operation does, and how that is known, and start nothing')
      .option('--json', 'print that as JSON'),
  ).action(async (spec: string, options) => {
    done(await (await import('./commands/sandbox.ts')).sandbox(spec, options, processTerminal));
  });
}

function addReport(program: Command, done: Done): void {
  program
    .command('report')
    .argument('<dir>', 'pages of one service, or a folder of services')
    .description('quality of the pages: one HTML file for editors, a table, or the formats of all commands')
    .option('--out <file>', 'the file; standard output without it, but for HTML')
    .addOption(
      new Option('--format <format>', 'how it is written')
        .choices(['html', 'csv', 'text', 'json', 'markdown', 'github', 'junit', 'sarif'])
        .default('html'),
    )
    .option('--against <file>', 'findings of an earlier run as JSON: what is new since is marked')
    .option('--baseline <file>', 'findings that were there before; specscribe.baseline.json without it')
    .addOption(failOn('never'))
    .action(async (folder: string, options) => {
      done(await (await import('./commands/report.ts')).report(folder, options, processTerminal));
    });
}

function addSite(program: Command, done: Done): void {
  program
    .command('site')
    .argument('[service...]', 'services of the project, or contracts; all services without one')
    .description('the published reference: a static site of contracts, with page and line of every fact')
    .requiredOption('--out <dir>', 'folder of the site; only what changed is written')
    .option('--title <text>', "the site's title", 'API reference')
    .addOption(tryItHost())
    .option('--history <range>', 'range of commits, whose changes of the contracts are shown at each operation')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
Examples:
  specscribe site --out public                 all services of docs-source
  specscribe site --out public --history HEAD  and what happened to each operation
  specscribe site out/*.yaml --out public      any contracts, with the files next to them`,
    )
    .action(async (services: string[], options) => {
      done(await (await import('./commands/site.ts')).site(services, options, processTerminal));
    });
}

function addPreview(program: Command, done: Done): void {
  program
    .command('preview')
    .argument('[service...]', 'services below docs-source; all without one')
    .description('the site on this machine; a page of docs-source that is saved shows at once in the browser')
    .option('--port <number>', 'where to listen; 0 takes any that is free', portNumber, 4020)
    .option('--title <text>', "the site's title", 'API reference')
    .addOption(tryItHost())
    .option('--no-cache', 'read every page again, without the cache')
    .option('-q, --quiet', 'print no line for each request')
    .addHelpText(
      'after',
      `
Examples:
  specscribe preview                            all services of docs-source
  specscribe preview modelarts --port 8080      one of them, at http://127.0.0.1:8080/`,
    )
    .action(async (services: string[], options) => {
      done(await (await import('./commands/preview.ts')).preview(services, options, processTerminal));
    });
}

function addWhy(program: Command, done: Done): void {
  program
    .command('why')
    .argument('<fact>', 'a JSON pointer, operationId[.field…] or Schema[.field…]')
    .description('where a fact comes from: page, line, table, row, words, rule')
    .option('--spec <file>', "the contract; the project's only one without it")
    .option('--json', 'print the entries as JSON')
    .action(async (fact: string, options) => {
      done(await (await import('./commands/why.ts')).why(fact, options, processTerminal));
    });
}

function addExplain(program: Command): void {
  program
    .command('explain')
    .argument('[code]', 'code of a finding, id of a change or name of a rule; all of them without one')
    .description('what a finding, a change or a rule of the linter means, with the wrong page and the right one')
    .action(async (code: string | undefined) => {
      const { codeList, explainCode, nearCodes } = await import('./commands/explain.ts');
      if (code === undefined) return processTerminal.data(codeList());
      const text = explainCode(code);
      if (text !== undefined) return processTerminal.data(text);
      const near = nearCodes(code);
      const help = near.length > 0 ? `did you mean ${near.join(' or ')}?` : '`specscribe explain` lists all';
      throw new UsageError(`${code}: no finding, change or rule has this name; ${help}`);
    });
}

function addInspect(program: Command, done: Done): void {
  program
    .command('inspect')
    .argument('<page>', 'a page, or one line of it: page.html:120')
    .description('what was made of a page: blocks, tables, rows, sentences, phrases, facts')
    .option('--json', 'print it as JSON')
    .option('--family <name>', 'read the page as this family; what it shows decides without it')
    .option('--family-file <file>', 'a family.yaml; by default the one next to the page')
    .action(async (page: string, options) => {
      done(await (await import('./commands/inspect.ts')).inspect(page, options, processTerminal));
    });
}

function addNames(program: Command, done: Done): void {
  program
    .command('names')
    .argument('<service>', 'a service below docs-source, or a folder of pages')
    .description('names of operations, resources, types and groups with their reasons, as a names.yaml to edit')
    .action(async (target: string) => {
      done(await (await import('./commands/names.ts')).names(target, processTerminal));
    });
}

/** What the scripts of `completion` call for what could come next. */
const ASK = 'complete';

function addCompletion(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .description('a script that completes commands and options in a shell')
    .addHelpText(
      'after',
      `
Examples:
  specscribe completion bash > ~/.local/share/bash-completion/completions/specscribe
  specscribe completion zsh > ~/.zsh/completions/_specscribe
  specscribe completion fish > ~/.config/fish/completions/specscribe.fish`,
    )
    .action(async (shell: string) => {
      const { script } = await import('@bomb.sh/tab');
      script(shell, 'specscribe', 'specscribe');
    });
}

/** In the order of the help. */
const COMMANDS: readonly AddCommand[] = [
  addInit,
  addBuild,
  addMerge,
  addScrape,
  addSync,
  addLint,
  addDiff,
  addCheck,
  addChangelog,
  addGenerate,
  addServe,
  addSandbox,
  addReport,
  addSite,
  addPreview,
  addNames,
  addWhy,
  addExplain,
  addInspect,
];

/** Errors that a person can mend get one line; anything else is a fault of ours and shows its stack. */
function exitFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const refused = (message: string): void => processTerminal.note(`${pc.red('error')} ${visible(message)}\n`);
  if (error instanceof ToolMissingError) {
    refused(error.message);
    return EXIT.toolMissing;
  }
  if (error instanceof PagesError) {
    refused(error.message);
    return EXIT.findings;
  }
  const problem = error instanceof UsageError || error instanceof ConfigError ? error.message : fileProblem(error);
  if (problem !== undefined) {
    refused(problem);
    return EXIT.usage;
  }
  processTerminal.note(faultText(error));
  return EXIT.findings;
}

/** A fault of ours, with what a report of it needs. */
function faultText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const page = error instanceof PageFault ? `The page was ${error.file}.\n` : '';
  return visible(
    `${stack}\n${page}This is a fault of specscribe. Please report it with these lines${page === '' ? '' : ', and the page'}: ` +
      `specscribe ${PACKAGE.version}, Node.js ${process.version}, ${process.platform}.\n`,
  );
}

outliveReader();
process.exitCode = await main(process.argv.slice(2)).catch(exitFor);
