import { Eye } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { fieldsOf } from '../../inspector/fieldsOf.ts';
import style from './ExposedPanel.module.css';
import { ExposedRow } from './ExposedRow.tsx';
import sideStyle from './SideDrawer.module.css';

/** What the graph asks for and gives when it runs as a template. */
export function ExposedPanel() {
  const { document, exposure, side } = useSession();
  const { inputs, outputs } = useStore(document.state, (state) => state.graph);
  return (
    <div className={sideStyle['body']}>
      <p className={style['lead']}>
        As a template the graph is a form: these are its fields and results, in this order.
      </p>
      <h3>Inputs</h3>
      {inputs.length === 0 ? <p className={sideStyle['empty']}>None yet.</p> : null}
      <ol className={style['list']}>
        {inputs.map((input, index) => (
          <ExposedRow
            key={input.name}
            exposed={input}
            source={`${input.node} · ${input.param}`}
            isFirst={index === 0}
            description={input.description ?? ''}
            onChange={(change) => exposure.changeInput(input.name, change)}
            onRaise={() => exposure.raise('inputs', input.name)}
            onHide={() => exposure.hide('inputs', input.name)}
          />
        ))}
      </ol>
      <h3>Outputs</h3>
      {outputs.length === 0 ? <p className={sideStyle['empty']}>None yet.</p> : null}
      <ol className={style['list']}>
        {outputs.map((output, index) => (
          <ExposedRow
            key={output.name}
            exposed={output}
            source={`${output.node} · ${output.port}`}
            isFirst={index === 0}
            onChange={({ title }) => exposure.changeOutput(output.name, title === undefined ? {} : { title })}
            onRaise={() => exposure.raise('outputs', output.name)}
            onHide={() => exposure.hide('outputs', output.name)}
          />
        ))}
      </ol>
      <OfSelected />
      <Button look="accent" onClick={() => side.publish(true)}>
        Publish …
      </Button>
    </div>
  );
}

/** Params and results of the selected node that can be exposed. */
function OfSelected() {
  const { catalog } = useApp();
  const { document, selection, exposure } = useSession();
  const nodes = useStore(selection.state, (state) => state.nodes);
  const graph = useStore(document.state, (state) => state.graph);
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const [id] = nodes as ReadonlySet<NodeId>;
  const node = id === undefined ? undefined : graph.nodes[id];
  const type = types.get(node?.type ?? '');
  if (id === undefined || !node || !type || nodes.size !== 1) {
    return <p className={style['hint']}>Select a node to choose what of it is asked for or given.</p>;
  }
  const titled = node.title ?? type.title;
  const isAsked = (param: string) => graph.inputs.some((input) => input.node === id && input.param === param);
  const isGiven = (port: string) => graph.outputs.some((output) => output.node === id && output.port === port);
  const params = fieldsOf(type).filter(({ name }) => !isAsked(name));
  const ports = type.outputs.filter(({ name }) => !isGiven(name));
  return (
    <section className={style['offer']} aria-label={`Of ${titled}`}>
      <h3>Of “{titled}”</h3>
      <ul>
        {params.map(({ name, title }) => (
          <li key={name}>
            <span>{title}</span>
            <Button
              icon={<Eye size={13} />}
              aria-label={`Ask for ${title}`}
              onClick={() => exposure.exposeInput(id, name, title)}
            >
              Ask
            </Button>
          </li>
        ))}
        {ports.map(({ name, title }) => (
          <li key={`out ${name}`}>
            <span>{title}</span>
            <Button
              icon={<Eye size={13} />}
              aria-label={`Give ${title}`}
              onClick={() => exposure.exposeOutput(id, name, title)}
            >
              Give
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
