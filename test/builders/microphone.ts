/** A microphone that a person may be asked for, and the answer to that question: a tone that never tires. */
import { onTestFinished, vi } from 'vitest';

export const microphone = () => {
  const context = new AudioContext();
  const [tone, out] = [context.createOscillator(), context.createMediaStreamDestination()];
  tone.connect(out);
  tone.start();
  const answer = Promise.withResolvers<MediaStream>();
  // Whether somebody asks before or after it was refused.
  answer.promise.catch(() => undefined);
  const asked = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
    // A page in which nobody pressed anything yet plays nothing: by now somebody has.
    await context.resume();
    return answer.promise;
  });
  onTestFinished(() => {
    asked.mockRestore();
    return context.close();
  });
  return {
    asked,
    allow: () => answer.resolve(out.stream),
    refuse: (name: 'NotAllowedError' | 'NotFoundError') => answer.reject(new DOMException('no', name)),
    isOn: () => out.stream.getTracks().some(({ readyState }) => readyState === 'live'),
  };
};
