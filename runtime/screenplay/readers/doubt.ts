import type { Problem } from '../../graph/problem.ts';

/** A question of the import to a person; empty places are left out. */
export function doubt(
  code: string,
  message: string,
  place: {
    file?: string | undefined;
    line?: number | undefined;
    scene?: string | undefined;
    text?: string | undefined;
    names?: string[] | undefined;
  } = {},
): Problem {
  const source = {
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.scene === undefined ? {} : { scene: place.scene }),
    ...(place.text === undefined ? {} : { text: place.text.slice(0, 200) }),
    ...(place.names === undefined ? {} : { names: place.names }),
  };
  return { code, severity: 'doubt', message, ...(Object.keys(source).length === 0 ? {} : { source }) };
}
