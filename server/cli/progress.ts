import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { CommandContext } from './command.ts';
import { plainText } from './plainText.ts';

/** What a run shows while it goes. */
export interface ProgressView {
  show(event: RunEvent): void;
  end(): void;
}

export interface ProgressPlan {
  /** Title of a node, for people. */
  title(node: string): string;
  /** Number of tasks that the plan knows of. */
  tasks: number;
}

/** Picks the way that suits where the words go: JSON lines, a bar on a terminal, plain lines otherwise. */
export function progressView(context: CommandContext, json: boolean, plan: ProgressPlan, now = Date.now): ProgressView {
  if (json) return { show: (event) => context.print(JSON.stringify(event)), end: () => undefined };
  return context.terminal ? new ProgressBar(context, plan, now) : new ProgressLines(context, plan);
}

/** Counts tasks as their events come. */
class TaskCount {
  total: number;
  done = 0;
  cached = 0;
  /** Tasks that were left out for another reason than a failure. */
  #skipped = 0;
  #firstSkip = '';
  /** Tasks that were left out because what they need has failed. */
  #starved = 0;
  /** How often each failure came, by its words. */
  readonly #failures = new Map<string, number>();
  /** The same as they stand in the events: what was left out repeats them. */
  readonly #causes = new Set<string>();
  readonly #expanded = new Set<string>();

  constructor(total: number) {
    this.total = total;
  }

  see(event: RunEvent): void {
    if (event.type === 'run-start') this.total = Math.max(this.total, event.tasks);
    if (event.type === 'node-expand' && !this.#expanded.has(event.node)) {
      this.#expanded.add(event.node);
      this.total += event.tasks.length - 1;
    }
    if (event.type === 'task-end') {
      this.done += 1;
      if (event.cached) this.cached += 1;
    }
    if (event.type === 'task-fail' || event.type === 'task-skip') this.done += 1;
    if (event.type === 'task-fail') {
      const words = ownWords(event);
      this.#failures.set(words, (this.#failures.get(words) ?? 0) + 1);
      this.#causes.add(event.message);
    }
    if (event.type !== 'task-skip') return;
    if (this.#causes.has(event.message)) {
      this.#starved += 1;
    } else {
      if (this.#skipped === 0) this.#firstSkip = event.message;
      this.#skipped += 1;
    }
  }

  /** Whether a failure is told: what is wrong with the whole machine would be told once for each shot. */
  isNew(event: RunEvent): boolean {
    return event.type !== 'task-fail' || this.#failures.get(ownWords(event)) === 1;
  }

  /** One failed shot can leave out all that follows it: the first reason is told, the others are counted. */
  lastWords(): string[] {
    const words: string[] = [];
    const alike = [...this.#failures.values()].reduce((sum, times) => sum + times - 1, 0);
    if (alike > 0) words.push(`${alike} more failed for the same reason.`);
    if (this.#skipped > 0)
      words.push(this.#firstSkip + (this.#skipped > 1 ? ` So were ${this.#skipped - 1} more.` : ''));
    if (this.#starved > 0) words.push(`${this.#starved} left out, for want of what failed.`);
    return words;
  }
}

/** One line every tenth of the way, and one for everything that a person should know of. */
class ProgressLines implements ProgressView {
  readonly #context: CommandContext;
  readonly #plan: ProgressPlan;
  readonly #count: TaskCount;
  #saidTenths = 0;

  constructor(context: CommandContext, plan: ProgressPlan) {
    this.#context = context;
    this.#plan = plan;
    this.#count = new TaskCount(plan.tasks);
  }

  show(event: RunEvent): void {
    this.#count.see(event);
    const words = this.#count.isNew(event) ? noteworthy(event, this.#plan) : undefined;
    if (words !== undefined) this.#context.say(words);
    const tenths = Math.floor((this.#count.done / Math.max(1, this.#count.total)) * 10);
    if (event.type === 'task-end' && tenths > this.#saidTenths) {
      this.#saidTenths = tenths;
      this.#context.say(`${this.#count.done} of ${this.#count.total} done (${this.#count.cached} were cached)`);
    }
  }

  end(): void {
    for (const words of this.#count.lastWords()) this.#context.say(words);
  }
}

/** A bar that is drawn in place, with what is running and how long it may still take. */
class ProgressBar implements ProgressView {
  readonly #context: CommandContext;
  readonly #plan: ProgressPlan;
  readonly #count: TaskCount;
  readonly #now: () => number;
  readonly #started: number;
  readonly #running = new Map<string, string>();
  #work = 0;
  #drawnAt = 0;

  constructor(context: CommandContext, plan: ProgressPlan, now: () => number) {
    this.#context = context;
    this.#plan = plan;
    this.#count = new TaskCount(plan.tasks);
    this.#now = now;
    this.#started = now();
  }

  show(event: RunEvent): void {
    this.#count.see(event);
    if (event.type === 'task-start') this.#running.set(event.task, this.#plan.title(event.node));
    if (event.type === 'task-end' || event.type === 'task-fail') this.#running.delete(event.task);
    if (event.type === 'task-end' && !event.cached) this.#work += 1;
    const words = this.#count.isNew(event) ? noteworthy(event, this.#plan) : undefined;
    if (words !== undefined) {
      this.#context.draw('\r\u001b[K');
      this.#context.say(words);
    }
    if (this.#now() - this.#drawnAt >= 100) this.#draw();
  }

  end(): void {
    this.#context.draw('\r\u001b[K');
    for (const words of this.#count.lastWords()) this.#context.say(words);
  }

  #draw(): void {
    this.#drawnAt = this.#now();
    const { done, total, cached } = this.#count;
    const part = Math.min(1, done / Math.max(1, total));
    const width = 24;
    const full = Math.round(part * width);
    const head = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total}${this.#eta(total - done)}`;
    const free = this.#context.columns - head.length - 4;
    const now = [...this.#running.values()].at(-1) ?? (cached === done ? 'reading the cache' : '');
    this.#context.draw(`\r\u001b[K${head}  ${free > 8 ? shortened(plainText(now), free) : ''}`);
  }

  /** From the pace of the tasks that really ran: cached ones say nothing about the rest. */
  #eta(left: number): string {
    if (this.#work < 3 || left === 0) return '';
    const seconds = ((this.#now() - this.#started) / 1000 / this.#work) * left;
    return `  ${durationWords(seconds)} left`;
  }
}

/** `1 min 20 s` */
export function durationWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** What people should read even when a bar shows the rest. */
function noteworthy(event: RunEvent, plan: ProgressPlan): string | undefined {
  switch (event.type) {
    case 'task-fail':
      return `Failed: ${titled(event, plan)}${event.notCharged ? ' (not charged)' : ''}`;
    case 'task-retry':
      return `Again in ${durationWords(event.delaySeconds)}: ${titled(event, plan)}`;
    case 'task-fallback':
      return `Falling back: ${titled(event, plan)}`;
    case 'task-wait':
      return `Waiting: ${titled(event, plan)}`;
    case 'task-end':
      return event.problems?.length
        ? event.problems.map(({ message }) => `Note: ${titled({ node: event.node, message }, plan)}`).join('\n')
        : undefined;
    default:
      return undefined;
  }
}

/** The node by its title. */
function titled(event: { node: string; message: string }, plan: ProgressPlan): string {
  return `${plan.title(event.node)}: ${ownWords(event)}`;
}

/** A message that begins with the node's id says it once. */
function ownWords({ node, message }: { node: string; message: string }): string {
  return message.startsWith(`${node}: `) ? message.slice(node.length + 2) : message;
}
