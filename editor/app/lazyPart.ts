import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

type Load = () => Promise<unknown>;

const againMilliseconds = 1000;
const parts = new Set<Load>();

/**
 * A part of an open graph that is loaded when it is first shown, or when there is nothing else to do. One that a lost
 * connection keeps away is asked for until it comes: thrown, it would take the page and what is typed there with it.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  const loadSurely = async () => ({ default: await untilItComes(load) });
  parts.add(load);
  return lazy(loadSurely);
}

/** Loads all of them, one after another: they are there when the server is not. */
export async function loadParts(): Promise<void> {
  for (const load of parts) {
    parts.delete(load);
    // Asked for again when it is shown.
    await load().catch(() => undefined);
  }
}

async function untilItComes<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
    }
  }
}
