// The page of which a picture is made: the editor of VS Code, with the language server behind its YAML extension.

import * as monaco from "monaco-editor";
import { configureMonacoYaml } from "monaco-yaml";

self.MonacoEnvironment = { getWorker: (_, label) => new Worker(label === "yaml" ? "yaml.js" : "editor.js") };

// Open the plan; the schema is found by the first line of the plan itself, as in VS Code.
self.open = (text, schema) => {
  configureMonacoYaml(monaco, { schemas: [{ uri: "file:///docs/plan.schema.json", fileMatch: [], schema }] });
  const model = monaco.editor.createModel(text, "yaml", monaco.Uri.parse("file:///examples/arnhem-2019/plan.yaml"));
  const box = document.getElementById("editor");
  self.editor = monaco.editor.create(box, {
    model, fontSize: 15, lineHeight: 22, minimap: { enabled: false }, scrollBeyondLastLine: false, occurrencesHighlight: "off",
    wordBasedSuggestions: "off", wordWrap: "on", stickyScroll: { enabled: false },
    quickSuggestions: { other: true, comments: false, strings: true }, suggest: { showIcons: true }, fixedOverflowWidgets: true,
  });
};

// Put the cursor behind a text, so that what follows is typed there.
self.behind = (text) => {
  const { range } = self.editor.getModel().findMatches(text, false, false, true, null, false)[0];
  self.editor.setPosition(range.getEndPosition());
  self.editor.setScrollTop(self.editor.getTopForLineNumber(range.endLineNumber - 4));
  self.editor.focus();
};

self.suggest = () => self.editor.trigger("", "editor.action.triggerSuggest", {});
