import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { NodeIcon } from '../kit/NodeIcon.tsx';
import { Field } from './Field.tsx';
import { fieldsOf } from './fieldsOf.ts';
import style from './Inspector.module.css';
import { useWiredInputs } from '../canvas/useWiredInputs.ts';

/** The params of the selected node, as a form made from its type's JSON Schema. */
export function Inspector() {
  const { selection } = useSession();
  const nodes = useStore(selection.state, (state) => state.nodes);
  const [only] = nodes;
  if (only === undefined || nodes.size > 1) return null;
  return <NodeInspector key={only} id={only as NodeId} />;
}

function NodeInspector({ id }: { readonly id: NodeId }) {
  const { catalog } = useApp();
  const session = useSession();
  const node = useStore(session.document.state, ({ graph }) => graph.nodes[id]);
  const type = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(node?.type ?? ''));
  const problems = useStore(session.plan.state, (state) => state.problems.get(id));
  const wired = useWiredInputs(id);
  if (!node) return null;
  return (
    <aside className={style['inspector']} aria-label="Inspector">
      <header className={style['header']}>
        <NodeIcon type={node.type} />
        <input
          className={style['title']}
          aria-label="Title"
          value={node.title ?? ''}
          placeholder={type?.title ?? node.type}
          onChange={({ target }) =>
            session.document.apply(
              'Rename',
              [{ op: 'set-node', id, value: { ...node, title: target.value } }],
              `rename ${id}`,
            )
          }
        />
      </header>
      <p className={style['description']}>
        {type?.description ?? `The type ${node.type} is not known to this server. It is kept as it is.`}
      </p>
      {type ? (
        <div className={style['fields']}>
          {fieldsOf(type).map((field) => (
            <Field
              key={field.name}
              field={field}
              value={node.params[field.name]}
              isWired={wired.has(field.name)}
              problems={(problems ?? []).filter(({ param, port }) => param === field.name || port === field.name)}
              onChange={(value) => session.actions.setParam(id, field.name, value, 'edit')}
            />
          ))}
        </div>
      ) : null}
    </aside>
  );
}
