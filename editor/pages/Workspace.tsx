import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../app/lazyPart.ts';
import { useSession } from '../app/contexts.tsx';
import { useIdleLoad } from '../app/useIdleLoad.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { CanvasMenu } from '../canvas/CanvasMenu.tsx';
import { UploadList } from '../canvas/UploadList.tsx';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { ShortcutSheet } from '../commands/ShortcutSheet.tsx';
import { useCommandKeys } from '../commands/useCommandKeys.ts';
import { Drawer } from '../drawer/Drawer.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { useNarrow } from '../kit/useNarrow.ts';
import { AddMenuPopup } from '../shell/AddMenuPopup.tsx';
import { OpenOfferDialog } from '../shell/OpenOfferDialog.tsx';
import { Rail } from '../shell/Rail.tsx';
import { useRunTitle } from '../shell/run/useRunTitle.ts';
import { ConflictDialog } from '../shell/saving/ConflictDialog.tsx';
import { SaveBanner } from '../shell/saving/SaveBanner.tsx';
import { useMergeNotice } from '../shell/saving/useMergeNotice.ts';
import { NarrowSwitch } from '../shell/side/NarrowSwitch.tsx';
import { SideDrawer } from '../shell/side/SideDrawer.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import style from './Workspace.module.css';

const QuickLook = lazyPart(async () => (await import('../look/QuickLook.tsx')).QuickLook);
const PublishDialog = lazyPart(async () => (await import('../shell/PublishDialog.tsx')).PublishDialog);
const OutlinePanel = lazyPart(async () => (await import('../shell/side/OutlinePanel.tsx')).OutlinePanel);

/** The open graph: bar, side panel, canvas, inspector; on a phone the outline first. */
export function Workspace() {
  useCommandKeys();
  useMergeNotice();
  useRunTitle();
  useIdleLoad();
  const { document: graphDocument, side, quickLook } = useSession();
  const name = useStore(graphDocument.state, ({ graph }) => graph.name);
  const isLooking = useStore(quickLook.state, ({ at }) => at !== undefined);
  const isNarrow = useNarrow();
  const { narrow, isPublishing } = useStore(side.state);
  const isOutlineFirst = isNarrow && narrow === 'outline';
  const heading = <h1 className="visually-hidden">{name || 'Untitled'}</h1>;
  return (
    <div className={style['page']}>
      <TopBar />
      <SaveBanner />
      <ConflictDialog />
      {isNarrow ? <NarrowSwitch /> : null}
      <div className={style['middle']}>
        {isNarrow ? null : <Rail />}
        <SideDrawer />
        <div className={style['column']}>
          {isOutlineFirst ? (
            <main className={style['outline']} aria-label="Outline" data-area="canvas">
              {heading}
              <Suspense>
                <OutlinePanel />
              </Suspense>
            </main>
          ) : (
            <main className={style['canvas']} aria-label="Canvas" data-area="canvas" tabIndex={-1}>
              {heading}
              <CanvasMenu>
                <Canvas />
              </CanvasMenu>
              <AddMenuPopup />
              <UploadList />
            </main>
          )}
          <Drawer />
        </div>
        <div className={style['inspector']} data-area="inspector">
          <Inspector />
        </div>
      </div>
      {isLooking ? (
        <Suspense>
          <QuickLook />
        </Suspense>
      ) : null}
      <CommandPalette />
      <ShortcutSheet />
      <OpenOfferDialog />
      {isPublishing ? (
        <Suspense>
          <PublishDialog />
        </Suspense>
      ) : null}
    </div>
  );
}
