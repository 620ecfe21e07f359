import { useRef } from 'react';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { NumberInput } from '../kit/form/NumberInput.tsx';
import { SelectInput } from '../kit/form/SelectInput.tsx';
import type { ParamField } from './fieldsOf.ts';
import { newGesture } from './newGesture.ts';
import style from './SizeField.module.css';

interface SizeFieldProps {
  readonly id: NodeId;
  readonly node: GraphNode;
  readonly fields: readonly ParamField[];
}

const sizes: readonly { width: number; height: number; words: string }[] = [
  { width: 1280, height: 536, words: '2.39 : 1' },
  { width: 1280, height: 692, words: '1.85 : 1' },
  { width: 1280, height: 720, words: '16 : 9' },
  { width: 1920, height: 1080, words: '16 : 9, full HD' },
  { width: 1024, height: 768, words: '4 : 3' },
  { width: 1024, height: 1024, words: '1 : 1' },
  { width: 864, height: 1080, words: '4 : 5' },
  { width: 720, height: 1280, words: '9 : 16' },
  { width: 1080, height: 1920, words: '9 : 16, full HD' },
];

/** Width and height together, with the shapes that films and screens have. */
export function SizeField({ id, node, fields }: SizeFieldProps) {
  const { document } = useSession();
  const gesture = useRef(newGesture());
  const of = (name: string): number | undefined => {
    const value = node.params[name] ?? fields.find((field) => field.name === name)?.fallback;
    return typeof value === 'number' ? value : undefined;
  };
  const [width, height] = [of('width'), of('height')];
  const set = (values: Readonly<Record<string, number | undefined>>) =>
    document.apply(
      'Change size',
      Object.entries(values).map(([param, value]) =>
        value === undefined ? { op: 'remove-param', node: id, param } : { op: 'set-param', node: id, param, value },
      ),
      gesture.current,
    );
  const known = sizes.find((size) => size.width === width && size.height === height);
  return (
    <div
      className={style['size']}
      role="group"
      aria-label="Size"
      onFocus={() => {
        gesture.current = newGesture();
      }}
    >
      <span className={style['label']}>Size</span>
      <div className={style['row']}>
        <NumberInput
          label="Width"
          value={width}
          unit="px"
          limits={{ least: 16, most: 7680, isWhole: true }}
          onChange={(next) => set({ width: next })}
        />
        <span aria-hidden="true">×</span>
        <NumberInput
          label="Height"
          value={height}
          unit="px"
          limits={{ least: 16, most: 4320, isWhole: true }}
          onChange={(next) => set({ height: next })}
        />
        <SelectInput
          label="Shape"
          value={known?.words}
          empty="own"
          choices={sizes.map(({ words }) => ({ value: words, words }))}
          onChange={(words) => {
            const size = sizes.find((each) => each.words === words);
            if (size) set({ width: size.width, height: size.height });
          }}
        />
      </div>
    </div>
  );
}
