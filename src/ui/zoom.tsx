/** A picture to look at closely: two fingers, the wheel with Ctrl, double click, or the keys + − 0 and the arrows. */
import { useRef, useState, type KeyboardEvent, type PointerEvent, type WheelEvent } from 'react';
import { Icon } from './icons';
import { movedBy, wholeView, zoomedBy, type ZoomView } from './zoom-view';

interface ZoomWords {
  readonly closer: string;
  readonly farther: string;
  readonly whole: string;
  /** How to use it without a mouse. */
  readonly keys: string;
}

interface ZoomProps {
  readonly src: string;
  readonly alt: string;
  readonly words: ZoomWords;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const Zoom = ({ src, alt, words }: ZoomProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<ZoomView>(wholeView);
  const box = () => frame.current?.getBoundingClientRect() ?? new DOMRect();
  const zoom = (factor: number, at?: Point): void => setView((before) => zoomedBy(before, factor, box(), at));
  const move = (by: Point): void => setView((before) => movedBy(before, by, box()));
  const fromMiddle = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => {
    const { left, top, width, height } = box();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  };
  const fingers = useFingers({ zoom, move, fromMiddle });
  return (
    <div className="zoom">
      <div
        ref={frame}
        className={view.scale > 1 ? 'zoom__frame zoom__frame--close' : 'zoom__frame'}
        role="group"
        tabIndex={0}
        aria-label={words.keys}
        onKeyDown={(event) => onKey(event, { zoom, move, reset: () => setView(wholeView) })}
        onDoubleClick={(event) => (view.scale > 1 ? setView(wholeView) : zoom(3, fromMiddle(event)))}
        onWheel={(event: WheelEvent) => event.ctrlKey && zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle(event))}
        {...fingers}
      >
        <img src={src} alt={alt} draggable={false} decoding="async" style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }} />
      </div>
      <div className="zoom__do">
        <ZoomButton icon="zoomOut" label={words.farther} onClick={() => zoom(1 / 1.5)} />
        <ZoomButton icon="fit" label={words.whole} onClick={() => setView(wholeView)} />
        <ZoomButton icon="zoomIn" label={words.closer} onClick={() => zoom(1.5)} />
      </div>
    </div>
  );
};

const ZoomButton = ({ icon, label, onClick }: { readonly icon: 'zoomIn' | 'zoomOut' | 'fit'; readonly label: string; readonly onClick: () => void }) => (
  <button className="iconbtn" type="button" aria-label={label} title={label} onClick={onClick}>
    <Icon name={icon} />
  </button>
);

interface Moves {
  readonly zoom: (factor: number, at?: Point) => void;
  readonly move: (by: Point) => void;
}

const step = 60;
const arrows: Readonly<Record<string, Point>> = { ArrowLeft: { x: step, y: 0 }, ArrowRight: { x: -step, y: 0 }, ArrowUp: { x: 0, y: step }, ArrowDown: { x: 0, y: -step } };

const onKey = (event: KeyboardEvent, { zoom, move, reset }: Moves & { readonly reset: () => void }): void => {
  const by = arrows[event.key];
  if (by) move(by);
  else if (event.key === '+' || event.key === '=') zoom(1.5);
  else if (event.key === '-') zoom(1 / 1.5);
  else if (event.key === '0') reset();
  else return;
  event.preventDefault();
};

/** One finger moves, two zoom at the middle between them. */
const useFingers = ({ zoom, move, fromMiddle }: Moves & { readonly fromMiddle: (at: { readonly clientX: number; readonly clientY: number }) => Point }) => {
  const down = useRef(new Map<number, { readonly clientX: number; readonly clientY: number }>());
  const lift = (event: PointerEvent): void => void down.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, { clientX: event.clientX, clientY: event.clientY });
    },
    onPointerMove: (event: PointerEvent): void => {
      const was = down.current.get(event.pointerId);
      if (!was) return;
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      down.current.set(event.pointerId, { clientX: event.clientX, clientY: event.clientY });
      if (!other) return move({ x: event.clientX - was.clientX, y: event.clientY - was.clientY });
      const apart = (one: { readonly clientX: number; readonly clientY: number }): number => Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY));
      zoom(apart(event) / apart(was), fromMiddle({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 }));
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  };
};
