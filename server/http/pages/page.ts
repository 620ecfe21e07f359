import { type Html, html } from './html.ts';

/** A whole page: no script, no address but this server's. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        ${content}
      </body>
    </html> `.text;
}

/** Style of these pages: `/page.css`. */
export const pageStyle = `:root { color-scheme: dark light; --line: light-dark(#d8d5cd, #34373d); --soft: light-dark(#5d5a52, #a3a8b1);
  --raised: light-dark(#ffffff, #1d2025); --accent: light-dark(#8a5a00, #f0b54a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.5rem 5rem; font: 16px/1.55 system-ui, sans-serif;
  background: light-dark(#f6f4ef, #131519); color: light-dark(#1d1c19, #e8e6e1); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; text-transform: capitalize; }
h3 { font-size: .8rem; margin: 1.25rem 0 .4rem; color: var(--soft); font-weight: 600; }
p { margin: 0 0 1rem; max-width: 44rem; }
a { color: var(--accent); }
code, pre { font: .86rem/1.5 ui-monospace, monospace; }
pre { background: light-dark(#f0ede6, #16181c); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow: auto;
  max-height: 28rem; margin: 0; }
details { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .5rem; }
summary { cursor: pointer; padding: .6rem .9rem; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 8px; }
details > div { padding: 0 .9rem .9rem; }
.method { font: 600 .75rem ui-monospace, monospace; min-width: 4rem; color: var(--accent); }
.words { color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; font-size: .85rem; }
.figure { font-variant-numeric: tabular-nums; }
.bad { color: light-dark(#a31515, #ff8a80); }
ul { padding-left: 1.2rem; }
`;
