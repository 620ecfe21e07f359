import { expect, test } from './browserTest.ts';
import { CanvasPage } from './canvasPage.ts';
import { wireGraph } from './wireGraph.ts';

test('wires are pulled, refused, replaced, cut, put in order and taken apart', async ({ page, server }) => {
  const canvas = await CanvasPage.open(page, server, wireGraph);

  // An input for one wire: the new one takes the place of the old.
  await canvas.pull(canvas.output('Three', 'Text'), canvas.input('Picture', 'Prompt'));
  await expect.poll(() => canvas.wires()).toContain('three.text > picture.prompt');
  expect(await canvas.wires()).not.toContain('join.text > picture.prompt');
  await canvas.key('Control+z');
  await expect.poll(() => canvas.wires()).toContain('join.text > picture.prompt');

  // A port that does not fit says why, and what could stand between.
  await canvas.pull(canvas.output('Three', 'Text'), canvas.input('Clip', 'Image'), { let: 'hold' });
  await expect(page.getByRole('status').filter({ hasText: /text.*image|picture/i })).toBeVisible();
  await page.mouse.up();
  await page
    .getByRole('dialog', { name: 'This wire does not fit' })
    .getByRole('button', { name: /^Insert/ })
    .click();
  await expect.poll(async () => (await canvas.wires()).filter((wire) => wire.endsWith('> clip.image')).length).toBe(1);
  await canvas.key('Control+z');
  await expect.poll(async () => (await canvas.wires()).filter((wire) => wire.endsWith('> clip.image')).length).toBe(0);

  // Let go over nothing: what fits, and into which port.
  await canvas.pull(canvas.output('Three', 'Text'), await canvas.empty(0.3, 0.93));
  await page.getByPlaceholder('What fits this wire').fill('join');
  await expect(page.getByRole('option', { name: /Join text.*into texts/i })).toBeVisible();
  await expect(page.getByRole('option', { name: /Concat|Trim/ })).toHaveCount(0);
  await canvas.key('Enter');
  await expect.poll(async () => Object.keys((await canvas.saved()).nodes).length).toBe(8);
  expect((await canvas.wires()).filter((wire) => wire.startsWith('three.text > '))).toHaveLength(1);
  await canvas.key('Control+z');
  await expect.poll(async () => Object.keys((await canvas.saved()).nodes).length).toBe(7);

  // A card dropped on a wire goes into it.
  const grip = await canvas.grip('Loose');
  const wire = await canvas.output('Join', 'Text').boundingBox();
  const end = await canvas.input('Picture', 'Prompt').boundingBox();
  if (!wire || !end) throw new Error('The wire is not on the screen.');
  await canvas.pull(grip, { x: (wire.x + end.x) / 2, y: (wire.y + end.y) / 2 - 30 });
  await expect.poll(() => canvas.wires()).toContain('join.text > loose.texts');
  expect(await canvas.wires()).toContain('loose.text > picture.prompt');
  await canvas.key('Control+z');
  await expect.poll(() => canvas.wires()).toContain('join.text > picture.prompt');
  expect((await canvas.saved()).layout.nodes['loose']).toMatchObject({ x: 420, y: 420 });

  // The end of a wire goes to another port, and pulled off to nowhere the wire is gone.
  const tip = await canvas.input('Picture', 'Prompt').boundingBox();
  if (!tip) throw new Error('The port is not on the screen.');
  await canvas.pull({ x: tip.x - 12, y: tip.y + tip.height / 2 }, canvas.input('Clip', 'Prompt'));
  await expect.poll(() => canvas.wires()).toContain('join.text > clip.prompt');
  expect(Object.keys((await canvas.saved()).edges)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  await canvas.key('Control+z');

  // A list says how many wires it has, and lets their order be changed by the keyboard.
  await page.getByRole('button', { name: /^2 wires into texts/i }).click();
  await page.getByRole('button', { name: /^1 of 2/ }).focus();
  await canvas.key('Alt+ArrowDown');
  await expect.poll(() => canvas.wires()).toEqual(expect.arrayContaining(['two.text > join.texts']));
  await expect.poll(async () => (await canvas.wires())[0]).toBe('two.text > join.texts');
  await canvas.key('Escape');

  // Alt and a line across wires cuts them, all in one step.
  await page.keyboard.down('Alt');
  const join = await canvas.card('Join').boundingBox();
  if (!join) throw new Error('The card is not on the screen.');
  await canvas.pull({ x: join.x - 30, y: join.y - 40 }, { x: join.x - 30, y: join.y + join.height + 60 });
  await page.keyboard.up('Alt');
  await expect.poll(() => canvas.wires()).toEqual(['join.text > picture.prompt']);
  await canvas.key('Control+z');
  await expect.poll(async () => (await canvas.wires()).length).toBe(3);
});

test('nodes are added, copied, framed, collapsed and taken hold of from afar', async ({ page, server }) => {
  const canvas = await CanvasPage.open(page, server, wireGraph);
  const count = async () => Object.keys((await canvas.saved()).nodes).length;

  // Double click, slash and Tab over the canvas open the palette; typing finds.
  const free = await canvas.empty(0.62, 0.5);
  await page.mouse.dblclick(free.x, free.y);
  await page.getByPlaceholder('Find a node').fill('speak');
  await canvas.key('Escape');
  await canvas.key('/');
  await page.getByPlaceholder('Find a node').fill('trim');
  await canvas.key('Enter');
  await expect.poll(count).toBe(8);
  await canvas.key('Control+z');
  await expect.poll(count).toBe(7);

  // Out of the drawer onto the canvas.
  await page.getByRole('button', { name: 'Nodes', exact: true }).click();
  await page.getByPlaceholder('Find a node').fill('mix');
  await page.getByRole('button', { name: 'Mix sounds' }).dragTo(page.locator('.react-flow__pane'), {
    targetPosition: { x: 500, y: 760 },
  });
  await expect.poll(count).toBe(8);
  await canvas.key('Control+z');
  await page.getByRole('button', { name: 'Close Nodes' }).click();

  // Copy and paste by the system's clipboard keep the wires among the copies.
  await canvas.card('One').locator('header').click();
  await canvas
    .card('Join')
    .locator('header')
    .click({ modifiers: ['Control'] });
  await canvas.key('Control+c');
  await page.mouse.move(free.x, free.y);
  await canvas.key('Control+v');
  await expect.poll(count).toBe(9);
  expect(Object.keys((await canvas.saved()).edges)).toHaveLength(4);
  await canvas.key('Control+z');
  await canvas.card('Join').locator('header').click();
  await canvas.key('Control+d');
  await expect.poll(count).toBe(8);
  expect((await canvas.wires()).filter((wire) => wire.startsWith('one.text > '))).toHaveLength(2);
  await canvas.key('Control+z');

  // Modes by their letters; a text that is written keeps its letters.
  await canvas.card('Two').locator('header').click();
  await canvas.key('m');
  await expect.poll(async () => (await canvas.saved()).nodes['two' as never]).toMatchObject({ state: 'muted' });
  await canvas.key('m');
  await canvas.key('c');
  await expect.poll(async () => (await canvas.saved()).layout.nodes['two']?.collapsed).toBe(true);
  await canvas.key('c');

  // A frame around what is selected, named at once; a node dragged out leaves it, and comes back.
  await canvas.card('One').locator('header').click();
  await canvas
    .card('Two')
    .locator('header')
    .click({ modifiers: ['Control'] });
  await canvas.key('Control+g');
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('Words');
  await canvas.key('Enter');
  const members = async () => Object.values((await canvas.saved()).frames)[0]?.nodes;
  await expect.poll(members).toEqual(['one', 'two']);
  await canvas.drag('Three', { x: 0, y: -140 });
  await expect.poll(members).toEqual(['one', 'two', 'three']);
  await canvas.key('Control+z');
  await expect.poll(members).toEqual(['one', 'two']);

  // Collapsed it is one box, and wires end at it.
  await canvas.key('Shift+1');
  // A press on what the view is still bringing into place is let go beside it.
  await expect(async () => {
    await page.getByRole('button', { name: 'Collapse Words' }).click({ timeout: 2000 });
    await expect(page.getByRole('region', { name: /^Words: 2 nodes/ })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(canvas.card('One')).toHaveCount(0);
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await page.getByRole('button', { name: 'Open Words' }).click();
  await expect(canvas.card('One')).toBeVisible();

  // Files: a picture becomes its node, a graph is offered to be opened.
  const data = await page.evaluateHandle(async () => {
    const painted = document.createElement('canvas');
    const blob = await new Promise<Blob | null>((resolve) => painted.toBlob(resolve));
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob ?? ''], 'lamp.png', { type: 'image/png' }));
    return transfer;
  });
  await page.locator('.react-flow__pane').dispatchEvent('drop', { dataTransfer: data, clientX: 700, clientY: 700 });
  await expect(canvas.card('lamp')).toBeVisible();
  await canvas.key('Control+z');

  // From afar everything is painted; cards are still hovered, dragged and boxed.
  await page.mouse.move(700, 820);
  for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 240);
  await expect(page.locator('[data-painted="true"]')).toBeAttached();
  await expect(canvas.card('One')).toHaveCount(0);
  await expect(page.locator('.react-flow')).not.toHaveAttribute('data-moving');
  const { clip } = (await canvas.saved()).layout.nodes;
  const seen = await canvas.spot((clip?.x ?? 0) + 150, (clip?.y ?? 0) + 100);
  await canvas.pull(seen, { x: seen.x + 60, y: seen.y - 20 });
  await expect.poll(async () => (await canvas.saved()).layout.nodes['clip']?.x).toBeGreaterThan((clip?.x ?? 0) + 100);
  await canvas.key('Control+z');
  await expect.poll(async () => (await canvas.saved()).layout.nodes['clip']).toEqual(clip);
  await page.keyboard.down('Shift');
  await canvas.pull(await canvas.empty(0.05, 0.05), await canvas.empty(0.95, 0.95));
  await page.keyboard.up('Shift');
  await canvas.key('b');
  const bypassed = async () =>
    Object.values((await canvas.saved()).nodes).filter(({ state }) => state === 'bypassed').length;
  await expect.poll(bypassed).toBe(7);
  await canvas.key('Control+z');
  await expect.poll(bypassed).toBe(0);

  await canvas.key('Shift+1');
  await canvas.key('Control+a');
  await canvas.key('Control+Shift+l');
  await expect.poll(async () => (await canvas.saved()).layout.nodes['clip']).not.toMatchObject({ x: 820, y: 420 });
});
