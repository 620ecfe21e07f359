import { useConnection, useReactFlow } from '@xyflow/react';
import { Popover } from 'radix-ui';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import { useCanvas } from './canvasContext.ts';
import { connectionTo, type RefusedWire } from './dragConnection.ts';
import style from './RefusalBubble.module.css';

/** Over a port that a pulled wire does not fit: why, in a sentence. After it was let go there: what could help. */
export function RefusalBubble() {
  const { drag } = useCanvas();
  const refused = useStore(drag, (state) => state.refused);
  return (
    <>
      <WhileDragging />
      {refused ? <AfterDrop refused={refused} /> : null}
    </>
  );
}

function WhileDragging() {
  const { drag } = useCanvas();
  const flow = useReactFlow();
  const port = useConnection(({ inProgress, isValid, toHandle }) =>
    inProgress && isValid === false && toHandle
      ? { node: toHandle.nodeId, port: toHandle.id ?? '', type: toHandle.type, x: toHandle.x, y: toHandle.y }
      : undefined,
  );
  const { from, check } = useStore(drag);
  if (!port || !from || !check) return null;
  const ref = { node: port.node as NodeId, port: port.port };
  const connection = connectionTo(from, ref, port.type === 'target' ? 'in' : 'out');
  const verdict = connection && check(connection);
  const words = connection ? (verdict?.ok === false ? verdict.words : undefined) : sameSide(from.side);
  if (words === undefined) return null;
  const { x, y } = flow.flowToScreenPosition({ x: port.x, y: port.y });
  return (
    <p className={style['bubble']} style={{ left: x + 18, top: y + 18 }} role="status">
      {words}
    </p>
  );
}

function sameSide(side: 'in' | 'out'): string {
  return side === 'out' ? 'An output goes to an input, not to another output.' : 'An input takes from an output.';
}

function AfterDrop({ refused: { words, convert, connection, screen } }: { readonly refused: RefusedWire }) {
  const { drag } = useCanvas();
  const { catalog } = useApp();
  const { actions } = useSession();
  const title = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(convert?.type ?? '')?.title);
  const close = () => drag.setState({ refused: undefined });
  return (
    <Popover.Root open onOpenChange={close}>
      <Popover.Anchor className={style['anchor'] ?? ''} style={{ left: screen.x, top: screen.y }} />
      <Popover.Portal>
        <Popover.Content
          className={style['offer'] ?? ''}
          side="bottom"
          align="start"
          sideOffset={10}
          aria-label="This wire does not fit"
        >
          <p>{words}</p>
          <div>
            {convert ? (
              <Button
                look="accent"
                onClick={() => {
                  close();
                  actions.convert(connection, convert);
                }}
              >
                Insert “{title ?? convert.type}”
              </Button>
            ) : null}
            <Button look="quiet" onClick={close}>
              {convert ? 'Leave it' : 'I see'}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
