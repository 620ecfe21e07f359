import { expect, it } from 'vitest';
import { chooseSize } from './chooseSize.ts';

it.each([
  [{}, { width: 1280, height: 720 }],
  [{ format: 'reel' }, { width: 720, height: 1280 }],
  [{ format: 'tiktok' }, { width: 720, height: 1280 }],
  [{ format: 'feature' }, { width: 1280, height: 720 }],
  [
    { aspect: '2.39:1', format: 'reel' },
    { width: 1280, height: 536 },
  ],
  [{ aspect: '1.85:1' }, { width: 1280, height: 692 }],
  [{ aspect: '4:3' }, { width: 960, height: 720 }],
  [{ aspect: '1:1' }, { width: 720, height: 720 }],
  [{ aspect: '9:16' }, { width: 720, height: 1280 }],
  [{ aspect: '4:5' }, { width: 720, height: 900 }],
  [{ aspect: 'widescreen' }, { width: 1280, height: 720 }],
  [{ aspect: '0:9' }, { width: 1280, height: 720 }],
  [
    { wanted: '1920x1080', aspect: '1:1' },
    { width: 1920, height: 1080 },
  ],
  [{ wanted: '641x361' }, { width: 642, height: 362 }],
  [{ wanted: '8x8' }, undefined],
  [{ wanted: 'big' }, undefined],
])('%j is %j', (options, size) => {
  expect(chooseSize(options)).toEqual(size);
});
