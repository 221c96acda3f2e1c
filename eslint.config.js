import { existsSync, readdirSync } from 'node:fs';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

const rooms = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`) : []);

/** The plan of the house: each room and the rooms (or single files) that it may lean on. Every arrow points down. */
const leansOn = {
  'src/domain': [],
  'src/language': ['src/domain'],
  'src/ui': ['src/language'],
  'src/protocol': ['src/domain'],
  'src/storage': ['src/domain', 'src/protocol'],
  'src/sync': ['src/domain', 'src/protocol', 'src/storage'],
  'src/paper': ['src/domain', 'src/language', 'src/ui'],
  // Feeds of the server say meetings in the same words as the file that the tablet hands out.
  'src/public-site': ['src/domain', 'src/protocol', 'src/ui', 'src/language', 'src/paper/meeting-calendar.ts'],
  'sync-server': ['src/domain', 'src/protocol', 'src/public-site', 'src/paper/meeting-calendar.ts'],
};
// The rescue page reads with what the screens read with, and takes nothing of the app's frame but small marks and the talk between tabs.
leansOn['src/rescue'] = ['src/domain', 'src/language', 'src/ui', 'src/protocol', 'src/storage', 'src/sync', 'src/features/device', 'src/features/accounts', 'src/app/kept-here.ts', 'src/app/version.ts', 'src/app/other-tabs.ts', 'src/app/waiting-version.ts'];
for (const feature of rooms('src/features')) leansOn[feature] = ['src/domain', 'src/storage', 'src/ui', 'src/language', 'src/sync/status.ts'];
for (const module of rooms('sync-server/modules'))
  leansOn[module] = [...leansOn['sync-server'], 'sync-server/http', 'sync-server/database', 'sync-server/blob-store', 'sync-server/config.ts'];

const zones = Object.entries(leansOn).map(([room, below]) => ({
  target: room,
  from: '.',
  except: [room, ...below, 'node_modules'].map((place) => `./${place}`),
  message: `${room} may lean on ${below.join(', ') || 'nothing of ours'}.`,
}));

const barePackages = (patterns, message) => ({ patterns: [{ group: patterns, message }] });
const knowsDexie = ['dexie', 'dexie-react-hooks'];

export default tseslint.config(
  { ignores: ['dist', 'dist-server', 'node_modules', 'data', 'coverage', 'src/language/compiled', 'bench-output'] },
  {
    files: ['src/**/*.{ts,tsx}', 'sync-server/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { 'import-x': importX, '@typescript-eslint': tseslint.plugin },
    rules: { 'import-x/no-restricted-paths': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-explicit-any': 'error' },
  },
  // Purity and single owners: the domain knows no package at all, only storage knows Dexie.
  { files: ['src/domain/**/*.ts'], ignores: ['**/*.test.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^[^.]', message: 'The domain knows no package.' }] }] } },
  { files: ['src/{ui,language,protocol,sync,public-site,paper,features,app,rescue}/**/*.{ts,tsx}'], ignores: ['**/*.test.*'], rules: { 'no-restricted-imports': ['error', barePackages(knowsDexie, 'Only src/storage knows Dexie.')] } },
);
