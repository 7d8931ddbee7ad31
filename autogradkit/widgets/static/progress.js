// The progress table: the exercises of a course in its order, with a bar over all of them.

const SIGN = { passed: "✓", flagged: "⚑", partial: "◐", "": "·" };

function cell(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function render({ model, el }) {
  const root = document.createElement("section");
  root.className = "agk-progress";
  root.setAttribute("aria-label", "Progress of the course");
  const draw = () => {
    const rows = model.get("rows"), bar = document.createElement("progress");
    bar.max = rows.reduce((sum, row) => sum + row.points, 0) || 1;
    bar.value = rows.reduce((sum, row) => sum + row.reached, 0);
    bar.setAttribute("aria-label", "points reached");
    const table = document.createElement("table"), body = document.createElement("tbody");
    rows.forEach((row) => {
      const line = document.createElement("tr");
      if (row.next) line.setAttribute("aria-current", "step");
      line.append(
        cell("td", row.status in SIGN ? SIGN[row.status] : "✗"),
        cell("td", String(row.number).padStart(2, "0")),
        cell("th", row.name),
        cell("td", row.title),
        cell("td", "★".repeat(row.stars)),
        cell("td", `${row.minutes} min`),
        cell("td", `${row.reached} of ${row.points}`),
        cell("td", row.next ? row.status || "next" : row.status),
      );
      line.children[2].scope = "row";
      body.append(line);
    });
    table.append(body);
    root.replaceChildren(cell("p", model.get("summary")), bar, table);
  };
  model.on("change:rows", draw);
  model.on("change:summary", draw);
  draw();
  el.append(root);
  root.dataset.ready = "true";
  return () => {
    model.off("change:rows", draw);
    model.off("change:summary", draw);
    root.remove();
  };
}

export default { render };
