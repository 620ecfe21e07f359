import { Captions, Film, Image, ListTree, Music, Puzzle, Share, Type, type LucideIcon } from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  text: Type,
  image: Image,
  video: Film,
  audio: Music,
  captions: Captions,
  list: ListTree,
  export: Share,
  publish: Share,
};
const colors: Readonly<Record<string, string>> = {
  text: 'var(--kind-text)',
  image: 'var(--kind-image)',
  video: 'var(--kind-video)',
  audio: 'var(--kind-audio)',
  captions: 'var(--kind-captions)',
};

/** The sign of a node type, by the first part of its name. */
export function NodeIcon({ type }: { readonly type: string }) {
  const [group = ''] = type.split('/', 1);
  const Icon = icons[group] ?? Puzzle;
  return <Icon size={15} color={colors[group] ?? 'var(--soft)'} aria-hidden="true" />;
}
