import { useStore } from 'zustand';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { useApp, useSession } from '../../app/contexts.tsx';
import { lackWords, priceWords } from '../modelWords.ts';
import type { ControlProps } from './controlProps.ts';
import { ModelList } from './ModelList.tsx';
import style from './Picker.module.css';
import { PickerButton } from './PickerButton.tsx';

interface ModelControlProps extends ControlProps {
  readonly type: NodeTypeInfo;
}

/** A model of the node's kind, with its price, its limits, and whether it can be called. */
export function ModelControl({ id, label, value, placeholder, type, onChange }: ModelControlProps) {
  const { catalog } = useApp();
  const { plan } = useSession();
  const models = useStore(catalog.state, (state) => state.models);
  const isAnimatic = useStore(plan.state, ({ tier }) => tier === 'animatic');
  const chosen = typeof value === 'string' ? value : undefined;
  const model = models.get(chosen ?? '');
  const local = models.get(type.localModel ?? '');
  return (
    <>
      <PickerButton
        id={id}
        label={`${label}: ${model?.title ?? chosen ?? placeholder ?? 'none'}`}
        list={(close) => (
          <ModelList
            type={type}
            chosen={chosen}
            onChoose={(model) => {
              onChange(model);
              close();
            }}
          />
        )}
      >
        {model ? (
          <>
            {model.title} <small>{priceWords(model)}</small>
          </>
        ) : (
          (chosen ?? placeholder)
        )}
      </PickerButton>
      {isAnimatic && local && chosen !== local.id ? (
        <p className={style['hint']}>Animatic: {local.title}, free</p>
      ) : (
        <p className={`${style['hint'] ?? ''} ${style['warn'] ?? ''}`}>{model ? lackWords(model) : null}</p>
      )}
    </>
  );
}
