import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { javaClient } from '../../matrix/java/index.ts';
import { build, run } from '../../matrix/process.ts';
import { FAKES, type TableSide } from '../sides.ts';

const MAVEN = ['-q', '-B', '-ntp', '-Dmaven.compiler.parameters=true', '-Dmaven.compiler.failOnWarning=true'];
const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

export const javaSide: TableSide = {
  name: 'java',
  missing: javaClient.missing,
  compiled: [],
  async build(client, folder) {
    const file = path.join(folder, 'classpath');
    await build('mvn', [...MAVEN, 'compile', CLASSPATH, `-Dmdep.outputFile=${file}`], { cwd: client });
    const classes = path.join(folder, 'classes');
    mkdirSync(classes);
    const found = [classes, path.join(client, 'target/classes'), readFileSync(file, 'utf8').trim()];
    const classpath = found.join(path.delimiter);
    const source = path.join(import.meta.dirname, 'TableDriver.java');
    await build('javac', ['-Xlint:all', '-Werror', '-proc:none', '-d', classes, '-cp', classpath, source], {
      cwd: folder,
    });
    return () => spawn('java', ['-cp', classpath, 'com.example.harbour.TableDriver']);
  },
  async fake(client, folder) {
    const classes = path.join(folder, 'classes');
    const found = [classes, path.join(client, 'target/classes'), readFileSync(path.join(folder, 'classpath'), 'utf8')];
    const classpath = found.map((each) => each.trim()).join(path.delimiter);
    const source = path.join(FAKES, 'FakeCheck.java');
    await build('javac', ['-Xlint:all', '-Werror', '-proc:none', '-d', classes, '-cp', classpath, source]);
    return run('java', ['-cp', classpath, 'com.example.harbour.FakeCheck']);
  },
};
