import type { Problem } from '../../graph/problem.ts';
import { shorten } from '../../graph/shorten.ts';
import type { ScreenplayElement, Speech } from '../screenplay.ts';
import { doubt } from './doubt.ts';
import { parseCue } from './parseCue.ts';
import type { RawItem } from './rawScript.ts';

export interface Assembly {
  elements: ScreenplayElement[];
  doubts: Problem[];
}

interface Assembling extends Assembly {
  readonly scene: string;
  readonly file: string | undefined;
  /** The speech whose parentheticals and dialogue are still coming. */
  open: Speech | undefined;
  lastCue: string | undefined;
}

/**
 * Puts cues, parentheticals and dialogue together: everything under one cue is one speech, however often a
 * parenthetical interrupts it. Element ids are `<scene>-e01`, in order. Nothing that is said is ever dropped.
 */
export function assembleElements(scene: string, items: readonly RawItem[], file?: string): Assembly {
  const state: Assembling = { scene, file, elements: [], doubts: [], open: undefined, lastCue: undefined };
  for (const item of items) addItem(state, item);
  close(state);
  return {
    elements: state.elements.map((element, index) => ({ ...element, id: elementId(scene, index) })),
    doubts: state.doubts,
  };
}

function elementId(scene: string, index: number): string {
  return `${scene}-e${String(index + 1).padStart(2, '0')}`;
}

function addItem(state: Assembling, item: RawItem): void {
  const text = item.text.trim();
  if (text === '') return;
  switch (item.kind) {
    case 'cue':
      close(state);
      state.open = { ...startSpeech(text, item.at), ...(item.dual === undefined ? {} : { dual: item.dual }) };
      state.lastCue = state.open.speaker;
      return;
    case 'parenthetical':
      if (state.open === undefined)
        state.elements.push({ kind: 'action', id: '', text: `(${bare(text)})`, at: item.at });
      else state.open.parentheticals.push(bare(text));
      return;
    case 'dialogue':
      if (state.open === undefined) state.open = orphanSpeech(state, text, item.at);
      state.open.text = state.open.text === '' ? text : `${state.open.text} ${text}`;
      return;
    default:
      close(state);
      state.elements.push({ kind: item.kind, id: '', text, at: item.at });
  }
}

function startSpeech(text: string, at: RawItem['at']): Speech {
  return { kind: 'dialogue', id: '', ...parseCue(text), parentheticals: [], text: '', at };
}

function orphanSpeech(state: Assembling, text: string, at: RawItem['at']): Speech {
  const speaker = state.lastCue ?? 'UNKNOWN';
  const who =
    state.lastCue === undefined
      ? 'nobody was named before it'
      : `it is given to ${shorten(speaker, 80)}, who spoke last`;
  state.doubts.push(
    doubt(
      'line-without-speaker',
      `Scene ${state.scene} has a line without a speaker; ${who}. Put the speaker's name above it.`,
      {
        file: state.file,
        line: at.line,
        scene: state.scene,
        text,
      },
    ),
  );
  return { ...startSpeech(speaker, at), continued: state.lastCue !== undefined };
}

function close(state: Assembling): void {
  const speech = state.open;
  state.open = undefined;
  if (speech === undefined) return;
  if (speech.text !== '') {
    state.elements.push(speech);
    return;
  }
  const gesture = speech.parentheticals.join(', ');
  state.doubts.push(
    doubt(
      'cue-without-line',
      `${shorten(speech.speaker, 80)} is named as a speaker in scene ${state.scene} but says nothing; ${gesture === '' ? 'the name is left out' : 'the direction is kept as action'}. Write the line, or take the name away.`,
      { file: state.file, line: speech.at.line, scene: state.scene, text: speech.cue },
    ),
  );
  if (gesture !== '')
    state.elements.push({ kind: 'action', id: '', text: `${speech.speaker} (${gesture})`, at: speech.at });
}

/** A direction without its brackets. */
function bare(text: string): string {
  return text.replace(/^\(\s*|\s*\)$/gu, '').trim();
}
