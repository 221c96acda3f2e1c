/** The parts of the room, as they stand in its address. */
export const roomParts = ['agenda', 'acta', 'acuerdos', 'asistencia', 'informes', 'evidencia', 'voz', 'cierre'] as const;
export type RoomPart = (typeof roomParts)[number];

/** Undefined where the address names none: each screen then shows what it begins with. */
export const partOf = (query: URLSearchParams): RoomPart | undefined => roomParts.find((part) => part === query.get('parte'));
