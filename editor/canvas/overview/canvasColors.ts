/** Colours of the theme as a canvas can use them: it does not know variables of style sheets. */
export interface CanvasColors {
  readonly card: string;
  readonly raised: string;
  readonly sunken: string;
  readonly canvas: string;
  readonly line: string;
  readonly text: string;
  readonly soft: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  /** Any other token, by its name. */
  token(name: string): string;
}

export function readColors(element: Element): CanvasColors {
  const computed = getComputedStyle(element);
  const read = new Map<string, string>();
  const token = (name: string): string => {
    let value = read.get(name);
    if (value === undefined) read.set(name, (value = computed.getPropertyValue(`--${name}`).trim()));
    return value === '' ? token('soft') : value;
  };
  return {
    card: token('card'),
    raised: token('raised'),
    sunken: token('sunken'),
    canvas: token('canvas'),
    line: token('line-strong'),
    text: token('text'),
    soft: token('soft'),
    accent: token('accent'),
    good: token('good'),
    warn: token('warn'),
    bad: token('bad'),
    token,
  };
}
