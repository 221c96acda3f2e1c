/** The papers say what is: a link that leads nowhere, a command that is not there or a licence that is another fails here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { entityNames } from '../src/domain/entities';

const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join('docs', name.split(path.sep).join('/')));
const papers = ['README.md', 'CHANGELOG.md', ...inDocs.filter((name) => name.endsWith('.md'))];
const decisions = papers.filter((name) => name.startsWith('docs/decisions/')).sort();
const textOf = (name: string): string => readFileSync(name, 'utf8');
/** A program in a paper has brackets of its own. */
const proseOf = (name: string): string => textOf(name).replace(/```[\s\S]*?```/g, '');

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const packageIn = (folder: string): Package => JSON.parse(textOf(path.join(folder, 'package.json'))) as Package;
const ours = packageIn('.');
const rowsOf = (name: string): readonly string[] => textOf(name).split('\n').filter((line) => line.startsWith('| `'));

test.each(papers)('every link of %s leads somewhere', (paper) => {
  const targets = [...proseOf(paper).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => (/^[a-z]+:/.test(target) ? [] : [target]));
  const broken = targets.filter((target) => {
    const [file = '', heading] = target.split('#');
    const found = file === '' ? paper : path.posix.join(path.posix.dirname(paper), decodeURIComponent(file));
    return !existsSync(found) || (heading !== undefined && !headingsOf(found).includes(heading));
  });
  expect(broken).toEqual([]);
});

/** As the places that show Markdown name them. */
const headingsOf = (name: string): readonly string[] =>
  [...proseOf(name).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'));

test.each(papers)('%s names only commands that exist, and what they run exists', (paper) => {
  const named = [...textOf(paper).matchAll(/npm run (?:-s )?([a-z][a-z-]*)/g)].map(([, name = '']) => name);
  const started = named.flatMap((name) => ours.scripts?.[name]?.split(' ').filter((word) => /\.(mjs|ts)$/.test(word)) ?? [`npm run ${name}`]);
  expect(started.filter((file) => !existsSync(file))).toEqual([]);
});

test('the readme tells every command but the two of npm itself', () => {
  const told = textOf('README.md');
  expect(Object.keys(ours.scripts ?? {}).filter((name) => !told.includes(`npm run ${name}`) && !told.includes(`npm ${name}`))).toEqual([]);
});

test('every record of the domain has its word in the glossary', () => {
  const words = new Set(rowsOf('docs/glossary.md').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word)));
  expect(entityNames.filter((name) => !words.has(name))).toEqual([]);
});

test('the newest version in the changelog is the one that is built; only what is not released yet stands above it', () => {
  const headings = [...textOf('CHANGELOG.md').matchAll(/^## (\S+)/gm)].map(([, name]) => name);
  expect(headings.find((name) => name !== 'Unreleased')).toBe(ours.version);
  expect(headings.indexOf('Unreleased')).toBeLessThan(1);
});

test('the decisions are numbered without gaps, and each says its context, decision, consequences and status', () => {
  expect(decisions.map((name) => Number(path.basename(name).slice(0, 4)))).toEqual(decisions.map((_name, index) => index + 1));
  for (const [index, name] of decisions.entries()) {
    const text = textOf(name);
    expect(text, name).toMatch(new RegExp(`^# ${index + 1}\\. `));
    for (const part of ['Status:', 'Context.', 'Decision.', 'Consequences.']) expect(text, name).toContain(`**${part}**`);
  }
});

const dependencies = { ...ours.dependencies, ...ours.devDependencies };
/** The line that tells of a package, by its name. */
const rowByPackage = new Map(rowsOf('docs/decisions/0001-dependencies.md').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => [name, row] as const)));

test('every dependency has its line, and every line its dependency', () => {
  expect([...rowByPackage.keys()].sort()).toEqual(Object.keys(dependencies).sort());
});

test('each line names the licence that the installed package has', () => {
  const others = Object.keys(dependencies).filter((name) => {
    const { license } = packageIn(path.join('node_modules', name));
    return license === undefined || !rowByPackage.get(name)?.split('|')[2]?.includes(license);
  });
  expect(others).toEqual([]);
});
