import { createContext, use } from 'react';
import type { GraphSession } from '../store/graphSession.ts';
import type { ShotgraphApp } from '../store/shotgraphApp.ts';

export const AppContext = createContext<ShotgraphApp | undefined>(undefined);
export const SessionContext = createContext<GraphSession | undefined>(undefined);

/** @throws Error outside of the app */
export function useApp(): ShotgraphApp {
  const app = use(AppContext);
  if (!app) throw new Error('There is no app around this component.');
  return app;
}

/** The graph that is open. @throws Error outside of an open graph */
export function useSession(): GraphSession {
  const session = use(SessionContext);
  if (!session) throw new Error('There is no open graph around this component.');
  return session;
}
