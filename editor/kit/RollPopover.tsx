import { Dices } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { Button } from './Button.tsx';
import { moneyRange } from './money.ts';
import popup from './Popup.module.css';
import { rollPrice } from './rollPrice.ts';
import style from './RollPopover.module.css';

interface RollPopoverProps {
  readonly node: NodeId;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The control that opens it. */
  readonly children: ReactElement;
}

/** Asks before another take is made, and says about what it costs. */
export function RollPopover({ node, isOpen, onOpenChange, children }: RollPopoverProps) {
  const { takes, plan, control } = useSession();
  const made = useStore(takes.state, (state) => state.get(node));
  const planned = useStore(plan.state, ({ nodes }) => nodes.get(node));
  const price = moneyRange(rollPrice(made ?? [], planned));
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={popup['popup'] ?? ''} sideOffset={6} collisionPadding={8} aria-label="Another take">
          <div className={style['roll']}>
            <p>Makes it once more; what is there is kept.</p>
            <Button
              look="accent"
              icon={<Dices size={14} />}
              onClick={() => {
                onOpenChange(false);
                void control.roll(node);
              }}
            >
              {price === 'free' ? 'Make it, free' : `Make it for about ${price}`}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
