import { describe, expect, it } from 'vitest';
import { runNode } from '../../test/harness/nodeHarness.ts';
import { textJoin } from './join.ts';
import { textValue } from './value.ts';

describe('text/join', () => {
  it('puts texts together in order', async () => {
    const { outputs } = await runNode(textJoin, { inputs: { texts: ['a', 'b', 'c'] }, params: { separator: ', ' } });
    expect(outputs).toEqual({ text: 'a, b, c' });
  });

  it('separates by lines unless told otherwise', async () => {
    expect((await runNode(textJoin, { inputs: { texts: ['a', 'b'] } })).outputs).toEqual({ text: 'a\nb' });
  });
});

describe('text/value', () => {
  it('gives what was written, untouched', async () => {
    const text = ' “Étoile” — \n';
    expect((await runNode(textValue, { params: { text } })).outputs).toEqual({ text });
  });
});
