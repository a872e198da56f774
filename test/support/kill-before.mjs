// Preloaded by `node --import`: kills its process before the nth operation that changes the disk. The number is in the
// address that it is imported by, as `kill-before.mjs?7`; without one, all operations are counted and the count is the
// last line on standard error.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const last = Number(new URL(import.meta.url).search.slice(1));
let count = 0;

function before() {
  count++;
  if (count === last) process.kill(process.pid, 'SIGKILL');
}

const CHANGES = /^(?:copyFile|cp|fsync|link|mkdir|mkdtemp|rename|rmdir|rm|symlink|unlink|write|writeFile|appendFile)$/;

for (const [name, real] of Object.entries(fs)) {
  const isSync = name.endsWith('Sync');
  if (isSync && CHANGES.test(name.slice(0, -4)))
    fs[name] = (...args) => {
      before();
      return real(...args);
    };
}
for (const [name, real] of Object.entries(fs.promises))
  if (CHANGES.test(name))
    fs.promises[name] = (...args) => {
      before();
      return real(...args);
    };
const { openSync } = fs;
fs.openSync = (...args) => {
  if (args[1] !== undefined && args[1] !== 'r') before();
  return openSync(...args);
};
syncBuiltinESMExports();
if (!last) process.on('exit', () => fs.writeSync(2, `operations: ${count}\n`));
