import { EntitySchema } from 'typeorm';
import { key, text } from './columns.ts';

export interface ScreenplayRow {
  /** From the content: the same file is one screenplay. */
  id: string;
  /** Name of the uploaded file. */
  file: string;
  title: string;
  createdAt: string;
  /** The summary for lists, as JSON. */
  summary: string;
  /** What the reader gave (screenplay and its doubts), as JSON. */
  body: string;
}

export const ScreenplayEntity = new EntitySchema<ScreenplayRow>({
  name: 'screenplay',
  columns: { id: key, file: text, title: text, createdAt: text, summary: text, body: text },
});
