import { Command } from 'cmdk';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import type { PulledWire } from '../store/addMenu.ts';
import { fittingBetween } from '../canvas/fittingBetween.ts';
import { fittingTypes, type FittingType } from '../canvas/fittingTypes.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { NodeIcon } from '../kit/NodeIcon.tsx';
import style from './Palette.module.css';

interface PaletteProps {
  /** Only types that fit this port, each with the port to wire. */
  readonly from?: PulledWire | undefined;
  /** Only types that can stand in this wire. */
  readonly wire?: string | undefined;
  readonly onPick: (type: NodeTypeInfo, port: string | undefined) => void;
}

/** All node types, found by typing. */
export function Palette({ from, wire, onPick }: PaletteProps) {
  const { catalog } = useApp();
  const { document } = useSession();
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const groups = useMemo(() => {
    const { graph } = document;
    let found: FittingType[] = [...types.values()].map((type) => ({ type, port: undefined }));
    if (from) found = fittingTypes(from, graph, types);
    else if (wire !== undefined) found = fittingBetween(wire, graph, types);
    return Map.groupBy(found, ({ type }) => type.category);
  }, [from, wire, document, types]);
  return (
    <Command className={style['palette'] ?? ''} label="Add a node">
      <Command.Input
        autoFocus
        placeholder={(from ?? wire) ? 'What fits this wire' : 'Find a node'}
        className={style['input'] ?? ''}
      />
      <Command.List className={style['list'] ?? ''}>
        <Command.Empty className={style['empty'] ?? ''}>Nothing is called like that.</Command.Empty>
        {[...groups].map(([category, found]) => (
          <Command.Group key={category} heading={category} className={style['group'] ?? ''}>
            {found.map(({ type, port }) => (
              <Command.Item
                key={type.type}
                value={`${type.title} ${type.type}`}
                keywords={[type.description]}
                className={style['item'] ?? ''}
                onSelect={() => onPick(type, port)}
              >
                <NodeIcon type={type.type} />
                <span>
                  <b>
                    {type.title}
                    {port === undefined ? null : <PortName type={type} port={port} isInput={from?.side !== 'in'} />}
                  </b>
                  <small>{type.description}</small>
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

function PortName({
  type,
  port,
  isInput,
}: {
  readonly type: NodeTypeInfo;
  readonly port: string;
  readonly isInput: boolean;
}) {
  const info = (isInput ? type.inputs : type.outputs).find(({ name }) => name === port);
  return (
    <em className={style['port']}>
      {isInput ? 'into' : 'from'} {info?.title ?? port}
    </em>
  );
}
