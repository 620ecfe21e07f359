import { describe, expect, it } from 'vitest';
import { parseCue } from './parseCue.ts';

const cases: [string, string, string][] = [
  ['YANN', 'YANN', ''],
  ['COASTGUARD (V.O.)', 'COASTGUARD', 'voice'],
  ['COASTGUARD (VO)', 'COASTGUARD', 'voice'],
  ['GRAND-PÈRE ANSELM (O.S.)', 'GRAND-PÈRE ANSELM', 'off'],
  ['ANSELM (O.C.)', 'ANSELM', 'off'],
  ['MAËLLE (CONT’D)', 'MAËLLE', 'continued'],
  ["ROSS (CONT'D)", 'ROSS', 'continued'],
  ["EVE (cont'd)", 'EVE', 'continued'],
  ['EVE (V.O.) (CONT’D)', 'EVE', 'voice continued'],
  ['EVE (O.S., CONT’D)', 'EVE', 'off continued'],
  ['EVE (V.O./CONT’D)', 'EVE', 'voice continued'],
  ['MÈRE (HORS CHAMP)', 'MÈRE', 'off'],
  ['HANS (ON THE RADIO)', 'HANS', ''],
  ['GUARD #1', 'GUARD #1', ''],
  ['MRS. HUDSON (O.S.)', 'MRS. HUDSON', 'off'],
  ['(V.O.)', '(V.O.)', ''],
  ['EVE (V.O.', 'EVE', 'voice'],
];

describe('parseCue', () => {
  it.each(cases)('%s', (text, speaker, flags) => {
    const cue = parseCue(text);
    const found = [cue.voiceOver && 'voice', cue.offScreen && 'off', cue.continued && 'continued']
      .filter(Boolean)
      .join(' ');
    expect([cue.speaker, found]).toEqual([speaker, flags]);
  });
});
