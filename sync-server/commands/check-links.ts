/** `npm run check-links -- HOST …`: whether pages that evidence links to still answer, at the hosts that are named. */
import { filedLinks } from '../evidence-in-plans';
import { openKept } from '../kept';
import { checkLinks } from '../modules/evidence/check-links';
import { runCommand } from '../run-command';

const patienceMs = 15_000;

await runCommand(async (config, hosts) => {
  if (hosts.length === 0 || hosts.some((host) => !/^[A-Za-z0-9.-]+(:\d+)?$/.test(host))) {
    console.error('npm run check-links -- HOST …\n  HOST  www.example.org: pages there are asked for, and nowhere else');
    return 2;
  }
  const { store, close } = await openKept({ config, use: 'visit', now: Date.now() });
  try {
    const checked = await checkLinks(await filedLinks(store), { allowed: new Set(hosts.map((host) => host.toLowerCase())), patienceMs });
    for (const { evidence, url, state } of checked) console.log(`${state.kind === 'refuses' || state.kind === 'answers' ? `${state.kind} (${state.status})` : state.kind}  ${evidence}  ${url}`);
    const wrong = checked.filter(({ state }) => state.kind === 'silent' || state.kind === 'refuses').length;
    console.log(`${checked.length} links: ${wrong} do not answer, ${checked.filter(({ state }) => state.kind === 'elsewhere').length} elsewhere, not asked`);
    return wrong === 0 ? 0 : 3;
  } finally {
    await close();
  }
});
