import { Fault } from '../../runtime/graph/fault.ts';
import type { Cast } from '../../runtime/screenplay/filmGraph/cast.ts';
import { castVoice } from '../studio/voice/castVoice.ts';

/**
 * Looks whether this machine has every voice that a cast file names. Only a film that it speaks itself needs them: for
 * the final tier they are voices of the model.
 * @throws Fault invalid-input, naming the person and the voices that there are
 */
export function checkCastVoices(cast: Cast): void {
  for (const [name, { voice }] of Object.entries(cast.people)) {
    if (voice === undefined) continue;
    try {
      castVoice(undefined, voice);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new Fault(error.code, 'invalid-input', `The cast file, ${name}: ${error.message}`, { cause: error });
    }
  }
}
