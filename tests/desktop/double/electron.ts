// The module that `electron` is for the main process of an app that runs on the double.
import { app } from './app.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc.ts';
import { Menu } from './menu.ts';
import { mainPort, newPair } from './ports.ts';
import { honest, honestClass } from './refuse.ts';
import { protocol, session } from './session.ts';
import { nativeTheme, powerMonitor, screen, shell } from './system.ts';
import { utilityProcess } from './utility.ts';
import { BrowserWindow } from './window.ts';

const MessageChannelMain = honestClass(
  'MessageChannelMain',
  () => {
    const [one, two] = newPair();
    return honest('MessageChannelMain', { port1: mainPort(one), port2: mainPort(two) });
  },
  {},
);

const members = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};

/** The same as one value, for functions that the harness sends. */
export const electron = honest('electron', members);

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};
