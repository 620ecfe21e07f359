import { foldText } from '../foldText.ts';

const extras =
  /(?<![\p{L}'-])(?:strangers?|m[ae]n|wom[ae]n|people|crowds?|sailors?|soldiers?|guards?|officers?|constables?|policem[ae]n|clerks?|waiters?|passengers?|customers?|children|child|boys?|girls?|newsboys?|figures?|guests?|workers?|nurses?|students?)(?![\p{L}'-])/u;

/** Does an action show people who have no name? A picture of a thing, or of an empty place, would leave them out. */
export function showsExtras(text: string): boolean {
  return extras.test(foldText(text));
}
