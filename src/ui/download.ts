/** Hands a file to the person; nothing leaves the device, so it works without internet. */
export const downloadFile = (name: string, file: Blob): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by the time the event loop turns; holding it longer would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

export const downloadJson = (name: string, value: unknown): void => downloadFile(name, new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));

/** The same for words that a person reads. */
export const downloadText = (name: string, text: string): void => downloadFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
