/** A field to sign in with a finger or a pen. What is seen is what is kept: the same path. */
import { useRef, useState, type PointerEvent } from 'react';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';
import { glass, isFurther, pathOf, type Point } from './stroke-path';

/** `onDraw`: the path so far; undefined while there is none. */
export const Glass = ({ onDraw }: { readonly onDraw: (path: string | undefined) => void }) => {
  const { t } = useLanguage();
  const strokes = useRef<readonly (readonly Point[])[]>([]);
  const [path, setPath] = useState<string>();
  const show = (next: readonly (readonly Point[])[]): void => {
    strokes.current = next;
    const drawn = pathOf(next);
    setPath(drawn);
    onDraw(drawn);
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    show([...strokes.current, [pointOn(event)]]);
  };
  const draw = (event: PointerEvent<SVGSVGElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const stroke = strokes.current.at(-1) ?? [];
    const point = pointOn(event);
    if (isFurther(stroke.at(-1), point)) show([...strokes.current.slice(0, -1), [...stroke, point]]);
  };
  return (
    <div className="stack stack--2">
      <svg className="glass" viewBox={`0 0 ${glass.width} ${glass.height}`} role="img" aria-label={t('room.glass')} onPointerDown={begin} onPointerMove={draw}>
        <line x1="40" x2={glass.width - 40} y1="150" y2="150" />
        {path !== undefined && <path d={path} />}
      </svg>
      {path !== undefined && (
        <Button look="quiet" onClick={() => show([])}>
          {t('room.drawAgain')}
        </Button>
      )}
    </div>
  );
};

const pointOn = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: ((clientX - left) / width) * glass.width, y: ((clientY - top) / height) * glass.height };
};
