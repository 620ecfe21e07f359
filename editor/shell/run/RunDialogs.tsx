import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { ConfirmRun } from './ConfirmRun.tsx';
import { DecideSubmissions } from './DecideSubmissions.tsx';

/** What has to be answered before a run goes on. */
export function RunDialogs() {
  const { control } = useSession();
  const { question, isDeciding } = useStore(control.state);
  if (question) return <ConfirmRun question={question} />;
  return isDeciding ? <DecideSubmissions /> : null;
}
