import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useStore } from 'zustand';
import { ToastList } from '../kit/ToastList.tsx';
import { GraphPage } from '../pages/GraphPage.tsx';
import { HomePage } from '../pages/HomePage.tsx';
import type { ShotgraphApp } from '../store/shotgraphApp.ts';
import { AppContext } from './contexts.tsx';

/** All pages, by address. */
export function App({ app }: { readonly app: ShotgraphApp }) {
  const theme = useStore(app.preferences.state, (values) => values.theme);
  useEffect(() => showTheme(theme), [theme]);
  return (
    <AppContext value={app}>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/graphs/:id">{({ id }) => <GraphPage id={id} key={id} />}</Route>
        <Route>There is no page at this address.</Route>
      </Switch>
      <ToastList />
    </AppContext>
  );
}

function showTheme(theme: 'dark' | 'light' | 'system'): (() => void) | undefined {
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
