// Marking: what the pointer or the inspector is about is outlined, and all but a chosen path is dimmed.
// @ts-check

/**
 * Outline a node, all its chips and arrows, or one arrow; and dim what is on no way through `state.path`.
 * @param {import("./picture.js").Picture} picture
 * @param {PlayerState} state
 */
export function markPicture(picture, state) {
  const { film, plan, path } = state, about = state.hovered || state.subject;
  picture.boxes.forEach((group, i) => {
    const { node, members } = plan.boxes[i];
    group.classList.toggle("agk-marked", !!about && !members && about.node === node);
    group.classList.toggle("agk-dimmed", !!path && !(members || [node]).some((each) => path.nodes.has(each)));
  });
  picture.arrows.forEach(({ group, ids }) => {
    const uses = ids.map((id) => film.edges[id]);
    const marked = !!about && uses.some(({ id, source, target }) =>
      about.edge === id || about.node === source || about.node === target);
    group.classList.toggle("agk-marked", marked);
    group.classList.toggle("agk-dimmed", !!path && !ids.some((id) => path.edges.has(id)));
  });
}
