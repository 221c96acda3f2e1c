import { ESLint } from 'eslint';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';

/** What each room must not reach, said a second time and in other words than in the configuration: the two must agree. */
const outOfReach: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['src/protocol', 'src/ui', 'src/language', 'src/storage', 'src/sync', 'sync-server/http'],
  'src/language': ['src/ui', 'src/storage', 'src/features/accounts', 'src/app'],
  'src/ui': ['src/domain', 'src/storage', 'src/sync', 'src/features/accounts', 'src/app'],
  'src/protocol': ['src/storage', 'src/sync', 'src/ui', 'sync-server/http'],
  'src/storage': ['src/sync', 'src/ui', 'src/features/accounts', 'src/app', 'sync-server/http'],
  'src/sync': ['src/ui', 'src/features/accounts', 'src/app', 'src/public-site', 'sync-server/http'],
  'src/public-site': ['src/storage', 'src/sync', 'src/features/accounts', 'src/app', 'sync-server/http'],
  'src/paper': ['src/storage', 'src/sync', 'src/public-site', 'src/features/accounts', 'src/app', 'sync-server/http'],
  'src/features/accounts': ['src/paper', 'src/features/commitments', 'src/app', 'src/public-site', 'sync-server/http'],
  'sync-server/http': ['src/storage', 'src/sync', 'src/ui', 'src/features/accounts', 'src/app'],
  'sync-server/modules/accounts': ['sync-server/modules/sync', 'sync-server/modules/plans', 'src/storage', 'src/sync', 'src/ui'],
  'sync-server/modules/sync': ['sync-server/modules/accounts', 'sync-server/modules/plans', 'src/storage', 'src/sync'],
};

const rule = 'import-x/no-restricted-paths';
let eslint: ESLint;
beforeAll(() => void (eslint = new ESLint()));

/** A file that is really in the room, or undefined while nobody moved in. */
const someFileOf = (room: string): string | undefined => {
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|\.d)\.tsx?$/.test(name));
  return names[0] === undefined ? undefined : `${room}/${names[0].split(path.sep).join('/')}`.replace(/\.tsx?$/, '');
};

const rulesBrokenBy = async (file: string, imported: string): Promise<readonly (string | null)[]> => {
  const from = path.posix.relative(path.posix.dirname(file), imported);
  const [result] = await eslint.lintText(`import * as found from '${from.startsWith('.') ? from : `./${from}`}';\nconsole.log(found);\n`, { filePath: file });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
};

test.each(Object.entries(outOfReach))('%s may not lean on what is above it or beside it', async (room, forbidden) => {
  const caught = await Promise.all(
    forbidden.map(async (other) => {
      const file = someFileOf(other);
      return file === undefined ? `${other} is empty` : (await rulesBrokenBy(`${room}/planted.ts`, file)).includes(rule) ? other : `${other} was let through`;
    }),
  );
  expect(caught).toEqual(forbidden);
});

test('what lies below is let through', async () => {
  const day = 'src/domain/day';
  for (const file of ['src/storage/planted.ts', 'src/features/accounts/planted.ts', 'sync-server/modules/accounts/planted.ts', 'src/domain/planted.ts']) expect(await rulesBrokenBy(file, day)).toEqual([]);
  expect(await rulesBrokenBy('src/features/accounts/planted.ts', 'src/sync/status')).toEqual([]);
  expect(await rulesBrokenBy('src/public-site/planted.ts', 'src/paper/meeting-calendar')).toEqual([]);
  expect(await rulesBrokenBy('src/public-site/planted.ts', 'src/paper/calendar-text')).toContain(rule);
  expect(await rulesBrokenBy('src/features/accounts/planted.ts', 'src/sync/apply')).toContain(rule);
});

test.each([
  ['src/domain/planted.ts', "import * as v from 'valibot';\nconsole.log(v);\n", 'no-restricted-imports'],
  ['src/sync/planted.ts', "import Dexie from 'dexie';\nconsole.log(Dexie);\n", 'no-restricted-imports'],
  ['src/ui/planted.tsx', 'export default 1;\n', 'import-x/no-default-export'],
  ['sync-server/http/planted.ts', 'export const anything: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  ['src/ui/planted.ts', Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};`).join('\n'), 'max-lines'],
])('%s breaks a house rule and is caught', async (file, text, ruleId) => {
  const [result] = await eslint.lintText(text, { filePath: file });
  expect(result?.messages.map((message) => message.ruleId)).toContain(ruleId);
});
