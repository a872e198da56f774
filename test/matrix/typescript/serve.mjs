// Serves the generated TypeScript stub by the plan. Arguments: its compiled module, the plan. Prints its address.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const [module, planFile] = process.argv.slice(2);
const { createServer, Refusal } = await import(pathToFileURL(module).href);
const { projectId, refusalHeader, operations } = JSON.parse(readFileSync(planFile, 'utf8'));

/** What the handler of an operation has to be given when a client sends what is planned. */
const planned = ({ arguments: { path, query, header, body } }, { headers }) => ({
  params: { project_id: projectId, ...path },
  query: query ?? {},
  // Beside those of the operation, a client sends what HTTP wants.
  headers: { ...headers, ...header },
  body,
});

const handlers = operations.map((operation) => [
  operation.id,
  async (input, request) => {
    const wanted = planned(operation, input);
    for (const part of Object.keys(wanted))
      if (!isDeepStrictEqual({ ...input[part] }, { ...wanted[part] }))
        throw new Refusal(400, 'Matrix.Arrived', `${part}: ${JSON.stringify([input[part], wanted[part]])}`);
    const { answer, refusal } = operation;
    if (request.headers[refusalHeader] !== `${refusal.status}`) return answer;
    throw new Refusal(refusal.status, refusal.code, refusal.message);
  },
]);

const server = await createServer(Object.fromEntries(handlers), { validateResponses: true });
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
