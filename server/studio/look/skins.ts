import { hex, type Rgb } from '../colour.ts';

/** Skin that no word tells is one of these, by lot. */
export const skins: readonly Rgb[] = ['#ecc9a8', '#e3b78f', '#d2a179', '#b27f58', '#8b5c3f'].map(hex);
