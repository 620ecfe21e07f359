import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { RunId } from '../../runtime/graph/ids.ts';
import { packEvents } from '../../runtime/protocol/runDelta.ts';
import { snapshotOf } from '../../runtime/protocol/runSnapshot.ts';
import {
  type ClientMessages,
  type GraphSave,
  type ServerMessages,
  type Subscribed,
  zSubscribe,
  zUnsubscribe,
} from '../../runtime/protocol/socket.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Guard } from '../http/guard.ts';
import type { Runs } from '../services/runs/runs.ts';
import type { Scheduler } from '../services/runs/scheduler.ts';
import { DatabaseNews, type Wanted } from './databaseNews.ts';
import { RunFeed } from './runFeed.ts';
import { RunsFeed } from './runsFeed.ts';

export interface SocketOptions {
  readonly server: HttpServer;
  readonly guard: Guard;
  readonly runs: Runs;
  readonly scheduler: Scheduler;
  /** What other servers write to it is told here, too. */
  readonly database: DataSource;
  readonly log: Logger;
}

export interface Sockets {
  readonly clients: number;
  /** Tells whoever has the graph open. */
  graphSaved(save: GraphSave): void;
  close(): Promise<void>;
}

type IoServer = Server<ClientMessages, ServerMessages>;
type IoSocket = Socket<ClientMessages, ServerMessages>;

/** Who has missed more events than this gets the state instead. */
const mostMissed = 2000;
/** A message of a client is a few ids. */
const mostMessageBytes = 16 * 1024;
const mostRoomsOfSocket = 200;
/** So many subscriptions of one client are looked up side by side. */
const mostUnderWay = 50;

/** socket.io on the server's own port, under the same guards as every route: rooms per run and per graph. */
export function openSockets({ server, guard, runs, scheduler, database, log }: SocketOptions): Sockets {
  const io: IoServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: mostMessageBytes,
    allowRequest: (request, decide) => {
      try {
        guard.checkSource(request, true);
        guard.checkToken(request);
        decide(null, true);
      } catch (error) {
        decide(error instanceof Fault ? error.message : 'Refused.', false);
      }
    },
  });
  const feeds = new Map<RunId, RunFeed>();
  const feedOf = (run: RunId): RunFeed => {
    let feed = feeds.get(run);
    if (!feed) {
      feed = new RunFeed((delta) => io.to(runRoom(run)).emit('run-delta', delta));
      feeds.set(run, feed);
    }
    return feed;
  };
  const runsFeed = new RunsFeed({
    isWanted: () => io.of('/').adapter.rooms.has(allRuns),
    summary: (run) => runs.summary(run),
    send: (summary) => void io.to(allRuns).emit('run-change', summary),
    onFault: (error) => log.warn({ err: error }, 'A change of a run was not told.'),
  });
  const news = new DatabaseNews({
    database,
    wanted: () => wantedIn(io.of('/').adapter.rooms),
    isLive: (run) => scheduler.live(run) !== undefined,
    events: (run, since) => runs.events(run, since, mostMissed),
    tellRun: async (run, events, more) => {
      if (more) io.to(runRoom(run)).emit('run-snapshot', snapshotOf(await runs.state(run)));
      else io.to(runRoom(run)).emit('run-delta', packEvents(events));
    },
    tellRuns: (run) => runsFeed.changed(run),
    tellGraph: (save) => void io.to(graphRoom(save.graph)).emit('graph-save', save),
    onFault: (error) => log.warn({ err: error }, 'What other servers did was not told.'),
  });
  const unsubscribe = scheduler.subscribe((run, events) => {
    feedOf(run).add(events);
    if (io.of('/').adapter.rooms.has(runRoom(run))) news.toldRun(run, events.at(-1)?.seq ?? 0);
    runsFeed.changed(run);
    if (events.some(isEnd)) feeds.delete(run);
  });
  const subscriptions = { runs, scheduler, news, flush: (run: RunId) => feeds.get(run)?.flush() };
  io.on('connection', (socket) => listenTo(socket, subscriptions, log));
  return {
    get clients() {
      return io.engine.clientsCount;
    },
    graphSaved: (save) => {
      const room = graphRoom(save.graph);
      if (io.of('/').adapter.rooms.has(room)) news.toldGraph(save.graph, save.revision);
      io.to(room).emit('graph-save', save);
    },
    close: async () => {
      unsubscribe();
      for (const feed of feeds.values()) feed.close();
      runsFeed.close();
      await news.close();
      io.disconnectSockets(true);
      await io.close();
    },
  };
}

