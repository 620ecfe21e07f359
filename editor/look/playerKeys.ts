/** What is looked at may take keys before they go to the next node. */
export interface PlayerKeys {
  /** @returns whether the key meant something to it */
  press(key: string, isShift: boolean): boolean;
}
