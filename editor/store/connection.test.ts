import { expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';

function connectionOf() {
  let tell: (isConnected: boolean) => void = () => undefined;
  const connection = new Connection({
    watch: (watcher) => {
      tell = watcher;
      return () => undefined;
    },
  });
  return { connection, tell: (isConnected: boolean) => tell(isConnected) };
}

it('is called lost only when it stays away for a moment', () => {
  vi.useFakeTimers();
  const { connection, tell } = connectionOf();
  tell(false);
  expect(connection.state.getState().isLost).toBe(false);
  vi.runAllTimers();
  expect(connection.state.getState().isLost).toBe(true);
  tell(true);
  expect(connection.state.getState().isLost).toBe(false);
  vi.useRealTimers();
});

it('tells those who wait for it each time that it is back, until they stop', () => {
  const { connection, tell } = connectionOf();
  const heard = vi.fn<() => void>();
  const stop = connection.onBack(heard);
  tell(false);
  expect(heard).not.toHaveBeenCalled();
  tell(true);
  tell(false);
  tell(true);
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  tell(true);
  expect(heard).toHaveBeenCalledTimes(2);
});
