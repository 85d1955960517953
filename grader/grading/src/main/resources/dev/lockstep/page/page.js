"use strict";
// Walks through schedules that stand in the page already: marks a step and its line, and says both in words.
for (const walk of document.querySelectorAll(".walk")) {
  const rows = [...walk.querySelectorAll("tr.step")];
  const all = [...walk.querySelectorAll("tbody > tr")];
  const scroll = walk.querySelector(".scroll");
  const here = walk.querySelector(".here");
  const what = walk.querySelector(".what");
  const waits = walk.querySelector(".waits");
  const play = walk.querySelector('[data-go="play"]');
  let at = -1;
  let timer = 0;

  const line = row => document.getElementById(row.dataset.at);

  const go = to => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    if (at >= 0) {
      rows[at].removeAttribute("aria-current");
      line(rows[at])?.classList.remove("current");
    }
    at = next;
    const row = rows[at];
    row.setAttribute("aria-current", "step");
    here.setAttribute("y", all.indexOf(row) * 44);
    const cell = row.querySelector(".cell");
    what.textContent = row.querySelector("th").textContent + ": "
        + [...cell.querySelectorAll(".code, .deed, .note")].map(part => part.textContent.trim()).join(" — ");
    waits.textContent = row.dataset.now;
    show(row);
    const source = line(row);
    if (source) {
      source.classList.add("current");
      within(source.closest(".excerpt"), source);
    }
  };

  // scrolls the box alone, never the page
  const within = (box, part) => {
    const outer = box.getBoundingClientRect();
    const inner = part.getBoundingClientRect();
    const top = outer.top + (box === scroll ? walk.querySelector("thead").offsetHeight : 0);
    if (inner.top < top) {
      box.scrollTop -= top - inner.top + 22;
    } else if (inner.bottom > outer.bottom) {
      box.scrollTop += inner.bottom - outer.bottom + 22;
    }
  };
  const show = row => within(scroll, row.querySelector("th"));

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
  };

  const start = () => {
    if (at === rows.length - 1) {
      go(0);
    }
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      go(at + 1);
      if (at === rows.length - 1) {
        stop();
      }
    }, 1000);
  };

  const moves = {
    first: () => go(0),
    back: () => go(at - 1),
    on: () => go(at + 1),
    last: () => go(rows.length - 1),
  };
  const keys = {
    ArrowDown: moves.on, ArrowRight: moves.on, ArrowUp: moves.back, ArrowLeft: moves.back, Home: moves.first, End: moves.last,
  };

  walk.querySelector(".player").addEventListener("click", event => {
    const move = event.target.closest("button")?.dataset.go;
    if (move === "play") {
      timer ? stop() : start();
    } else if (move) {
      stop();
      moves[move]();
    }
  });
  walk.addEventListener("keydown", event => {
    const move = keys[event.key];
    if (move && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      stop();
      move();
    }
  });
  scroll.addEventListener("click", event => {
    const drawing = event.target.closest(".drawing");
    const row = drawing
        ? all[Math.floor((event.clientY - drawing.getBoundingClientRect().top) / 44)]
        : event.target.closest("tr.step");
    if (rows.includes(row)) {
      stop();
      go(rows.indexOf(row));
    }
  });
  walk.querySelector(".player").hidden = false;
  go(0);
}

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code); // to be copied by hand
      button.textContent = "Selected";
    }
  });
}
