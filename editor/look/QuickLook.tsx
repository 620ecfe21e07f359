import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { saveFile } from '../store/saveFile.ts';
import { LookedAtFile } from './LookedAtFile.tsx';
import type { PlayerKeys } from './playerKeys.ts';
import style from './QuickLook.module.css';
import { useLookedAt } from './useLookedAt.ts';

/** One result, large: pictures can be zoomed, clips stepped through; arrows go to the next node. */
export function QuickLook() {
  const { media } = useApp();
  const session = useSession();
  const at = useStore(session.quickLook.state, (state) => state.at);
  const { asset, title, fileName, words, about } = useLookedAt(at);
  const player = useRef<PlayerKeys>(null);
  const move = (by: 1 | -1) => {
    const next = session.quickLook.move(by);
    if (next !== undefined) session.selection.nodes([next]);
  };
  const press = (event: KeyboardEvent) => {
    if (isControl(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const hasTaken = player.current?.press(event.key, event.shiftKey) ?? false;
    if (!hasTaken) {
      if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(-1);
      else if (event.key === ' ') session.quickLook.close();
      else return;
    }
    event.preventDefault();
  };
  if (!at) return null;
  return (
    <Dialog.Root open onOpenChange={() => session.quickLook.close()}>
      <Dialog.Portal>
        <Dialog.Overlay className={style['shade'] ?? ''} />
        <Dialog.Content
          className={style['look'] ?? ''}
          aria-describedby={undefined}
          onKeyDown={press}
          onOpenAutoFocus={(event) => {
            // The keys are for what is looked at, not for the first button.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          <header className={style['header']}>
            {at.kind === 'node' ? (
              <Button look="quiet" icon={<ChevronLeft size={18} />} aria-label="Node before" onClick={() => move(-1)} />
            ) : null}
            <Dialog.Title>{title}</Dialog.Title>
            {at.kind === 'node' ? (
              <Button look="quiet" icon={<ChevronRight size={18} />} aria-label="Node after" onClick={() => move(1)} />
            ) : null}
            <span className={style['about']}>{about}</span>
            {asset ? (
              <Button
                look="quiet"
                icon={<Download size={16} />}
                aria-label="Download"
                title="Download"
                onClick={() => saveFile(media.downloadUrl(asset.hash, fileName))}
              />
            ) : null}
            <Dialog.Close asChild>
              <Button look="quiet" icon={<X size={18} />} aria-label="Close" />
            </Dialog.Close>
          </header>
          <LookedAtFile key={asset?.hash ?? title} player={player} {...{ asset, title, words }} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Controls have keys of their own; a button only those that press it. */
function isControl(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], input, [role=slider]') !== null;
}
