import { describe, expect, it } from 'vitest';
import { cardSize } from './boxes.ts';
import type { NodeId } from './ids.ts';
import { layoutFilm, type FilmGroup } from './layoutFilm.ts';
import { testGraph } from './testNodeTypes.ts';

const shot = (id: string, scene: string) => {
  const source = { source: { scene, shot: id } };
  return {
    nodes: {
      [`${id}/composite`]: { type: 'image/composite', ...source },
      [`${id}/speak`]: { type: 'audio/speak', ...source },
      [`${id}/mix`]: { type: 'audio/mix', ...source },
      [`${id}/animate`]: { type: 'video/animate', ...source },
      [`${id}/sound`]: { type: 'video/add-audio', ...source },
    },
    edges: [
      `place.image -> ${id}/composite.setting`,
      `${id}/composite.image -> ${id}/animate.image`,
      `${id}/speak.audio -> ${id}/mix.audios`,
      `${id}/mix.seconds -> ${id}/animate.seconds`,
      `${id}/mix.audio -> ${id}/sound.audios`,
      `${id}/animate.video -> ${id}/sound.video`,
      `${id}/sound.video -> ${scene}/concat.clips`,
    ],
  };
};

function film(scenes: number, shots: number) {
  const nodes: Record<string, string | ({ type: string } & Record<string, unknown>)> = {
    place: 'image/import',
    film: 'video/concat',
    out: 'export/file',
  };
  const edges: string[] = ['film.video -> out.file'];
  const groups: FilmGroup[] = [];
  for (let scene = 1; scene <= scenes; scene += 1) {
    const parts = Array.from({ length: shots }, (_, index) => shot(`s${scene}-${index + 1}`, `s${scene}`));
    for (const part of parts) Object.assign(nodes, part.nodes);
    nodes[`s${scene}/concat`] = { type: 'video/concat', source: { scene: `s${scene}` } };
    edges.push(...parts.flatMap((part) => part.edges), `s${scene}/concat.video -> film.clips`);
    const ids = [...parts.flatMap((part) => Object.keys(part.nodes)), `s${scene}/concat`] as NodeId[];
    groups.push({ id: `s${scene}`, title: `Scene ${scene}`, nodes: ids });
  }
  return { graph: testGraph(nodes, edges), groups };
}

describe('layoutFilm', () => {
  const { graph, groups } = film(3, 4);
  const { layout, frames } = layoutFilm(graph, groups);
  const at = (id: string) => layout.nodes[id] ?? { x: NaN, y: NaN };

  it('gives every node a place in whole pixels, and every scene a frame with its title', () => {
    expect(Object.keys(layout.nodes).sort()).toEqual(Object.keys(graph.nodes).sort());
    expect(Object.values(layout.nodes).every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
    expect(Object.entries(frames).map(([id, { title }]) => [id, title])).toEqual([
      ['s1', 'Scene 1'],
      ['s2', 'Scene 2'],
      ['s3', 'Scene 3'],
    ]);
  });

  it('keeps nodes inside the frame of their scene, and others out of all frames', () => {
    for (const id of Object.keys(graph.nodes)) {
      const { x, y } = at(id);
      const around = Object.entries(frames).filter(
        ([, frame]) =>
          x >= frame.x &&
          y >= frame.y &&
          x + cardSize.width <= frame.x + frame.width &&
          y + cardSize.height <= frame.y + frame.height,
      );
      const own = groups.filter((group) => group.nodes.includes(id as NodeId)).map((group) => group.id);
      expect(around.map(([frame]) => frame)).toEqual(own);
    }
  });

  it('lets a shot flow from left to right, and shots follow one another', () => {
    for (const [from, to] of [
      ['composite', 'animate'],
      ['speak', 'mix'],
      ['mix', 'animate'],
      ['animate', 'sound'],
    ]) {
      expect(at(`s1-1/${from}`).x).toBeLessThan(at(`s1-1/${to}`).x);
    }
    const starts = [1, 2, 3, 4].map((index) => at(`s1-${index}/composite`));
    for (const [index, start] of starts.slice(1).entries()) {
      const before = starts[index] ?? start;
      expect(start.y > before.y || (start.y === before.y && start.x > before.x)).toBe(true);
    }
  });

  it('has what scenes share on the left, what joins shots right of them, and the film on the right', () => {
    expect(at('place').x).toBeLessThan(Math.min(...Object.values(frames).map(({ x }) => x)));
    expect(at('s2/concat').x).toBeGreaterThan(Math.max(...[1, 2, 3, 4].map((index) => at(`s2-${index}/sound`).x)));
    expect(at('film').x).toBeGreaterThan(Math.max(...Object.values(frames).map(({ x, width }) => x + width)));
    expect(at('out').x).toBeGreaterThan(at('film').x);
  });

  it('is about as wide as a page', () => {
    const big = layoutFilm(...(Object.values(film(40, 12)) as [typeof graph, FilmGroup[]]));
    const boxes = Object.values(big.frames);
    const width = Math.max(...boxes.map((frame) => frame.x + frame.width)) - Math.min(...boxes.map((frame) => frame.x));
    const height = Math.max(...boxes.map((frame) => frame.y + frame.height));
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(2.6);
  });

  it('lays out a graph without groups in columns, one cycle or not', () => {
    const plain = testGraph({ a: 'video/trim', b: 'video/trim', c: 'video/trim', d: 'video/trim' }, [
      'a.video -> b.video',
      'c.video -> d.video',
      'd.video -> c.video',
    ]);
    const result = layoutFilm(plain, []);
    expect(result.frames).toEqual({});
    expect(result.layout.nodes['a']?.x).toBeLessThan(result.layout.nodes['b']?.x ?? 0);
    expect(Object.keys(result.layout.nodes)).toHaveLength(4);
  });

  it('leaves out groups without nodes, and takes a node of two groups for the first', () => {
    const two = layoutFilm(testGraph({ a: 'video/trim' }), [
      { id: 'none', title: 'None', nodes: [] },
      { id: 'x', title: 'X', nodes: ['a', 'a', 'gone'] as NodeId[] },
      { id: 'y', title: 'Y', nodes: ['a'] as NodeId[] },
    ]);
    expect(Object.entries(two.frames).map(([id, frame]) => [id, frame.nodes])).toEqual([['x', ['a']]]);
  });
});
