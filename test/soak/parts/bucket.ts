import type { Soak, SoakEnd, SoakPart } from '../soakPart.ts';
export const bucket: SoakPart = {
  ...{ name: 'bucket', amount: 1, words: 'later' },
  run: async (_: Soak): Promise<SoakEnd> => ({ state: 'skipped', words: 'later' }),
};
