import './app/withoutEval.ts';
import '@fontsource-variable/inter';
import './style/tokens.css';
import './style/base.css';
import './style/tints.css';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/api.ts';
import { App } from './app/App.tsx';
import { createShotgraphApp } from './store/shotgraphApp.ts';

const place = document.querySelector('#app');
if (!place) throw new Error('The page has no place for the editor.');
createRoot(place).render(<App app={createShotgraphApp(createApi(), localStorage, location.search)} />);
