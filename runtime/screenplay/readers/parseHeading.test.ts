import { describe, expect, it } from 'vitest';
import { parseHeading } from './parseHeading.ts';

/** heading → side, place, time, modifiers */
const cases: [string, 'int' | 'ext' | 'both', string, string, string[]][] = [
  ['INT. BAKER STREET, SITTING ROOM - DAY', 'int', 'BAKER STREET, SITTING ROOM', 'DAY', []],
  ['EXT. SAXE-COBURG SQUARE - DAY', 'ext', 'SAXE-COBURG SQUARE', 'DAY', []],
  ['EXT. BAKER STREET — DAWN', 'ext', 'BAKER STREET', 'DAWN', []],
  ['EXT. BAKER STREET – DAWN', 'ext', 'BAKER STREET', 'DAWN', []],
  ['INT./EXT. HANSOM CAB - NIGHT', 'both', 'HANSOM CAB', 'NIGHT', []],
  ['INT/EXT. CAR - NIGHT', 'both', 'CAR', 'NIGHT', []],
  ['EXT./INT. CAR - NIGHT', 'both', 'CAR', 'NIGHT', []],
  ['I/E CAR - NIGHT', 'both', 'CAR', 'NIGHT', []],
  ['I./E. CAR - NIGHT', 'both', 'CAR', 'NIGHT', []],
  ['EST. THE CITY - DAY', 'ext', 'THE CITY', 'DAY', []],
  ['INT HOUSE DAY', 'int', 'HOUSE', 'DAY', []],
  ['INT - HOUSE - DAY', 'int', 'HOUSE', 'DAY', []],
  ['int. house - day', 'int', 'house', 'day', []],
  ['EXT. PARK--DAY', 'ext', 'PARK', 'DAY', []],
  ['INT. NIGHTCLUB - DAY', 'int', 'NIGHTCLUB', 'DAY', []],
  ['INT. DAY CARE CENTER - NIGHT', 'int', 'DAY CARE CENTER', 'NIGHT', []],
  ['INT. HOUSE - KITCHEN - NIGHT', 'int', 'HOUSE - KITCHEN', 'NIGHT', []],
  ['INT. BANK VAULT - MOMENTS LATER', 'int', 'BANK VAULT', 'MOMENTS LATER', []],
  ['INT. FLAT - LATER THAT NIGHT', 'int', 'FLAT', 'LATER THAT NIGHT', []],
  ['INT. FLAT - DAY 2', 'int', 'FLAT', 'DAY 2', []],
  ['INT. FLAT - THE NEXT MORNING', 'int', 'FLAT', 'THE NEXT MORNING', []],
  ['INT. HOUSE - DAY (1979)', 'int', 'HOUSE', 'DAY', ['1979']],
  ['INT. HOUSE - DAY - FLASHBACK (1944)', 'int', 'HOUSE', 'DAY', ['FLASHBACK', '1944']],
  ['INT. CAR (MOVING) - NIGHT', 'int', 'CAR', 'NIGHT', ['MOVING']],
  ['INT. MUSEUM (EAST WING) - NIGHT', 'int', 'MUSEUM (EAST WING)', 'NIGHT', []],
  ['INT. CUISINE - NUIT', 'int', 'CUISINE', 'NUIT', []],
  ['INTÉRIEUR CUISINE - JOUR', 'int', 'CUISINE', 'JOUR', []],
  ['INNEN. KÜCHE - NACHT', 'int', 'KÜCHE', 'NACHT', []],
  ['AUSSEN. HAFEN - MORGENGRAUEN', 'ext', 'HAFEN', 'MORGENGRAUEN', []],
  ['AUßEN. HAFEN - TAG', 'ext', 'HAFEN', 'TAG', []],
  ['EXT. PLAYA - ATARDECER', 'ext', 'PLAYA', 'ATARDECER', []],
  ['ИНТ. КВАРТИРА МАШИ – КУХНЯ – ДЕНЬ', 'int', 'КВАРТИРА МАШИ - КУХНЯ', 'ДЕНЬ', []],
  ['INT. ST. JAMES’S HALL - EVENING', 'int', 'ST. JAMES’S HALL', 'EVENING', []],
  ['INT. INTERIOR DESIGN SHOP', 'int', 'INTERIOR DESIGN SHOP', '', []],
  ['EXT. EXTON ROAD - 5:30 AM', 'ext', 'EXTON ROAD', '5:30 AM', []],
  ['KITCHEN', 'int', 'KITCHEN', '', []],
  ['INTERNAL AFFAIRS - DAY', 'int', 'INTERNAL AFFAIRS', 'DAY', []],
  ['INT. NIGHT', 'int', '', 'NIGHT', []],
  ['', 'int', '', '', []],
];

describe('parseHeading', () => {
  it.each(cases)('%s', (text, setting, place, time, modifiers) => {
    expect(parseHeading(text)).toEqual({ text, setting, place, time, modifiers });
  });
});
