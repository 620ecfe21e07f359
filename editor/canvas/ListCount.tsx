import { Popover } from 'radix-ui';
import type { NodeId } from '../../runtime/graph/ids.ts';
import style from './ListCount.module.css';
import { WireOrder } from './WireOrder.tsx';

interface ListCountProps {
  readonly node: NodeId;
  readonly port: string;
  readonly title: string;
  readonly count: number;
}

/** How many wires a list has; opens their order. */
export function ListCount({ node, port, title, count }: ListCountProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`${style['count'] ?? ''} nodrag`}
        aria-label={`${count} ${count === 1 ? 'wire' : 'wires'} into ${title}: change their order`}
      >
        {count}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={style['popover'] ?? ''} side="left" align="start" sideOffset={14}>
          <h4>{title}</h4>
          <WireOrder node={node} port={port} title={title} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
