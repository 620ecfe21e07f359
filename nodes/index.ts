import type { NodeDefinition } from '../runtime/node/defineNode.ts';
import { audioCompose } from './audio/compose.ts';
import { audioExtract } from './audio/extract.ts';
import { audioGenerate } from './audio/generate.ts';
import { audioImport } from './audio/import.ts';
import { audioLoudness } from './audio/loudness.ts';
import { audioMix } from './audio/mix.ts';
import { audioSpeak } from './audio/speak.ts';
import { captionsFromSpeech } from './captions/fromSpeech.ts';
import { exportFile } from './export/file.ts';
import { imageComposite } from './image/composite.ts';
import { imageEdit } from './image/edit.ts';
import { imageGenerate } from './image/generate.ts';
import { imageImport } from './image/import.ts';
import { listFlatten } from './list/flatten.ts';
import { listMake } from './list/make.ts';
import { listPick } from './list/pick.ts';
import { publishPost } from './publish/post.ts';
import { textJoin } from './text/join.ts';
import { textValue } from './text/value.ts';
import { videoAddAudio } from './video/addAudio.ts';
import { videoAnimate } from './video/animate.ts';
import { videoAudioBed } from './video/audioBed.ts';
import { videoCaption } from './video/caption.ts';
import { videoConcat } from './video/concat.ts';
import { videoExtractFrame } from './video/extractFrame.ts';
import { videoGenerate } from './video/generate.ts';
import { videoHold } from './video/hold.ts';
import { videoImport } from './video/import.ts';
import { videoLipsync } from './video/lipsync.ts';
import { videoSlideshow } from './video/slideshow.ts';
import { videoTransform } from './video/transform.ts';
import { videoTrim } from './video/trim.ts';

/** Every node type that ships. A new one is its file and a line here. */
export const nodeDefinitions: readonly NodeDefinition[] = [
  textValue,
  textJoin,
  imageImport,
  imageGenerate,
  imageComposite,
  imageEdit,
  videoImport,
  videoAnimate,
  videoGenerate,
  videoLipsync,
  videoExtractFrame,
  videoTrim,
  videoHold,
  videoTransform,
  videoConcat,
  videoSlideshow,
  listMake,
  listPick,
  listFlatten,
  audioCompose,
  audioExtract,
  audioGenerate,
  audioImport,
  audioLoudness,
  audioMix,
  audioSpeak,
  captionsFromSpeech,
  videoAddAudio,
  videoAudioBed,
  videoCaption,
  exportFile,
  publishPost,
];
