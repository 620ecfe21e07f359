import type { Graph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { SavedGraph } from '../../runtime/protocol/graphs.ts';
import type { Api } from '../api/api.ts';
import { SceneStore } from '../scene/sceneStore.ts';
import { AddMenu } from './addMenu.ts';
import { Arrange } from './arrange.ts';
import { Autosave } from './autosave.ts';
import type { CatalogStore } from './catalogStore.ts';
import { GraphActions } from './graphActions.ts';
import { GraphDocument } from './graphDocument.ts';
import { Exposure } from './exposure.ts';
import { GraphHistory } from './graphHistory.ts';
import { ColorActions } from './colorActions.ts';
import { Clipboard } from './clipboard.ts';
import { FrameActions } from './frameActions.ts';
import { Importer } from './importer.ts';
import { LayoutActions } from './layoutActions.ts';
import { InputActions } from './inputActions.ts';
import type { Media } from './media.ts';
import { Panels } from './panels.ts';
import { PendingCommands, type KeyValueStorage } from './pendingCommands.ts';
import { PlanWatcher } from './planWatcher.ts';
import type { Preferences } from './preferences.ts';
import { Previews } from './previews.ts';
import { Publishing } from './publishing.ts';
import { RunControl } from './runControl.ts';
import { RunFollower } from './runFollower.ts';
import { SaveRescue } from './saveRescue.ts';
import { Selection } from './selection.ts';
import { SidePanel } from './sidePanel.ts';
import { QuickLook } from './quickLook.ts';
import type { RunQueue } from './runQueue.ts';
import { RunNews } from './runNews.ts';
import { RunResults } from './runResults.ts';
import { Submissions } from './submissions.ts';
import { TakeActions } from './takeActions.ts';
import { TakesStore } from './takesStore.ts';
import { TaskLog } from './taskLog.ts';
import type { Toasts } from './toasts.ts';
import { Viewport } from './viewport.ts';

export interface SessionParts {
  readonly api: Api;
  readonly catalog: CatalogStore;
  readonly toasts: Toasts;
  readonly preferences: Preferences;
  readonly storage: KeyValueStorage;
  readonly media: Media;
  readonly queue: RunQueue;
}

/** Everything about one graph that is open: its document and saves, what is selected, its plan and its run. */
export class GraphSession {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly selection = new Selection();
  readonly panels = new Panels();
  readonly side = new SidePanel();
  readonly addMenu = new AddMenu();
  readonly viewport = new Viewport();
  readonly plan: PlanWatcher;
  readonly run: RunFollower;
  readonly previews = new Previews();
  readonly takes: TakesStore;
  readonly takeActions: TakeActions;
  /** Where everything stands. */
  readonly scene: SceneStore;
  readonly actions: GraphActions;
  readonly arrange: Arrange;
  readonly importer: Importer;
  readonly frames: FrameActions;
  readonly layout: LayoutActions;
  readonly clipboard: Clipboard;
  readonly colors: ColorActions;
  readonly inputActions: InputActions;
  readonly control: RunControl;
  readonly history: GraphHistory;
  readonly rescue: SaveRescue;
  readonly exposure: Exposure;
  readonly publishing: Publishing;
  readonly results: RunResults;
  readonly submissions: Submissions;
  readonly quickLook: QuickLook;
  readonly log: TaskLog;
  readonly #stops: (() => void)[] = [];

  constructor(saved: SavedGraph, parts: SessionParts) {
    const { api, catalog, toasts, preferences, storage, media, queue } = parts;
    const { graph } = saved;
    this.document = new GraphDocument(graph);
    this.autosave = new Autosave(this.document, saved, api.graphs, new PendingCommands(storage, graph.id));
    this.plan = new PlanWatcher(graph.id, api.runs, this.previews);
    this.takes = new TakesStore(graph.id, api.runs);
    this.takeActions = new TakeActions(this.document);
    this.run = new RunFollower(api.live);
    this.scene = new SceneStore(
      () => this.graph,
      () => catalog.state.getState().nodeTypes,
    );
    this.arrange = new Arrange({ document: this.document, scene: this.scene, catalog, selection: this.selection });
    this.actions = new GraphActions(this.document, this.selection, catalog, this.scene);
    this.frames = new FrameActions(this.document, this.selection, this.scene);
    this.layout = new LayoutActions(this.document, this.selection, this.scene);
    this.colors = new ColorActions(this.document, this.selection, this.scene);
    this.clipboard = new Clipboard(this);
    this.inputActions = new InputActions(this.document, this.actions);
    const { document, autosave, plan, run } = this;
    this.importer = new Importer({ api, catalog, document, actions: this.actions, selection: this.selection, toasts });
    const show = (node: NodeId) => this.show(node);
    this.control = new RunControl({ document, autosave, plan, run, api, toasts, preferences, show });
    this.history = new GraphHistory({ document, autosave, api: api.graphs, toasts });
    this.rescue = new SaveRescue({ document, autosave, api: api.graphs, toasts });
    this.exposure = new Exposure(document);
    this.publishing = new Publishing({ document, autosave, api: api.graphs, catalog });
    this.log = new TaskLog(api.runs, run);
    this.results = new RunResults(api.runs);
    this.submissions = new Submissions({ graph: graph.id, api: api.runs, run, toasts });
    this.quickLook = new QuickLook(
      () => this.graph,
      () => this.previews.state.getState(),
    );
    const { control, results, quickLook } = this;
    const news = new RunNews({ toasts, control, results, quickLook, media });
    this.#stops.push(
      api.live.followGraph(
        graph.id,
        ({ revision, client }) => void this.autosave.savedElsewhere(revision, client).catch(toasts.failed.bind(toasts)),
      ),
      this.document.state.subscribe(({ graph }) => {
        this.plan.outdate();
        this.selection.prune(graph);
      }),
      this.autosave.state.subscribe((now, before) => {
        if (now.revision !== before.revision) this.plan.refresh();
      }),
      api.live.watch((isConnected) => {
        if (!isConnected) return;
        void this.autosave.flush();
        this.plan.refresh();
        this.takes.readMissing();
      }),
      queue.open(),
      queue.onChange((change) => this.control.followNewer(change)),
      this.plan.state.subscribe((now, before) => {
        if (now.nodes !== before.nodes) this.takes.takePlan(now.nodes);
      }),
      this.run.state.subscribe((now, before) => {
        this.previews.takeRun(now);
        this.takes.takeRun(now, before);
        if (now.endedAt !== before.endedAt || now.run !== before.run) void news.takeRun(now, before);
        if (now.endedAt !== before.endedAt && now.endedAt !== undefined) this.plan.refresh();
      }),
    );
    this.plan.refresh();
  }

  static async open(id: string, parts: SessionParts, signal?: AbortSignal): Promise<GraphSession> {
    const session = new GraphSession(await parts.api.graphs.read(id, signal), parts);
    await session.autosave.takeUp();
    // The graph is shown before it is known whether a run is under way.
    session.control.followLatest().catch(parts.toasts.failed.bind(parts.toasts));
    return session;
  }

  /** Selects nodes and brings them to the eye. */
  show(...nodes: readonly NodeId[]): void {
    this.selection.nodes(nodes);
    this.viewport.view?.fit(nodes);
  }

  get graph(): Graph {
    return this.document.graph;
  }

  close(): void {
    void this.autosave.flush();
    this.autosave.stop();
    this.plan.stop();
    this.run.stop();
    for (const stop of this.#stops) stop();
  }
}
