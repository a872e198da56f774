/**
 * Prints as JSON what GitHub's own parser finds wrong with a workflow or an action: `node validate-workflow.mjs FILE`.
 *
 * Run as a process of its own: the parser imports JSON as bundlers do, which Node.js needs a hook for.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';

const hook = `export async function load(url, context, next) {
  return next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

const name = process.argv[2] ?? '';
const parse = path.basename(name) === 'action.yml' ? parseAction : parseWorkflow;
const { context } = parse({ name, content: readFileSync(name, 'utf8') }, new NoOperationTraceWriter());
console.log(JSON.stringify(context.errors.getErrors().map(({ message }) => message)));
