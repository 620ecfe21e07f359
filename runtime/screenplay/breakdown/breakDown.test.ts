import { describe, expect, it } from 'vitest';
import { zCorrections, type Breakdown, type Corrections } from '../breakdown.ts';
import { readFountain } from '../readers/fountain/readFountain.ts';
import { zCastEntry, type CastEntry } from '../screenplay.ts';
import { breakDown } from './breakDown.ts';

function breakDownText(
  text: string,
  cast: readonly Partial<CastEntry>[] = [],
  corrections: Partial<Corrections> = {},
): Breakdown {
  const { screenplay } = readFountain('test.fountain', new TextEncoder().encode(text));
  return breakDown(
    { ...screenplay, cast: cast.map((entry) => zCastEntry.parse(entry)) },
    zCorrections.parse(corrections),
  );
}

const say = (...cues: string[]): string => cues.map((cue) => `${cue}\nA line.\n`).join('\n');
const room = (text: string): string => `INT. ROOM - DAY\n\n${text}`;
const who = ({ people }: Breakdown, cue: string): string | undefined =>
  people.find(({ aliases }) => aliases.includes(cue))?.name;

describe('who is who', () => {
  it('ties surname, first name, and title with name to one person', () => {
    const found = breakDownText(
      room(say('WATSON', 'JOHN', 'DR. WATSON', 'DR JOHN WATSON', 'Dr. Watson (V.O.)'.toUpperCase())),
      [{ name: 'Dr. John Watson' }],
    );
    expect(found.people.map(({ name, lines }) => [name, lines])).toEqual([['Dr. John Watson', 5]]);
    expect(found.doubts).toEqual([]);
  });

  it('folds accents, case and apostrophes', () => {
    expect(
      who(
        breakDownText(room(say('MAELLE', 'O’BRIEN')), [{ name: 'Maëlle Kervran' }, { name: "Pat O'Brien" }]),
        'MAELLE',
      ),
    ).toBe('Maëlle Kervran');
    expect(who(breakDownText(room(say('O’BRIEN')), [{ name: "Pat O'Brien" }]), 'O’BRIEN')).toBe("Pat O'Brien");
  });

  it('does not take Sir Henry for Sir Charles', () => {
    const found = breakDownText(room(say('SIR HENRY', 'SIR CHARLES')), [
      { name: 'Sir Charles Baskerville' },
      { name: 'Sir Henry Baskerville' },
    ]);
    expect([who(found, 'SIR HENRY'), who(found, 'SIR CHARLES')]).toEqual([
      'Sir Henry Baskerville',
      'Sir Charles Baskerville',
    ]);
    const alone = breakDownText(room(say('SIR HENRY')), [{ name: 'Sir Charles Baskerville' }]);
    expect(who(alone, 'SIR HENRY')).toBe('Sir Henry');
    expect(alone.doubts).toMatchObject([
      { code: 'name-not-in-cast', source: { scene: 's001', line: 3, text: 'SIR HENRY: A line.' } },
    ]);
  });

  it('does not take a wife for her husband by a shared surname', () => {
    const found = breakDownText(room(say('WATSON', 'MRS. WATSON')), [{ name: 'Dr. John Watson', sex: 'male' }]);
    expect(who(found, 'MRS. WATSON')).toBe('Mrs. Watson');
    expect(found.people.find(({ name }) => name === 'Mrs. Watson')?.sex).toBe('female');
  });

  it('never matches a bare title or a word for anybody', () => {
    const found = breakDownText(room(say('SIR', 'DOCTOR', 'MAN', 'OLD MAN', 'GUARD #1', 'GUARD #2', 'GUARD')), [
      { name: 'Sir Charles Baskerville' },
      { name: 'Doctor Mortimer' },
    ]);
    expect(found.people.filter(({ lines }) => lines > 0).map(({ lines }) => lines)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('never matches a part of a word', () => {
    expect(who(breakDownText(room(say('ANA')), [{ name: 'Diana Prince' }]), 'ANA')).toBe('Ana');
  });

  it('asks about a name that two people share, and about a name beside a known one', () => {
    const shared = breakDownText(room(say('HOLMES')), [{ name: 'Sherlock Holmes' }, { name: 'Mycroft Holmes' }]);
    expect(shared.doubts).toMatchObject([
      { code: 'name-unclear', source: { line: 3, names: ['HOLMES', 'Sherlock Holmes', 'Mycroft Holmes'] } },
    ]);
    expect(shared.doubts[0]?.message).toContain('Sherlock Holmes and Mycroft Holmes');
    const lead = breakDownText(room(say('HOLMES')), [
      { name: 'Sherlock Holmes', role: 'hero' },
      { name: 'Mycroft Holmes' },
    ]);
    expect(who(lead, 'HOLMES')).toBe('Sherlock Holmes');
    expect(lead.doubts).toMatchObject([{ code: 'name-ambiguous' }]);
    const young = breakDownText(room(say('YOUNG MAËLLE')), [{ name: 'Maëlle Kervran' }]);
    expect(who(young, 'YOUNG MAËLLE')).toBe('Young Maëlle');
    expect(young.doubts[0]?.message).toContain('apart from Maëlle Kervran');
  });

  it('makes one person of two names when told so', () => {
    const text = room(`Spaulding digs. Clay bows.\n\n${say('SPAULDING', 'CLAY')}`);
    const cast = [{ name: 'John Clay' }, { name: 'Vincent Spaulding' }];
    expect(breakDownText(text, cast).people).toHaveLength(2);
    const told = breakDownText(text, cast, { aliases: { 'vincent spaulding': 'John Clay', Spaulding: 'John Clay' } });
    expect(told.people.map(({ name, lines }) => [name, lines])).toEqual([['John Clay', 2]]);
    expect(told.scenes[0]?.people).toEqual(['john-clay']);
  });

  it('leaves nobody to be seen whom a person says is not: a voice where there are lines, else nothing', () => {
    const text = room('The CLOCK (90, brass) ticks beside MARTA (40).\n\nMARTA\nHush.\n\nRADIO\nRain.\n');
    const cast = [{ name: 'Clock', sex: 'male' as const, age: 90 }, { name: 'Marta' }];
    const before = breakDownText(text, cast);
    expect(before.people.map(({ name, heardOnly }) => [name, heardOnly])).toEqual([
      ['Clock', false],
      ['Marta', false],
      ['Radio', false],
    ]);
    const people = { radio: { seen: false }, clock: { seen: false } };
    const after = breakDownText(text, cast, { people });
    expect(after.people.map(({ name, heardOnly }) => [name, heardOnly])).toEqual([
      ['Marta', false],
      ['Radio', true],
    ]);
    expect(after.scenes[0]?.people).toEqual(['marta']);
  });

  it('lets a scene be elsewhere, and a place that no scene is in go', () => {
    const text = 'INT. KITCHEN - DAY\n\nRain.\n\nINT. THE BEAM - NIGHT\n\nLight.\n\nINT. KITCHEN - NIGHT\n\nDark.\n';
    const { settings, scenes } = breakDownText(text, [], {
      scenes: { s002: { setting: 'kitchen-int' }, s003: { setting: 'nowhere-int' } },
    });
    expect(settings.map(({ id, scenes: within }) => [id, within])).toEqual([['kitchen-int', ['s001', 's002', 's003']]]);
    expect(scenes.map(({ setting }) => setting)).toEqual(['kitchen-int', 'kitchen-int', 'kitchen-int']);
  });

  it('survives corrections that go in a ring or name nobody', () => {
    const found = breakDownText(room(say('ANNA', 'BEN')), [], {
      aliases: { ANNA: 'BEN', BEN: 'ANNA', NOBODY: 'X' },
      people: { x: { name: 'X' } },
    });
    expect(found.people.reduce((sum, { lines }) => sum + lines, 0)).toBe(2);
  });

  it('asks about cues of several people', () => {
    expect(breakDownText(room(say('ADAM', 'EVE', 'ADAM AND EVE'))).doubts.map(({ code }) => code)).toContain(
      'several-speak',
    );
  });
});

describe('what people are like', () => {
  it.each([
    ['MAËLLE KERVRAN (27, salt-stiff jumper) winds a clock.', 'Maëlle Kervran', 27, 'salt-stiff jumper'],
    ['YANN LE GOFF (50s, ferryman, hands like rope) enters.', 'Yann Le Goff', 55, 'ferryman, hands like rope'],
    ['GRAND-PÈRE ANSELM, 88, in a nightshirt, pours coffee.', 'Grand-Père Anselm', 88, 'in a nightshirt, pours coffee'],
    ['DR. JOHN WATSON (late 30s, stiff) waves.', 'Dr. John Watson', 38, 'stiff'],
    ['J.J. ABLE, mid-forties, sits.', 'J.J. Able', 45, 'sits'],
    ['O’NEIL (a boy of twelve) runs.', 'O’Neil', 12, 'a boy of twelve'],
  ])('%s', (action, name, age, look) => {
    const cue = (name.split(' ').at(-1) ?? '').toUpperCase();
    const [person] = breakDownText(room(`${action}\n\n${say(cue)}`)).people;
    expect([person?.name, person?.age, person?.look, person?.lines]).toEqual([name, age, look, 1]);
  });

  it('takes no shouted word or sign for an introduction', () => {
    expect(breakDownText(room('A sign: BANQUE DE FRANCE. BANG. The door (1890) SLAMS, 20 men run.')).people).toEqual(
      [],
    );
  });

  it.each([
    ['MRS. HUDSON', '', 'female'],
    ['CABMAN', '', 'male'],
    ['PETER JONES', '', 'male'],
    ['QUILL', 'Quill takes the lamp. She blows it out.', 'female'],
    ['QUILL', 'Quill and Ada meet. She waves.', 'unknown'],
    ['QUILL', 'QUILL (40, a gruff fisherman) waits.', 'male'],
    ['COASTGUARD', '', 'unknown'],
  ])('%s, %s: %s', (cue, action, sex) => {
    expect(
      breakDownText(room(`${action}\n\n${say(cue)}`)).people.find(({ aliases }) => aliases.includes(cue))?.sex,
    ).toBe(sex);
  });

  it('an exact age of the script wins over a decade of the cast list, and a correction over both', () => {
    const text = room(`ANSELM, 88, pours.\n\n${say('ANSELM')}`);
    expect(breakDownText(text, [{ name: 'Anselm', age: 85 }]).people[0]?.age).toBe(88);
    expect(breakDownText(text, [], { people: { anselm: { age: 90, name: 'Old Anselm' } } }).people[0]).toMatchObject({
      id: 'anselm',
      name: 'Old Anselm',
      age: 90,
    });
  });

  it('knows who is only heard', () => {
    const found = breakDownText(room(`Ben listens.\n\n${say('RADIO (V.O.)', 'BEN (O.S.)', 'ANNA')}`));
    expect(found.people.map(({ name, heardOnly }) => [name, heardOnly])).toEqual([
      ['Radio', true],
      ['Ben', false],
      ['Anna', false],
    ]);
    expect(found.scenes[0]?.people).toEqual(['ben', 'anna']);
  });
});

describe('who is seen', () => {
  it('finds people in action as whole words with a capital', () => {
    const found = breakDownText(
      room(
        `A rose will grow. Will’s hat.\n\nEXT. YARD - DAY\n\nA rose, at will.\n\nINT. HALL - DAY\n\n${say('WILL', 'ROSE')}`,
      ),
    );
    expect(found.scenes.map(({ people }) => people)).toEqual([['will'], [], ['will', 'rose']]);
  });
});

describe('light, weather and places', () => {
  const times = (...headings: string[]): string[] =>
    breakDownText(headings.map((heading) => `${heading}\n\nNothing.\n`).join('\n')).scenes.map(({ time }) => time);

  it('carries the light through CONTINUOUS, LATER and SAME', () => {
    expect(
      times(
        'INT. A - LATER',
        'INT. A - NIGHT',
        'EXT. B - CONTINUOUS',
        'EXT. B - MOMENTS LATER',
        'INT. C - LATER THAT MORNING',
        'EXT. D - SAME',
      ),
    ).toEqual(['day', 'night', 'night', 'night', 'morning', 'morning']);
  });

  it('reads the times of other languages and clocks', () => {
    expect(
      times(
        'INT. A - NUIT',
        'EXT. B - ABENDDÄMMERUNG',
        'EXT. C - 5:30 AM',
        'INT. D - 10 PM',
        'INT. NIGHTCLUB - DAY',
        'EXT. E - MAGIC HOUR',
      ),
    ).toEqual(['night', 'dusk', 'dawn', 'night', 'day', 'dusk']);
  });

  it('reads weather by whole words that are weather', () => {
    const weather = (action: string): string | undefined =>
      breakDownText(`EXT. A - DAY\n\n${action}`).scenes[0]?.weather;
    expect(
      [
        'Rain lashes.',
        'A train brainstorms.',
        'He storms out.',
        'A storm breaks, rain falls.',
        'She winds a clock.',
        'The wind rises.',
        'Fog.',
        'Snow falls.',
        'A thunder of applause',
      ].map(weather),
    ).toEqual(['rain', 'clear', 'clear', 'storm', 'clear', 'wind', 'fog', 'snow', 'clear']);
  });

  it('keeps one design for a place at all times, two for inside and outside, one more for another year', () => {
    const headings = [
      'INT. CAFÉ ZOË - DAY',
      'INT. Cafe Zoe - NIGHT',
      'EXT. CAFÉ ZOË - DAY',
      'INT./EXT. CAFÉ ZOË - DAY',
      'INT. CAFÉ ZOË - DAY (1944)',
    ];
    const { settings, scenes } = breakDownText(headings.map((heading) => `${heading}\n\nNothing.\n`).join('\n'));
    expect(settings.map(({ id }) => id)).toEqual(['cafe-zoe-int', 'cafe-zoe-ext', 'cafe-zoe-1944-int']);
    expect(scenes.map(({ setting }) => setting)).toEqual([
      'cafe-zoe-int',
      'cafe-zoe-int',
      'cafe-zoe-ext',
      'cafe-zoe-int',
      'cafe-zoe-1944-int',
    ]);
  });

  it('asks about places of nearly one name, and merges them when told', () => {
    const text = 'INT. LIGHTHOUSE KITCHEN - DAY\n\nA.\n\nINT. KITCHEN - DAY\n\nB.\n\nINT. HOUSE - KITCHEN - DAY\n\nC.';
    const asked = breakDownText(text);
    expect(asked.doubts).toMatchObject([
      { code: 'places-alike', source: { scene: 's002', text: 'INT. KITCHEN - DAY' } },
    ]);
    const told = breakDownText(text, [], { places: { kitchen: 'LIGHTHOUSE KITCHEN' } });
    expect(told.settings.map(({ scenes }) => scenes)).toEqual([['s001', 's002'], ['s003']]);
    expect(told.doubts).toEqual([]);
  });

  it('describes a place nobody described by its first sentences without people', () => {
    const { settings } = breakDownText(
      `INT. VAULT - NIGHT\n\nStone. Iron. Anna shivers. She waits. Crates to the ceiling.\n\n${say('ANNA')}`,
    );
    expect(settings[0]?.description).toBe('Stone. Iron. Crates to the ceiling.');
  });

  it('finds things, not verbs nor comparisons', () => {
    const { scenes } = breakDownText(
      room('A storm hammers, they ring and note it. He lifts the lamp and two fuel cans, hands like rope, a hammer.'),
    );
    expect(scenes[0]?.props).toEqual(['lamp', 'fuel can', 'hammer']);
  });
});

it('gives the same breakdown twice', () => {
  const text = room(say('ANNA', 'BEN'));
  expect(breakDownText(text)).toEqual(breakDownText(text));
});
