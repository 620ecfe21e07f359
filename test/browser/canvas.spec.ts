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
