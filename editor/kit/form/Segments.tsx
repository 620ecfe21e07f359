import { ToggleGroup } from 'radix-ui';
import style from './Segments.module.css';

export interface Choice {
  readonly value: string;
  readonly words: string;
  readonly title?: string | undefined;
}

interface SegmentsProps {
  readonly label: string;
  /** undefined: none of them, or several nodes that differ. */
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  /** May be taken back by a second click. */
  readonly isOptional?: boolean;
  /** As chips that flow over several lines. */
  readonly look?: 'row' | 'chips';
  readonly onChange: (value: string | undefined) => void;
}

/** One of a few, all in sight. */
export function Segments({ label, value, choices, isOptional = false, look = 'row', onChange }: SegmentsProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      className={style['segments'] ?? ''}
      data-look={look}
      value={value ?? ''}
      onValueChange={(next) => {
        if (next !== '') onChange(next);
        else if (isOptional) onChange(undefined);
      }}
    >
      {choices.map(({ value: each, words, title }) => (
        <ToggleGroup.Item key={each} value={each} title={title}>
          {words}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
