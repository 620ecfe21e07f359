import { useApp } from '../../app/contexts.tsx';
import { ServedPicture } from '../../kit/ServedPicture.tsx';

interface PicturePreviewProps {
  readonly hash: string;
  readonly title: string;
}

export function PicturePreview({ hash, title }: PicturePreviewProps) {
  const { media } = useApp();
  return (
    <ServedPicture
      src={media.thumbnailUrl(hash, devicePixelRatio > 1 ? 640 : 320)}
      alt={`Picture of ${title}`}
      decoding="async"
      loading="lazy"
    />
  );
}
