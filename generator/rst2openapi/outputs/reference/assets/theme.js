/* Before the page is painted: the reader's choice of light or dark, if there was one. */
try {
  const chosen = localStorage.getItem("rst2openapi-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* Pages on a disk may have no storage. */ }
