import { Button } from '../../kit/Button.tsx';
import { Choice } from '../../kit/Choice.tsx';
import { correctName, mergePlaces } from '../../store/corrections.ts';
import type { DoubtQuestion } from '../../store/doubtQuestion.ts';
import { useDesk, useDeskState } from './deskContext.ts';

/** The control that answers a doubt; it shows what was answered. */
export function DoubtAnswer({ question }: { readonly question: DoubtQuestion }) {
  switch (question.kind) {
    case 'name':
      return <NameAnswer {...question} />;
    case 'same-person':
      return <SamePersonAnswer {...question} />;
    case 'same-place':
      return <SamePlaceAnswer {...question} />;
  }
}

function NameAnswer({ name, likely }: Extract<DoubtQuestion, { kind: 'name' }>) {
  const desk = useDesk();
  const people = useDeskState((state) => state.original.breakdown.people).map((person) => person.name);
  const answer = useDeskState((state) => state.corrections.aliases[name]) ?? '';
  const names = [...new Set([...likely, ...people])].filter((one) => one.toLowerCase() !== name.toLowerCase());
  return (
    <Choice
      label={`${name} is`}
      value={answer}
      options={[{ value: '', words: 'as it was taken' }, ...names.map((value) => ({ value, words: value }))]}
      onChange={(person) => desk.correct((before) => correctName(before, name, person === '' ? undefined : person))}
    />
  );
}

function SamePersonAnswer({ name, other }: Extract<DoubtQuestion, { kind: 'same-person' }>) {
  const desk = useDesk();
  const aliases = useDeskState((state) => state.corrections.aliases);
  const answer = aliases[name] === other ? other : aliases[other] === name ? name : '';
  const answered = (kept: string) =>
    desk.correct((before) => {
      const none = correctName(correctName(before, name, undefined), other, undefined);
      return kept === '' ? none : correctName(none, kept === name ? other : name, kept);
    });
  return (
    <Choice
      label={`${name} and ${other} are`}
      value={answer}
      options={[
        { value: '', words: 'two people' },
        { value: name, words: `one person: ${name}` },
        { value: other, words: `one person: ${other}` },
      ]}
      onChange={answered}
    />
  );
}

function SamePlaceAnswer({ place, other }: Extract<DoubtQuestion, { kind: 'same-place' }>) {
  const desk = useDesk();
  const settings = useDeskState((state) => state.original.breakdown.settings);
  const [one, wider] = [place, other].map((id) => settings.find((setting) => setting.id === id));
  if (!one || !wider) return null;
  return (
    <>
      <Button onClick={() => desk.correct((before) => mergePlaces(before, one.scenes, wider.id))}>
        One place: {wider.name}
      </Button>
      <Button onClick={() => desk.correct((before) => mergePlaces(before, wider.scenes, one.id))}>
        One place: {one.name}
      </Button>
    </>
  );
}
