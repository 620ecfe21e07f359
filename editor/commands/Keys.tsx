import { chordWords } from './keyChord.ts';
import style from './Keys.module.css';
import { isMac } from './useCommandKeys.ts';

/** A key chord as keys. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={style['keys']}>
      {chordWords(keys, isMac).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}
