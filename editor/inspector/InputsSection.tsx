import { ImagePlus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { NodeTypeInfo, PortInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { useSession } from '../app/contexts.tsx';
import { kindLook } from '../canvas/kindLook.ts';
import { AssetPicker } from '../kit/AssetPicker.tsx';
import { Button } from '../kit/Button.tsx';
import popup from '../kit/Popup.module.css';
import style from './InputsSection.module.css';
import { InputWire } from './InputWire.tsx';
import type { Wire } from './useWires.ts';

interface InputsSectionProps {
  readonly node: NodeId;
  readonly type: NodeTypeInfo;
  readonly wires: ReadonlyMap<string, readonly Wire[]>;
  readonly problems: readonly Problem[];
}

/** What comes in by wire: of list inputs in their order, which can be changed; pictures can be added here. */
export function InputsSection({ node, type, wires, problems }: InputsSectionProps) {
  const ports = type.inputs.filter(({ field }) => !field);
  if (ports.length === 0) return null;
  return (
    <section className={style['inputs']} aria-label="Inputs">
      <h3>Inputs</h3>
      {ports.map((port) => (
        <Input
          key={port.name}
          {...{ node, port }}
          wires={wires.get(port.name) ?? []}
          problems={problems.filter((problem) => problem.port === port.name)}
        />
      ))}
    </section>
  );
}

interface InputProps {
  readonly node: NodeId;
  readonly port: PortInfo;
  readonly wires: readonly Wire[];
  readonly problems: readonly Problem[];
}

function Input({ node, port, wires, problems }: InputProps) {
  const { inputActions } = useSession();
  const isPicture = port.type.kind === 'image';
  const canTakeMore = port.type.list || wires.length === 0;
  return (
    <div className={style['input']}>
      <h4 title={port.description}>
        <i style={{ background: kindLook(port.type.kind).color }} aria-hidden="true" />
        {port.title}
        {port.required && wires.length === 0 ? <em>needed</em> : null}
      </h4>
      {wires.length === 0 && !isPicture ? <p>nothing wired</p> : null}
      {wires.map((wire, index) => (
        <InputWire
          key={wire.id}
          wire={wire}
          isPicture={isPicture}
          place={port.type.list && wires.length > 1 ? { index, count: wires.length } : undefined}
          onMove={(by) => inputActions.orderWires(moved(wires, index, by).map(({ id }) => id))}
        />
      ))}
      {isPicture && canTakeMore ? (
        <AddPicture onPick={(hash) => inputActions.addPicture({ node, port: port.name }, hash)} />
      ) : null}
      {problems.map(({ code, message }) => (
        <p key={code + message} className={style['problem']} role="alert">
          {message}
        </p>
      ))}
    </div>
  );
}

function AddPicture({ onPick }: { readonly onPick: (hash: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" icon={<ImagePlus size={14} />}>
          Add a picture
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={popup['popup'] ?? ''} align="end" sideOffset={4} aria-label="Stored pictures">
          <AssetPicker
            kind="image"
            onPick={({ hash }) => {
              onPick(hash);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function moved(wires: readonly Wire[], index: number, by: 1 | -1): Wire[] {
  const next = [...wires];
  const [wire] = next.splice(index, 1);
  if (wire) next.splice(index + by, 0, wire);
  return next;
}
