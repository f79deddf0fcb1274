// The page's side of the double: page-script.ts puts this text in a function of `bind` (the way to main),
// `encode`, `decode` and `runPreload`, and has it run before any script of the page.
const id = crypto.randomUUID();
const bridges = new Map();
const listeners = new Map();
const exposed = new Set();
const made = { ports: 0 };

const ask = async (message) => {
  const answer = JSON.parse(await bind(JSON.stringify({ ...message, document: id })));
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
};
const tell = (message) => {
  ask(message).catch((error) => reportError(error));
};
const absent = (what) => new Error(`the double of electron has no ${what}`);
const honest = (name, members) =>
  new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'string' && !(key in target)) throw absent(`${name}.${key} in a preload`);
      return target[key];
    },
  });

// Ports: a real MessagePort whose far end is relayed through main.
const bridge = (port, portId) => {
  bridges.set(portId, port);
  port.onmessage = ({ data, ports }) =>
    tell({ type: 'port', port: portId, text: encode(data), ports: ports.map(givePort) });
};
const givePort = (port) => {
  const own = structuredClone(port, { transfer: [port] });
  made.ports += 1;
  const portId = `${id}:${made.ports}`;
  bridge(own, portId);
  return portId;
};
const takePort = (portId) => {
  const { port1, port2 } = new MessageChannel();
  bridge(port2, portId);
  // Electron tells a port that its other end has closed; Chromium does not.
  port2.ended = () => port1.dispatchEvent(new Event('close'));
  port1.close = () => {
    MessagePort.prototype.close.call(port1);
    if (bridges.delete(portId)) tell({ type: 'closed', port: portId });
  };
  return port1;
};
const receive = ({ type, port, channel, text, ports = [] }) => {
  if (type === 'message') {
    const event = honest('IpcRendererEvent', { sender: ipcRenderer, ports: ports.map(takePort) });
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(event, ...decode(text));
  } else if (type === 'port') bridges.get(port)?.postMessage(decode(text), ports.map(takePort));
  else {
    const ended = bridges.get(port);
    bridges.delete(port);
    ended?.close();
    ended?.ended?.();
  }
};
const listen = async () => {
  for (;;)
    for (const message of await ask({ type: 'next' }))
      try {
        receive(message);
      } catch (error) {
        reportError(error);
      }
};

const ipcRenderer = honest('ipcRenderer', {
  invoke: (channel, ...words) => ask({ type: 'invoke', channel, text: encode(words) }).then(decode),
  send: (channel, ...words) => tell({ type: 'message', channel, text: encode(words), ports: [] }),
  postMessage: (channel, message, transfer = []) =>
    tell({ type: 'message', channel, text: encode([message]), ports: transfer.map(givePort) }),
  on(channel, listener) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  },
});

// The bridge: copies both ways, and nothing that Electron would not carry.
const refused = (what) => new Error(`contextBridge: ${what} cannot be sent over the bridge`);
const isPlain = (value) => [Object.prototype, null].includes(Object.getPrototypeOf(value));
const cross = (value) => {
  if (typeof value === 'symbol') throw refused('a symbol');
  if (typeof value === 'function') return crossFunction(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Promise) return value.then(cross, (error) => Promise.reject(crossError(error)));
  if (value instanceof Error) return crossError(value);
  if (value instanceof Node || value === window) throw refused('a node');
  if (Array.isArray(value)) return value.map(cross);
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cross(item)]));
  try {
    const copy = structuredClone(value);
    if (!isPlain(copy)) return copy;
  } catch {
    throw refused('what has no clone');
  }
  throw refused('an instance of a class');
};
const crossError = (error) => new Error(error instanceof Error ? error.message : String(error));
const crossFunction =
  (call) =>
  (...words) => {
    const given = words.map(cross);
    try {
      return cross(call(...given));
    } catch (error) {
      throw crossError(error);
    }
  };
const freeze = (value) => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const item of Object.values(value)) freeze(item);
  return Object.freeze(value);
};
const contextBridge = honest('contextBridge', {
  exposeInMainWorld(name, value) {
    if (name in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    exposed.add(name);
    Object.defineProperty(window, name, { value: freeze(cross(value)), enumerable: true });
  },
});

// A page cannot learn a file's path; the harness notes it before it drops or chooses the file.
const paths = new Map();
Object.defineProperty(window, Symbol.for('emic.desktop.paths'), { value: paths });
const webUtils = honest('webUtils', {
  getPathForFile(file) {
    if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File');
    return paths.get(`${file.name} ${file.size}`) ?? '';
  },
});

// Windows: the request reaches main by itself (Page.windowOpen); here only the answer of a denied one.
const open = window.open.bind(window);
window.open = (...words) => {
  open(...words);
  return null;
};

// Permissions: what Chromium would ask is asked of main's handlers first.
const gate = (holder, name, permission, deny) => {
  const original = holder?.[name];
  if (original === undefined) return;
  holder[name] = async function (...words) {
    if (await ask({ type: 'permission', permission })) return original.apply(this, words);
    return deny(...words);
  };
};
const notAllowed = () => {
  throw new DOMException('Permission denied', 'NotAllowedError');
};
gate(Clipboard.prototype, 'writeText', 'clipboard-sanitized-write', notAllowed);
gate(Clipboard.prototype, 'write', 'clipboard-sanitized-write', notAllowed);
gate(Clipboard.prototype, 'readText', 'clipboard-read', notAllowed);
gate(Clipboard.prototype, 'read', 'clipboard-read', notAllowed);
gate(MediaDevices.prototype, 'getUserMedia', 'media', notAllowed);
gate(MediaDevices.prototype, 'getDisplayMedia', 'display-capture', notAllowed);
gate(Element.prototype, 'requestFullscreen', 'fullscreen', notAllowed);
gate(Notification, 'requestPermission', 'notifications', () => 'denied');
gate(Geolocation.prototype, 'getCurrentPosition', 'geolocation', (_found, failed) =>
  failed?.({ code: 1, message: 'User denied Geolocation' }),
);
const query = Permissions.prototype.query;
Permissions.prototype.query = async function (asked) {
  const status = await query.call(this, asked);
  const allowed = await ask({ type: 'check', permission: asked.name });
  Object.defineProperty(status, 'state', { value: allowed ? 'granted' : 'denied' });
  return status;
};

const tellTitle = () => tell({ type: 'title', text: document.title });
document.addEventListener('DOMContentLoaded', () => {
  tellTitle();
  new MutationObserver(tellTitle).observe(document.head, {
    childList: true,
    subtree: true,
    characterData: true,
  });
});

tell({ type: 'hello' });
listen().catch(() => undefined);
const before = new Set(Object.keys(window));
runPreload((name) => {
  if (name === 'electron') return honest('electron', { contextBridge, ipcRenderer, webUtils });
  throw absent(`module ${name} in a preload`);
});
const leaked = Object.keys(window).filter((name) => !before.has(name) && !exposed.has(name));
if (leaked.length > 0) throw new Error(`the preload left in the page: ${leaked.join(', ')}`);
