/** Where the note of the verdict stands, to be led to by a key or by what it lacks. */
export const noteId = 'nota-de-la-revision';
