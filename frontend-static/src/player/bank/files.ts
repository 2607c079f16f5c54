const root = "tributary-pieces";

/** Small files on the viewer's disk. */
export interface Files {
  /** Bytes that may be used. */
  readonly budget: number;
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  remove(name: string): Promise<void>;
}

const partOfQuota = 0.3;
const mostBytes = 8 * 1024 ** 3;

/**
 * A folder of this page's own in the origin's private file system; null where the browser has none that can be written
 * to from here. It goes away with the page, or, if the page could not clean up, when the next one opens its own.
 */
export async function openFiles(): Promise<Files | null> {
  try {
    if (!navigator.locks || typeof FileSystemFileHandle.prototype.createWritable !== "function") return null;
    const id = crypto.randomUUID();
    await hold(lockOf(id));
    const all = await (await navigator.storage.getDirectory()).getDirectoryHandle(root, { create: true });
    void removeLeftovers(all);
    const folder = await all.getDirectoryHandle(id, { create: true });
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    addEventListener("pagehide", ({ persisted }) => {
      if (!persisted) void all.removeEntry(id, { recursive: true }).catch(() => undefined);
    });
    return filesIn(folder, Math.min(mostBytes, partOfQuota * Math.max(0, quota - usage)));
  } catch {
    return null;
  }
}

function filesIn(folder: FileSystemDirectoryHandle, budget: number): Files {
  return {
    budget,
    write: async (name, bytes) => {
      const file = await folder.getFileHandle(name, { create: true });
      const writable = await file.createWritable();
      await writable.write(bytes);
      await writable.close();
    },
    read: async (name) => {
      const file = await (await folder.getFileHandle(name)).getFile();
      return new Uint8Array(await file.arrayBuffer());
    },
    remove: (name) => folder.removeEntry(name),
  };
}

function lockOf(id: string): string {
  return `${root}/${id}`;
}

/** Holds a lock for as long as the page lives: so that others see that its folder is in use. */
function hold(name: string): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise(() => undefined);
    });
  });
}

async function removeLeftovers(all: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const used = new Set(held.map(({ name }) => name));
  const entries = all as unknown as { keys(): AsyncIterable<string> };
  for await (const id of entries.keys()) {
    if (!used.has(lockOf(id))) await all.removeEntry(id, { recursive: true }).catch(() => undefined);
  }
}
