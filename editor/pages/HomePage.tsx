import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { GraphSummary } from '../../runtime/protocol/graphs.ts';
import type { TemplateSummary } from '../../runtime/protocol/templates.ts';
import { useApp } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import style from './HomePage.module.css';

/** Where everything starts: a template, a script, an empty canvas, or a graph from before. */
export function HomePage() {
  const { api, toasts } = useApp();
  const [, go] = useLocation();
  const [graphs, setGraphs] = useState<readonly GraphSummary[]>();
  const [templates, setTemplates] = useState<readonly TemplateSummary[]>([]);
  useEffect(() => {
    api.graphs.list({}).then(({ items }) => setGraphs(items), toasts.failed.bind(toasts));
    api.catalog.templates().then(({ templates: found }) => setTemplates(found), toasts.failed.bind(toasts));
  }, [api, toasts]);
  const openNew = async (document?: Record<string, unknown>) => {
    try {
      const { graph } = await api.graphs.create(document ? { graph: document } : { name: 'Untitled' });
      go(`/graphs/${graph.id}`);
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <main className={style['page']}>
      <h1>Shotgraph</h1>
      <Button look="accent" onClick={() => void openNew()}>
        Empty canvas
      </Button>
      <h2>Templates</h2>
      <ul>
        {templates.map(({ id, name, description }) => (
          <li key={id}>
            <Button
              onClick={() =>
                void api.catalog.template(id).then(({ graph }) => openNew(graph), toasts.failed.bind(toasts))
              }
            >
              {name}
            </Button>{' '}
            {description}
          </li>
        ))}
      </ul>
      <h2>Graphs</h2>
      <ul>
        {graphs?.map(({ id, name, nodes }) => (
          <li key={id}>
            <Link href={`/graphs/${id}`}>{name || 'Untitled'}</Link> {nodes} nodes
          </li>
        ))}
      </ul>
    </main>
  );
}
