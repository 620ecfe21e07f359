import type { Locator, Page } from '@playwright/test';
import type { Graph } from '../../runtime/graph/graph.ts';
import { expect } from './browserTest.ts';
import type { RealServer } from './realServer.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The canvas of one graph as a person handles it: by what is seen on it, with mouse and keys. */
export class CanvasPage {
  readonly page: Page;
  readonly #server: RealServer;
  readonly #id: string;

  private constructor(page: Page, server: RealServer, id: string) {
    this.page = page;
    this.#server = server;
    this.#id = id;
  }

  static async open(page: Page, server: RealServer, graph: unknown): Promise<CanvasPage> {
    const saved = (await server.call('POST', '/api/graphs', { graph })) as { graph: Graph };
    await page.goto(`/graphs/${saved.graph.id}`);
    await expect(page.locator('.react-flow__pane')).toBeVisible();
    return new CanvasPage(page, server, saved.graph.id);
  }

  card(name: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${name}:`) });
  }

  frame(title: string): Locator {
    return this.page.locator('.react-flow__node-frame, .react-flow__node-folded').filter({ hasText: title });
  }

  input(card: string, port: string): Locator {
    return this.card(card).getByLabel(new RegExp(`^Input ${port}:`, 'i'));
  }

  output(card: string, port: string): Locator {
    return this.card(card).getByLabel(new RegExp(`^Output ${port}:`, 'i'));
  }

  /** Presses on one thing and lets go over another, or at a spot, in steps as a hand does. */
  async pull(from: Locator | Spot, to: Locator | Spot, options: { readonly let?: 'go' | 'hold' } = {}): Promise<void> {
    const [start, end] = [await spotOf(from), await spotOf(to)];
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + Math.sign(end.x - start.x) * 8, start.y + 4, { steps: 2 });
    await mouse.move(end.x, end.y, { steps: 8 });
    if (options.let !== 'hold') await mouse.up();
  }

  /** By its title, which is nowhere a button. */
  async drag(card: string, by: Spot, options: { readonly let?: 'go' | 'hold' } = {}): Promise<void> {
    const start = await this.grip(card);
    await this.pull(start, { x: start.x + by.x, y: start.y + by.y }, options);
  }

  async grip(card: string): Promise<Spot> {
    const box = await this.card(card).locator('header').boundingBox();
    if (!box) throw new Error(`The card ${card} is not on the screen.`);
    return { x: box.x + box.width / 2, y: box.y + 12 };
  }

  /** Somewhere on the canvas where nothing is, in parts of its size. */
  async empty(x: number, y: number): Promise<Spot> {
    const box = await this.page.locator('.react-flow__pane').boundingBox();
    if (!box) throw new Error('There is no canvas.');
    return { x: box.x + box.width * x, y: box.y + box.height * y };
  }

  /** Where a place of the canvas is on the screen. */
  async spot(x: number, y: number): Promise<Spot> {
    const pane = await this.page.locator('.react-flow__pane').boundingBox();
    if (!pane) throw new Error('There is no canvas.');
    const { scale, left, top } = await this.page.locator('.react-flow__viewport').evaluate((view) => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(view).transform);
      return { scale: a, left: e, top: f };
    });
    return { x: pane.x + left + x * scale, y: pane.y + top + y * scale };
  }

  async key(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** The graph as the server has it, once everything is saved. */
  async saved(): Promise<Graph> {
    await expect(this.page.getByRole('status').filter({ hasText: /^saved$/ })).toBeVisible();
    return ((await this.#server.call('GET', `/api/graphs/${this.#id}`)) as { graph: Graph }).graph;
  }

  /** Wires as `hello.text > join.texts`, in the order of lists. */
  async wires(): Promise<string[]> {
    const { edges } = await this.saved();
    return Object.values(edges)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .map(({ from, to }) => `${from.node}.${from.port} > ${to.node}.${to.port}`);
  }
}

async function spotOf(place: Locator | Spot): Promise<Spot> {
  if ('x' in place) return place;
  const box = await place.boundingBox();
  if (!box) throw new Error(`${String(place)} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
