import { Fault } from '../../runtime/graph/fault.ts';

/** Of bodies that are being read, together: the memory of the process is one for all who ask. */
const mostBytesAtOnce = 256 * 1024 * 1024;
/** A body of more bytes is worked on alone: what is made of it takes many times its size. */
const largeBytes = 4 * 1024 * 1024;
/**
 * Values and names that a body may hold: the graph of a feature film has a tenth. Each takes a hundred bytes or more,
 * however few it has in the text.
 */
const mostParts = 3_000_000;

let bytesHeld = 0;
let last: Promise<void> = Promise.resolve();

/**
 * Room for the bytes of a body while it is read; gives what frees it.
 * @throws Fault server-busy
 */
export function holdBytes(): { add(bytes: number): void; free(): void } {
  let held = 0;
  return {
    add: (bytes) => {
      held += bytes;
      bytesHeld += bytes;
      if (bytesHeld <= mostBytesAtOnce) return;
      throw new Fault('server-busy', 'transient', 'Too much is being sent here at once: try again in a moment.', {
        retryAfter: 2,
      });
    },
    free: () => {
      bytesHeld -= held;
      held = 0;
    },
  };
}

/** Resolves when no other large body is worked on. `done`: this one is. */
export async function turnOf(bytes: number, done: Promise<void> | undefined): Promise<void> {
  if (bytes <= largeBytes || !done) return;
  const before = last;
  last = done.then(() => before);
  await before;
}

/** Whether JSON text holds more than can be worked with: told before it becomes objects. */
export function hasTooManyParts(json: Uint8Array, most: number = mostParts): boolean {
  let parts = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (isInText) {
      if (byte === 0x5c) at += 1;
      else if (byte === 0x22) isInText = false;
    } else if (byte === 0x22) isInText = true;
    // A comma, a colon, or the beginning of a list or an object.
    else if ((byte === 0x2c || byte === 0x3a || byte === 0x5b || byte === 0x7b) && (parts += 1) > most) return true;
  }
  return false;
}
