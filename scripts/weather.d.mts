import type { Server } from 'node:http';

export interface Fate {
  readonly lost?: boolean;
  readonly answerLost?: boolean;
  readonly waitMs?: number;
}

export declare const weatherNames: readonly string[];
export declare const startWeather: (named: string | (() => Fate), where: { readonly port: number; readonly target: string }) => Server;
