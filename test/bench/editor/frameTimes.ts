import type { Page } from '@playwright/test';

export type Gesture = 'nothing' | 'pan' | 'zoom' | 'drag';

export interface FrameTimes {
  /** Milliseconds from one frame to the next. */
  readonly median: number;
  readonly slow: number;
  readonly perSecond: number;
}

/**
 * Times of so many frames while something is done with the mouse, one event a frame, as a hand does it that never
 * rests. The events are made in the page: sending each of them from here would be measured too.
 */
export function frameTimes(page: Page, gesture: Gesture, frames: number): Promise<FrameTimes> {
  return page.evaluate(
    async ({ gesture, frames }) => {
      const pane = document.querySelector('.react-flow__pane');
      const held = gesture === 'drag' ? document.querySelector('.react-flow__node-card header') : pane;
      const box = held?.getBoundingClientRect();
      let [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [0, 0];
      const mouse = (type: string, target: EventTarget) =>
        target.dispatchEvent(
          new MouseEvent(type, {
            ...{ bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0 },
            buttons: type === 'mouseup' ? 0 : 1,
          }),
        );
      const isHeld = gesture === 'pan' || gesture === 'drag';
      if (isHeld && held) mouse('mousedown', held);
      const times: number[] = [];
      let last: number | undefined;
      for (let frame = 0; frame < frames; frame += 1) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        if (last !== undefined) times.push(now - last);
        last = now;
        const there = frame % 60 < 30 ? 1 : -1;
        if (isHeld) {
          x += there * 9;
          y += there * 4;
          mouse('mousemove', window);
        } else if (gesture === 'zoom' && pane) {
          const at = { clientX: innerWidth / 2, clientY: innerHeight / 2 };
          pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: there * 4, ...at }));
        }
      }
      if (isHeld) mouse('mouseup', window);
      const sorted = times.toSorted((a, b) => a - b);
      const total = times.reduce((sum, time) => sum + time, 0);
      return {
        median: sorted[Math.floor(sorted.length / 2)] ?? 0,
        slow: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
        perSecond: (1000 * times.length) / total,
      };
    },
    { gesture, frames },
  );
}

/** Milliseconds of the page's own work, a frame, while `work` goes on for so many frames. */
export async function workPerFrame<Done>(
  page: Page,
  frames: number,
  work: () => Promise<Done>,
): Promise<{ done: Done; milliseconds: number }> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await busy();
  const done = await work();
  const milliseconds = ((await busy()) - before) / frames;
  await client.detach();
  return { done, milliseconds };
}
