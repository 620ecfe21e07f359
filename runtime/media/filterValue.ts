/**
 * Writes a text (a path, most often) as the value of a filter's option inside a filter graph, where both the
 * option parser and the graph parser take certain characters for their own.
 */
export function filterValue(text: string): string {
  return text.replaceAll(/[\\':]/g, String.raw`\$&`).replaceAll(/[\\'[\],;]/g, String.raw`\$&`);
}
