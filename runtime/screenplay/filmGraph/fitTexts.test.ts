import { expect, it } from 'vitest';
import { fitTexts } from './fitTexts.ts';

const schema = {
  properties: {
    prompt: { type: 'string', maxLength: 10 },
    titles: { type: 'array', items: { type: 'string', maxLength: 5 } },
    depiction: { type: 'object' },
  },
};

it('cuts texts and lists of texts to what the node takes, and tells which', () => {
  const params = {
    prompt: 'A lamp swings',
    titles: ['One', 'Twenty'],
    depiction: { action: 'x'.repeat(50) },
    own: 'y',
  };
  const fitted = fitTexts(params, schema);
  expect(fitted.params).toEqual({ ...params, prompt: 'A lamp sw…', titles: ['One', 'Twen…'] });
  expect(fitted.cut).toEqual([
    { param: 'prompt', length: 13, most: 10 },
    { param: 'titles', length: 6, most: 5 },
  ]);
});

it('leaves the others as they are', () => {
  expect(fitTexts({ prompt: 'Short', titles: [] }, schema).cut).toEqual([]);
  expect(fitTexts({ prompt: 'Without a schema' }, {}).params).toEqual({ prompt: 'Without a schema' });
});
