import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { SessionContext, useApp } from '../app/contexts.tsx';
import { Canvas } from '../canvas/Canvas.tsx';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { ShortcutSheet } from '../commands/ShortcutSheet.tsx';
import { useCommandKeys } from '../commands/useCommandKeys.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { AddMenuPopup } from '../shell/AddMenuPopup.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { GraphSession } from '../store/graphSession.ts';
import style from './GraphPage.module.css';

/** One graph: bar, canvas, inspector. */
export function GraphPage({ id }: { readonly id: string }) {
  const app = useApp();
  const [session, setSession] = useState<GraphSession>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const leave = new AbortController();
    let opened: GraphSession | undefined;
    const open = async () => {
      const opening = GraphSession.open(id, app, leave.signal);
      await app.catalog.load();
      opened = await opening;
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
  if (failure !== undefined) return <p className={style['failure']}>{failure}</p>;
  if (!session) return <p className={style['failure']}>Opening …</p>;
  return (
    <SessionContext value={session}>
      <ReactFlowProvider key={id}>
        <Workspace />
      </ReactFlowProvider>
    </SessionContext>
  );
}

function Workspace() {
  useCommandKeys();
  return (
    <div className={style['page']}>
      <TopBar />
      <div className={style['middle']}>
        <main className={style['canvas']} aria-label="Canvas">
          <Canvas />
          <AddMenuPopup />
        </main>
        <Inspector />
      </div>
      <CommandPalette />
      <ShortcutSheet />
    </div>
  );
}
