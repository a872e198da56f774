import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { yamlText } from '../../scripts/emit/index.ts';
import { operationViews } from '../../scripts/operation-views.ts';
import { contractOf } from '../../scripts/pipeline/index.ts';
import { defaultServiceConfig } from '../../scripts/service-config.ts';
import { CORPORA, corpusPages, NO_CORPUS } from '../corpus.ts';
import { compile, removeFolder, scratchFolder } from '../generate/support/compile.ts';
import { CLI } from '../support/cli.ts';
import { CLIENT_PACKAGES, pythonWith } from '../support/python.ts';
import { hasTool } from '../support/toolchain.ts';
import { build, run } from './process.ts';

const CORPUS = 'fresh/object-storage-service';
const MISSING = NO_CORPUS || (CORPORA.includes(CORPUS) ? '' : `skipped: no ${CORPUS}`);
const TIME = 400_000;

/** What ten methods have to send, of four methods and paths. */
const SENT = [
  'DELETE /',
  'DELETE /?tagging',
  'DELETE /?policy',
  'DELETE /?lifecycle',
  'DELETE /?inventory&id=i1',
  'DELETE /a%20b',
  'DELETE /a%20b?tagging',
  'DELETE /a%20b?uploadId=u1',
  'PUT /a%20b?truncate&length=9',
  'POST /a%20b?rename&name=c',
];

const GO = `package main

import (
	"context"
	"os"

	"example.com/objects-go"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	client, err := objects.New(objects.Options{BaseURL: os.Args[1], Token: objects.StaticToken("t")})
	must(err)
	ctx := context.Background()
	must(client.DeleteBucket(ctx, objects.DeleteBucketParams{}))
	must(client.DeleteBucketTags(ctx, objects.DeleteBucketTagsParams{}))
	must(client.DeleteBucketPolicy(ctx, objects.DeleteBucketPolicyParams{}))
	must(client.DeleteBucketLifecycle(ctx, objects.DeleteBucketLifecycleParams{}))
	must(client.DeleteBucketInventories(ctx, objects.DeleteBucketInventoriesParams{ID: "i1"}))
	must(client.DeleteObject(ctx, objects.DeleteObjectParams{ObjectName: "a b"}))
	must(client.DeleteObjectTags(ctx, objects.DeleteObjectTagsParams{ObjectName: "a b"}))
	must(client.CancelMultipartUploadTask(ctx, objects.CancelMultipartUploadTaskParams{ObjectName: "a b", UploadID: "u1"}))
	must(client.TruncateObject(ctx, objects.TruncateObjectParams{ObjectName: "a b", Length: 9}))
	must(client.RenameObject(ctx, objects.RenameObjectParams{ObjectName: "a b", Name: "c"}))
}
`;
import { long, SHORT } from '../support/form.ts';

const JAVA = `package com.example.objects;

public class Main {
  public static void main(String[] args) {
    try (var client = ObjectsClient.builder().baseUrl(args[0]).token("t").build()) {
      client.deleteBucket().execute();
      client.deleteBucketTags().execute();
      client.deleteBucketPolicy().execute();
      client.deleteBucketLifecycle().execute();
      client.deleteBucketInventories("i1").execute();
      client.deleteObject("a b").execute();
      client.deleteObjectTags("a b").execute();
      client.cancelMultipartUploadTask("a b", "u1").execute();
      client.truncateObject("a b", 9L).execute();
      client.renameObject("a b", "c").execute();
    }
  }
}
`;

const PYTHON = `import sys
from objects_client import Client

client = Client(base_url=sys.argv[1], token="t")
client.delete_bucket()
client.delete_bucket_tags()
client.delete_bucket_policy()
client.delete_bucket_lifecycle()
client.delete_bucket_inventories("i1")
client.delete_object("a b")
client.delete_object_tags("a b")
client.cancel_multipart_upload_task("a b", "u1")
client.truncate_object("a b", 9)
client.rename_object("a b", "c")
`;

const python = () => (MISSING === '' ? pythonWith('client', CLIENT_PACKAGES) : undefined);

