import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { SessionContext, useApp } from '../app/contexts.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import type { GraphSession } from '../store/graphSession.ts';
import { MissingPage } from './MissingPage.tsx';
import { Workspace } from './Workspace.tsx';

/** One graph: bar, canvas, inspector. */
export function GraphPage({ id }: { readonly id: string }) {
  const app = useApp();
  const [session, setSession] = useState<GraphSession>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const leave = new AbortController();
    let opened: GraphSession | undefined;
    const open = async () => {
      [opened] = await Promise.all([app.openGraph(id, leave.signal), app.catalog.load()]);
      if (leave.signal.aborted) opened.close();
      else setSession(opened);
    };
    open().catch((error: unknown) => {
      if (!leave.signal.aborted) setFailure(error instanceof Error ? error.message : String(error));
    });
    return () => {
      leave.abort();
      opened?.close();
      setSession(undefined);
    };
  }, [app, id]);
  if (failure !== undefined) return <MissingPage words={failure} />;
  if (!session) return <PageHeader>Opening …</PageHeader>;
  return (
    <SessionContext value={session}>
      <ReactFlowProvider key={id}>
        <Workspace />
      </ReactFlowProvider>
    </SessionContext>
  );
}
