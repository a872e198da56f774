import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../corpus.ts';
import { build, run } from '../process.ts';
import { readJunit, runTests } from '../reports.ts';
import type { ClientSide } from '../sides.ts';

/** A project of Maven with the client and tests of it, whose tests are replaced here. */
const PROJECT = path.join(ROOT, 'test/generate/java');
const SOURCES = 'tests/src/test/java/io/specscribe/modelarts';
const MAVEN = ['-q', '-B', '-ntp', '-Dmaven.compiler.parameters=true'];

export const javaClient: ClientSide = {
  name: 'java',
  missing: async () => {
    const found = await Promise.all([run('javac', ['-version']), run('mvn', ['--version'])]);
    return found.every(({ status }) => status === 0) ? undefined : 'no JDK with Maven';
  },
  async build(folder, service) {
    for (const file of ['pom.xml', 'tests/pom.xml', `${SOURCES}/Driver.java`])
      copy(path.join(PROJECT, file), folder, file);
    copy(path.join(import.meta.dirname, 'OperationsTest.java'), folder, `${SOURCES}/OperationsTest.java`);
    copy(path.join(ROOT, 'generated', service, 'java'), folder, 'client');
    await build('mvn', [...MAVEN, 'test-compile'], { cwd: folder });
    const reports = path.join(folder, 'tests/target/surefire-reports');
    return async (url, planFile) => {
      rmSync(reports, { recursive: true, force: true });
      const place = { cwd: folder, env: { MATRIX_URL: url, MATRIX_PLAN: planFile } };
      return runTests('mvn', [...MAVEN, 'test'], place, () =>
        readdirSync(reports)
          .filter((name) => name.endsWith('.xml'))
          .flatMap((name) => readJunit(readFileSync(path.join(reports, name), 'utf8'))),
      );
    };
  },
};

function copy(from: string, folder: string, name: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  cpSync(from, path.join(folder, name), { recursive: true });
}
