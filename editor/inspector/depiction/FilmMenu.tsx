import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Graph } from '../../../runtime/graph/graph.ts';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import popup from '../../kit/Popup.module.css';

interface Part {
  readonly id: string;
  readonly name: string;
}

interface FilmMenuProps<Each extends Part> {
  readonly words: string;
  readonly label: string;
  /** All there are in the graph; looked for when the menu opens. */
  readonly find: (graph: Graph) => Each[];
  readonly onPick: (part: Each) => void;
}

/** People or places that the film has, to be taken over as they are. */
export function FilmMenu<Each extends Part>({ words, label, find, onPick }: FilmMenuProps<Each>) {
  const { document } = useSession();
  const [parts, setParts] = useState<readonly Each[]>([]);
  return (
    <DropdownMenu.Root
      onOpenChange={(isOpen) => {
        if (isOpen) setParts(find(document.graph));
      }}
    >
      <DropdownMenu.Trigger asChild>
        <Button look="quiet" aria-label={label}>
          {words}
          <ChevronDown size={13} />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={popup['menu'] ?? ''} align="end">
          {parts.map((part) => (
            <DropdownMenu.Item key={part.id} className={popup['item'] ?? ''} onSelect={() => onPick(part)}>
              {part.name}
            </DropdownMenu.Item>
          ))}
          {parts.length === 0 ? (
            <DropdownMenu.Item className={popup['item'] ?? ''} disabled>
              The film has none yet
            </DropdownMenu.Item>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
