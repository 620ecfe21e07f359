import { expect, it } from 'vitest';
import type { VoiceInfo } from '../../runtime/protocol/catalog.ts';
import { voiceWords } from './voiceWords.ts';

it.each([
  ['auto', 'Automatic'],
  ['auto:yann-le-goff@callum', 'Automatic: Callum'],
  ['auto:yann-le-goff', 'Automatic'],
  ['clara', 'Clara'],
  ['21m00Tcm4TlvDq8ikWAM', '21m00Tcm4TlvDq8ikWAM'],
])('%s is %s', (voice, words) => expect(voiceWords(voice, [{ id: 'clara' } as VoiceInfo])).toBe(words));
