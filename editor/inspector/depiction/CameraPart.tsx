import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';
import {
  cameraMoves,
  shotSizes,
  zShotAngle,
  type CameraMove,
  type Depiction,
  type ShotAngle,
  type ShotSize,
} from '../../../runtime/graph/depiction.ts';
import { NumberInput } from '../../kit/form/NumberInput.tsx';
import { Segments } from '../../kit/form/Segments.tsx';
import { SelectInput } from '../../kit/form/SelectInput.tsx';
import { choiceWords } from '../fieldsOf.ts';
import style from './DepictionEditor.module.css';
import { drawnSizes, SizeIcon } from './SizeIcon.tsx';

interface CameraPartProps {
  readonly depiction: Depiction;
  readonly onChange: (part: Partial<Depiction>) => void;
}

const otherSizes = shotSizes.filter((size) => !drawnSizes.includes(size));
const lenses = [18, 24, 35, 50, 85];
const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, words: choiceWords(value) }));

/** How the camera sees it: size, angle, move, lens. */
export function CameraPart({ depiction: { size, angle, move, lens }, onChange }: CameraPartProps) {
  const id = useId();
  return (
    <div className={style['part']}>
      <h4>Shot</h4>
      <ToggleGroup.Root
        type="single"
        aria-label="Size of the shot"
        className={style['sizes'] ?? ''}
        value={size}
        onValueChange={(next) => {
          if (next !== '') onChange({ size: next as ShotSize });
        }}
      >
        {drawnSizes.map((each) => (
          <ToggleGroup.Item key={each} value={each}>
            <SizeIcon size={each} />
            {choiceWords(each)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <Segments
        label="Other sizes of the shot"
        look="chips"
        value={size}
        choices={choicesOf(otherSizes)}
        onChange={(next) => onChange({ size: next as ShotSize })}
      />
      <div className={style['row']}>
        <span>Angle</span>
        <Segments
          label="Angle"
          look="chips"
          value={angle}
          choices={choicesOf(zShotAngle.options)}
          onChange={(next) => onChange({ angle: next as ShotAngle })}
        />
      </div>
      <div className={style['row']}>
        <label htmlFor={`${id}-move`}>Move</label>
        <SelectInput
          id={`${id}-move`}
          value={move}
          choices={choicesOf(cameraMoves)}
          onChange={(next) => onChange({ move: next as CameraMove })}
        />
      </div>
      <div className={style['row']}>
        <label htmlFor={`${id}-lens`}>Lens</label>
        <div className={style['lens']}>
          <Segments
            label="Usual lenses"
            look="chips"
            value={String(lens)}
            choices={lenses.map((each) => ({ value: String(each), words: String(each) }))}
            onChange={(next) => onChange({ lens: Number(next) })}
          />
          <NumberInput
            id={`${id}-lens`}
            value={lens}
            unit="mm"
            limits={{ least: 8, most: 400, isWhole: false }}
            onChange={(next) => {
              if (next !== undefined) onChange({ lens: next });
            }}
          />
        </div>
      </div>
    </div>
  );
}
