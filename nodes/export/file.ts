import { z } from 'zod';
import type { Asset } from '../../runtime/graph/asset.ts';
import { type Captions, type Chapter, zCaptions, zChapter } from '../../runtime/graph/captions.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { ffmetadata } from '../../runtime/media/ffmetadata.ts';
import { fileExtension } from '../../runtime/media/fileExtension.ts';
import { graphTag, packGraph } from '../../runtime/media/graphTag.ts';
import { srtText } from '../../runtime/media/srt.ts';
import { defineNode, type NodeContext, optional, output, required, type Value } from '../../runtime/node/defineNode.ts';

export const exportFile = defineNode({
  type: 'export/file',
  version: 1,
  title: 'File',
  category: 'Out',
  description:
    'Hands out a finished file. A video becomes an MP4 that plays everywhere (H.264, AAC, ready to stream) with chapters, subtitles and the graph itself inside.',
  resource: 'cpu',
  readsGraph: true,
  inputs: {
    file: required('same', { description: 'What to hand out.' }),
    captions: optional('captions', { description: 'For a video: also handed out as a subtitle file beside it.' }),
    chapters: optional('json', { description: 'For a video: its chapters, as `video/concat` gives them.' }),
  },
  outputs: { file: output('same', { description: 'The file that was handed out.' }) },
  params: z.object({
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u)
      .default('film')
      .describe(
        'Name of the file, without ending: letters and digits first, then spaces, dots, dashes and _ too; 100 at most.',
      ),
    title: z.string().max(500).default('').describe('Title inside the file.'),
    includeGraph: z.boolean().default(true).describe('Keep the graph inside the video, without secrets.'),
  }),
  run: async ({ inputs, params }, context) => {
    const asset = assetOf(inputs.file);
    if (!asset) {
      const isCaptions = zCaptions.safeParse(inputs.file);
      if (isCaptions.success) context.deliver(`${params.name}.srt`, srtText(isCaptions.data));
      else if (typeof inputs.file === 'string') context.deliver(`${params.name}.txt`, inputs.file);
      else context.deliver(`${params.name}.json`, `${JSON.stringify(inputs.file, null, 2)}\n`);
      return { file: inputs.file };
    }
    if (asset.kind !== 'video') {
      context.deliver(`${params.name}.${fileExtension(asset.mime)}`, asset);
      return { file: asset };
    }
    const film = await filmFile(asset, params, chaptersOf(inputs.chapters), context);
    context.deliver(`${params.name}.mp4`, film);
    if (inputs.captions?.length) context.deliver(`${params.name}.srt`, srtText(inputs.captions satisfies Captions));
    return { file: film };
  },
});

/** Streams are copied where they fit; sound becomes AAC, which every player knows. */
async function filmFile(
  video: Asset,
  params: { title: string; includeGraph: boolean },
  chapters: readonly Chapter[],
  context: NodeContext,
): Promise<Asset> {
  const facts = await context.probe(video);
  const tags = {
    ...(params.title && { title: params.title }),
    ...(params.includeGraph && { [graphTag]: await packGraph(context.graph()) }),
  };
  const copies = facts.videoCodec === 'h264' && facts.pixelFormat === 'yuv420p';
  const { assets } = await context.ffmpeg({
    inputs: { video },
    texts: { metadata: { extension: 'txt', text: () => ffmetadata(tags, chapters) } },
    outputs: { film: { kind: 'video', extension: 'mp4' } },
    ...(facts.seconds !== undefined && { seconds: facts.seconds }),
    args: (paths) => [
      ...['-i', paths.input('video'), '-f', 'ffmetadata', '-i', paths.text('metadata')],
      ...['-map', '0:v:0', '-map', '0:a?', '-map', '0:s?', '-map_metadata', '1', '-map_chapters', '1'],
      ...(copies ? ['-c:v', 'copy'] : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p']),
      // What the encoder would otherwise guess of noise (rain, sea) overshoots its peaks by up to 2.5 dB.
      // The other coder of ffmpeg takes three times as long, and comes out 10 dB further from the sound and above its peaks.
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '192k', '-aac_pns', '0', '-aac_is', '0'],
      ...['-ar', '48000', '-ac', '2'],
      ...['-c:s', 'mov_text'],
      ...['-movflags', '+faststart+use_metadata_tags', paths.output('film')],
    ],
  });
  return assets.film;
}

function assetOf(value: Value): Asset | undefined {
  return typeof value === 'object' && value !== null && 'hash' in value && 'mime' in value
    ? (value as Asset)
    : undefined;
}

/** @throws Fault invalid-input when the wire brings something else than chapters */
function chaptersOf(value: unknown): readonly Chapter[] {
  if (value === undefined) return [];
  const chapters = z.array(zChapter).safeParse(value);
  if (!chapters.success) {
    throw new Fault(
      'chapters',
      'invalid-input',
      'The chapters are not a list of start, end and title: wire them from video/concat.',
    );
  }
  return chapters.data;
}
