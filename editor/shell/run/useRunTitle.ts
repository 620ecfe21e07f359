import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { runTitle } from './runTitle.ts';

/** The title of the tab tells how far the run has come. */
export function useRunTitle(): void {
  const { document: graph, run } = useSession();
  const name = useStore(graph.state, (state) => state.graph.name);
  const progress = useStore(run.state, runTitle);
  useEffect(() => {
    document.title = [...(progress === '' ? [] : [progress]), name === '' ? 'Untitled' : name, 'Shotgraph'].join(' · ');
    return () => {
      document.title = 'Shotgraph';
    };
  }, [progress, name]);
}
