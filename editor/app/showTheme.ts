import type { PreferenceValues } from '../store/preferences.ts';

/** @returns what ends following the system, where that is followed */
export function showTheme(theme: PreferenceValues['theme']): (() => void) | undefined {
  const { dataset } = document.documentElement;
  if (theme !== 'system') {
    dataset['theme'] = theme;
    return undefined;
  }
  const light = matchMedia('(prefers-color-scheme: light)');
  const follow = () => {
    dataset['theme'] = light.matches ? 'light' : 'dark';
  };
  follow();
  light.addEventListener('change', follow);
  return () => light.removeEventListener('change', follow);
}
