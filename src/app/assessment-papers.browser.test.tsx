import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { rowsAfter } from '../../test/builders/change';
import { forgetTablet, tabletOf } from '../../test/builders/device';
import { planRows } from '../../test/builders/plan';
import { everyAnswer, saveAssessment } from '../../test/builders/review';
import { showOn } from '../../test/builders/screen';
import type { Device } from '../storage/device';
import { AssessmentPapers } from './assessment-papers';

let device: Device;
let downloads: { readonly name: string; readonly file: Blob }[] = [];
let files: Blob[] = [];

beforeEach(() => {
  [downloads, files] = [[], []];
  const create = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return create(file);
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = files.at(-1);
    if (this.download !== '' && file) downloads.push({ name: this.download, file });
  });
});

afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await forgetTablet(device);
});

const take = async (button: string) => {
  const before = downloads.length;
  await userEvent.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(downloads.length).toBe(before + 1), { timeout: 30_000 });
  return downloads.at(-1) as (typeof downloads)[number];
};

test('an assessment leaves this device as PDF, Word and data, and the data is what was answered', async () => {
  device = await tabletOf({ user: 'vera', rows: rowsAfter(saveAssessment(), { rows: planRows(), by: 'vera' }) });
  showOn(device, <AssessmentPapers assessment="c-11~endOfCommitment" />);
  const json = await take('Datos (.json)');
  const said = JSON.parse(await json.file.text()) as { readonly answers: readonly { readonly question: string; readonly answer: string }[] };
  expect(json.name).toBe('evaluacion-final-arba0011.json');
  expect(Object.fromEntries(said.answers.map(({ question, answer }) => [question, answer]))).toEqual(everyAnswer('endOfCommitment'));
  const pdf = await take('PDF');
  expect([pdf.name, (await pdf.file.text()).slice(0, 5)]).toEqual(['evaluacion-final-arba0011.pdf', '%PDF-']);
  const docx = await take('Word (.docx)');
  expect([docx.name, (await docx.file.text()).slice(0, 2)]).toEqual(['evaluacion-final-arba0011.docx', 'PK']);
  expect(screen.getByRole('status').textContent).toContain('evaluacion-final-arba0011.docx');
});

test('what is not on this device is not made, and that is said', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  device = await tabletOf({ user: 'vera', rows: planRows() });
  showOn(device, <AssessmentPapers assessment="never-was" />);
  await userEvent.click(screen.getByRole('button', { name: 'PDF' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('No se pudo preparar PDF'));
});
