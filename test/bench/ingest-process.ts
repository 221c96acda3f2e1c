/** The fifty devices, in a process of their own so that the server has its thread for itself: `URL WAY SECONDS` → changes a second. */
import { ingest } from './ingest-bench';

const [url = '', way = 'ours', seconds = '3'] = process.argv.slice(2);
process.stdout.write(String(await ingest(url, way === 'floor' ? 'floor' : 'ours', Number(seconds))));
