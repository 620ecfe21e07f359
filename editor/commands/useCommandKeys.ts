import { useEffect } from 'react';
import { useApp, useSession } from '../app/contexts.tsx';
import { allCommands } from './allCommands.ts';
import type { CommandContext } from './editorCommand.ts';
import { isChord } from './keyChord.ts';
import { KeyTap } from './keyTap.ts';

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Runs the commands of the open graph by their keys. */
export function useCommandKeys(): void {
  const app = useApp();
  const session = useSession();
  useEffect(() => {
    const context: CommandContext = { app, session };
    const tap = new KeyTap();
    const spoil = () => tap.spoil();
    const release = (event: KeyboardEvent) => tap.release(event);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || session.panels.state.getState().dialog) return;
      // What is open over the canvas has keys of its own.
      if (event.target instanceof Element && event.target.closest('[role=dialog]')) return;
      tap.spoil();
      const isWriting = isTextField(event.target);
      const isOnControl = isControl(event.target);
      const command = allCommands.find(
        ({ keys = [], inText = false, isNative = false, when }) =>
          !isNative &&
          (inText || !isWriting) &&
          keys.some((chord) => isChord(event, chord, isMac) && !(isOnControl && isControlKey(chord))) &&
          (when?.(context) ?? true),
      );
      if (!command) return;
      event.preventDefault();
      if (command.isTap) tap.press(event, () => void command.run(context));
      else void command.run(context);
    };
    document.addEventListener('keydown', listen);
    document.addEventListener('keyup', release);
    document.addEventListener('pointerdown', spoil, true);
    document.addEventListener('wheel', spoil, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('keyup', release);
      document.removeEventListener('pointerdown', spoil, true);
      document.removeEventListener('wheel', spoil, { capture: true });
    };
  }, [app, session]);
}

/** Text that is written has its own undo, and its letters are letters. */
function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type);
}

/** Keys that press or move a control must not be taken from it. */
function isControl(target: EventTarget | null): boolean {
  const roles =
    'button, a[href], input, [role=menuitem], [role=option], [role=slider], [role=tab], [role=treeitem], [role=radio]';
  return target instanceof HTMLElement && target.closest(roles) !== null;
}

function isControlKey(chord: string): boolean {
  return /^(?:Space|Enter|Tab|Arrow\w+|Home|End|Escape)$/.test(chord);
}
