import { Dices } from 'lucide-react';
import { useId } from 'react';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { NumberInput } from '../kit/form/NumberInput.tsx';
import { Segments } from '../kit/form/Segments.tsx';
import { SwitchInput } from '../kit/form/SwitchInput.tsx';
import style from './NodeSection.module.css';
import { sameOf } from './sameOf.ts';

interface NodeSectionProps {
  readonly nodes: readonly NodeId[];
  /** They ask models: which tier and seed they take means something. */
  readonly hasModel: boolean;
}

/** What holds for nodes as such: whether they run, in which tier, with which seed, whether their takes are kept. */
export function NodeSection({ nodes, hasModel }: NodeSectionProps) {
  const id = useId();
  const { document, actions } = useSession();
  const found = nodes.flatMap((node) => document.graph.nodes[node] ?? []);
  const change = (label: string, part: (node: GraphNode) => GraphNode) => actions.changeNodes(label, nodes, part);
  const seed = sameOf(found.map((node) => node.seed ?? 0));
  return (
    <section className={style['section']} aria-label="Node">
      <h3>Node</h3>
      <div className={style['row']}>
        <span>Runs</span>
        <Segments
          label="Whether it runs"
          value={sameOf(found.map((node) => node.state ?? 'active'))}
          choices={[
            { value: 'active', words: 'Active' },
            { value: 'muted', words: 'Muted', title: 'Left out; what takes it as an option does without' },
            { value: 'bypassed', words: 'Bypassed', title: 'What comes in goes out as it is' },
          ]}
          onChange={(state) =>
            change(state === 'active' ? 'Activate' : state === 'muted' ? 'Mute' : 'Bypass', (node) =>
              withField(node, 'state', state === 'active' ? undefined : (state as GraphNode['state'])),
            )
          }
        />
      </div>
      {hasModel ? (
        <>
          <div className={style['row']}>
            <span>Tier</span>
            <Segments
              label="Tier of this node"
              value={sameOf(found.map((node) => node.tier ?? 'run'))}
              choices={[
                { value: 'run', words: 'As the run' },
                { value: 'animatic', words: 'Animatic' },
                { value: 'final', words: 'Final' },
              ]}
              onChange={(tier) =>
                change('Change tier', (node) =>
                  withField(node, 'tier', tier === 'run' ? undefined : (tier as GraphNode['tier'])),
                )
              }
            />
          </div>
          <div className={style['row']}>
            <label htmlFor={`${id}-seed`}>Seed</label>
            <div className={style['seed']}>
              <NumberInput
                id={`${id}-seed`}
                value={seed}
                placeholder="Mixed"
                limits={{ least: 0, most: 2_147_483_647, isWhole: true }}
                onChange={(next) => change('Change seed', (node) => withField(node, 'seed', next))}
              />
              <Button
                icon={<Dices size={14} />}
                aria-label="Another seed"
                title="Another seed"
                onClick={() => {
                  const next = Math.floor(Math.random() * 2_147_483_647);
                  change('Change seed', (node) => withField(node, 'seed', next));
                }}
              />
            </div>
          </div>
        </>
      ) : null}
      <div className={style['row']}>
        <label htmlFor={`${id}-locked`}>Locked</label>
        <SwitchInput
          id={`${id}-locked`}
          value={sameOf(found.map((node) => node.locked ?? false))}
          onChange={(isLocked) =>
            change(isLocked ? 'Lock' : 'Unlock', (node) => withField(node, 'locked', isLocked || undefined))
          }
        />
      </div>
      {nodes.length === 1 ? <code className={style['id']}>{nodes[0]}</code> : null}
    </section>
  );
}

function withField<Name extends keyof GraphNode>(
  node: GraphNode,
  name: Name,
  value: GraphNode[Name] | undefined,
): GraphNode {
  const { [name]: _before, ...rest } = node;
  return (value === undefined ? rest : { ...rest, [name]: value }) as GraphNode;
}
