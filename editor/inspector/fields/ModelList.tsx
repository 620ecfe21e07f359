import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { ModelInfo } from '../../../runtime/protocol/catalog.ts';
import { useApp } from '../../app/contexts.tsx';
import { lackWords, limitWords, priceWords } from '../modelWords.ts';
import style from './Picker.module.css';

interface ModelListProps {
  readonly type: NodeTypeInfo;
  readonly chosen?: string | undefined;
  readonly onChoose: (model: string) => void;
}

/** Models of the node's kind, found by typing. */
export function ModelList({ type, chosen, onChoose }: ModelListProps) {
  const { catalog } = useApp();
  const models = useStore(catalog.state, (state) => state.models);
  const local = models.get(type.localModel ?? '');
  const fitting = [...models.values()].filter(({ modality }) => modality === type.modality);
  return (
    <Command label="Models">
      <Command.Input autoFocus placeholder="Find a model" className={style['input'] ?? ''} />
      <Command.List className={style['list'] ?? ''}>
        <Command.Empty className={style['empty'] ?? ''}>No model is called like that.</Command.Empty>
        {fitting.map((model) => (
          <Command.Item
            key={model.id}
            value={`${model.title} ${model.id}`}
            keywords={[model.description]}
            className={style['item'] ?? ''}
            onSelect={() => onChoose(model.id)}
          >
            <span className={style['check']}>{model.id === chosen ? <Check size={14} /> : null}</span>
            <ModelWords model={model} />
            <em>{priceWords(model)}</em>
          </Command.Item>
        ))}
      </Command.List>
      {local ? (
        <p className={style['note']}>In the animatic tier this is made by “{local.title}” on this machine, free.</p>
      ) : null}
    </Command>
  );
}

function ModelWords({ model }: { readonly model: ModelInfo }) {
  const lack = lackWords(model);
  return (
    <span>
      <b>{model.title}</b>
      <small>{model.description}</small>
      <small>{[model.provider, ...limitWords(model)].join(' · ')}</small>
      {lack === undefined ? null : <small className={style['warn']}>{lack}</small>}
    </span>
  );
}
