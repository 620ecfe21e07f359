import { Cable } from 'lucide-react';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { useNodeTitle } from '../app/useNodeTitle.ts';
import style from './WiredFrom.module.css';

/** The other end of a wire. */
export interface WireEnd {
  readonly node: NodeId;
  readonly port: string;
}

/** Where a value comes from; a click goes there. */
export function WiredFrom({ wire }: { readonly wire: WireEnd }) {
  const session = useSession();
  const title = useNodeTitle(wire.node);
  return (
    <button type="button" className={style['wired']} title="Go there" onClick={() => session.show(wire.node)}>
      <Cable size={13} aria-hidden="true" />
      <span>
        from <b>{title}</b> · {wire.port}
      </span>
    </button>
  );
}
