import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { NodeIcon } from '../kit/NodeIcon.tsx';
import { ExposeToggle } from './ExposeToggle.tsx';
import { Field } from './Field.tsx';
import { fieldsOf } from './fieldsOf.ts';
import { InputsSection } from './InputsSection.tsx';
import style from './Inspector.module.css';
import { NodeSection } from './NodeSection.tsx';
import { SizeField } from './SizeField.tsx';
import { StatusSection } from './StatusSection.tsx';
import { TakesGrid } from './TakesGrid.tsx';
import { TitleInput } from './TitleInput.tsx';
import { useWires } from './useWires.ts';

/** Everything about one node: how it stands, its params, what comes in, what it has made. */
export function NodeInspector({ id }: { readonly id: NodeId }) {
  const { catalog } = useApp();
  const session = useSession();
  const node = useStore(session.document.state, ({ graph }) => graph.nodes[id]);
  const type = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(node?.type ?? ''));
  const problems = useStore(session.plan.state, (state) => state.problems.get(id)) ?? [];
  const wires = useWires(id);
  if (!node) return null;
  const fields = type ? fieldsOf(type) : [];
  const names = new Set([...fields.map(({ name }) => name), ...(type?.inputs.map(({ name }) => name) ?? [])]);
  const hasSize = fields.some(({ name }) => name === 'width') && fields.some(({ name }) => name === 'height');
  return (
    <aside className={style['inspector']} aria-label="Inspector">
      <header className={style['header']}>
        <h2 className="visually-hidden">Inspector</h2>
        <NodeIcon type={node.type} />
        <TitleInput id={id} node={node} placeholder={type?.title ?? node.type} />
        <Button
          look="quiet"
          icon={<X size={15} />}
          aria-label="Close the inspector"
          onClick={() => session.selection.clear()}
        />
      </header>
      <div className={style['body']}>
        <p className={style['soft']}>
          {type?.description ?? `The type ${node.type} is not known to this server. It is kept as it is.`}
        </p>
        <StatusSection
          node={id}
          problems={problems.filter(({ param, port }) => !names.has(param ?? '') && !names.has(port ?? ''))}
        />
        {type
          ? fields.map((field) =>
              hasSize && (field.name === 'width' || field.name === 'height') ? (
                field.name === 'width' ? (
                  <SizeField key="size" id={id} node={node} fields={fields} />
                ) : null
              ) : (
                <Field
                  key={field.name}
                  {...{ field, type }}
                  value={node.params[field.name]}
                  wire={wires.get(field.name)?.[0]?.from}
                  problems={problems.filter(({ param, port }) => param === field.name || port === field.name)}
                  extra={<ExposeToggle node={id} param={field.name} title={field.title} />}
                  onChange={(value, gesture) => session.actions.setParam(id, field.name, value, gesture)}
                />
              ),
            )
          : null}
        {type ? <InputsSection node={id} {...{ type, wires, problems }} /> : null}
        <TakesGrid node={id} canRoll={type?.modality !== undefined} />
        <NodeSection nodes={[id]} hasModel={type?.modality !== undefined} />
      </div>
    </aside>
  );
}
