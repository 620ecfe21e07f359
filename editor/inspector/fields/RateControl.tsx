import type { Json } from '../../../runtime/graph/json.ts';
import { SelectInput } from '../../kit/form/SelectInput.tsx';
import type { ControlProps } from './controlProps.ts';

const rates: readonly { num: number; den: number; words: string }[] = [
  { num: 24_000, den: 1001, words: '23.976' },
  { num: 24, den: 1, words: '24' },
  { num: 25, den: 1, words: '25' },
  { num: 30_000, den: 1001, words: '29.97' },
  { num: 30, den: 1, words: '30' },
  { num: 50, den: 1, words: '50' },
  { num: 60_000, den: 1001, words: '59.94' },
  { num: 60, den: 1, words: '60' },
];

/** Frames a second, of those that films and screens have. */
export function RateControl({ id, value, placeholder, onChange }: ControlProps) {
  const choices = rates.map(({ num, den, words }) => ({ value: `${num}/${den}`, words: `${words} frames a second` }));
  return (
    <SelectInput
      id={id}
      value={rateText(value)}
      choices={choices}
      empty={placeholder}
      onChange={(next) => {
        const [num, den] = (next ?? '').split('/').map(Number);
        onChange(num && den ? { num, den } : undefined);
      }}
    />
  );
}

function rateText(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { num, den } = value;
  return typeof num === 'number' && typeof den === 'number' ? `${num}/${den}` : undefined;
}
