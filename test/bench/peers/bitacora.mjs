// Bitácora beside its peers: the real log, exchange and courier, without accounts. BITACORA is the path of a checkout with its packages installed.
import express from 'express';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { poster } from '../lib/post.mjs';

const repository = process.env.BITACORA;
if (!repository) throw new Error('BITACORA must be the path of a checkout of Bitácora');
const inRepository = (file) => pathToFileURL(path.join(repository, file)).href;

let registered;
const modules = async () => {
  registered ??= (await import(inRepository('node_modules/tsx/dist/esm/api/index.mjs'))).register();
  return import(inRepository('test/bench/bench-api.ts'));
};

export default {
  name: 'bitacora',
  packages: [],
  page: 'bitacora.page.js',
  // Dexie as the product bundles it (scripts/modern-packages.mjs).
  esbuild: { alias: { bitacora: path.resolve(repository), dexie: path.resolve(repository, 'node_modules/dexie/dist/modern/dexie.mjs') } },
  serverDurability: 'SQLite FULL before the answer',
  notes: {
    rows: 'every record is a milestone of a plan, every write a change with its author, decided and hashed into the log',
    writes: 'only what differs travels; pushes over 2 kB are packed with gzip by the page, at most 1,000 changes in one',
    acked: 'the server has it, and its page came back: what the screen calls confirmed',
    history: 'the log keeps every change with its body',
  },

  async startServer({ dir }) {
    const { openBenchApi } = await modules();
    const api = await openBenchApi(path.join(dir, 'bitacora.db'));
    const app = express();
    app.disable('x-powered-by').set('etag', false);
    app.use('/api', api.routes);
    return {
      handle: api.inFrontOf(app),
      async seed(records, history, edited) {
        await api.create(records);
        for (let round = 1; round <= history; round += 1) await api.edit(records.map((record) => edited(record, round)));
      },
      mutate: (records) => api.edit(records),
      close: () => api.close(),
    };
  },

  async ingest(port, number) {
    const { pushOf, created, benchPlan } = await modules();
    const { post, close } = poster(port);
    return {
      async push(records) {
        const answer = await post(`/api/plans/${benchPlan}/sync`, pushOf(`d${number}`, records.map(created)));
        if (answer.includes('"end":"rejected"')) throw new Error(answer.slice(0, 300));
      },
      close,
    };
  },
};
