// Loaded before the server: once it says that it is open, it tells how long its process has been there by then, in ms. Whoever
// started it may be busy with other things and hear of it late.
const { stdout } = process;
const write = stdout.write.bind(stdout);
stdout.write = (text, ...rest) => write(String(text).includes('is open at') ? `${text}open after ${(process.uptime() * 1000).toFixed(1)} ms\n` : text, ...rest);
