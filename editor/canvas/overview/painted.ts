import type { Scene } from '../../scene/scene.ts';
import type { SelectionState } from '../../store/selection.ts';
import type { Dragged } from '../canvasState.ts';
import type { CardLook } from './cardLooks.ts';

/** All that the overview shows at one moment. */
export interface Painted {
  readonly scene: Scene;
  readonly looks: ReadonlyMap<string, { readonly look: CardLook }>;
  readonly selection: SelectionState;
  readonly hovered: string | undefined;
  readonly dragged: Dragged | undefined;
}
