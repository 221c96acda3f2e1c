/** How much room there is for what is heavy. Near the end of it new media is refused, and words never are. */
import { roomLeft, type Room } from '../protection';

/** From this share of what the browser gives, only words are taken. */
const fullFrom = 0.9;

export interface RoomForMedia extends Room {
  /** What may still be filled with media. */
  readonly freeBytes: number;
  readonly isNearlyFull: boolean;
}

/** Null where the browser does not say. */
export const roomForMedia = async (): Promise<RoomForMedia | null> => {
  const room = await roomLeft();
  return room && mediaRoomOf(room);
};

export const mediaRoomOf = (room: Room): RoomForMedia => {
  const freeBytes = Math.max(0, Math.floor(room.allBytes * fullFrom - room.usedBytes));
  return { ...room, freeBytes, isNearlyFull: freeBytes === 0 };
};
