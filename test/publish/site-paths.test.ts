import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, fileNames, linkTo, valueAnchor } from '../../scripts/publish/site/paths.ts';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('CON', '.', '..', '', 'a', 'A', 'ä'));

describe('names of files', () => {
  it.each([
    ['createNotebook', 'createNotebook'],
    ['ModelArts.0116', 'ModelArts.0116'],
    ['a/b', 'a~2f~b'],
    ['../up', '~2e~.~2f~up'],
    ['.hidden', '~2e~hidden'],
    ['--out=x', '~2d~-out~3d~x'],
    ['é', '~e9~'],
  ])('%j is %j', (name, file) => {
    expect(fileNames([name], []).get(name)).toBe(file);
  });

  it.each([
    'con',
    'NUL',
    'aux.html',
    'lpt1.txt',
    '',
    'ends.',
  ])('%j gets a mark, since it is no name of a file', (name) => {
    expect(fileNames([name], []).get(name)).toMatch(/~[0-9a-f]{8}$/);
  });

  it('keeps a name that gets a neighbour after it, and marks the neighbour that differs in case alone', () => {
    const files = fileNames(['Image', 'image'], []);
    expect(files.get('Image')).toBe(fileNames(['Image'], []).get('Image'));
    expect(files.get('image')).toMatch(/^image~[0-9a-f]{8}$/);
  });

  it('marks a name that is taken, whatever its case', () => {
    expect(fileNames(['Index'], ['index']).get('Index')).toMatch(/^Index~[0-9a-f]{8}$/);
  });

  it('gives names of any text that every system keeps apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text), (names) => {
        const files = [...fileNames(names, []).values()];
        expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
        for (const file of files) {
          expect(file).toMatch(/^[\w~][\w.~-]*$/);
          expect(file.length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });
});

describe('anchors', () => {
  it.each([
    [['request', 'volume', 'category'], 'request.volume.category'],
    [['query', 'a.b'], 'query.a~2e~b'],
    [['field', 'a b'], 'field.a~20~b'],
  ])('%j is %j', (steps, anchor) => {
    expect(anchorOf(...steps)).toBe(anchor);
  });

  it('are different for different steps, and stand in an address as they are', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.array(text, { minLength: 1 }), (one, other) => {
        const [anchor, another] = [anchorOf(...one), anchorOf(...other)];
        expect(anchor === another).toBe(JSON.stringify(one) === JSON.stringify(other));
        expect(new URL(`https://example.org/#${anchor}`).hash.slice(1)).toBe(anchor);
      }),
    );
  });

  it('of values keep texts and numbers apart and long texts short', () => {
    expect(valueAnchor('field.a', 'EVS')).toBe('field.a=EVS');
    expect(valueAnchor('field.a', '')).toBe('field.a=');
    expect(valueAnchor('field.a', 'x'.repeat(500))).toMatch(/^field\.a=[0-9a-f]{8}$/);
  });
});

describe('links', () => {
  it.each([
    ['index.html', 'a/index.html', 'a/index.html'],
    ['a/operations/x.html', 'a/schemas/Y.html', '../schemas/Y.html'],
    ['a/operations/x.html', 'index.html', '../../index.html'],
    ['a/operations/x.html', 'a/operations/y.html#request.z', 'y.html#request.z'],
    ['a/index.html', 'b/index.html#tag', '../b/index.html#tag'],
  ])('from %s to %s is %s', (from, to, way) => {
    expect(linkTo(from, to)).toBe(way);
  });

  it('lead where they should from below any address', () => {
    const file = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((steps) => `${steps.join('/')}/x.html`);
    fc.assert(
      fc.property(file, file, (from, to) => {
        expect(new URL(linkTo(from, to), `https://example.org/docs/v1/${from}`).pathname).toBe(`/docs/v1/${to}`);
      }),
    );
  });
});
