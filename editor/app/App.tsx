import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useStore } from 'zustand';
import { ToastList } from '../kit/ToastList.tsx';
import { LogInPage } from '../pages/LogInPage.tsx';
import { MissingPage } from '../pages/MissingPage.tsx';
import type { ShotgraphApp } from '../store/shotgraphApp.ts';
import { AppContext } from './contexts.tsx';
import { showTheme } from './showTheme.ts';

const HomePage = lazy(async () => ({ default: (await import('../pages/home/HomePage.tsx')).HomePage }));
const BreakdownPage = lazy(async () => ({
  default: (await import('../pages/breakdown/BreakdownPage.tsx')).BreakdownPage,
}));
const SettingsPage = lazy(async () => ({ default: (await import('../pages/settings/SettingsPage.tsx')).SettingsPage }));
const GraphPage = lazy(async () => ({ default: (await import('../pages/GraphPage.tsx')).GraphPage }));

/** All pages, by address; each is loaded when it is first shown. */
export function App({ app }: { readonly app: ShotgraphApp }) {
  const theme = useStore(app.preferences.state, (values) => values.theme);
  const mustLogIn = useStore(app.access.state, (state) => state.mustLogIn);
  useEffect(() => showTheme(theme), [theme]);
  return (
    <AppContext value={app}>
      {mustLogIn ? (
        <LogInPage />
      ) : (
        <Suspense>
          <Switch>
            <Route path="/">
              <HomePage />
            </Route>
            <Route path="/graphs/:id">{({ id }) => <GraphPage id={id} key={id} />}</Route>
            <Route path="/settings">
              <SettingsPage />
            </Route>
            <Route path="/screenplays/:id">{({ id }) => <BreakdownPage id={id} key={id} />}</Route>
            <Route>
              <MissingPage />
            </Route>
          </Switch>
        </Suspense>
      )}
      <ToastList />
    </AppContext>
  );
}
