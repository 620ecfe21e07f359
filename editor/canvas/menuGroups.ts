export type MenuPlace = 'node' | 'frame' | 'note' | 'wire' | 'canvas';

/** Commands by what was clicked, in groups. What can not be done now is left out. */
export const menuGroups: Readonly<Record<MenuPlace, readonly (readonly string[])[]>> = {
  node: [
    ['run', 'run-from'],
    ['cut', 'copy', 'duplicate'],
    ['mute', 'bypass', 'lock', 'collapse'],
    ['frame', 'layout'],
    ['align-left', 'align-center', 'align-right', 'align-top', 'align-middle', 'align-bottom'],
    ['distribute-across', 'distribute-down'],
    ['delete'],
  ],
  frame: [['rename', 'collapse', 'dissolve-frame'], ['cut', 'copy', 'duplicate'], ['delete']],
  note: [['cut', 'copy', 'duplicate'], ['delete']],
  wire: [['insert-in-wire'], ['delete']],
  canvas: [
    ['add-node', 'add-note', 'paste', 'paste-with-wires'],
    ['select-all', 'layout'],
    ['fit-all', 'zoom-full'],
  ],
};
