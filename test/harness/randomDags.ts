/** A seeded source of numbers in [0, 1) (mulberry32): families of graphs are the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Dag {
  /** Seconds of work of each task. */
  readonly seconds: readonly number[];
  /** From an earlier to a later task. */
  readonly edges: readonly (readonly [from: number, to: number])[];
}

/** Any later task may wait for any of a few earlier ones. */
export function sparseDag(random: () => number): Dag {
  const count = 60 + Math.floor(random() * 140);
  const edges: [number, number][] = [];
  for (let to = 1; to < count; to += 1) {
    const sources = new Set(Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * to)));
    for (const from of sources) edges.push([from, to]);
  }
  return { seconds: Array.from({ length: count }, () => 0.5 + random() * 9.5), edges };
}

/** Layers, each task of which waits for some of the layer before. */
export function layeredDag(random: () => number): Dag {
  const layers = 5 + Math.floor(random() * 6);
  const seconds: number[] = [];
  const edges: [number, number][] = [];
  let before: number[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    const width = 8 + Math.floor(random() * 16);
    const current = Array.from({ length: width }, (_, index) => seconds.length + index);
    for (const to of current) {
      const sources = new Set(before.filter(() => random() < 0.15));
      for (const from of sources) edges.push([from, to]);
      seconds.push(1 + random() * 4);
    }
    before = current;
  }
  return { seconds, edges };
}

/** A film: shots of four steps, the slow one a clip; shots make scenes, scenes the film, and two steps follow. */
export function filmDag(random: () => number): Dag {
  const seconds: number[] = [];
  const edges: [number, number][] = [];
  const add = (work: number, sources: readonly number[]) => {
    const task = seconds.push(work) - 1;
    for (const source of sources) edges.push([source, task]);
    return task;
  };
  const people = Array.from({ length: 4 }, () => add(1 + random(), []));
  const scenes = Array.from({ length: 4 + Math.floor(random() * 5) }, () => {
    const setting = add(1 + random(), []);
    const shots = Array.from({ length: 4 + Math.floor(random() * 10) }, () => {
      const person = people[Math.floor(random() * people.length)] as number;
      const frame = add(0.2 + random(), [setting, person]);
      const speech = add(0.2 + random() * 0.5, []);
      const clip = add(1 + random() * 5, [frame, speech]);
      return add(0.5 + random() * 2, [clip, speech]);
    });
    return add(0.5 + random() * 0.5, shots);
  });
  const film = add(1, scenes);
  add(0.5, [add(0.5, [film])]);
  return { seconds, edges };
}

/** The least time that any order can take: the longest path, or all work over all slots. */
export function lowerBound({ seconds, edges }: Dag, slots: number): number {
  const finish = seconds.slice();
  const incoming = Map.groupBy(edges, ([, to]) => to);
  for (let task = 0; task < seconds.length; task += 1) {
    const ready = Math.max(0, ...(incoming.get(task) ?? []).map(([from]) => finish[from] as number));
    finish[task] = ready + (seconds[task] as number);
  }
  const work = seconds.reduce((sum, each) => sum + each, 0);
  return Math.max(...finish, work / slots);
}
