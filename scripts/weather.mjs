// Bad weather between the app and its server: `npm run dev -- --weather=tunnel`.
//   tunnel  short stretches of signal: 20 s of a slow, lossy network, then 20 s of nothing
//   slow    every answer takes seconds, as on the edge of coverage
//   dead    the server is not there at all
import { request, createServer } from 'node:http';

const weathers = {
  tunnel: () => (Math.floor(Date.now() / 20_000) % 2 === 1 ? { lost: true } : { waitMs: 400 + Math.random() * 1600, lost: Math.random() < 0.2, answerLost: Math.random() < 0.2 }),
  slow: () => ({ waitMs: 2000 + Math.random() * 3000 }),
  dead: () => ({ lost: true }),
};

export const weatherNames = Object.keys(weathers);

/**
 * Stands at `port` before the server at `target`. An answer that is lost was still decided: the hardest case for a tablet.
 * `named` is one of the weathers above, or a function that says the fate of each request.
 */
export const startWeather = (named, { port, target }) => {
  const weather = typeof named === 'function' ? named : weathers[named];
  return createServer((asked, answer) => {
    const { lost, answerLost, waitMs = 0 } = weather();
    if (lost) return asked.socket.destroy();
    const onward = request(`${target}${asked.url}`, { method: asked.method, headers: asked.headers }, (back) => {
      if (answerLost) return asked.socket.destroy();
      setTimeout(() => {
        answer.writeHead(back.statusCode ?? 502, back.headers);
        back.pipe(answer);
      }, waitMs);
    });
    onward.on('error', () => asked.socket.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }).listen(port, '127.0.0.1');
};
