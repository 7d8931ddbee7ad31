// What the scripts hand to each other, and what the kernel sends them. Read by editors and by the tests only.

/** A widget's traits in the browser, as anywidget gives them; a page of its own has a model in the page. */
interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
  send?(content: unknown): void;
  widget_manager?: { kernel?: { interrupt?(): void } };
}

/** Where a widget is drawn, and with which model. */
interface Place {
  model: Model;
  el: HTMLElement;
}

/** A widget's script: `render` draws it and returns what removes it. */
interface Drawing {
  render(place: Place): () => void;
}

/** A compiled program; see widgets/program_player.py. */
interface Program {
  name: string;
  /** The rows of its source, each with the number of the line in it, or -1. */
  rows: [string, number][];
  parts: string[];
  /** For each line the frame of the film that shows it. */
  frames: number[];
  bytes: number[];
  sizes: string[];
  most: number;
  peak: string;
  unplanned: string;
  noFilm: string;
}

/** A number as the film shows it, or an array as a table of some of its cells; see graph/numbers.py. */
interface Shown {
  text: string;
  cells?: Cell[][];
  most?: number;
  note?: string;
  broken?: boolean;
}
/** NaN and infinities are words. */
type Cell = number | string;
/** A formula: [tag, child, …]; the tags are MathML's. */
type Formula = [string, ...(Formula | string)[]];

/** A film; see graph/film.py. */
interface Film {
  title: string;
  alt: string;
  size: [number, number];
  marks: Marks;
  nodes: FilmNode[];
  boxes: FilmBox[];
  edges: FilmEdge[];
  way: "reverse" | "forward";
  rules: string[];
  formulas: Record<string, Formula[]>;
  scopes: Scope[];
  frames: Frame[];
  chapters: { name: string; first: number; last: number }[];
  memory: { name: string; bytes: number[]; peak: number; evaluations: number }[];
  /** The leaves whose value can be dragged; put there by the player. */
  movable?: number[];
}
/** See graph/marks.py. */
interface Marks {
  left: number;
  title: number;
  value: number;
  gradient: number;
  bottom: number;
  half: number;
  heat_top: number;
  heat_width: number;
  heat_height: number;
  corner: number;
  round_op: number;
  round_given: number;
  chip_x: number;
  chip_y: number;
  sum: number;
  head: number;
  head_half: number;
  label_x: number;
  label_y: number;
  not_yet: string;
  constant: string;
}
interface FilmNode {
  id: number;
  op: string | null;
  kind: "leaf" | "op" | "constant";
  label: string;
  title: string;
  subtitle: string;
  shape: number[];
  value: Shown;
  differentiable: boolean;
  inputs: number[];
  /** How many contributions its gradient, or in a forward film its tangent, is the sum of. */
  arrivals: number;
  remembers: { name: string; what: string; bytes: number }[];
  rule: number | null;
  /** The rule is not the kit's: its formulas would say what this one does not do. */
  own?: boolean;
  scope: string[];
  group?: number | null;
}
interface FilmBox extends Rectangle {
  node: number;
  copy: [number, number] | null;
}
interface FilmEdge {
  id: number;
  source: number;
  target: number;
  slot: number;
  boxes: [number, number];
  /** How wide what is written above its end becomes. */
  label: number;
  path: string;
  start: Point;
  end: Point;
}
interface Scope {
  id: number;
  name: string;
  parent: number | null;
  count: number;
}
interface Frame {
  chapter: string;
  kind: string;
  sentence: string;
  lit: number[];
  edges?: number[];
  values?: number[];
  compute?: { node: number; infix: string | null };
  gradient?: { node: number; value: Shown };
  gradients?: { node: number; value: Shown }[];
  contribution?: { edge: number; value: Shown };
  updated?: { node: number; value: Shown };
  sum?: Sum;
}
interface Sum {
  edge: number;
  /** What the rule does with an array, as a formula. */
  product?: string;
  /** How the shape of what it sends comes about. */
  shapes?: string;
  local?: Shown;
  formula?: string;
  rule?: string;
  upstream?: Shown;
  copies?: Shown;
  want?: Shown;
  replaces?: boolean;
}

/** The events of a film by node and edge, in order: [frame, what is shown from then on]. */
interface FilmIndex {
  values: [number, Shown][][];
  gradients: [number, Shown][][];
  contributions: [number, Shown][][];
  /** By node, how many contributions have arrived from a frame on. */
  arrivals: [number, number][][];
  wrong: Map<number, number>;
}
/** What is on screen at a frame. */
interface Moment {
  nodes: NodeMoment[];
  edges: EdgeMoment[];
}
interface NodeMoment {
  value: Shown | null;
  gradient: Shown | null;
  /** How many contributions its gradient is the sum of so far. */
  arrived: number;
  lit: boolean;
}
interface EdgeMoment {
  contribution: Shown | null;
  filled: boolean;
  wrong: boolean;
  lit: boolean;
}

/** What travels along a wire in a step: as it starts, and as it arrives; `slope` changes it on the way. */
interface Passenger {
  edge: number;
  back: boolean;
  starts: Shown;
  becomes: Shown;
  slope: string;
}

type Point = [number, number];
interface Rectangle {
  x: number;
  y: number;
  w: number;
  h: number;
}
interface Size {
  width: number;
  height: number;
}
/** Puts a point p of the graph at p * scale + (x, y) on the screen. */
interface View {
  x: number;
  y: number;
  scale: number;
}

/** What a film is drawn with while some scopes are closed. */
interface Plan {
  size: [number, number];
  boxes: PlanBox[];
  edges: Arrow[];
  arrowOf: (number | null)[];
  boxesOf: number[][];
}
/** A box of one node, or of a closed scope and its members. */
interface PlanBox extends Rectangle {
  node: number;
  copy: [number, number] | null;
  scope?: number;
  members?: number[];
}
/** An arrow and the uses that it stands for. */
interface Arrow {
  ids: number[];
  boxes: [number, number];
  source: number;
  target: number;
  slot: number;
  path: string;
  start: Point;
  end: Point;
}

/** What an inspector is about. */
type Subject = { node: number; edge?: undefined } | { edge: number; node?: undefined };
/** What the pointer is on. */
type Target = Subject | { scope: number };

/** A player's state: the step on screen, the scopes that are closed, and what the reader looks at. */
interface PlayerState {
  /** The film as it came: several views of it know each other by it. */
  original: Film;
  film: Film;
  index: FilmIndex;
  step: number;
  /** How far what the step is about has come; see player/journey.js. */
  phase: number;
  /** What is on screen, and what is once all of the step has arrived. */
  moment: Moment;
  whole: Moment;
  closed: Set<number>;
  plan: Plan;
  subject: Subject | null;
  hovered: Subject | null;
  path: { node: number; nodes: Set<number>; edges: Set<number> } | null;
  focused: number;
}

/** What moves a film, or two: asked by the controls and by the keys. */
interface Reel {
  film: Film;
  step(): number;
  isPlaying(): boolean;
  play(): void;
  halt(): void;
  seek(step: number, options?: Arrival): void;
  speed(): number;
  setSpeed(speed: number): void;
}
/** How a step is reached: with a dot that runs along the arrow; to stay there, so that the kernel hears of it. */
interface Arrival {
  dot?: boolean;
  save?: boolean;
}

/** One of the lab extension's libraries, as far as it is used. */
declare interface Window {
  _JUPYTERLAB?: Record<string, any>;
}
