/** Kinds of half-typed work on evidence and on requests, by which the room that wrote it and the list of this device know it. */

/** `evidence-capture/<id>`: pieces that are being shown. */
export const captureDraftKind = 'evidence-capture';
/** `evidence-describe/<evidence>`: words that are being put right. */
export const describeDraftKind = 'evidence-describe';
/** `evidence-reason/<evidence>`, `evidence-reason/<request>/decline`, `evidence-reason/<request>/insufficient`. */
export const reasonDraftKind = 'evidence-reason';
/** `evidence-answer/<request>`. */
export const answerDraftKind = 'evidence-answer';
/** `evidence-request/<meeting>/<milestone or commitment>`: a question that nobody has been asked yet. */
export const requestDraftKind = 'evidence-request';
