import { createStore, type StoreApi } from 'zustand/vanilla';

export interface ToastAction {
  readonly words: string;
  run(): void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly message: string;
  readonly action?: ToastAction | undefined;
  readonly other?: ToastAction | undefined;
}

/** Short notices that go by themselves. */
export class Toasts {
  readonly state: StoreApi<{ toasts: readonly Toast[] }> = createStore<{ toasts: readonly Toast[] }>(() => ({
    toasts: [],
  }));
  #next = 1;

  show(toast: Omit<Toast, 'id'>): void {
    const { toasts } = this.state.getState();
    this.state.setState({ toasts: [...toasts.slice(-3), { ...toast, id: this.#next++ }] });
  }

  failed(error: unknown): void {
    this.show({ tone: 'bad', message: error instanceof Error ? error.message : String(error) });
  }

  close(id: number): void {
    this.state.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  }
}
