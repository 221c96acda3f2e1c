/** A line between a device and a server that is cut after so many bytes, and can damage one on its way. It counts what was sent. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CutLine {
  readonly url: string;
  /** The next bytes towards the server pass, and with the last of them the line is cut; afterwards it stands again. */
  readonly cutAfter: (bytes: number) => void;
  /** Cut again and again, each time after so many bytes more; `Infinity` lets it stand. */
  readonly cutEvery: (bytes: number) => void;
  /** Turns one bit of the byte that comes after so many. */
  readonly damageAfter: (bytes: number) => void;
  /** Bytes that a device has put on the line since the beginning. */
  readonly sent: () => number;
  readonly cuts: () => number;
  readonly stop: () => Promise<void>;
}

export const aCutLine = async (target: string): Promise<CutLine> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let [sent, cuts] = [0, 0];
  let [leftUntilCut, leftUntilDamage, cutEach] = [Infinity, Infinity, Infinity];
  const server = createServer((device) => {
    const behind = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    const end = (): void => {
      device.destroy();
      behind.destroy();
    };
    for (const socket of [device, behind]) {
      open.add(socket);
      socket.setNoDelay(true).on('error', end).on('close', () => open.delete(socket));
    }
    device.on('end', () => behind.end());
    behind.on('close', end);
    behind.pipe(device);
    device.on('data', (piece: Buffer) => {
      const passes = piece.subarray(0, Math.min(piece.length, leftUntilCut));
      sent += passes.length;
      if (leftUntilDamage < passes.length) passes[leftUntilDamage]! ^= 1;
      leftUntilDamage = leftUntilDamage < passes.length ? Infinity : leftUntilDamage - passes.length;
      if (leftUntilCut > passes.length) {
        leftUntilCut -= passes.length;
        if (!behind.write(passes)) {
          device.pause();
          behind.once('drain', () => device.resume());
        }
        return;
      }
      leftUntilCut = cutEach;
      cuts += 1;
      // What passed arrives; then nothing does.
      behind.write(passes, end);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: (bytes) => (leftUntilCut = Math.max(1, Math.floor(bytes))),
    cutEvery: (bytes) => (leftUntilCut = cutEach = Math.max(1, Math.floor(bytes))),
    damageAfter: (bytes) => (leftUntilDamage = bytes),
    sent: () => sent,
    cuts: () => cuts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
