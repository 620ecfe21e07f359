import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useApp, useSession } from '../../app/contexts.tsx';
import { useCanvas } from '../canvasContext.ts';
import { CardLooks } from './cardLooks.ts';
import style from './OverviewLayer.module.css';
import { OverviewPainter } from './overviewPainter.ts';

/** The graph from afar, painted as a whole: thousands of cards as elements would be too slow. */
export function OverviewLayer() {
  const element = useRef<HTMLDivElement>(null);
  const { catalog, media, connection } = useApp();
  const session = useSession();
  const { canvas } = useCanvas();
  const flow = useStoreApi();
  useEffect(() => {
    const place = element.current;
    if (!place) return undefined;
    const { document, run, plan, previews, selection, scene } = session;
    const looks = new CardLooks();
    const painter = new OverviewPainter(
      place,
      () => {
        const { graph } = document.state.getState();
        const types = catalog.state.getState().nodeTypes;
        return {
          scene: scene.current,
          looks: looks.of({
            ...{ graph, types },
            ...{ run: run.state.getState(), plan: plan.state.getState(), previews: previews.state.getState() },
          }),
          selection: selection.state.getState(),
          hovered: canvas.getState().hovered,
          dragged: canvas.getState().dragged,
        };
      },
      (hash) => media.thumbnailUrl(hash, 160),
    );
    const look = () => {
      const { transform, width, height } = flow.getState();
      const [x, y, zoom] = transform;
      painter.setView({ x, y, zoom, width, height });
    };
    look();
    const themes = new MutationObserver(() => painter.themeChanged());
    themes.observe(window.document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const changed = () => painter.invalidate();
    const stops = [
      flow.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) look();
      }),
      ...[document, run, plan, previews, selection, catalog].map(({ state }) => state.subscribe(changed)),
      canvas.subscribe(changed),
      connection.onBack(() => painter.loadMissing()),
    ];
    return () => {
      for (const stop of stops) stop();
      themes.disconnect();
      painter.stop();
    };
  }, [session, catalog, media, connection, canvas, flow]);
  return (
    <div ref={element} className={style['sheet']} aria-hidden="true">
      <canvas />
      <canvas data-layer="hand" hidden />
    </div>
  );
}
