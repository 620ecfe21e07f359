import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { useApp } from '../../app/contexts.tsx';
import type { ControlProps } from './controlProps.ts';
import style from './ListControl.module.css';
import { ModelList } from './ModelList.tsx';
import { PickerButton } from './PickerButton.tsx';

interface ModelsControlProps extends ControlProps {
  readonly type: NodeTypeInfo;
}

/** Models that are asked one after another, where the one before can not be had. */
export function ModelsControl({ id, label, value, type, onChange }: ModelsControlProps) {
  const { catalog } = useApp();
  const models = useStore(catalog.state, (state) => state.models);
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  return (
    <div className={style['list']}>
      {chosen.map((model, index) => (
        <div key={model} className={style['row']}>
          <span className={style['place']}>{index + 1}</span>
          <span className={style['name']}>{models.get(model)?.title ?? model}</span>
          <span className={style['acts']}>
            <button
              type="button"
              aria-label={`Remove ${model}`}
              onClick={() => onChange(chosen.filter((other) => other !== model))}
            >
              <X size={13} />
            </button>
          </span>
        </div>
      ))}
      <PickerButton
        id={id}
        label={`${label}: add a model`}
        list={(close) => (
          <ModelList
            type={type}
            onChoose={(model) => {
              if (!chosen.includes(model)) onChange([...chosen, model]);
              close();
            }}
          />
        )}
      >
        Add a model
      </PickerButton>
    </div>
  );
}
