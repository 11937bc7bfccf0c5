// The light script of the static copy: without it, every page can still be read and every link followed.
(() => {
  "use strict";
  attendThreads({ parentElement: document.body, data: { focus: null } });

  // « My crises »: as components/crash and analysis/ranking do, on the cells of the grid.
  const field = document.getElementById("mes-crises");
  const grid = document.querySelector(".rp-crash-scroll .rp-crash-grid");
  if (!field || !grid) return;
  const HOLDS = 2;
  const boxes = [...field.querySelectorAll("input")];
  const said = field.querySelector("[role=status]");
  const body = grid.tBodies[0];
  const order = JSON.parse(field.dataset.order);
  const lines = [...body.rows].filter((row) => row.querySelector(":scope > th[scope=row]")).map((row) => {
    const opened = row.nextElementSibling?.classList.contains("rp-crash-opened") ? row.nextElementSibling : null;
    const cells = [...row.cells].slice(1, 1 + boxes.length);
    const [robust, ranked] = [...row.cells].slice(1 + boxes.length);
    const place = order.indexOf(row.querySelector("th a[id]").id);
    return { row, opened, cells, robust, ranked, place, levels: cells.map(levelOf) };
  });
  const rest = order.map((id, place) => ({ place, levels: JSON.parse(field.dataset.levels)[place] }))
    .filter((one) => !lines.some((line) => line.place === one.place));
  const first = body.rows[0]?.classList.contains("rp-crash-opened") ? body.rows[0] : null;
  const scale = scaleOf();

  // null: not applicable; "": to be tested.
  function levelOf(cell) {
    const face = cell.querySelector(".rp-cell");
    if (face.classList.contains("rp-open")) return "";
    const level = [0, 1, 2, 3].find((one) => face.classList.contains("rp-k" + one));
    return level ?? null;
  }

  function summary(levels, kept) {
    const shown = levels.filter((_, at) => kept[at]);
    const tested = shown.filter((level) => Number.isInteger(level));
    const held = tested.filter((level) => level >= HOLDS).length;
    const applicable = shown.filter((level) => level !== null).length;
    return { tested: tested.length, held, applicable, worst: Math.min(...tested), counts: [0, 1, 2, 3].map((n) => tested.filter((l) => l === n).length) };
  }

  const merit = (s) => (s.tested ? [s.held / s.tested, s.worst, s.tested / s.applicable] : null);
  function meritIf(level, s) {
    if (!s.applicable) return null;
    const added = s.applicable - s.tested;
    const outcomes = [...(s.tested ? [s.worst] : []), ...(added ? [level] : [])];
    return [(s.held + added * (level >= HOLDS)) / s.applicable, Math.min(...outcomes), 1];
  }
  function greater(one, other) {
    for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] > other[at];
    return false;
  }
  const rank = (own, others) => (own ? 1 + others.filter((one) => one && greater(one, own)).length : null);

  function ranked(kept) {
    const all = [...lines, ...rest].sort((a, b) => a.place - b.place).map((line) => ({ line, ...summary(line.levels, kept) }));
    const merits = all.map(merit);
    const broke = all.map((s) => meritIf(0, s));
    const held = all.map((s) => meritIf(HOLDS, s));
    const without = (list, at) => list.filter((_, other) => other !== at);
    all.forEach((s, at) => {
      s.rank = rank(merits[at], merits);
      s.best = rank(held[at], without(broke, at));
      const worst = rank(broke[at], without(held, at));
      s.last = worst === null ? null : Math.max(worst, s.rank ?? 0);
    });
    return all.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.line.place - b.line.place).filter((s) => s.line.row);
  }

  function scaleOf() {
    const bar = grid.querySelector(".rp-crash-robust");
    const size = Number(grid.querySelector(".rp-crash-robust rect")?.getAttribute("width") ?? 9.6);
    return { size, pitch: size / 0.8, axis: Number(bar?.querySelector(".rp-axis").getAttribute("d").slice(1).split(" ")[0]) };
  }

  // The squares of the bar: what breaks or is fragile on the left of the axis, the rest on its right.
  function draw(s) {
    const svg = s.line.robust.querySelector("svg");
    svg.querySelectorAll("rect").forEach((rect) => rect.remove());
    const put = (level, x) => {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const size = { class: "rp-u" + level, x, y: 7, width: scale.size, height: 16, rx: 1.5 };
      for (const [name, value] of Object.entries(size)) rect.setAttribute(name, value);
      svg.prepend(rect);
    };
    const many = (level) => Array(s.counts[level]).fill(level);
    const right = [...many(2), ...many(3)];
    [...many(1), ...many(0)].forEach((level, at) => put(level, scale.axis - 3 - (at + 1) * scale.pitch + scale.pitch - scale.size));
    right.forEach((level, at) => put(level, scale.axis + 3 + at * scale.pitch));
    const text = svg.querySelector("text");
    text.setAttribute("x", scale.axis + 7 + right.length * scale.pitch);
    text.textContent = s.tested + "/" + s.applicable;
    s.line.robust.querySelector(".rp-hidden").textContent = `${s.held} tenues sur ${s.tested} testées, ${s.applicable} crises`;
  }

  function tell(s) {
    const strong = document.createElement(s.rank ? "strong" : "span");
    strong.textContent = s.rank ?? "–";
    const small = document.createElement("small");
    small.textContent = s.best !== null && s.best !== s.last ? `de ${s.best} à ${s.last}` : "";
    s.line.ranked.replaceChildren(strong, " ", small);
    s.line.row.querySelector(".rp-crash-narrow").textContent = `${s.rank ? `rang ${s.rank} · ` : ""}${s.tested}/${s.applicable}`;
  }

  function hideColumns(kept) {
    const heads = [...grid.tHead.rows[1].cells];
    const under = grid.tFoot ? [...grid.tFoot.rows[0].cells].slice(1, 1 + boxes.length) : [];
    kept.forEach((one, at) => [heads[at], under[at], ...lines.map((line) => line.cells[at])].forEach((cell) => cell && (cell.hidden = !one)));
    let at = 0;
    const columns = grid.querySelectorAll("colgroup[span]");
    grid.tHead.rows[0].querySelectorAll("th[scope=colgroup]").forEach((family, rank) => {
      family.dataset.span ??= family.colSpan;
      const span = kept.slice(at, (at += Number(family.dataset.span))).filter(Boolean).length;
      family.hidden = columns[rank].hidden = !span;
      family.colSpan = columns[rank].span = Math.max(span, 1);
    });
    grid.style.setProperty("--n", kept.filter(Boolean).length);
  }

  function show() {
    const chosen = boxes.map((box) => box.checked);
    const kept = chosen.some(Boolean) ? chosen : chosen.map(() => true);
    hideColumns(kept);
    const rows = ranked(kept);
    for (const s of rows) { draw(s); tell(s); }
    body.append(...[first, ...rows.flatMap((s) => [s.line.row, s.line.opened])].filter(Boolean));
    const number = chosen.filter(Boolean).length;
    said.textContent = number ? `Cases, barres et rangs refaits pour ${number === 1 ? "cette crise" : `ces ${number} crises`}.` : "";
  }

  const ids = () => boxes.filter((box) => box.checked).map((box) => encodeURIComponent(box.value)).join("~");
  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("crises") ?? "";
    const wanted = asked.split("~");
    for (const box of boxes) box.checked = wanted.includes(box.value);
    if (boxes.some((box) => box.checked) || said.textContent) show();
  }
  field.addEventListener("change", () => {
    history.replaceState(null, "", ids() ? `#crises=${ids()}` : location.pathname + location.search);
    show();
  });
  addEventListener("hashchange", fromAddress);
  field.hidden = false;
  fromAddress();
})();
