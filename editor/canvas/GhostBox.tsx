import { memo } from 'react';

/** In the overview the canvas is painted: this is only there to be taken hold of. */
export const GhostBox = memo(function GhostBox() {
  return null;
});
