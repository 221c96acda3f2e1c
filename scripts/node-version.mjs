// Says it before anything else fails in a way that nobody understands.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

export const refuseOldNode = () => {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Bitácora needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
};
