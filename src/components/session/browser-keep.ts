import type {KeptLine, KeptSession, Role, SessionKeep} from "./kept-session.js";

const place = {database: "samenhang-bijeenkomsten", store: "sessions"} as const;
const keyOf = (role: Role, id: string): string => `${role} ${id}`;

/** Sessions in this browser's own database. A write is on the disk when it is done: a crash takes nothing of it. */
export function browserKeep(factory: IDBFactory | undefined = globalThis.indexedDB): SessionKeep {
  let opened: Promise<IDBDatabase> | null = null;
  const database = (): Promise<IDBDatabase> => {
    opened ??= open(factory, () => (opened = null));
    opened.catch(() => (opened = null));
    return opened;
  };

  async function transact<Value>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore, answer: (value: Value) => void) => void
  ): Promise<Value> {
    const transaction = (await database()).transaction(place.store, mode, {durability: "strict"});
    return new Promise<Value>((resolve, reject) => {
      let value: Value;
      transaction.oncomplete = () => resolve(value);
      const fail = (): void => reject(transaction.error ?? new Error("the browser stopped the transaction"));
      transaction.onabort = fail;
      work(transaction.objectStore(place.store), (found) => (value = found));
    });
  }

  return {
    read: (role, id) =>
      transact("readonly", (store, answer) => {
        const request: IDBRequest<KeptSession | undefined> = store.get(keyOf(role, id));
        request.onsuccess = () => answer(request.result ?? null);
      }),
    write: (kept, after) =>
      transact("readwrite", (store, answer) => {
        const key = keyOf(kept.role, kept.session.id);
        const request: IDBRequest<KeptSession | undefined> = store.get(key);
        request.onsuccess = () => {
          const there = request.result;
          if (there !== undefined && there.revision !== after) return answer({other: there});
          const revision = after + 1;
          store.put({...kept, revision}, key);
          answer({revision});
        };
      }),
    remove: (role, id) =>
      transact("readwrite", (store, answer) => {
        store.delete(keyOf(role, id));
        answer(undefined);
      }),
    list: (role) =>
      transact<KeptLine[]>("readonly", (store, answer) => {
        const request: IDBRequest<KeptSession[]> = store.getAll();
        request.onsuccess = () =>
          answer(
            request.result
              .filter((each) => each.role === role)
              .sort((a, b) => (a.kept < b.kept ? 1 : -1))
              .map(({kept, session}) => ({role, kept, id: session.id, title: session.title ?? null}))
          );
      })
  };
}

function open(factory: IDBFactory | undefined, onclose: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (factory === undefined) throw new Error("this browser keeps nothing");
    const request = factory.open(place.database, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(place.store);
    request.onerror = () => reject(request.error ?? new Error("the browser keeps nothing"));
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onclose;
      // Another window may want to change or remove the database: it must not wait for this one.
      database.onversionchange = () => {
        database.close();
        onclose();
      };
      resolve(database);
    };
  });
}
