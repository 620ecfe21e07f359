import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { BreakdownDesk, DeskState } from '../../store/breakdownDesk.ts';

export const DeskContext = createContext<BreakdownDesk | undefined>(undefined);

/** The screenplay that is looked through. @throws Error outside of its page */
export function useDesk(): BreakdownDesk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('There is no screenplay around this component.');
  return desk;
}

export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().state, select);
}
