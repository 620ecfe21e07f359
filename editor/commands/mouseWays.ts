/** What can be done with the mouse and can not be seen: a sheet of shortcuts tells it. */
export const mouseWays: readonly { readonly what: string; readonly how: string }[] = [
  { what: 'Move the canvas', how: 'drag it, or hold Space' },
  { what: 'Select several', how: 'Shift and drag' },
  { what: 'Add a node', how: 'double-click the canvas' },
  { what: 'Add what fits a wire', how: 'pull it to an empty place' },
  { what: 'Put a node into a wire', how: 'drop it on the wire' },
  { what: 'Move or remove a wire', how: 'pull its end' },
  { what: 'Cut wires', how: 'Alt and drag across' },
  { what: 'Duplicate', how: 'Alt and drag a node' },
  { what: 'Write a frame or note', how: 'double-click it' },
];
