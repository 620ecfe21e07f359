import { Slider } from 'radix-ui';
import { NumberInput } from './NumberInput.tsx';
import { stepOf, type NumberLimits } from './numberText.ts';
import style from './SliderInput.module.css';

interface SliderInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly limits: NumberLimits & { readonly least: number; readonly most: number };
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number in a range that can be seen: dragged or typed. */
export function SliderInput({ id, label, value, limits, unit, placeholder, onChange }: SliderInputProps) {
  return (
    <div className={style['row']}>
      <Slider.Root
        className={style['slider'] ?? ''}
        value={[value ?? limits.least]}
        min={limits.least}
        max={limits.most}
        step={stepOf(limits)}
        onValueChange={([next]) => onChange(next)}
      >
        <Slider.Track className={style['track'] ?? ''}>
          <Slider.Range className={style['range'] ?? ''} />
        </Slider.Track>
        <Slider.Thumb className={style['thumb'] ?? ''} aria-label={`${label}: slider`} />
      </Slider.Root>
      <div className={style['number']}>
        <NumberInput id={id} value={value} limits={limits} unit={unit} placeholder={placeholder} onChange={onChange} />
      </div>
    </div>
  );
}
