import { z } from 'zod';
import { fileExtension } from '../../runtime/media/fileExtension.ts';
import { defineNode, field, optional, output, required } from '../../runtime/node/defineNode.ts';

export const publishPost = defineNode({
  type: 'publish/post',
  version: 1,
  title: 'Post',
  category: 'Out',
  description: 'Puts a finished video with its text and thumbnail where it is posted from. Now: into a folder.',
  resource: 'none',
  inputs: {
    video: required('video', { description: 'The video to post.' }),
    text: field('text', z.string().max(10_000).default(''), { description: 'The text that goes with it.' }),
    thumbnail: optional('image', { description: 'The picture shown before it plays.' }),
  },
  outputs: { post: output('json', { description: 'What was posted: the content of the sidecar file.' }) },
  params: z.object({
    target: z.enum(['folder']).default('folder').describe('Where to: a folder that the run hands out.'),
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u)
      .default('post')
      .describe(
        'Name of the files, without ending: letters and digits first, then spaces, dots, dashes and _ too; 100 at most.',
      ),
    title: z.string().max(300).default('').describe('Title, where the target has one.'),
    tags: z.array(z.string().min(1).max(100)).max(100).default([]).describe('Tags, without #.'),
  }),
  run: ({ inputs, params }, context) => {
    const files = {
      video: `${params.name}.${fileExtension(inputs.video.mime)}`,
      text: `${params.name}.txt`,
      ...(inputs.thumbnail && { thumbnail: `${params.name}.${fileExtension(inputs.thumbnail.mime)}` }),
    };
    const text = [inputs.text, params.tags.map((tag) => `#${tag.replaceAll(/\s+/g, '')}`).join(' ')]
      .filter((part) => part !== '')
      .join('\n\n');
    const post = { target: params.target, title: params.title, text, tags: params.tags, files };
    context.deliver(files.video, inputs.video);
    context.deliver(files.text, text);
    if (inputs.thumbnail && files.thumbnail) context.deliver(files.thumbnail, inputs.thumbnail);
    context.deliver(`${params.name}.json`, `${JSON.stringify(post, null, 2)}\n`);
    return { post };
  },
});
