/** What people wear whom a script only calls by what they are. */
const roles: readonly (readonly [RegExp, string])[] = [
  [/\b(constable|police\w*|cop|sergeant|officer|inspector)\b/, 'navy uniform, peaked cap'],
  [/\b(cabman|cabbie|coachman|driver)\b/, 'brown coat, bowler hat, grey scarf'],
  [
    /\b(landlord|landlady|innkeeper|barman|bartender|barmaid|shopkeeper|grocer|butcher|baker)\b/,
    'white apron, striped shirt',
  ],
  [/\b(waiter|waitress|butler|footman)\b/, 'black waistcoat, white shirt'],
  [/\b(coastguard|sailor|captain|admiral|seaman|bosun)\b/, 'navy pea-jacket, peaked cap'],
  [/\b(nurse|matron)\b/, 'white dress, white cap'],
  [/\b(surgeon|scientist|professor|chemist)\b/, 'white lab coat'],
  [/\b(priest|vicar|father|monk|bishop|abbot)\b/, 'black robe'],
  [/\b(nun|sister|mother superior)\b/, 'black robe, black headscarf'],
  [/\b(soldier|guard|private|corporal|lieutenant|colonel|general|sentry)\b/, 'olive uniform, peaked cap'],
  [/\b(fireman|firefighter|miner|builder|worker|engineer)\b/, 'blue overalls, yellow helmet'],
  [/\b(king|queen|prince|princess)\b/, 'crimson robe, gold crown'],
  [/\b(maid|cook|housekeeper)\b/, 'black dress, white apron'],
  [/\b(newsboy|boy|urchin|paperboy)\b/, 'brown jacket, flat cap'],
  [/\b(judge|lawyer|banker|clerk|manager|businessman|senator|mayor)\b/, 'black suit, tie'],
  [/\b(farmer|peasant|gardener|fisherman|ferryman|shepherd)\b/, 'brown smock, flat cap'],
  [/\b(astronaut|cosmonaut)\b/, 'white overalls, white helmet'],
];

/** Clothes for a name that is a trade; nothing for names that are names. */
export function roleWords(name: string): string {
  const folded = name.toLowerCase();
  return roles.find(([pattern]) => pattern.test(folded))?.[1] ?? '';
}
