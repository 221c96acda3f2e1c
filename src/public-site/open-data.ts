/** The files of open data: exactly what a page shows, since page and file are made of the same model. */
import type { ReceiptModel } from './evidence-model';
import type { PublicMeetingModel, PublicMeetingsModel } from './meeting-model';
import type { PublicCommitmentModel, PublicPlanModel } from './public-model';

/** Raised when a field changes its meaning or goes; new fields may come without it. */
const version = 1;

export const planFile = (model: PublicPlanModel): string => toText('bitacora-public-plan', model);

export const commitmentFile = (model: PublicCommitmentModel): string => toText('bitacora-public-commitment', model);

export const meetingsFile = (model: PublicMeetingsModel): string => toText('bitacora-public-meetings', model);

export const meetingFile = (model: PublicMeetingModel): string => toText('bitacora-public-meeting', model);

export const receiptFile = (model: ReceiptModel): string => toText('bitacora-public-receipt', model);

const toText = (format: string, model: object): string => `${JSON.stringify({ format, version, ...model }, null, 2)}\n`;
