"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const controls = document.querySelector(".controls");
  const place = document.querySelector(".place");
  const spoken = document.querySelector(".spoken");
  const back = controls.querySelector("[data-go=back]");
  const on = controls.querySelector("[data-go=on]");
  const notes = controls.querySelector("[data-notes]");
  const full = controls.querySelector("[data-full]");
  const SWIPE = 50;
  let current = -1;

  const inRange = (index) => Math.max(0, Math.min(slides.length - 1, index));
  const fromHash = () => inRange((Number.parseInt(location.hash.slice(1), 10) || 1) - 1);

  function show(index) {
    const next = inRange(index);
    if (next === current) return;
    current = next;
    slides.forEach((slide, at) => slide.classList.toggle("current", at === current));
    const said = `${current + 1} of ${slides.length}`;
    place.textContent = `${current + 1} / ${slides.length}`;
    spoken.textContent = `Slide ${said}: ${slides[current].querySelector(".title").textContent}`;
    back.disabled = current === 0;
    on.disabled = current === slides.length - 1;
    history.replaceState(null, "", `#${current + 1}`);
    scrollTo(0, 0);
  }

  function toggleNotes() {
    const open = root.classList.toggle("with-notes");
    notes.setAttribute("aria-pressed", String(open));
    document.querySelectorAll(".notes").forEach((one) => { one.open = open; });
  }

  function toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch(() => {});
  }

  const canScroll = (down) =>
    down ? scrollY + innerHeight < root.scrollHeight - 1 : scrollY > 0;

  const KEYS = {
    ArrowRight: () => show(current + 1),
    ArrowLeft: () => show(current - 1),
    ArrowDown: () => show(current + 1),
    ArrowUp: () => show(current - 1),
    PageDown: () => show(current + 1),
    PageUp: () => show(current - 1),
    Home: () => show(0),
    End: () => show(slides.length - 1),
    n: toggleNotes,
    f: toggleFull,
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { key } = event;
    if (key === " " && event.target.closest("button, summary")) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && canScroll(key === "ArrowDown")) return;
    const act = key === " " ? () => show(current + (event.shiftKey ? -1 : 1)) : KEYS[key] || KEYS[key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  let touch = null;
  addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!touch) return;
    const end = event.changedTouches[0];
    const [right, down] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    touch = null;
    if (Math.abs(right) > SWIPE && Math.abs(right) > 1.5 * Math.abs(down)) show(current - Math.sign(right));
  }, { passive: true });

  back.addEventListener("click", () => show(current - 1));
  on.addEventListener("click", () => show(current + 1));
  notes.addEventListener("click", toggleNotes);
  full.addEventListener("click", toggleFull);
  addEventListener("hashchange", () => show(fromHash()));

  full.hidden = !document.fullscreenEnabled;
  root.classList.add("live");
  controls.hidden = false;
  show(fromHash());
})();
