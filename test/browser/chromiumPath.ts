import { chromiumFinding } from '../../server/setup/findings.mjs';

/** @throws Error saying what to do where there is no browser */
export function chromiumPath(): string {
  const { ok, words } = chromiumFinding(process.env);
  const path = / at (.+)$/.exec(words)?.[1];
  if (!ok || path === undefined) throw new Error('There is no Chromium for the browser tests: run npm run setup.');
  return path;
}
