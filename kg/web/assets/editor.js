/* Puts the query editor (YASGUI) in the place of the plain form of the SPARQL page. Without it the form stays. */
(() => {
  const place = document.getElementById("editor");
  const given = JSON.parse(document.getElementById("editor-data").textContent);
  if (!place || typeof Yasgui === "undefined") return;

  const named = new URLSearchParams(location.hash.slice(1)).get("question"); // the editor clears the address
  const endpoint = new URL(given.endpoint, location.href).href;
  // the other ways of completing a word ask servers elsewhere
  Yasgui.Yasqe.defaults.autocompleters = ["prefixes", "variables"];
  Yasgui.Yasr.defaults.prefixes = given.prefixes;

  const editor = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST", headers: {} },
    copyEndpointOnNewTab: true,
    persistenceId: "janadesh" + new URL(endpoint).pathname,
    yasqe: { value: given.start, autocompleters: ["prefixes", "variables"], showQueryButton: true, resizeable: true },
    yasr: { prefixes: given.prefixes },
  });
  document.getElementById("plain").hidden = true;
  place.hidden = false;
  editor.getTab()?.getYasqe()?.refresh();

  const ask = (example) => {
    const open = Object.values(editor._tabs).find((tab) => tab.name() === example.title);
    if (open) editor.selectTabId(open.getId());
    else editor.addTab(true, { name: example.title, yasqe: { value: example.text }, requestConfig: { endpoint } });
    editor.getTab().query().catch(() => undefined); // the pane of answers shows what went wrong
    place.scrollIntoView({ block: "start" });
  };
  for (const link of document.querySelectorAll("[data-example]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(given.examples[link.dataset.example]);
    });
  }
  const asked = given.examples.find((example) => example.name === named);
  if (asked) ask(asked);
})();
