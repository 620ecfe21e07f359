const leftwards = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** Whether most letters of a line run from right to left, so that its signs stand at their left. */
export function runsLeftwards(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return (line.match(leftwards)?.length ?? 0) * 2 > letters;
}
