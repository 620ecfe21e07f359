import type { Json } from '../../../runtime/graph/json.ts';

/** What every control of a value gets. */
export interface ControlProps {
  readonly id: string;
  /** What people call the value. */
  readonly label: string;
  /** What holds: what is set, else the default. */
  readonly value: Json | undefined;
  /** Shown in an empty control: `Mixed`, or what holds without it. */
  readonly placeholder?: string | undefined;
  readonly onChange: (value: Json | undefined) => void;
}
