// On a phone, a lesson opens as one notebook alone: the whole desk, with its list of files, leaves it no room.
if (window.matchMedia("(max-width: 48rem)").matches) {
  for (const link of document.querySelectorAll('a[href*="lab/lab/index.html"]')) {
    const page = link.getAttribute("href").includes("?path=") ? "lab/notebooks/index.html" : "lab/tree/index.html";
    link.setAttribute("href", link.getAttribute("href").replace("lab/lab/index.html", page));
  }
}
