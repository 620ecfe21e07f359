import type { ReadyAnswer } from '../../../runtime/protocol/status.ts';
import { html } from './html.ts';
import { page } from './page.ts';

export interface StatusFacts {
  version: string;
  ready: ReadyAnswer;
  /** Words and figures, in the order in which they are shown. */
  figures: readonly (readonly [words: string, figure: string])[];
}

/** What `/` shows where no editor is built: that the server is there, how it is, and where to go. */
export function statusPage({ version, ready, figures }: StatusFacts): string {
  return page(
    'Shotgraph',
    html`<h1>Shotgraph</h1>
      <p class="words">Version ${version}. ${ready.ready ? 'The server is ready.' : 'The server can not take work:'}</p>
      ${ready.checks.map(({ ok, message }) => (ok ? '' : html`<p class="bad">${message}</p>`))}
      <table>
        ${figures.map(
          ([words, figure]) =>
            html`<tr>
              <th scope="row">${words}</th>
              <td class="figure">${figure}</td>
            </tr>`,
        )}
      </table>
      <h2>Where to go</h2>
      <ul>
        <li><a href="/api">The API</a>, for scripts and other machines</li>
        <li><a href="/api/templates">Templates</a> to start from, as JSON</li>
        <li><a href="/metrics">Figures</a> for Prometheus</li>
      </ul>`,
  );
}
