// The timeline: what is on screen at each frame of a film. No DOM, tested in Node.
// @ts-check

/**
 * Prepare `film` so that the moment at any frame is looked up, never replayed.
 * @param {Film} film
 * @returns {FilmIndex}
 */
export function indexFilm(film) {
  /** @type {FilmIndex} */
  const index = {
    values: film.nodes.map(() => []), gradients: film.nodes.map(() => []),
    contributions: film.edges.map(() => []), arrivals: film.nodes.map(() => []), wrong: new Map(),
  };
  film.frames.forEach((frame, k) => {
    for (const node of frame.values || []) index.values[node].push([k, film.nodes[node].value]);
    if (frame.updated) index.values[frame.updated.node].push([k, frame.updated.value]);
    for (const { node, value } of frame.gradients || []) index.gradients[node].push([k, value]);
    if (frame.gradient) index.gradients[frame.gradient.node].push([k, frame.gradient.value]);
    if (frame.contribution) index.contributions[frame.contribution.edge].push([k, frame.contribution.value]);
    if (frame.contribution && frame.gradient) {
      const arrivals = index.arrivals[frame.gradient.node];
      arrivals.push([k, arrivals.length + 1]);
    }
    if (frame.sum && frame.sum.want) index.wrong.set(frame.sum.edge, k);
  });
  return index;
}

/**
 * What the last of `events` ([frame, thing] in order) by `frame` brought, or null.
 * @template T
 * @param {[number, T][]} events
 * @param {number} frame
 * @returns {T | null}
 */
export function lastBy(events, frame) {
  let low = 0, high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle][0] <= frame) low = middle + 1;
    else high = middle;
  }
  return low ? events[low - 1][1] : null;
}

/**
 * Everything the picture shows at frame `k`: one entry per node and per edge.
 * @param {Film} film
 * @param {FilmIndex} index
 * @param {number} k
 * @returns {Moment}
 */
export function momentAt(film, index, k) {
  const frame = film.frames[k];
  const litNodes = new Set(frame.lit || []), litEdges = new Set(frame.edges || []);
  return {
    nodes: film.nodes.map((_, i) => nodeAt(index, i, k, litNodes.has(i))),
    edges: film.edges.map((_, i) => edgeAt(film, index, i, k, litEdges.has(i))),
  };
}

/**
 * What is known of a node at frame `k`.
 * @param {FilmIndex} index
 * @param {number} node
 * @param {number} k
 * @param {boolean} lit
 * @returns {NodeMoment}
 */
export function nodeAt(index, node, k, lit) {
  const arrivals = index.arrivals[node];
  return {
    value: lastBy(index.values[node], k), gradient: lastBy(index.gradients[node], k),
    arrived: arrivals.length ? lastBy(arrivals, k) || 0 : 0, lit,
  };
}

/**
 * What is known of a use at frame `k`.
 * @param {Film} film
 * @param {FilmIndex} index
 * @param {number} edge
 * @param {number} k
 * @param {boolean} lit
 * @returns {EdgeMoment}
 */
export function edgeAt(film, index, edge, k, lit) {
  return {
    contribution: lastBy(index.contributions[edge], k),
    filled: lastBy(index.values[film.edges[edge].target], k) !== null,
    wrong: (index.wrong.get(edge) ?? Infinity) <= k, lit,
  };
}

/**
 * The number of a frame that there is; what is no number is the first.
 * @param {Film} film
 * @param {unknown} k
 */
export function clampFrame(film, k) {
  const number = Math.round(Number(k));
  return Number.isFinite(number) ? Math.max(0, Math.min(film.frames.length - 1, number)) : 0;
}

/**
 * The first frame of the chapter called `name`, or null when the film has none.
 * @param {Pick<Film, "chapters">} film
 * @param {string} name
 */
export function chapterStart(film, name) {
  const chapter = film.chapters.find((candidate) => candidate.name === name);
  return chapter ? chapter.first : null;
}

/**
 * The sign of what travels: ∂ for gradients, a value with a dot above for tangents, as in the books.
 * @param {Pick<Film, "way">} film
 */
export const signOf = (film) => (film.way === "forward" ? "v̇" : "∂");
