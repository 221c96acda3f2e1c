/** The fifty devices, in a process of their own so that the server has its thread for itself: `URL WAY SECONDS` → what was taken, as JSON. */
import { ingest } from './ingest-bench';

const [url = '', way = 'ours', seconds = '3'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await ingest(url, way === 'floor' ? 'floor' : 'ours', Number(seconds))));
