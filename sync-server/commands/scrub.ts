/** `npm run scrub -- [--quarantine]`: reads every blob again; also while the server serves. */
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { damagedFolder } from '../data-directory';
import { promisedBlobs } from '../evidence-in-plans';
import { openKept } from '../kept';
import { evidenceFiles } from '../modules/evidence/evidence-files';
import { scrub } from '../modules/evidence/scrub';
import { openBlobStore } from '../open-evidence';
import { runCommand } from '../run-command';

const usage = 'npm run scrub -- [--quarantine]\n  --quarantine  puts damaged blobs aside, so that whoever still has their bytes may send them again';

await runCommand(async (config, words) => {
  if (words.some((word) => word !== '--quarantine')) {
    console.error(usage);
    return 2;
  }
  const { store: plans, accounts, close } = await openKept({ config, use: 'visit', now: Date.now() });
  try {
    const blobs = openBlobStore(config);
    const aside = path.join(config.blobsDir ?? config.dataDir, damagedFolder);
    const putAside = async (sha256: string): Promise<void> => {
      mkdirSync(aside, { recursive: true, mode: 0o700 });
      const found = await blobs.read(sha256);
      if (found) await pipeline(found.content, createWriteStream(path.join(aside, sha256), { mode: 0o600, flush: true }));
      await blobs.remove(sha256);
      await evidenceFiles(accounts).forgetBytes(sha256);
    };
    const { blobs: count, bytes, flipped, missing } = await scrub(blobs, await promisedBlobs(plans), words.length > 0 ? putAside : undefined);
    console.log(`${count} blobs, ${bytes} bytes read: ${flipped.length} damaged, ${missing.length} missing`);
    for (const sha256 of flipped) console.log(`  damaged ${sha256}${words.length > 0 ? `, put aside into ${aside}` : ''}`);
    for (const { plan, record, part, sha256 } of missing) console.log(`  missing ${sha256}: ${part} of ${part === 'voice' ? 'review' : 'evidence'} ${record} in ${plan}`);
    return flipped.length + missing.length === 0 ? 0 : 3;
  } finally {
    await close();
  }
});
