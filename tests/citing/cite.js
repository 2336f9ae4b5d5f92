// Print what citeproc-js makes of items of CSL-JSON in a style: entries, and citations of para. 7.
const CSL = require("citeproc");
const { readFileSync, writeSync } = require("fs");

const [stylePath, localePath] = process.argv.slice(2);
const items = JSON.parse(readFileSync(0, "utf8"));
const locale = readFileSync(localePath, "utf8");
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const sources = { retrieveLocale: () => locale, retrieveItem: (id) => byId[id] };
const engine = new CSL.Engine(sources, readFileSync(stylePath, "utf8"));
engine.setOutputFormat("text");

// One item at a time: a list would write a dash for an author who is repeated.
const made = items.map(({ id }) => {
  engine.updateItems([id]);
  const [, [entry]] = engine.makeBibliography();
  const cited = { citationItems: [{ id, locator: "7", label: "paragraph" }], properties: { noteIndex: 1 } };
  return [engine.previewCitationCluster(cited, [], [], "text"), entry.trim()];
});
writeSync(1, JSON.stringify(made));
