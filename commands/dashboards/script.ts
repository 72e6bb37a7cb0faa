/** Shows one dashboard at a time; without it the page shows all of them. Kept small: it runs in the reader's browser. */
export const script = `
(() => {
  const boards = [...document.querySelectorAll(".dashboard")];
  const links = [...document.querySelectorAll("nav a")];
  const root = document.documentElement;
  const show = () => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const found = boards.find((board) => board.id === wanted) ?? boards[0];
    for (const board of boards) board.hidden = board !== found;
    for (const link of links) {
      if (found && link.hash === "#" + found.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  const isTyping = (target) => target instanceof HTMLElement && target.closest("pre, input, textarea") !== null;
  addEventListener("hashchange", show);
  addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    const at = boards.findIndex((board) => !board.hidden);
    const next = links[(at + step + links.length) % links.length];
    if (next === undefined) return;
    event.preventDefault();
    location.hash = next.hash;
    next.focus();
  });
  const theme = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const mark = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    mark();
  });
  mark();
  show();
})();
`;
