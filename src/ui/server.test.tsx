// @vitest-environment node
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Answers } from './answers';
import { ReportedShareGlyph, ScheduleGlyph, VerifiedShareGlyph } from './glyphs';
import { Legend } from './legend';
import { PageHead } from './page-head';
import { ProgressBar } from './progress-bar';
import { Strip } from './strip';
import { StripRow } from './strip-row';

const page = (
  <main>
    <PageHead title="Qué prometió la Ciudad" crumbs={[{ label: 'Plan', href: '/' }, { label: 'ARBA0011' }]} />
    <Legend words={{ title: 'Cómo se lee', fill: 'relleno', ring: 'anillo', dots: 'punteado', tail: 'cola' }} />
    <ul>
      <StripRow
        code="ARBA0011"
        title="Estado abierto"
        href="/compromisos/arba0011"
        meta="15 instituciones"
        answers={<Answers answers={[
          { label: 'Informado', word: '61 %', glyph: <ReportedShareGlyph percent={61} /> },
          { label: 'Verificado', word: '33 %', note: '3 de 6 sin medir', glyph: <VerifiedShareGlyph percent={33} measuredPercent={50} /> },
          { label: 'Calendario', word: '1 vencido', glyph: <ScheduleGlyph schedule="overdue" />, tone: 'late' },
        ]} />}
        strip={<Strip
          axis={{ from: '2025-06-01', to: '2027-12-31' }}
          span={{ from: '2025-06-01', to: '2027-09-30' }}
          today="2026-11-18"
          marks={[{ key: 'm3', number: 3, due: '2026-08-31', schedule: 'overdue', reported: 'substantial', verified: 'limited' }]}
          words={{ title: 'Hitos de ARBA0011', description: 'hito 3: vencido', flag: 'hoy', paperFlag: '18 nov 2026', from: 'jun 2025', to: 'dic 2027' }}
        />}
      />
    </ul>
    <ProgressBar by="seen" label="Verificado" value="33 %" percent={33} measuredPercent={50} note="3 de 6 sin medir." />
  </main>
);

test('the parts become HTML on a server, where there is no browser', () => {
  const html = renderToStaticMarkup(page);
  expect(html).toContain('<title');
  expect(html).toContain('hito 3: vencido');
  expect(html).toContain('3 de 6 sin medir');
});

test('no part writes a style of its own into the HTML: the page forbids it', () => {
  expect(renderToStaticMarkup(page)).not.toMatch(/\sstyle=|<style/);
});
