import { describe, expect, it } from 'vitest';
import { makeClip, makePicture, runNode } from '../../test/harness/nodeHarness.ts';
import { publishPost } from './post.ts';

describe('publish/post', () => {
  it('hands out video, text, thumbnail and a sidecar that names them', async () => {
    const [video, thumbnail] = [await makeClip(), await makePicture({ extension: 'jpg' })];
    const { outputs, deliveries } = await runNode(publishPost, {
      inputs: { video, thumbnail, text: 'Out now.' },
      params: { name: 'lamp', title: 'The Lamp', tags: ['short film', 'night'] },
    });
    expect(deliveries.map(({ fileName }) => fileName)).toEqual(['lamp.mp4', 'lamp.txt', 'lamp.jpg', 'lamp.json']);
    expect(deliveries[1]?.content).toBe('Out now.\n\n#shortfilm #night');
    const sidecar = JSON.parse(String(deliveries[3]?.content)) as unknown;
    expect(sidecar).toEqual(outputs['post']);
    expect(sidecar).toMatchObject({ title: 'The Lamp', files: { video: 'lamp.mp4', thumbnail: 'lamp.jpg' } });
  });

  it('does without text and thumbnail', async () => {
    const { deliveries } = await runNode(publishPost, { inputs: { video: await makeClip() } });
    expect(deliveries.map(({ fileName }) => fileName)).toEqual(['post.mp4', 'post.txt', 'post.json']);
  });
});
