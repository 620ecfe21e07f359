import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { RunSnapshot } from '../../runtime/protocol/runSnapshot.ts';
import { buildEditor } from '../../server/web/buildEditor.ts';
import { chromiumPath } from '../browser/chromiumPath.ts';
import { RealServer } from '../browser/realServer.ts';
import type { Bench, BenchRow } from './benchRow.ts';
import { storePictures } from './editor/benchPictures.ts';
import { bigFilmGraph } from './editor/bigFilmGraph.ts';
import { frameTimes, workPerFrame, type Gesture } from './editor/frameTimes.ts';
import { deltasOf, recordRun, snapshotAfter } from './editor/recordedRun.ts';
import { replaySocket } from './editor/replaySocket.ts';

const frames = 120;
const mostScript = 350 * 1024;
/** Frames come by the screen's clock: a median above one step of it means that every second frame is late. */
const lateFrame = 17 / (1000 / 60);
const deltaMilliseconds = 50;
const eventsInDelta = 60;

/**
 * The editor in headless Chromium on a real server: a film graph of 2,000 nodes with pictures. Frame times stand
 * against those of an empty page in the same browser, work against one frame's 17 ms.
 */
export const bench: Bench = async () => {
  await buildEditor(() => undefined);
  const server = await RealServer.start();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  try {
    const pictures = await storePictures(server.url, 120);
    const big = bigFilmGraph(2000);
    const { graph } = (await server.call('POST', '/api/graphs', { graph: big })) as { graph: typeof big };
    const events = recordRun('recorded', graph, 2500, pictures);
    const address = `${server.url}/graphs/${graph.id}`;
    return [
      await firstLoad(),
      ...(await motion(browser, address, snapshotAfter(events))),
      ...(await replay(browser, address, events)),
    ];
  } finally {
    await browser.close();
    await server.remove();
  }
};

/** All scripts that the page names at first, compressed as a server in front would. */
async function firstLoad(): Promise<BenchRow> {
  const folder = join(import.meta.dirname, '../../dist/editor');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = new Set([...page.matchAll(/\/build\/([\w.-]+\.js)/g)].map(([, name]) => name ?? ''));
  let measured = 0;
  for (const file of await readdir(join(folder, 'build'))) {
    if (named.has(file)) measured += gzipSync(await readFile(join(folder, 'build', file)), { level: 9 }).length;
  }
  return { name: 'editor: scripts of the first load', floor: mostScript, measured, limit: 1, unit: 'bytes' };
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

async function motion(browser: Browser, address: string, snapshot: RunSnapshot): Promise<BenchRow[]> {
  const page = await openPage(browser);
  await replaySocket(page, snapshot);
  // Small pictures are made when they are first asked for; that is the server's time, not the page's.
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const from = performance.now();
  await page.goto(address);
  await page.locator('[data-painted="true"]').waitFor({ state: 'attached' });
  const loaded = performance.now() - from;
  await page.waitForLoadState('networkidle');
  const blank = await page.context().newPage();
  const measure = async (name: string, gesture: Gesture): Promise<BenchRow[]> => {
    await blank.bringToFront();
    const floor = await frameTimes(blank, 'nothing', frames);
    await page.bringToFront();
    const { done, milliseconds } = await workPerFrame(page, frames, () => frameTimes(page, gesture, frames));
    return [
      { name: `editor: ${name}, frame`, floor: floor.median, measured: done.median, limit: lateFrame },
      { name: `editor: ${name}, work in a frame`, floor: 17, measured: milliseconds, limit: 1 },
    ];
  };
  const rows: BenchRow[] = [
    { name: 'editor: load of 2,000 nodes (floor: 2 s)', floor: 2000, measured: loaded, limit: 1 },
    ...(await measure('pan over all', 'pan')),
    ...(await measure('zoom over all', 'zoom')),
  ];
  await zoomTo(page, 0.3);
  rows.push(...(await measure('pan at 30 %', 'pan')));
  await zoomTo(page, 0.6);
  rows.push(...(await measure('pan at 60 %', 'pan')), ...(await measure('drag of a node at 60 %', 'drag')));
  await zoomTo(page, 1);
  rows.push(...(await measure('pan at 100 %', 'pan')), ...(await measure('drag of a node at 100 %', 'drag')));
  await page.context().close();
  return rows;
}

/** Turns the wheel over a card in the middle until it is near enough. */
async function zoomTo(page: Page, zoom: number): Promise<void> {
  await page.bringToFront();
  await page.mouse.move(620, 420);
  const now = () =>
    page.evaluate(() => {
      const view = document.querySelector<HTMLElement>('.react-flow__viewport');
      return new DOMMatrix(view ? getComputedStyle(view).transform : undefined).a;
    });
  for (let last = await now(); last < zoom; last = await now()) {
    await page.mouse.wheel(0, -Math.min(120, 400 * Math.log(zoom / last) + 4));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.waitForLoadState('networkidle');
}

/** A run of 2,500 tasks as it was recorded, 20 messages a second as a server sends them. */
async function replay(browser: Browser, address: string, events: ReturnType<typeof recordRun>): Promise<BenchRow[]> {
  const deltas = deltasOf(events, eventsInDelta);
  const rows: BenchRow[] = [];
  for (const [name, zoom] of [
    ['over all', 0],
    ['at 60 %', 0.6],
  ] as const) {
    const page = await openPage(browser);
    const send = await replaySocket(page, snapshotAfter(events.slice(0, eventsInDelta)));
    await page.goto(address);
    await page.locator('[data-painted="true"]').waitFor({ state: 'attached' });
    await zoomTo(page, zoom);
    const measured = Math.ceil((deltas.length * deltaMilliseconds) / (1000 / 60));
    let next = 1;
    const timer = setInterval(() => {
      const delta = deltas[next++];
      if (delta) send(delta);
    }, deltaMilliseconds);
    const { done, milliseconds } = await workPerFrame(page, measured, () => frameTimes(page, 'nothing', measured));
    clearInterval(timer);
    rows.push(
      { name: `editor: frame in a run of 2,500 tasks ${name}`, floor: 20, measured: 1000 / done.perSecond, limit: 1 },
      { name: `editor: work in a frame of it ${name}`, floor: 17, measured: milliseconds, limit: 1 },
    );
    await page.context().close();
  }
  return rows;
}
