import { Dices } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { Button } from './Button.tsx';
import { money } from './money.ts';
import popup from './Popup.module.css';
import { rollCost } from './rollCost.ts';
import style from './RollPopover.module.css';

interface RollPopoverProps {
  readonly node: NodeId;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The control that opens it. */
  readonly children: ReactElement;
}

/** Asks before another take is made, and says what the one before it cost. */
export function RollPopover({ node, isOpen, onOpenChange, children }: RollPopoverProps) {
  const { takes, control } = useSession();
  const cost = useStore(takes.state, (state) => rollCost(state.get(node) ?? []));
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={popup['popup'] ?? ''} sideOffset={6} collisionPadding={8} aria-label="Another take">
          <div className={style['roll']}>
            <p>
              {cost === 0
                ? 'Makes it once more. The last take was free.'
                : `Makes it once more. The last take cost ${money(cost)}.`}
            </p>
            <Button
              look="accent"
              icon={<Dices size={14} />}
              onClick={() => {
                onOpenChange(false);
                void control.roll(node);
              }}
            >
              {cost === 0 ? 'Make it' : `Make it for about ${money(cost)}`}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
