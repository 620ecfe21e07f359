import type { Graph } from '../../../runtime/graph/graph.ts';
import { draftFilm, makeFilm } from '../../../server/film/makeFilm.ts';
import { bigScreenplay } from '../../film/bigScreenplay.ts';

/** A feature as it is imported, of at least so many nodes: pictures, clips, speech, joins, a frame for each scene. */
export function bigFilmGraph(nodes: number): Graph {
  for (let scenes = Math.ceil(nodes / 80); ; scenes += 1) {
    const { graph } = makeFilm(draftFilm({ screenplay: bigScreenplay(scenes), doubts: [] }), {});
    if (Object.keys(graph.nodes).length >= nodes) return graph;
  }
}
