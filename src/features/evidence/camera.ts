/** The camera of the tablet, seen inside the page: opening another app for a photo can cost the page its life. */

export type Facing = 'environment' | 'user';

export type NoCamera = 'refused' | 'none' | 'unknown';

/** As large as the camera gives; a photo of a signed page must be readable. */
const wanted = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const;

export const hasCamera = (): boolean => typeof navigator !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined;

/** Rejects with what the browser says; `noCameraOf` reads it. */
export const openCamera = (facing: Facing): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: facing }, ...wanted } });

export const noCameraOf = (error: unknown): NoCamera => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotFoundError' || name === 'NotReadableError' || name === 'OverconstrainedError' ? 'none' : 'unknown';
};

/** There may be one at the front and one at the back. Labels and counts come only after the person allowed the camera. */
export const hasTwoCameras = async (): Promise<boolean> => (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').length > 1;

type WithTorch = MediaTrackCapabilities & { readonly torch?: boolean };

const videoOf = (stream: MediaStream): MediaStreamTrack | undefined => stream.getVideoTracks()[0];

export const hasTorch = (stream: MediaStream): boolean => (videoOf(stream)?.getCapabilities?.() as WithTorch | undefined)?.torch === true;

/** False where the light did not obey. */
export const turnTorch = async (stream: MediaStream, on: boolean): Promise<boolean> => {
  try {
    await videoOf(stream)?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
    return true;
  } catch {
    return false;
  }
};

interface PhotoCapture {
  readonly takePhoto: () => Promise<Blob>;
}

/** One photo, as JPEG: from the camera itself where the browser lets, else what is seen in `video`. */
export const takePhoto = async (stream: MediaStream, video: HTMLVideoElement): Promise<Blob> => {
  const track = videoOf(stream);
  const Capture = (globalThis as { readonly ImageCapture?: new (track: MediaStreamTrack) => PhotoCapture }).ImageCapture;
  if (Capture && track?.readyState === 'live') {
    try {
      const photo = await new Capture(track).takePhoto();
      if (photo.type === 'image/jpeg' && photo.size > 0) return photo;
    } catch {
      // Cameras that stream and still refuse a photo are common; the picture that is seen is as good.
    }
  }
  return frameOf(video);
};

const frameOf = async (video: HTMLVideoElement): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return jpegOf(canvas, 0.92);
};

/** Rejects where the browser could not make it (a canvas larger than its memory). */
export const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture'))), 'image/jpeg', quality));
