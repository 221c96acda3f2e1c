/**
 * A list that is put in order by its handles: dragged with a finger or a mouse, or from the keyboard (space takes a row and
 * lets it go, the arrows move it, Escape puts it back). What happens is told to those who listen.
 */
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type DragEndEvent, type UniqueIdentifier } from '@dnd-kit/core';
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useState, type ReactNode } from 'react';
import { Icon } from './icons';

export interface SortableRow {
  readonly id: string;
  /** Names the row for those who listen. */
  readonly name: string;
  readonly content: ReactNode;
}

export interface SortableWords {
  /** On every handle: how it is used. */
  readonly instructions: string;
  readonly handle: (name: string) => string;
  readonly taken: (name: string) => string;
  /** `place` counts from 1. */
  readonly over: (name: string, place: number, of: number) => string;
  readonly put: (name: string, place: number) => string;
  readonly cancelled: (name: string) => string;
}

interface SortableListProps {
  readonly rows: readonly SortableRow[];
  readonly words: SortableWords;
  /** The row is to stand at this index of the list without it. */
  readonly onMove: (id: string, to: number) => void;
}

export const SortableList = ({ rows, words, onMove }: SortableListProps) => {
  const ids = rows.map(({ id }) => id);
  const before = ids.join(' ');
  // Where a row was let go it stays, until what is kept says so too.
  const [moved, setMoved] = useState<{ readonly from: string; readonly ids: readonly string[] }>();
  const shown = moved?.from === before ? moved.ids : ids;
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const drop = ({ active, over }: DragEndEvent): void => {
    if (!over || active.id === over.id) return;
    const to = shown.indexOf(String(over.id));
    setMoved({ from: before, ids: arrayMove([...shown], shown.indexOf(String(active.id)), to) });
    onMove(String(active.id), to);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements: announcementsOf(rows, shown, words), screenReaderInstructions: { draggable: words.instructions } }}
    >
      <SortableContext items={[...shown]} strategy={verticalListSortingStrategy}>
        <ol className="sortable">
          {shown.flatMap((id) => rows.filter((row) => row.id === id)).map((row) => (
            <Row key={row.id} row={row} words={words} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
};

const announcementsOf = (rows: readonly SortableRow[], shown: readonly string[], words: SortableWords): Announcements => {
  const nameOf = (id: UniqueIdentifier): string => rows.find((row) => row.id === id)?.name ?? '';
  const placeOf = (id: UniqueIdentifier): number => shown.indexOf(String(id)) + 1;
  return {
    onDragStart: ({ active }) => words.taken(nameOf(active.id)),
    onDragOver: ({ active, over }) => (over ? words.over(nameOf(active.id), placeOf(over.id), shown.length) : undefined),
    onDragEnd: ({ active, over }) => words.put(nameOf(active.id), placeOf((over ?? active).id)),
    onDragCancel: ({ active }) => words.cancelled(nameOf(active.id)),
  };
};

const Row = ({ row, words }: { readonly row: SortableRow; readonly words: SortableWords }) => {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: row.id });
  const style = transform ? { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)`, transition } : { transition };
  return (
    <li ref={setNodeRef} style={style} className={isDragging ? 'sortable__row is-dragged' : 'sortable__row'}>
      <button type="button" className="iconbtn sortable__handle" ref={setActivatorNodeRef} {...listeners} aria-describedby={attributes['aria-describedby']} aria-label={words.handle(row.name)}>
        <Icon name="grip" />
      </button>
      <div className="sortable__content">{row.content}</div>
    </li>
  );
};
