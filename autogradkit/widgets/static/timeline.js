// The timeline: what is on screen at a frame, and when the next frame is due. No DOM, tested in Node.

/** Prepare `film` so that the state at any frame is looked up, never replayed. */
export function indexFilm(film) {
  const values = film.nodes.map(() => []);
  const gradients = film.nodes.map(() => []);
  const contributions = film.edges.map(() => []), wrong = new Map();
  film.frames.forEach((frame, k) => {
    for (const node of frame.values || []) values[node].push([k, film.nodes[node].value]);
    if (frame.updated) values[frame.updated.node].push([k, frame.updated.value]);
    for (const { node, value } of frame.gradients || []) gradients[node].push([k, value]);
    if (frame.gradient) gradients[frame.gradient.node].push([k, frame.gradient.value]);
    if (frame.contribution) contributions[frame.contribution.edge].push([k, frame.contribution.value]);
    if (frame.sum && frame.sum.want) wrong.set(frame.sum.edge, k);
  });
  return { values, gradients, contributions, wrong };
}

/** The last entry of `events` ([frame, thing] in order) that has happened by `frame`, or null. */
export function lastBy(events, frame) {
  let low = 0, high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle][0] <= frame) low = middle + 1;
    else high = middle;
  }
  return low ? events[low - 1][1] : null;
}

/** Everything the picture shows at frame `k`: one entry per node and per edge. */
export function stateAt(film, index, k) {
  const frame = film.frames[k];
  const litNodes = new Set(frame.lit || []), litEdges = new Set(frame.edges || []);
  return {
    nodes: film.nodes.map((_, i) => ({
      value: lastBy(index.values[i], k),
      gradient: lastBy(index.gradients[i], k),
      lit: litNodes.has(i),
    })),
    edges: film.edges.map((edge, i) => ({
      contribution: lastBy(index.contributions[i], k),
      filled: lastBy(index.values[edge.target], k) !== null,
      wrong: index.wrong.has(i) && index.wrong.get(i) <= k,
      lit: litEdges.has(i),
    })),
  };
}

export function clampFrame(film, k) {
  const number = Math.round(Number(k));
  return Number.isFinite(number) ? Math.max(0, Math.min(film.frames.length - 1, number)) : 0;
}

/** The first frame of the chapter called `name`, or null when the film has none. */
export function chapterStart(film, name) {
  const chapter = film.chapters.find((candidate) => candidate.name === name);
  return chapter ? chapter.first : null;
}

/** Seconds per frame at speed 1: long films run faster, so that none takes for ever. */
export function pace(frames) {
  return frames <= 40 ? 1.2 : frames <= 150 ? 0.6 : 0.25;
}

/**
 * A clock that turns elapsed milliseconds into whole frames. The rest is kept for the next tick, so
 * that a display of 60 Hz and one of 75 Hz play equally fast.
 */
export function makeClock(secondsPerFrame) {
  let rest = 0;
  return {
    tick(milliseconds, speed) {
      // A tab that slept must not leap ahead when it wakes.
      rest += (Math.min(milliseconds, 250) / 1000) * speed;
      const frames = Math.floor(rest / secondsPerFrame + 1e-9);
      rest = Math.max(0, rest - frames * secondsPerFrame);
      return frames;
    },
    reset() { rest = 0; },
  };
}

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

/** The neighbouring speed in the list, `direction` +1 or -1. */
export function nextSpeed(speed, direction) {
  const sorted = direction > 0 ? SPEEDS : [...SPEEDS].reverse();
  return sorted.find((candidate) => (candidate - speed) * direction > 0) ?? sorted[sorted.length - 1];
}
