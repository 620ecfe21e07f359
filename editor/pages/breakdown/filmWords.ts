import type { ScreenplayAnswer } from '../../../runtime/protocol/screenplays.ts';

/** `13 scenes · 116 shots · 69 lines · 11 people · 8 places` */
export function filmWords({ scenes, shots, lines, people, settings }: ScreenplayAnswer['counts']): string {
  return [
    counted(scenes, 'scene'),
    counted(shots, 'shot'),
    counted(lines, 'line'),
    people === 1 ? '1 person' : `${people} people`,
    counted(settings, 'place'),
  ].join(' · ');
}

/** `1 scene`, `3 scenes` */
export function counted(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
