/** Who was there, in the words of the paper: totals by sector, who sent word, who did not come, and who signs. */
import { headsOf } from '../domain/attendance';
import { groupedBy } from '../domain/grouped-by';
import type { RecordedAttendee } from '../domain/minutes';
import { sectors } from '../domain/organization';
import type { Language } from '../language/language';
import type { MinutesPaper } from './minutes-paper';
import type { PaperNames } from './paper-names';
import type { AttendanceText, Fact, PaperSignature, SignaturesText } from './paper-text';
import { strokePicture } from './stroke-picture';

/** One table row per sector: the named with their institution, then head-counts. Its total is always the sum of both. */
export const attendanceText = (language: Language, { record }: MinutesPaper, names: PaperNames): AttendanceText => {
  const { t } = language;
  const present = record.attendees.filter((attendee) => headsOf(attendee) > 0);
  const told = (attendees: readonly RecordedAttendee[]): readonly string[] => byInstitution(language, attendees, { names, isHybrid: record.modality === 'hybrid' });
  return {
    heading: t('paper.attendance'),
    columns: [t('paper.sector'), t('paper.people'), t('paper.total')],
    sectors: sectors
      .map((sector) => ({ sector, there: present.filter((attendee) => attendee.sector === sector) }))
      .filter(({ sector, there }) => there.length > 0 || record.totals[sector] > 0)
      .map(({ sector, there }) => ({ name: t(`sector.${sector}`), people: told(there), total: record.totals[sector] })),
    total: { name: t('paper.totalPresent'), heads: sectors.reduce((sum, sector) => sum + record.totals[sector], 0) },
    none: t('paper.nobodyWritten'),
    notes: [
      ...noteOf(t('paper.apologies'), told(record.attendees.filter(({ presence }) => presence === 'apology'))),
      ...noteOf(t('paper.absent'), record.absent.map(names.organization)),
    ],
  };
};

const noteOf = (name: string, lines: readonly string[]): readonly Fact[] => (lines.length === 0 ? [] : [{ name, lines }]);

interface Telling {
  readonly names: PaperNames;
  readonly isHybrid: boolean;
}

/** A line per institution, in the order in which they were written down: "DGAIGA: Lucía, Martín (a distancia)". */
const byInstitution = (language: Language, attendees: readonly RecordedAttendee[], { names, isHybrid }: Telling): readonly string[] =>
  [...groupedBy(attendees, (attendee) => institutionOf(attendee, names))].map(([institution, people]) => {
    const said = [...people].sort(namedFirst).map((attendee) => attendeeWords(language, attendee, isHybrid)).join(', ');
    return institution === '' ? said : `${institution}: ${said}`;
  });

const namedFirst = (one: RecordedAttendee, other: RecordedAttendee): number => Number(one.name === undefined) - Number(other.name === undefined);

/** "Lucía (a distancia)", "4 personas contadas sin registrar nombres". */
const attendeeWords = ({ t }: Language, { name, count, mode }: RecordedAttendee, isHybrid: boolean): string => {
  const who = name ?? (count === undefined ? t('paper.unnamedPerson') : t('paper.unnamedPeople', { count }));
  return isHybrid && mode === 'virtual' ? `${who} (${t('paper.remotely')})` : who;
};

const institutionOf = ({ organization, organizationName }: RecordedAttendee, names: PaperNames): string => (organization === undefined ? (organizationName ?? '') : names.short(organization));

/** A row for everybody who was there under a name, with what they signed or a line to sign on. */
export const signaturesText = (language: Language, { record, signatures }: MinutesPaper, names: PaperNames): SignaturesText => {
  const { t } = language;
  const left = [...signatures];
  const rows = record.attendees
    .filter((attendee) => headsOf(attendee) > 0 && attendee.name !== undefined && attendee.count === undefined)
    .map((attendee) => {
      // Two people of one name and one institution take their signatures in turn.
      const place = left.findIndex(({ name, organization, signature }) => signature && name === attendee.name && organization === attendee.organization);
      const [found] = place === -1 ? [] : left.splice(place, 1);
      return { name: attendee.name ?? '', organization: institutionOf(attendee, names), signature: signatureOf(language, found?.signature, attendee.signed === true) };
    });
  return {
    heading: t('paper.signatures'),
    columns: [t('paper.name'), t('paper.institution'), t('paper.signature')],
    rows,
    officers: [
      { name: record.chair?.name ?? '', role: t('paper.chair') },
      { name: record.noteTaker?.name ?? '', role: t('paper.noteTaker') },
    ],
  };
};

const signatureOf = ({ t }: Language, signature: MinutesPaper['signatures'][number]['signature'], isSigned: boolean): PaperSignature => {
  if (signature?.kind === 'name') return { kind: 'words', words: t('paper.signedByName', { name: signature.name }) };
  const picture = signature && strokePicture(signature.path);
  if (picture) return { kind: 'stroke', words: t('paper.signedOnGlass'), ...picture };
  return isSigned ? { kind: 'words', words: t('paper.signed') } : { kind: 'line' };
};
