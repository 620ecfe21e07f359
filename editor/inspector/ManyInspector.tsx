import { Play } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { commonFields } from './commonFields.ts';
import { Field } from './Field.tsx';
import style from './Inspector.module.css';
import { NodeSection } from './NodeSection.tsx';

/** The params that several selected nodes have in common: a change goes to all of them. */
export function ManyInspector({ ids }: { readonly ids: readonly NodeId[] }) {
  const { catalog } = useApp();
  const { document, control } = useSession();
  const nodes = useStore(
    document.state,
    useShallow(({ graph }) => ids.flatMap((id) => graph.nodes[id] ?? [])),
  );
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const known = useMemo(
    () =>
      nodes.flatMap((node) => {
        const type = types.get(node.type);
        return type ? [{ node, type }] : [];
      }),
    [nodes, types],
  );
  const fields = useMemo(() => (known.length === nodes.length ? commonFields(known) : []), [known, nodes]);
  const [first] = known;
  const set = (param: string, value: Json | undefined, gesture: string) => {
    const commands: GraphCommand[] = ids.map((node) =>
      value === undefined ? { op: 'remove-param', node, param } : { op: 'set-param', node, param, value },
    );
    document.apply(`Change ${param} of ${ids.length} nodes`, commands, gesture);
  };
  return (
    <aside className={style['inspector']} aria-label="Inspector">
      <header className={style['header']}>
        <h2>{ids.length} nodes</h2>
        <Button icon={<Play size={14} />} onClick={() => void control.start({ targets: [...ids] })}>
          Run these
        </Button>
      </header>
      <div className={style['body']}>
        {first
          ? fields.map(({ field, value, isMixed }) => (
              <Field
                key={field.name}
                {...{ field, value, isMixed }}
                type={first.type}
                problems={[]}
                onChange={(next, gesture) => set(field.name, next, gesture)}
              />
            ))
          : null}
        {fields.length === 0 ? <p className={style['soft']}>They have no param in common.</p> : null}
        <NodeSection nodes={ids} hasModel={known.every(({ type }) => type.modality !== undefined)} />
      </div>
    </aside>
  );
}
