/** How loud a sound is from its beginning to its end. */

/** Decoded sound is some thirty times its file: a longer one would not fit into a small tablet. It is heard all the same. */
export const mostBytesDrawn = 6_000_000;

/** From 0 to 1; undefined for a sound that is too long, or that this browser cannot read. */
export const peaksOf = async (sound: Blob, count: number): Promise<readonly number[] | undefined> => {
  if (sound.size > mostBytesDrawn) return undefined;
  try {
    const decoded = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(await sound.arrayBuffer());
    return loudness(decoded.getChannelData(0), count);
  } catch {
    return undefined;
  }
};

const loudness = (samples: Float32Array, count: number): readonly number[] => {
  const each = Math.max(1, Math.floor(samples.length / count));
  const peaks = Array.from({ length: Math.min(count, samples.length) }, (_, index) => {
    let most = 0;
    for (let at = index * each; at < (index + 1) * each; at += 1) most = Math.max(most, Math.abs(samples[at] ?? 0));
    return most;
  });
  const loudest = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / loudest);
};
