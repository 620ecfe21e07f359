import type { GraphSession } from '../store/graphSession.ts';
import type { ShotgraphApp } from '../store/shotgraphApp.ts';

export interface CommandContext {
  readonly app: ShotgraphApp;
  readonly session: GraphSession;
}

export const commandGroups = ['Edit', 'Node', 'View', 'Run', 'Graph', 'Help'] as const;

/** Something that a person can do with the open graph, by key, by the command palette, or by a menu. */
export interface EditorCommand {
  readonly id: string;
  /** As it stands in menus: `Bring selection into view`. */
  readonly title: string;
  readonly group: (typeof commandGroups)[number];
  /** `Mod+Shift+Z`; Mod is ⌘ on a Mac and Ctrl elsewhere. The first one is shown. */
  readonly keys?: readonly string[];
  /** Also while a text is being written: for keys that type nothing. */
  readonly inText?: boolean;
  /** The browser makes an event of its own of the key, which is listened to: the key is only shown. */
  readonly isNative?: boolean;
  /** Its key has to be tapped: held it means something else. */
  readonly isTap?: boolean;
  /** Absent: always. */
  when?(context: CommandContext): boolean;
  run(context: CommandContext): void | Promise<void>;
}
