import { io, type Socket } from 'socket.io-client';
import { emptyRunState, reduceRunSpan, type RunState } from '../../runtime/events/runState.ts';
import { type RunDelta, unpackDelta, zRunDelta } from '../../runtime/protocol/runDelta.ts';
import { stateOfSnapshot, zRunSnapshot } from '../../runtime/protocol/runSnapshot.ts';
import type { ClientMessages, ServerMessages, Subscribe, Subscribed } from '../../runtime/protocol/socket.ts';

/** Most that a WebSocket frame of this size and the packet's type add to the text. */
const frameBytes = 11;

/** A client that folds what it hears of one run into a state; whoever connects it closes it. */
export interface RunListener {
  readonly socket: Socket<ServerMessages, ClientMessages>;
  /** Bytes that came over the wire after the handshake, frames included. */
  bytes(): number;
  state(): RunState;
  readonly deltas: RunDelta[];
  subscribe(to: Subscribe): Promise<Subscribed>;
}

export async function connectListener(url: string, known: RunState = emptyRunState): Promise<RunListener> {
  const socket: RunListener['socket'] = io(url, { transports: ['websocket'], reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  let bytes = 0;
  socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
    bytes += Buffer.byteLength(String(data ?? '')) + frameBytes;
  });
  let state = known;
  const deltas: RunDelta[] = [];
  socket.on('run-delta', (delta) => {
    deltas.push(zRunDelta.parse(delta));
    state = reduceRunSpan(state, unpackDelta(delta));
  });
  socket.on('run-snapshot', (snapshot) => {
    state = stateOfSnapshot(zRunSnapshot.parse(snapshot));
  });
  return {
    ...{ socket, deltas, bytes: () => bytes, state: () => state },
    subscribe: (to) => socket.emitWithAck('subscribe', to),
  };
}
