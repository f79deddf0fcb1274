// Runs in the real Electron before the app (`-r`): dialogs are answered from a script and what leaves the app
// is written down, as the double of electron does by itself.
const { dialog, shell } = require('electron');

const records = { dialogs: [], openedExternal: [], shownInFolder: [], requests: [], recentDocuments: [] };
const scripted = JSON.parse(process.env.EMIC_DESKTOP_DIALOGS ?? '[]');
const answerTo = (kind, words) => {
  const place = scripted.findIndex((dialog) => dialog.kind === kind);
  if (place < 0) throw new Error(`unscripted dialog: ${kind} ${JSON.stringify(words.slice(-2))}`);
  records.dialogs.push({ kind, options: kind === 'error' ? words : words.at(-1) });
  return scripted.splice(place, 1)[0].answer;
};

dialog.showOpenDialog = async (...words) => {
  const filePaths = answerTo('open', words);
  return { canceled: filePaths.length === 0, filePaths };
};
dialog.showSaveDialog = async (...words) => {
  const filePath = answerTo('save', words);
  return { canceled: filePath === null, filePath: filePath ?? '' };
};
dialog.showMessageBox = async (...words) => ({
  response: answerTo('message', words),
  checkboxChecked: false,
});
dialog.showErrorBox = (title, content) => answerTo('error', [title, content]);
shell.openExternal = async (url) => records.openedExternal.push(url);
shell.showItemInFolder = (path) => records.shownInFolder.push(path);

Object.defineProperty(globalThis, Symbol.for('emic.desktop.records'), { value: records });
Object.defineProperty(globalThis, Symbol.for('emic.desktop.dialogs'), {
  value: (dialogs) => scripted.push(...dialogs),
});
