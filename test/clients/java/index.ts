import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { javaClient } from '../../matrix/java/index.ts';
import { build, run } from '../../matrix/process.ts';
import { FAKES, type TableSide } from '../sides.ts';

const MAVEN = ['-q', '-B', '-ntp', '-Dmaven.compiler.parameters=true', '-Dmaven.compiler.failOnWarning=true'];
const CLASSPATH = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath';

const DRIVER = path.join(import.meta.dirname, 'TableDriver.java');

export const javaSide: TableSide = {
  name: 'java',
  missing: javaClient.missing,
  compiled: [],
  async build(client, folder, core) {
    const file = path.join(folder, 'classpath');
    const classpathOf = [CLASSPATH, `-Dmdep.outputFile=${file}`];
    if (core === undefined) await build('mvn', [...MAVEN, 'compile', ...classpathOf], { cwd: client });
    else {
      await build('mvn', [...MAVEN, 'compile'], { cwd: withCore(client, core) });
      await build('mvn', [...MAVEN, ...classpathOf], { cwd: core });
    }
    const classes = path.join(folder, 'classes');
    mkdirSync(classes);
    const built = [client, core].flatMap((each) => (each === undefined ? [] : [path.join(each, 'target/classes')]));
    const classpath = [classes, ...built, readFileSync(file, 'utf8').trim()].join(path.delimiter);
    const source = core === undefined ? DRIVER : driverWithCore(folder);
    await build('javac', ['-Xlint:all', '-Werror', '-proc:none', '-d', classes, '-cp', classpath, source], {
      cwd: folder,
    });
    return () =>
      spawn('java', ['-cp', classpath, `com.example.${core === undefined ? 'harbour' : 'core'}.TableDriver`]);
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

/** A project of a client and its core; returns its folder. */
function withCore(client: string, core: string): string {
  const folder = path.dirname(client);
  const modules = [core, client].map((each) => `<module>${path.relative(folder, each)}</module>`).join('');
  const name = '<groupId>com.example</groupId><artifactId>all</artifactId><version>1</version>';
  writeFileSync(
    path.join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>${name}<packaging>pom</packaging><modules>${modules}</modules></project>\n`,
  );
  return folder;
}

/** What the driver prints of a client that no other package sees. */
const OF_CLIENT = /^ {4}if \(client\.transport_\..*\n.*;\n/m;

/** The driver in the package of a client's core, whose parts it looks at; returns its file. */
function driverWithCore(folder: string): string {
  const file = path.join(folder, 'TableDriver.java');
  const text = readFileSync(DRIVER, 'utf8').replace(OF_CLIENT, '');
  writeFileSync(
    file,
    text.replace('package com.example.harbour;', 'package com.example.core;\n\nimport com.example.harbour.*;'),
  );
  return file;
}
