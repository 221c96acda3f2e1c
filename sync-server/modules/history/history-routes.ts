/** The door to a row's audit trail. Mounted under `/api`. */
import type { Audience } from '../../../src/domain/change';
import type { RecordId, UserId } from '../../../src/domain/ids';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { refuseWith } from '../../http/problem';
import { rowHistory, type TrailKeeper } from './row-history';

export interface HistorySettings {
  readonly keeper: TrailKeeper;
  /** What a person may hold of a plan today; undefined where they do not belong to it. */
  readonly audiencesOf: (plan: RecordId, user: UserId) => Promise<readonly Audience[] | undefined>;
}

export const historyRoutes = ({ keeper, audiencesOf }: HistorySettings) =>
  doors({
    '/plans/:plan/rows/:entity/:id/history': {
      get: signedInEndpoint(nothing, async (_nothing, { params, visitor }) => {
        const { plan = '', entity = '', id = '' } = params;
        const held = await audiencesOf(plan, visitor.user);
        if (!held) return refuseWith('not-a-member');
        const history = await rowHistory(keeper, plan, { entity, id }, held);
        return history ? answer({ history }) : refuseWith('not-found');
      }),
    },
  });
