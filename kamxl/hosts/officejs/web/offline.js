// Keeps the files of the add-in in the web view, so that it starts without a network. A new build has a new name and
// is taken over when no workbook uses the old one any more. Web views without service workers rely on their cache.
const NAME = "kamxl-@BUILD@";
const FILES = @FILES@;
const OFFICE = "https://appsforoffice.microsoft.com/";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("kamxl-") && !name.startsWith(NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") {
    return;
  }
  if (request.url.startsWith(OFFICE)) {
    event.respondWith(newest(request));
  } else if (request.url.startsWith(self.registration.scope)) {
    // Excel adds words about itself to the address of the page.
    event.respondWith(kept(request));
  }
});

async function kept(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

// Microsoft's own library is used as new as it is; without a network the last one does.
async function newest(request) {
  const cache = await caches.open(`${NAME}-office`);
  try {
    const answer = await fetch(request);
    await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const known = await cache.match(request, { ignoreSearch: true });
    if (known) {
      return known;
    }
    throw error;
  }
}
