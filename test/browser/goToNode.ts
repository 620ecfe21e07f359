import { expect, type Locator, type Page } from '@playwright/test';
import type { Graph } from '../../runtime/graph/graph.ts';

/** Clicks a node where it stands on the canvas, near or far, and brings it to the eye. */
export async function goToNode(page: Page, graph: Graph, id: string): Promise<Locator> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Digit1');
  const place = graph.layout.nodes[id];
  if (!place) throw new Error(`There is no node ${id}.`);
  const title = page.getByRole('complementary', { name: 'Inspector' });
  // The canvas moves on its way to the whole: what is clicked then is somewhere else.
  await expect(async () => {
    const { x, y } = await page.locator('.react-flow__viewport').evaluate((viewport, at) => {
      const { a: zoom, e, f } = new DOMMatrix(getComputedStyle(viewport).transform);
      const { left, top } = (viewport.closest('.react-flow') ?? viewport).getBoundingClientRect();
      return { x: left + e + (at.x + 150) * zoom, y: top + f + (at.y + 19) * zoom };
    }, place);
    await page.mouse.click(x, y);
    await expect(title.getByText(id, { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('f');
  const card = page.locator(`.react-flow__node[data-id="${id}"]`);
  await expect(card).toBeVisible();
  return card;
}
