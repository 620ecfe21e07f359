import { z } from 'zod';
import { graphTag, unpackGraph } from '../../runtime/media/graphTag.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { runFfprobe } from '../ffmpeg/runFfprobe.ts';

const zTags = z.looseObject({ format: z.looseObject({ tags: z.record(z.string(), z.string()).default({}) }) });

/**
 * The text of the graph that a film was made from, out of the film file. `called` is its name in sentences for people.
 * @throws Fault invalid-input when the file is no film or holds no graph
 */
export async function graphInFilm(path: string, signal: AbortSignal, called = path): Promise<string> {
  const answer = await runFfprobe({ path, signal, demuxer: 'mov', args: ['-show_entries', `format_tags=${graphTag}`] });
  const packed = zTags.parse(answer).format.tags[graphTag];
  if (packed === undefined) {
    throw new Fault('no-graph', 'invalid-input', `${called} holds no graph: only films that Shotgraph made do.`);
  }
  try {
    return await unpackGraph(packed);
  } catch (error) {
    throw new Fault('graph-damaged', 'invalid-input', `The graph inside ${called} is damaged.`, { cause: error });
  }
}