describe.skipIf(MISSING !== '')(`object storage, whose operations share their paths ${MISSING}`, () => {
  const folder = scratchFolder('objects');
  const at = (...names: string[]) => path.join(folder, ...names);
  const arrived: string[] = [];
  let stub: ChildProcess;
  let recorder: Server;
  let url = '';

  const generate = (target: string) =>
    build(process.execPath, [CLI, 'generate', at('objects.yaml'), '--out', folder, '--target', target]);

  beforeAll(async () => {
    const pages = corpusPages(CORPUS);
    const config = defaultServiceConfig('objects');
    const { document } = contractOf({ pages, config, configFile: 'service.yaml' });
    writeFileSync(at('objects.yaml'), yamlText(document));
    stub = spawn(process.execPath, [CLI, 'serve', at('objects.yaml'), '--port', '0', '--quiet']);
    const port = await new Promise<number>((resolve, reject) => {
      stub.stdout?.on('data', (chunk: Buffer) => {
        const found = /http:\/\/[^:]+:(\d+)/.exec(chunk.toString('utf8'))?.[1];
        if (found !== undefined) resolve(Number(found));
      });
      stub.once('exit', () => reject(new Error('serve ended before it listened')));
    });
    recorder = createServer((asked, answer) => {
      const { method, url: target = '', headers } = asked;
      const forwarded = request({ port, host: '127.0.0.1', method, path: target, headers }, (answered) => {
        const failed = (answered.statusCode ?? 500) >= 400;
        arrived.push(`${method} ${target}${failed ? ` refused: ${answered.statusCode}` : ''}`);
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(answer);
      });
      asked.pipe(forwarded);
    });
    await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(recorder.address() as AddressInfo).port}`;
  }, TIME);

  afterAll(() => {
    stub?.kill();
    recorder?.close();
    removeFolder(folder);
  });

  const expectCalls = (): void => expect(arrived.splice(0)).toEqual(SENT);

  it('has an operation for each page that shows a request', () => {
    const { document } = contractOf({
      pages: corpusPages(CORPUS),
      config: defaultServiceConfig('objects'),
      configFile: 'service.yaml',
    });
    const shown = corpusPages(CORPUS).filter(({ text }) => /^Request Syntax/m.test(text));
    const views = operationViews(document as never);
    expect(views).toHaveLength(shown.length);
    expect(new Set(views.map(({ method, path: way }) => `${method} ${way}`)).size).toBeLessThan(views.length / 5);
  });

  it('is called by TypeScript', { timeout: TIME }, async () => {
    await generate('typescript');
    expect(compile(at('typescript'))).toEqual([]);
    const { createClient } = await import(pathToFileURL(at('typescript/dist/index.js')).href);
    const client = createClient({ baseUrl: url, token: 't' });
    const object = { path: { ObjectName: 'a b' } };
    await client.deleteBucket();
    await client.deleteBucketTags();
    await client.deleteBucketPolicy();
    await client.deleteBucketLifecycle();
    await client.deleteBucketInventories({ query: { id: 'i1' } });
    await client.deleteObject(object);
    await client.deleteObjectTags(object);
    await client.cancelMultipartUploadTask({ ...object, query: { uploadId: 'u1' } });
    await client.truncateObject({ ...object, query: { length: 9 } });
    await client.renameObject({ ...object, query: { name: 'c' } });
    expectCalls();
  });

  long.it.skipIf(!hasTool('go', ['version']))('is called by Go', { timeout: TIME }, async () => {
    await generate('go');
    mkdirSync(at('go/calls'));
    writeFileSync(at('go/calls/main.go'), GO);
    await run('go', ['run', './calls', url], { cwd: at('go'), env: { GOPROXY: 'off', GOTOOLCHAIN: 'local' } });
    expectCalls();
  });

  long.it.skipIf(!hasTool('mvn', ['--version']))('is called by Java', { timeout: TIME }, async () => {
    await generate('java');
    writeFileSync(at('java/src/main/java/com/example/objects/Main.java'), JAVA);
    await build('mvn', ['-q', '-B', '-ntp', 'compile'], { cwd: at('java') });
    const version = /<artifactId>jackson-databind<\/artifactId>\s*<version>([^<]+)</.exec(
      readFileSync(at('java/pom.xml'), 'utf8'),
    )?.[1];
    const jars = path.join(homedir(), '.m2/repository/com/fasterxml/jackson/core');
    const jackson = ['annotations', 'core', 'databind'].map((part) =>
      path.join(jars, `jackson-${part}`, `${version}`, `jackson-${part}-${version}.jar`),
    );
    const classes = [at('java/target/classes'), ...jackson].join(path.delimiter);
    await run('java', ['-cp', classes, 'com.example.objects.Main', url]);
    expectCalls();
  });

  long.it.skipIf(SHORT || python() === undefined)('is called by Python', { timeout: TIME }, async () => {
    await generate('python');
    writeFileSync(at('calls.py'), PYTHON);
    await run(python() as string, [at('calls.py'), url], { env: { PYTHONPATH: at('python') } });
    expectCalls();
  });
});
