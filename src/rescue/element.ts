/** The few ways in which this page draws. Text is always text: nothing is ever read as HTML. */

type Child = Node | string | undefined;

interface Looks {
  readonly class?: string;
  readonly id?: string;
  readonly lang?: string;
  readonly role?: 'status' | 'alert';
  readonly [attribute: string]: string | undefined;
}

export const el = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, looks: Looks = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(looks)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
};

/** The house's own drawings (src/ui/icons.tsx), those that this page shows. */
const drawings = {
  saved: 'M7 3h10a2 2 0 012 2v14a2 2 0 01-2 2H7a2 2 0 01-2-2V5a2 2 0 012-2zM12 10.4v3.2M10.4 12h3.2',
  sent: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 16.5v-9M8.5 11L12 7.5l3.5 3.5',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4',
  stop: 'M8 2.8h8L21.2 8v8L16 21.2H8L2.8 16V8zM9 9l6 6M15 9l-6 6',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v6M12 7v.4',
  confirmed: 'M2 12.5l4.5 4.5L15 7.5M10.5 15.5L12 17l9.5-9.5',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
} as const;

export type IconName = keyof typeof drawings;

const svgSpace = 'http://www.w3.org/2000/svg';

const shape = (tag: 'path' | 'rect', attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const picture = (size: number, box: number, ...shapes: readonly SVGElement[]): SVGElement => {
  const svg = document.createElementNS(svgSpace, 'svg');
  for (const [name, value] of Object.entries({ width: String(size), height: String(size), viewBox: `0 0 ${box} ${box}`, 'aria-hidden': 'true', focusable: 'false' })) svg.setAttribute(name, value);
  svg.append(...shapes);
  return svg;
};

export const icon = (name: IconName, size = 20): SVGElement =>
  picture(size, 24, shape('path', { d: drawings[name], fill: 'none', stroke: 'currentColor', 'stroke-width': '1.8', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));

/** The book with its line of today. */
export const logo = (size: number): SVGElement =>
  picture(
    size,
    32,
    shape('rect', { x: '1', y: '1', width: '30', height: '30', rx: '7', fill: '#fff' }),
    shape('path', { d: 'M8 6v20', stroke: '#101e37', 'stroke-width': '2.5' }),
    shape('path', { d: 'M12 10h13M12 22h8', stroke: '#101e37', 'stroke-width': '2.5', 'stroke-linecap': 'round' }),
    shape('path', { d: 'M4 16h24', stroke: '#ffcc00', 'stroke-width': '5' }),
    shape('path', { d: 'M4 16h24', stroke: '#101e37', 'stroke-width': '1.5' }),
  );

interface ButtonLooks {
  readonly look?: 'go' | 'line' | 'quiet';
  readonly icon?: IconName;
  readonly onClick?: () => void;
  readonly submits?: boolean;
  /** What it does in full, where its word alone stands more than once on the page. */
  readonly label?: string;
}

export const button = (words: string, { look = 'line', icon: drawing, onClick, submits = false, label }: ButtonLooks): HTMLButtonElement => {
  const element = el('button', { class: `btn btn--${look}`, type: submits ? 'submit' : 'button', 'aria-label': label }, drawing && icon(drawing), words);
  if (onClick) element.addEventListener('click', onClick);
  return element;
};

type Tone = 'info' | 'soon' | 'bad' | 'ok';

const tones: Readonly<Record<Tone, { readonly icon: IconName; readonly class: string }>> = {
  info: { icon: 'info', class: 'banner' },
  soon: { icon: 'warning', class: 'banner banner--soon' },
  bad: { icon: 'stop', class: 'banner banner--bad' },
  ok: { icon: 'confirmed', class: 'banner banner--ok' },
};

export const banner = (tone: Tone, title: string, ...text: readonly string[]): HTMLElement =>
  el('div', { class: tones[tone].class }, icon(tones[tone].icon), el('div', {}, el('p', { class: 'banner__title' }, title), ...text.map((words) => el('p', {}, words))));

type State = 'saved' | 'sent' | 'attention';

const states: Readonly<Record<State, { readonly icon: IconName; readonly class: string }>> = {
  saved: { icon: 'saved', class: 'state' },
  sent: { icon: 'sent', class: 'state' },
  attention: { icon: 'warning', class: 'state state--look' },
};

export const stateOf = (state: State, words: string): HTMLElement => el('span', { class: states[state].class, 'data-state': state }, icon(states[state].icon, 18), el('span', {}, words));
