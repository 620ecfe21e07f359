/** A description of somebody, sorted by what its parts are about. All in lower case. */
export interface Sections {
  all: string;
  /** What is said of the hair, the beard and the head's own covering. */
  hair: string;
  /** Things worn, one by one: `navy fisherman’s jumper`. */
  worn: readonly string[];
  build: string;
  height: string;
  skin: string;
}

const labels = /^(hair|build|height|skin|eyes|face|age)\s*:\s*/;
const wearing = /^(?:and |still )*(?:wearing|wears|wore|dressed in|clad in|clothed in)\s+/;

/** What is only worn at other times. */
const elsewhere =
  /^(?:later|then|formerly|once|sometimes|at home|at night)\b|\bat home\b|\bin hand\b|\bin his hand\b|\bin her hand\b/;

/** Sorts the parts of a description. Parts without a label are looked at for everything. */
export function sectionsOf(text: string): Sections {
  const all = ` ${text.toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ').trim()} `;
  const labelled = new Map<string, string>();
  const free: string[] = [];
  for (const part of all.split(/[;.\n]+/u).map((one) => one.trim())) {
    const label = labels.exec(part)?.[1];
    if (label !== undefined) labelled.set(label, part.replace(labels, ''));
    else if (part !== '') free.push(part);
  }
  const worn = free
    .filter((part) => !elsewhere.test(part) || part.includes(','))
    .flatMap((part) => itemsOf(part.replace(wearing, '')));
  const hair = labelled.get('hair');
  return {
    all,
    hair: hair === undefined ? aroundHair(all) : `${hair}, ${aroundHair(free.join('; '))}`,
    worn: [...worn, ...itemsOf(hair ?? '').filter((item) => /\b(cap|hat|hood|scarf|beret|bonnet)\b/.test(item))],
    build: labelled.get('build') ?? all,
    height: labelled.get('height') ?? all,
    skin: labelled.get('skin') ?? all,
  };
}

function itemsOf(part: string): string[] {
  return part
    .split(/,|\band\b|\bwith\b|\bover\b|\bunder\b|\bplus\b|\ba pair of\b|\bin an?\b/u)
    .map((item) => item.trim())
    .filter((item) => item !== '' && !elsewhere.test(item));
}

/** The words about hair and beard in a text that is about everything. */
function aroundHair(text: string): string {
  const near =
    /(?:[\w'-]+ ){0,3}[\w'-]*(?:hair(?:ed|s)?|headed|blond\w*|brunette|redhead|bald\w*|beard\w*|moustach\w*|mustach\w*|whiskers|stubble|unshaven|clean-shaven|bob|curls|locks|braids?|ponytail|bun|afro|plaits?|crew cut)\b(?:,? (?:cropped|cut|tied|pinned|brushed|swept|in|back|up|short|long|wispy|curly|receding|close|a|bun|knot|ponytail)\b){0,5}/g;
  return [...text.matchAll(near)].map(([found]) => found).join(', ');
}
