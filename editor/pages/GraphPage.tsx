import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { SessionContext, useApp, useSession } from '../app/contexts.tsx';
import { Canvas, type PulledWire } from '../canvas/Canvas.tsx';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { ShortcutSheet } from '../commands/ShortcutSheet.tsx';
import { useCommandKeys } from '../commands/useCommandKeys.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../shell/Palette.tsx';
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
      await app.catalog.load();
      opened = await GraphSession.open(id, app, leave.signal);
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

interface Asked {
  readonly screen: { readonly x: number; readonly y: number };
  readonly from?: PulledWire;
}

function Workspace() {
  useCommandKeys();
  const { actions } = useSession();
  const flow = useReactFlow();
  const [asked, setAsked] = useState<Asked>();
  return (
    <div className={style['page']}>
      <TopBar />
      <div className={style['middle']}>
        <main className={style['canvas']} aria-label="Canvas">
          <Canvas onAsk={setAsked} />
          {asked ? (
            <div className={style['popup']} style={{ left: asked.screen.x, top: asked.screen.y }}>
              <Palette
                from={asked.from}
                onClose={() => setAsked(undefined)}
                onPick={(type, port) => {
                  const at = flow.screenToFlowPosition(asked.screen);
                  const node = actions.addNode(type.type, at);
                  const { from } = asked;
                  if (from && port !== undefined) {
                    const pulled = { node: from.node, port: from.port };
                    const made = { node, port };
                    actions.connect(from.side === 'out' ? { from: pulled, to: made } : { from: made, to: pulled });
                  }
                  setAsked(undefined);
                }}
              />
            </div>
          ) : null}
        </main>
        <Inspector />
      </div>
      <CommandPalette />
      <ShortcutSheet />
    </div>
  );
}
