/** The boxes over a picture: drawn, dragged by their middle, stretched by their corner; by keys moved, stretched with Shift, removed with Delete. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useLanguage } from '../../language/language-context';
import { boxBetween, changedBox, withBox, withoutBox, type BlurBox, type Blurring } from './blur-boxes';

interface BlurBoxesProps {
  readonly blurring: Blurring;
  readonly onChange: (blurring: Blurring) => void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

type Grip = { readonly kind: 'draw'; readonly from: Spot } | { readonly kind: 'move' | 'stretch'; readonly from: Spot; readonly box: BlurBox; readonly hasBegun: boolean };

export const BlurBoxes = ({ blurring, onChange }: BlurBoxesProps) => {
  const { t } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip>(undefined);
  const [drawn, setDrawn] = useState<Omit<BlurBox, 'id'>>();
  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = place.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const take = (event: PointerEvent, taken: Grip): void => {
    event.stopPropagation();
    place.current?.setPointerCapture(event.pointerId);
    grip.current = taken;
  };
  const drag = (event: PointerEvent): void => {
    const held = grip.current;
    if (!held) return;
    const spot = spotOf(event);
    if (held.kind === 'draw') return setDrawn(boxBetween(held.from, spot));
    const by = { x: spot.x - held.from.x, y: spot.y - held.from.y };
    const box = held.kind === 'move' ? { ...held.box, x: held.box.x + by.x, y: held.box.y + by.y } : { ...held.box, width: held.box.width + by.x, height: held.box.height + by.y };
    onChange(changedBox(blurring, box, !held.hasBegun));
    grip.current = { ...held, hasBegun: true };
  };
  const drop = (): void => {
    // A tap draws nothing: a box that hides a spot hides nobody.
    if (drawn && drawn.width > 0.02 && drawn.height > 0.02) onChange(withBox(blurring, drawn));
    setDrawn(undefined);
    grip.current = undefined;
  };
  return (
    <div ref={place} className="blur__area" onPointerDown={(event) => take(event, { kind: 'draw', from: spotOf(event) })} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
      {blurring.boxes.map((box, index) => (
        <div
          key={box.id}
          className="blur__box"
          role="group"
          tabIndex={0}
          aria-label={t('blur.box', { number: index + 1, boxes: blurring.boxes.length })}
          style={placed(box)}
          onPointerDown={(event) => take(event, { kind: 'move', from: spotOf(event), box, hasBegun: false })}
          onKeyDown={(event) => onKey(event, box, { blurring, onChange })}
        >
          <span className="blur__corner" aria-hidden="true" onPointerDown={(event) => take(event, { kind: 'stretch', from: spotOf(event), box, hasBegun: false })} />
        </div>
      ))}
      {drawn && <div className="blur__box blur__box--drawn" style={placed(drawn)} />}
    </div>
  );
};

const placed = ({ x, y, width, height }: Omit<BlurBox, 'id'>) => ({ left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });

const step = 0.02;
const arrows: Readonly<Record<string, Spot>> = { ArrowLeft: { x: -step, y: 0 }, ArrowRight: { x: step, y: 0 }, ArrowUp: { x: 0, y: -step }, ArrowDown: { x: 0, y: step } };

const onKey = (event: KeyboardEvent, box: BlurBox, { blurring, onChange }: BlurBoxesProps): void => {
  const by = arrows[event.key];
  if (by) onChange(changedBox(blurring, event.shiftKey ? { ...box, width: box.width + by.x, height: box.height + by.y } : { ...box, x: box.x + by.x, y: box.y + by.y }));
  else if (event.key === 'Delete' || event.key === 'Backspace') onChange(withoutBox(blurring, box.id));
  else return;
  event.preventDefault();
};
