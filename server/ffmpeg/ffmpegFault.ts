import { Fault, type FaultClass } from '../../runtime/graph/fault.ts';
import type { Ended } from './runProgram.ts';

const lastLines = 40;

/** What tells a kind of failure in ffmpeg's words, most telling first. */
const signs: readonly { pattern: RegExp; code: string; faultClass: FaultClass; words: string }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    code: 'disk-full',
    faultClass: 'disk-full',
    words: 'The disk is full: free some space and run again; what is finished is kept',
  },
  {
    pattern: /Cannot allocate memory/i,
    code: 'out-of-memory',
    faultClass: 'transient',
    words: 'There was not enough memory for ffmpeg',
  },
  {
    pattern: /Format not on whitelist|Protocol .*not on whitelist/i,
    code: 'media-refused',
    faultClass: 'invalid-input',
    words: 'The file is of a kind that is not opened here (a text, a playlist, or one that names other files)',
  },
  {
    pattern: /Invalid data found when processing input|moov atom not found|could not find codec parameters/i,
    code: 'media-invalid',
    faultClass: 'invalid-input',
    words: 'The file is damaged, or not what it claims to be',
  },
];

/** Lines that only report state, or repeat that something went wrong without saying what. */
const silentLine =
  /^\s|^(Input|Output|Stream mapping|Press|frame=|size=|video:|Conversion failed|\[out#|Metadata|Duration)|^\s*$|Error parsing a filter description around: *$/;
const tellingLine = /error|invalid|unable|unknown|cannot|could not|no such|failed|not found|not on whitelist|no space/i;

/** Turns an end that was no success into a fault with a sentence for people, and ffmpeg's last lines as detail. */
export function ffmpegFault(program: string, ended: Ended): Fault {
  const lines = ended.log.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const detail = lines.slice(-lastLines).join('\n');
  if (ended.killedBy !== null) {
    return new Fault(
      'ffmpeg-killed',
      'transient',
      `${program} was stopped by the system (${ended.killedBy}): often for want of memory.`,
      { detail },
    );
  }
  const said = mostTelling(lines);
  const sign = signs.find(({ pattern }) => lines.slice(-lastLines).some((line) => pattern.test(line)));
  if (sign) return new Fault(sign.code, sign.faultClass, `${sign.words}: ${said}`, { detail });
  return new Fault('ffmpeg-failed', 'permanent', `${program} could not do the work: ${said}`, { detail });
}

function mostTelling(lines: readonly string[]): string {
  const opening = openingFailed(lines);
  if (opening !== undefined) return opening;
  const candidates = lines.filter((line) => !silentLine.test(line));
  const line = candidates.find((candidate) => tellingLine.test(candidate)) ?? candidates.at(-1) ?? lines.at(-1);
  return line ? forPeople(line) : 'it said nothing about why.';
}

/** From version 6 on ffmpeg tells the reason and the file in two lines; before, it was `file: reason`. */
function openingFailed(lines: readonly string[]): string | undefined {
  const find = (pattern: RegExp) => lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  const reason = find(
    /^\[in#\d+ @ 0x[0-9a-f]+\] Error opening input: (No such file.*|Permission denied|Is a directory)$/,
  );
  const file = find(/^Error opening input file (.+)\.$/);
  return reason === undefined || file === undefined ? undefined : `${file}: ${reason}`;
}

/** `[h264 @ 0x55…] words` → `h264: words`; addresses and the names of all demuxers mean nothing to people. */
function forPeople(line: string): string {
  return line
    .replace(/^\[([^\]@]+?)\s*@\s*0x[0-9a-f]+\]\s*/i, '$1: ')
    .replace(/(on whitelist) '[^']*'!?/, '$1')
    .trim();
}
