import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, variables } from './config';
import { dataRefusals } from './database/data-refusal';

const refusalsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  const read = readConfig(environment);
  return read.accepted ? [] : read.refusal;
};

test('without any variable the server starts on this machine only', () => {
  expect(readConfig({})).toMatchObject({ accepted: true, value: { port: 4310, host: '127.0.0.1', dataDir: './data', publicUrl: undefined, logLevel: 'info', trustProxy: [], demo: true } });
});

test('an empty variable is as good as none', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ accepted: true, value: { port: 4310, publicUrl: undefined } });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'bitacora.example.org'],
  ['PUBLIC_URL', 'http://bitacora.example.org'],
  ['PUBLIC_URL', 'https://bitacora.example.org/plan'],
  ['DATABASE_URL', 'mysql://localhost/bitacora'],
  ['DATABASE_URL', 'bitacora'],
  ['LOG_LEVEL', 'chatty'],
  ['TRUST_PROXY', 'everyone'],
  ['AUTH_SECRET', 'short'],
  ['DEMO', 'perhaps'],
  ['CLOCK_CHECK', 'perhaps'],
  ['S3_ENDPOINT', 's3.example.org'],
  ['S3_ENDPOINT', 'https://s3.example.org/bucket'],
  ['S3_BUCKET', 'No bucket'],
  ['CLAMD', 'localhost'],
  ['FILE_LIMIT_MB', '0'],
])('%s=%s stops the start with its name', (name, value) => {
  expect(refusalsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: `)]);
});

test('a server that others can reach must be told its address, so that its cookies are kept as they must', () => {
  expect(refusalsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching('^PUBLIC_URL: ')]);
  expect(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://bitacora.example.org/' })).toMatchObject({ accepted: true, value: { publicUrl: 'https://bitacora.example.org' } });
});

test('a bucket needs its name and its key', () => {
  expect(refusalsOf({ S3_ENDPOINT: 'https://s3.example.org', S3_BUCKET: 'bitacora', S3_ACCESS_KEY: 'name' })).toEqual(['S3_SECRET_KEY: needed because S3_ENDPOINT is set']);
  const whole = { S3_ENDPOINT: 'https://s3.example.org/', S3_BUCKET: 'bitacora', S3_ACCESS_KEY: 'name', S3_SECRET_KEY: 'secret', CLAMD: 'unix:/run/clamav/clamd.ctl' };
  expect(readConfig(whole)).toMatchObject({ accepted: true, value: { bucket: { endpoint: 'https://s3.example.org', bucket: 'bitacora', region: 'us-east-1', accessKeyId: 'name', secretAccessKey: 'secret' }, clamd: { path: '/run/clamav/clamd.ctl' } } });
});

test('the table of the documentation and the code name the same variables and the same defaults', () => {
  const rows = [...readFileSync('docs/configuration.md', 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`|not set|made once) \|/gm)];
  const documented = Object.fromEntries(rows.map(([, name, value]) => [name, value]));
  const defaults = Object.fromEntries(Object.entries(variables).map(([name, schema]) => [name, schema.default || undefined]));
  expect(documented).toEqual(defaults);
});

test('the table of refusals and the code name the same codes', () => {
  const rows = [...readFileSync('docs/configuration.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)];
  expect(Object.fromEntries(rows.map(([, code, exitCode]) => [code, Number(exitCode)]))).toEqual(dataRefusals);
});
