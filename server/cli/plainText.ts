/**
 * Words as a terminal may show them. Scripts and graphs come from anyone, and the control characters in one could
 * move the cursor, rename the window or hide what was said before; new lines and tabs stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
