import { describe, expect, it } from 'vitest';
import { graphOf, testEngine } from '../harness/engineHarness.ts';
import { filmDag, layeredDag, lowerBound, seeded, sparseDag, type Dag } from '../harness/randomDags.ts';

const families = { sparse: sparseDag, layered: layeredDag, film: filmDag };
const graphsOfEach = 12;

/** Seconds of virtual time that the engine takes, with tasks that only wait. */
async function makespan(dag: Dag, slots: number): Promise<number> {
  const secondsOf = (name: string) => dag.seconds[Number(name.slice(1))] as number;
  const { run, clock } = testEngine({
    behaviour: { onWork: (name) => clock.sleep(secondsOf(name)) },
    limits: { lanes: { cpu: slots }, otherwise: slots },
    secondsOf(node) {
      const seconds = secondsOf(String(node.params['name']));
      return { low: seconds, high: seconds };
    },
  });
  const incoming = new Set(dag.edges.map(([, to]) => to));
  const nodes = dag.seconds.map((_, index) => {
    const name = `n${index}`;
    return [name, incoming.has(index) ? { type: 'test/join', params: { name, own: name } } : sourceOf(name)] as const;
  });
  const wires = dag.edges.map(([from, to]) => `n${from}.text > n${to}.texts`);
  const { state, seconds, tasks } = await run({ graph: graphOf(Object.fromEntries(nodes), wires) });
  expect(state).toBe('done');
  expect(tasks.ran).toBe(dag.seconds.length);
  return seconds;
}

const sourceOf = (name: string) => ({ type: 'test/text', params: { name, text: name } });

describe('the order of work', () => {
  it.each([2, 4, 8])('comes close to the best possible on %i slots', async (slots) => {
    const ratios: { family: string; seed: number; ratio: number }[] = [];
    for (const [family, make] of Object.entries(families)) {
      for (let seed = 1; seed <= graphsOfEach; seed += 1) {
        const dag = make(seeded(seed));
        ratios.push({ family, seed, ratio: (await makespan(dag, slots)) / lowerBound(dag, slots) });
      }
    }
    const mean = ratios.reduce((sum, { ratio }) => sum + ratio, 0) / ratios.length;
    const worst = ratios.toSorted((a, b) => b.ratio - a.ratio)[0];
    expect(Math.min(...ratios.map(({ ratio }) => ratio))).toBeGreaterThan(1 - 1e-9);
    expect(mean).toBeLessThanOrEqual(1.05);
    expect(worst?.ratio, `${worst?.family} ${worst?.seed}`).toBeLessThanOrEqual(1.2);
  });
});
