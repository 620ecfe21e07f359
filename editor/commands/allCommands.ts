import { addCommands } from './addCommands.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import { clipboardCommands } from './clipboardCommands.ts';
import { editCommands } from './editCommands.ts';
import type { EditorCommand } from './editorCommand.ts';
import { graphCommands } from './graphCommands.ts';
import { helpCommands } from './helpCommands.ts';
import { nodeCommands } from './nodeCommands.ts';
import { lookCommands } from './lookCommands.ts';
import { runCommands } from './runCommands.ts';
import { viewCommands } from './viewCommands.ts';

/** Every command, in the order of menus. One that comes earlier has the key where two want the same. */
export const allCommands: readonly EditorCommand[] = [
  ...editCommands,
  ...clipboardCommands,
  ...arrangeCommands,
  ...addCommands,
  ...nodeCommands,
  ...viewCommands,
  ...lookCommands,
  ...runCommands,
  ...graphCommands,
  ...helpCommands,
];