interface Subscriptions {
  readonly runs: Runs;
  readonly scheduler: Scheduler;
  readonly news: DatabaseNews;
  flush(run: RunId): void;
}

function listenTo(socket: IoSocket, at: Subscriptions, log: Logger): void {
  let underWay = 0;
  socket.on('subscribe', (to: unknown, answer: unknown) => {
    const tell = typeof answer === 'function' ? (answer as (answer: Subscribed) => void) : () => undefined;
    if (underWay >= mostUnderWay) return tell(tooMuchAtOnce);
    underWay += 1;
    void subscribe(socket, to, at)
      .catch((error: unknown): Subscribed => {
        if (error instanceof Fault) return { ok: false, code: error.code, message: error.message };
        log.error({ err: error }, 'subscription failed');
        return { ok: false, code: 'internal', message: 'Something went wrong in the server; its log says what.' };
      })
      .then(tell)
      .finally(() => {
        underWay -= 1;
      });
  });
  socket.on('unsubscribe', (from: unknown) => {
    const parsed = zUnsubscribe.safeParse(from);
    if (!parsed.success) return;
    void socket.leave(roomOf(parsed.data));
  });
}

const tooMuchAtOnce: Subscribed = {
  ok: false,
  code: 'too-many-requests',
  message: 'Wait for the answers to earlier subscriptions first.',
};

async function subscribe(socket: IoSocket, to: unknown, at: Subscriptions): Promise<Subscribed> {
  const parsed = zSubscribe.safeParse(to);
  if (!parsed.success) {
    const message = 'Name a run, and since which seq, or a graph, or ask for all runs.';
    return { ok: false, code: 'malformed', message };
  }
  if (socket.rooms.size > mostRoomsOfSocket) {
    return { ok: false, code: 'too-many-rooms', message: 'Unsubscribe from something first.' };
  }
  if ('run' in parsed.data) await joinRun(socket, parsed.data.run as RunId, parsed.data.since, at);
  else {
    if ('graph' in parsed.data) await at.news.knowGraph(parsed.data.graph);
    else await at.news.knowRuns();
    await socket.join(roomOf(parsed.data));
  }
  at.news.begin();
  return { ok: true };
}

/**
 * Sends what was missed, then joins the room, so that deltas join on to what came before. What is sent meanwhile is
 * caught up with: from the database first, and at the last from the state in memory, which needs no waiting.
 */
async function joinRun(
  socket: IoSocket,
  run: RunId,
  since: number,
  { runs, scheduler, news, flush }: Subscriptions,
): Promise<void> {
  const { events, more } = await runs.events(run, since, mostMissed);
  flush(run);
  const live = scheduler.live(run);
  const last = events.at(-1)?.seq ?? since;
  if (!more && (!live || live.state.seq <= last)) {
    // Nothing happens between these two: what was flushed is what was read.
    if (events.length > 0) socket.emit('run-delta', packEvents(events));
    news.knowRun(run, last);
  } else {
    const state = live ? live.state : await runs.state(run);
    news.knowRun(run, state.seq);
    socket.emit('run-snapshot', snapshotOf(state));
  }
  await socket.join(runRoom(run));
}

function isEnd({ type }: RunEvent): boolean {
  return type === 'run-end';
}

const allRuns = 'runs';

function roomOf(subject: z.output<typeof zUnsubscribe>): string {
  if ('run' in subject) return runRoom(subject.run);
  return 'graph' in subject ? graphRoom(subject.graph) : allRuns;
}

/** What the rooms are for; each socket also has one of its own. */
function wantedIn(rooms: ReadonlyMap<string, unknown>): Wanted {
  const names = [...rooms.keys()];
  const of = (prefix: string) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return { runs: of(runRoom('')) as RunId[], graphs: of(graphRoom('')), allRuns: rooms.has(allRuns) };
}

function runRoom(run: string): string {
  return `run:${run}`;
}

function graphRoom(graph: string): string {
  return `graph:${graph}`;
}
