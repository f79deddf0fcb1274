import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, BridgeNews, BridgeProgress, Place } from '../src/contract/bridge.ts';
import { newLine } from './line.ts';

// The one place where a page meets the system. It gives the page four things, and a page names no path.

type HostPlace = Exclude<Place, 'window'>;

const changed = new Set<(news: BridgeNews) => void>();
const progress = new Set<(step: BridgeProgress) => void>();
const tell = (news: BridgeNews) => {
  for (const listener of [...changed]) listener(news);
};

const lineTo = (place: HostPlace) =>
  newLine({
    connect: () => ipcRenderer.send('emic:port', place),
    hear: (said) => {
      if (said.kind === 'progress') for (const listener of [...progress]) listener(said.progress);
      // What the other process of a project writes, its first one finds and tells.
      else if (place !== 'work') tell(said);
    },
    opened: (isAgain) => {
      if (place !== 'project') return;
      tell({ kind: 'connection', state: 'open' });
      if (isAgain) tell({ kind: 'changed', tables: ['*'] });
    },
  });
const lines = { project: lineTo('project'), work: lineTo('work'), machine: lineTo('machine') };

ipcRenderer.on('emic:port', (event, { place }: { readonly place: HostPlace }) => {
  const [port] = event.ports;
  if (port !== undefined) lines[place].joined(port);
});
ipcRenderer.on('emic:news', (_event, news) => {
  if (news.kind === 'lost') lines[news.place as HostPlace].lost();
  else if (news.kind === 'refused') lines[news.place as HostPlace].refused(news.error);
  else tell(news);
});

const bridge: Bridge = {
  call: (place, name, input, { coder, task }) => {
    if (place === 'window') return ipcRenderer.invoke('emic:window', name, input);
    return lines[place].ask({ kind: 'call', name, input, coder, task });
  },
  onChanged: (listener) => {
    changed.add(listener);
    return () => void changed.delete(listener);
  },
  onProgress: (listener) => {
    progress.add(listener);
    return () => void progress.delete(listener);
  },
  files: {
    save: async (name, bytes) => {
      const place = await ipcRenderer.invoke('emic:place', name);
      if (!place.ok || place.value === null) return place;
      const reply = await lines.machine.ask({ kind: 'save', handle: place.value, bytes });
      return reply as Awaited<ReturnType<Bridge['files']['save']>>;
    },
    open: (file) => ipcRenderer.invoke('emic:dropped', webUtils.getPathForFile(file as File)),
  },
};

contextBridge.exposeInMainWorld('emic', bridge);
