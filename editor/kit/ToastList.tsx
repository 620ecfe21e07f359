import { Toast } from 'radix-ui';
import { useStore } from 'zustand';
import { useApp } from '../app/contexts.tsx';
import { Button } from './Button.tsx';
import style from './ToastList.module.css';

/** Short notices in the corner. */
export function ToastList() {
  const { toasts } = useApp();
  const shown = useStore(toasts.state, (state) => state.toasts);
  return (
    <Toast.Provider duration={8000} label="Notice">
      {shown.map(({ id, tone, message, action, other }) => (
        <Toast.Root
          key={id}
          className={style['toast'] ?? ''}
          data-tone={tone}
          onOpenChange={(isOpen) => {
            if (!isOpen) toasts.close(id);
          }}
        >
          <Toast.Description>{message}</Toast.Description>
          {[action, other].map((each) =>
            each ? (
              <Toast.Action key={each.words} altText={each.words} asChild>
                <Button onClick={() => each.run()}>{each.words}</Button>
              </Toast.Action>
            ) : null,
          )}
        </Toast.Root>
      ))}
      <Toast.Viewport className={style['viewport'] ?? ''} />
    </Toast.Provider>
  );
}
