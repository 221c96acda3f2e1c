/** Starts the app: what a person chose for this device first, then the page, then what may come after. */
import { createRoot } from 'react-dom/client';
import '../ui/styles/app.css';
import './notices.css';
import { App } from './app';
import { watchArrivals } from './arrival';
import { startLanguage, useLanguageChoice } from './language-choice';
import { openAhead } from './open-ahead';
import { recallSession, resumeSession, useSession } from './session';
import { showTheme } from './theme';
import { watchTyping } from './typing';
import { startUpdates } from './updates';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no place for the app');

showTheme();
watchTyping();
const { holder } = useSession.getState();
await Promise.all([startLanguage(), recallSession(), holder && openAhead(holder, location.pathname.slice(import.meta.env.BASE_URL.length))]);
watchArrivals((page) => useLanguageChoice.getState().language?.t('app.pageTitle', { page }) ?? page);
createRoot(place).render(<App />);
void resumeSession();
void startUpdates();
