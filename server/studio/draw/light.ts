import type { Depiction, TimeOfDay } from '../../../runtime/graph/depiction.ts';
import { hex, mix, type Rgb } from '../colour.ts';
import type { Point3 } from './camera.ts';
import { handOf, type Hand } from './hand.ts';

export interface Lamp extends Point3 {
  /** Metres at which its light has fallen to a half. */
  reach: number;
  power: number;
  colour: Rgb;
}

/** Light as factors for each channel: 1 shows a colour as it is. */
export interface Light {
  ambient: Rgb;
  /** Side that the main light comes from: −1 left, 1 right. */
  side: -1 | 1;
  lamps: readonly Lamp[];
  /** How dark it is, 0 to 1: lamps, windows and stars take their strength from it. */
  dark: number;
  skyTop: Rgb;
  skyLow: Rgb;
  /** Colour of the air that far things fade into. */
  air: Rgb;
  ink: Rgb;
  /** Who draws: what becomes of every colour. */
  hand: Hand;
}

interface Hour {
  ambient: Rgb;
  dark: number;
  top: string;
  low: string;
  ink: string;
}

const hours: Readonly<Record<TimeOfDay, Hour>> = {
  day: { ambient: [1.1, 1.08, 1.02], dark: 0, top: '#9fb9c6', low: '#e6e6da', ink: '#2a2b33' },
  morning: { ambient: [1.1, 1.04, 0.93], dark: 0.05, top: '#a9c0c9', low: '#f1e2c2', ink: '#2e2b30' },
  afternoon: { ambient: [1.12, 1.02, 0.86], dark: 0.05, top: '#a3b7bb', low: '#eedcb4', ink: '#2e2a2b' },
  dawn: { ambient: [0.92, 0.86, 0.9], dark: 0.4, top: '#7d8ba6', low: '#e9bfa7', ink: '#26263a' },
  dusk: { ambient: [0.78, 0.66, 0.7], dark: 0.5, top: '#4e5679', low: '#d98f66', ink: '#231f33' },
  evening: { ambient: [0.62, 0.57, 0.66], dark: 0.65, top: '#333c60', low: '#a8756a', ink: '#1c1a2c' },
  night: { ambient: [0.56, 0.63, 0.84], dark: 1, top: '#16213c', low: '#445f8c', ink: '#0d101c' },
};

/** Light of a depiction before the lamps of its place are lit. */
export function lightOf(depiction: Depiction, side: -1 | 1): Light {
  const hour = hours[depiction.light.time];
  const { weather } = depiction.light;
  const dull = weather === 'rain' || weather === 'storm' ? 0.6 : weather === 'fog' || weather === 'snow' ? 0.45 : 0;
  const grey: Rgb = mix(hex('#8b949c'), hex('#232d45'), hour.dark);
  const top = mix(hex(hour.top), grey, dull);
  const low = mix(hex(hour.low), mix(grey, [235, 238, 240], weather === 'snow' || weather === 'fog' ? 0.4 : 0), dull);
  const shade = weather === 'storm' ? 0.8 : dull > 0 ? 0.9 : 1;
  const indoors = depiction.place.interior;
  const hand = handOf(depiction, hex(hour.ink));
  const ambient = indoors ? indoorAmbient(hour) : hour.ambient;
  return {
    ambient: [ambient[0] * shade, ambient[1] * shade, ambient[2] * shade],
    side,
    lamps: [],
    dark: hour.dark,
    skyTop: hand.grade(top, 0.5),
    skyLow: hand.grade(low, 0.5),
    air: hand.grade(mix(low, top, 0.35), 0.4),
    ink: hand.ink,
    hand,
  };
}

/** Walls hold light back by day and lamps lift the night. */
function indoorAmbient(hour: Hour): Rgb {
  const [red, green, blue] = hour.ambient;
  const lift = 0.06 * hour.dark;
  const damp = 1 - 0.1 * (1 - hour.dark);
  return [(red + lift) * damp, (green + lift * 0.6) * damp, blue * damp];
}

/** Factors of light at a point: ambient and every lamp by its distance. */
export function lightAt(light: Light, point: Point3): Rgb {
  let [red, green, blue] = light.ambient;
  for (const lamp of light.lamps) {
    const squared = (lamp.x - point.x) ** 2 + (lamp.y - point.y) ** 2 + (lamp.z - point.z) ** 2;
    const gain = lamp.power / (1 + squared / (lamp.reach * lamp.reach));
    red += lamp.colour[0] * gain;
    green += lamp.colour[1] * gain;
    blue += lamp.colour[2] * gain;
  }
  const most = Math.max(red, green, blue, 1.2) / 1.2;
  return [red / most, green / most, blue / most];
}
