import type {SessionStore} from "./session-store.js";

/** Draws now and after every change of the session, until the element has left the page. */
export function watch<Watching extends HTMLElement>(
  store: SessionStore,
  element: Watching,
  draw: () => void
): Watching {
  let wasThere = false;
  const stop = store.subscribe(() => {
    if (wasThere && !element.isConnected) return void stop();
    wasThere = element.isConnected;
    draw();
  });
  draw();
  return element;
}
