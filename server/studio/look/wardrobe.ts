export type HatKind =
  'none' | 'flat' | 'bowler' | 'top' | 'peaked' | 'hood' | 'brim' | 'bonnet' | 'scarf' | 'helmet' | 'beanie' | 'crown';
export type Garment =
  | 'jumper'
  | 'coat'
  | 'frock'
  | 'jacket'
  | 'suit'
  | 'waistcoat'
  | 'shirt'
  | 'smock'
  | 'tee'
  | 'dress'
  | 'nightshirt'
  | 'apron'
  | 'uniform'
  | 'robe'
  | 'cloak'
  | 'overalls';
export type Pattern = 'plain' | 'stripes' | 'checks' | 'knit' | 'tweed' | 'dots';
export type Neckwear = 'none' | 'tie' | 'bow' | 'scarf' | 'cord' | 'chain' | 'collar';
export type Feet = 'shoes' | 'boots' | 'bare';

type Words<Value> = readonly (readonly [words: RegExp, value: Value, usual?: string])[];

/** What the upper body is known by, the outermost first, with its usual colour. */
export const garmentWords: Words<Garment> = [
  [/\bnightshirt\b|\bnightgown\b|\bnightdress\b|\bpyjamas?\b|\bpajamas?\b/, 'nightshirt', '#dcd8cb'],
  [/\boveralls\b|\bdungarees\b|\bboiler suit\b|\bspace ?suit\b/, 'overalls', '#4f6a86'],
  [/\bapron\b/, 'apron', '#7d8d92'],
  [/\bcloak\b|\bcape\b|\bponcho\b/, 'cloak', '#3a3444'],
  [/\bfrock[- ]coat\b|\btail ?coat\b|\bmorning coat\b/, 'frock', '#2b2a31'],
  [/\buniform\b|\btunic\b/, 'uniform', '#2f3c58'],
  [/\blab coat\b|\bovercoat\b|\btrench ?coat\b|\bgreatcoat\b|\braincoat\b|\bcoat\b|\bparka\b/, 'coat', '#4a4136'],
  [/\bsmock\b/, 'smock', '#7b8a94'],
  [/\btweeds\b|\bsuit\b|\btuxedo\b|\bdinner jacket\b/, 'suit', '#54483a'],
  [/\bpea-jacket\b|\bjacket\b|\bblazer\b|\banorak\b|\bwindcheater\b|\bgilet\b/, 'jacket', '#3b4554'],
  [/\bdressing[- ]gown\b|\bbathrobe\b|\brobes?\b|\bcassock\b|\bhabit\b|\bkimono\b/, 'robe', '#74404a'],
  [/\bdress\b|\bgown\b|\bskirt\b|\bsari\b/, 'dress', '#6c4658'],
  [/\bjumper\b|\bsweater\b|\bpullover\b|\bhoodie\b|\bcardigan\b|\bjersey\b|\bturtleneck\b/, 'jumper', '#56636e'],
  [/\bwaistcoat\b|\bvest\b/, 'waistcoat', '#4c3f35'],
  [/\bt-shirt\b|\btee\b|\btank top\b/, 'tee', '#8c8f92'],
  [/\bshirt\b|\bblouse\b/, 'shirt', '#cfc8b6'],
  [/\boilskins?\b(?! trousers)|\bsou'wester\b/, 'coat', '#b4923f'],
];

export const legWords: Words<'trousers' | 'shorts'> = [
  [/\bshorts\b/, 'shorts'],
  [/\bjeans\b/, 'trousers', '#3f5573'],
  [/\boilskin trousers\b/, 'trousers', '#8f7a3c'],
  [/\btrousers\b|\bpants\b|\bslacks\b|\bbreeches\b|\bleggings\b/, 'trousers'],
];

export const feetWords: Words<Feet> = [
  [/\bsea ?boots\b|\bwellingtons?\b|\bwaders\b/, 'boots', '#3a4038'],
  [/\bboots?\b/, 'boots', '#3b2a20'],
  [/\bbarefoot\b|\bbare feet\b/, 'bare'],
  [/\bshoes\b|\bslippers\b|\bheels\b|\bsandals\b|\btrainers\b|\bsneakers\b/, 'shoes'],
];

export const hatWords: Words<HatKind> = [
  [/\bcrown\b|\btiara\b/, 'crown', '#c9a24d'],
  [/\bnaval cap\b|\bofficer's cap\b|\bpeaked cap\b|\bcaptain's cap\b|\bbaseball cap\b|\bkepi\b/, 'peaked', '#28324a'],
  [/\bflat cap\b|\bcloth cap\b|\btweed cap\b/, 'flat', '#5b5348'],
  [/\bbeanie\b|\bwoolly hat\b|\bwool cap\b|\bknit(?:ted)? (?:cap|hat)\b|\bbobble hat\b/, 'beanie', '#7a3f3a'],
  [/\bberet\b/, 'flat', '#2d2c33'],
  [/\bbowler\b|\bderby\b/, 'bowler', '#26252a'],
  [/\btop hat\b/, 'top', '#1f1e23'],
  [/\bhooded\b|\bhood up\b|\bcowl\b|\bsou'wester\b/, 'hood'],
  [/\bhelmet\b|\bhard hat\b/, 'helmet', '#b59a4a'],
  [/\bheadscarf\b|\bveil\b|\bhijab\b|\bkerchief\b|\bwimple\b/, 'scarf', '#6f4450'],
  [/\bbonnet\b/, 'bonnet', '#8b7a68'],
  [/\bfedora\b|\bstetson\b|\bcowboy hat\b|\btrilby\b|\bstraw hat\b|\bsun ?hat\b|\bhat\b/, 'brim', '#57493b'],
  [/\bcap\b/, 'flat', '#4e4a44'],
];

export const neckWords: Words<Neckwear> = [
  [/\bbow[- ]?tie\b/, 'bow', '#26252b'],
  [/\bscarf\b|\bmuffler\b|\bneckerchief\b|\bshawl\b/, 'scarf', '#8a4038'],
  [/\bcravat\b|\b(?:neck)?tie\b/, 'tie', '#6a2f33'],
  [/\bwhistle\b|\blocket\b|\bmedal\w*\b|\bpendant\b|\bkey (?:on|round)\b|\bstethoscope\b/, 'cord', '#c9a24d'],
  [/\bwatch[- ]chain\b|\balbert\b|\bchain\b/, 'chain', '#cda64f'],
  [/\bdog collar\b|\bclerical\b/, 'collar', '#f0eee8'],
];

export const patternWords: readonly (readonly [RegExp, Pattern])[] = [
  [/\bstrip\w+\b|\bpinstrip\w+\b/, 'stripes'],
  [/\bcheck\w*\b|\bplaid\b|\btartan\b|\bshepherd's-check\b|\bgingham\b/, 'checks'],
  [/\btweeds?\b|\bherringbone\b/, 'tweed'],
  [/\bknit\w*\b|\bcable\b|\bjumper\b|\bfisherman's\b/, 'knit'],
  [/\bdots?\b|\bspotted\b|\bfloral\b|\bflowered\b/, 'dots'],
];
