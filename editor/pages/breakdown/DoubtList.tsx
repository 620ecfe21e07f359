import { CircleCheck, CircleHelp } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../kit/Button.tsx';
import { doubtKey, doubtQuestion } from '../../store/doubtQuestion.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import { DoubtAnswer } from './DoubtAnswer.tsx';
import style from './DoubtList.module.css';
import { useDoubts, type ShownDoubt } from './useDoubts.ts';

/** Everything that is a question to a person, with the line it is about. */
export function DoubtList() {
  const doubts = useDoubts();
  if (doubts.length === 0) return <p className={style['none']}>There are no doubts: everything was understood.</p>;
  return (
    <ul className={style['list']}>
      {doubts.map((shown) => (
        <Doubt key={doubtKey(shown.doubt)} {...shown} />
      ))}
    </ul>
  );
}

function Doubt({ doubt, isAnswered }: ShownDoubt) {
  const desk = useDesk();
  const id = useId();
  const original = useDeskState((state) => state.original);
  const key = doubtKey(doubt);
  const isSettled = useDeskState((state) => state.settled.includes(key));
  const question = doubtQuestion(doubt, original);
  const { source } = doubt;
  const scene = original.scenes.find(({ id: sceneId }) => sceneId === source?.scene);
  const place = [scene && `scene ${scene.number}`, source?.line && `line ${source.line}`, source?.file];
  const isDone = isAnswered || isSettled;
  return (
    <li className={style['doubt']} data-done={isDone}>
      {isDone ? <CircleCheck size={17} aria-label="Done" /> : <CircleHelp size={17} aria-label="Open" />}
      <div>
        <p id={id}>{doubt.message}</p>
        {source?.text === undefined ? null : (
          <blockquote>
            {source.text}
            <cite>{place.filter((words) => words !== undefined && words !== 0).join(', ')}</cite>
          </blockquote>
        )}
        <div className={style['answers']} role="group" aria-labelledby={id}>
          {question ? <DoubtAnswer question={question} /> : null}
          {isAnswered ? null : (
            <Button onClick={() => desk.settle(key, !isSettled)}>{isSettled ? 'Ask again' : 'Right as it is'}</Button>
          )}
        </div>
      </div>
    </li>
  );
}
