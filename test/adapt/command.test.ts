import { describe, expect, it } from 'vitest';
import { commandIn } from '../../scripts/adapt/command.ts';

const read = (text: string) => commandIn({ kind: 'code', language: undefined, text, line: 10 });

describe('a call of curl', () => {
  it.each([
    ['curl http://h/a', 'GET', 'http://h/a', undefined],
    ['$ curl -X DELETE "http://h/a?b=1"', 'DELETE', 'http://h/a?b=1', undefined],
    ['curl -XPUT http://h/a', 'PUT', 'http://h/a', undefined],
    ['curl -s -u me:secret -H "Accept: a/b" \\\n  http://h/a | jq .', 'GET', 'http://h/a', undefined],
    [`curl http://h/a -d '{"b": 1}'`, 'POST', 'http://h/a', '{"b": 1}'],
    ['curl http://h/a -d "{\\"b\\": 1}"', 'POST', 'http://h/a', '{"b": 1}'],
    [`curl --request PATCH --data-raw '[1]' -o out/put http://h/a`, 'PATCH', 'http://h/a', '[1]'],
    ['curl -G http://h/a -d b=1', 'GET', 'http://h/a', undefined],
    ['curl -d @file.json http://h/a', 'POST', 'http://h/a', undefined],
    [`curl "http://h/a' -d`, 'GET', "http://h/a' -d", undefined],
  ])('%s', (text, method, url, body) => {
    const found = read(text);
    expect([found?.method, found?.url, found?.body?.text]).toEqual([method, url, body]);
  });

  it.each(['wget http://h/a', 'curly http://h/a', 'GET /a', '', 'curl -X FETCH http://h/a'])('is not: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('has the lines of what it sends and of what it prints', () => {
    const found = read(
      `curl -X POST \\\n  -d '{\n  "a": 1 }' http://h/a\n\nHTTP/1.1 201 Created\n\n{"b": 2}\n$ curl http://h/b`,
    );
    expect(found?.body).toMatchObject({ line: 11, text: '{\n  "a": 1 }' });
    expect(found?.answer).toMatchObject({ line: 14, text: 'HTTP/1.1 201 Created\n\n{"b": 2}' });
  });

  it('names the media type of names and values', () => {
    expect(read('curl http://h/a -d b=1 -d c=2')?.media).toBe('application/x-www-form-urlencoded');
    expect(read('curl http://h/a -F b=1 -F c=@d')?.media).toBe('multipart/form-data');
    expect(read(`curl http://h/a -d '{"b": 1}'`)?.media).toBeUndefined();
  });
});
