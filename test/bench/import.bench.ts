import { nodeDefinitions } from '../../nodes/index.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import { filmGraph } from '../../runtime/screenplay/filmGraph/filmGraph.ts';
import { planShots } from '../../runtime/screenplay/shots/planShots.ts';
import { bigScreenplay } from '../film/bigScreenplay.ts';
import type { Bench } from './benchRow.ts';

const rounds = 7;
const shots = 754;
/** The promise: a feature of so many shots is imported, checked and laid out in less than a second. */
const secondInMilliseconds = 1000;

/** Breakdown, shots, graph, layout and validation of a feature: processor time, so that a busy machine tells the same. */
export const bench: Bench = async () => {
  const screenplay = bigScreenplay(59);
  const nodeTypes = new Map(nodeDefinitions.map((definition) => [definition.info.type, definition.info]));
  const times: number[] = [];
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    const breakdown = breakDown(screenplay);
    const planned = planShots(screenplay, breakdown);
    const { graph } = filmGraph({
      screenplay,
      breakdown,
      shots: planned.shots,
      options: { width: 1280, height: 720, rate: { num: 24, den: 1 }, nodeTypes },
    });
    const problems = validateGraph(graph, nodeTypes);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    made = planned.shots.length;
    if (problems.length > 0) throw new Error(`The film graph has problems: ${problems[0]?.message}`);
  }
  if (made < shots) throw new Error(`Only ${made} shots were made: the bench wants at least ${shots}.`);
  const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return [{ name: `import of ${made} shots, to a second`, floor: secondInMilliseconds, measured: median, limit: 1 }];
};
