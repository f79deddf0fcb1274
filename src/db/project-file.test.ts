import { describe, expect, it } from 'vitest';
import { isOnNetwork } from './project-file.ts';

describe('isOnNetwork', () => {
  it('knows UNC paths on Windows, but not drives and device paths', () => {
    expect(isOnNetwork('\\\\server\\share\\study.emic', 'win32', null)).toBe(true);
    expect(isOnNetwork('//server/share/study.emic', 'win32', null)).toBe(true);
    expect(isOnNetwork('\\\\?\\UNC\\server\\share\\study.emic', 'win32', null)).toBe(true);
    expect(isOnNetwork('\\\\?\\C:\\study.emic', 'win32', null)).toBe(false);
    expect(isOnNetwork('C:\\Users\\priya\\study.emic', 'win32', null)).toBe(false);
  });

  it('knows NFS and SMB on Linux, and lets encrypted FUSE folders be', () => {
    expect(isOnNetwork('/home/priya/study.emic', 'linux', 0x6969)).toBe(true);
    expect(isOnNetwork('/home/priya/study.emic', 'linux', 0xff534d42)).toBe(true);
    expect(isOnNetwork('/home/priya/study.emic', 'linux', 0x65735546)).toBe(false);
    expect(isOnNetwork('/home/priya/study.emic', 'linux', 0xef53)).toBe(false);
    expect(isOnNetwork('/home/priya/study.emic', 'linux', null)).toBe(false);
  });
});
