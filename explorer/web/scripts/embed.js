/* For a page that embeds parts of the Health Gap Explorer: gives each frame the height of what it
   shows. Without it frames keep the height that stands in their code. It listens to the frames of
   this script's own origin alone, sends nothing elsewhere and keeps nothing. */
(() => {
  'use strict';
  const { origin } = new URL(document.currentScript.src);
  // Each code that is pasted brings this script: the first does for all.
  const here = `healthGap ${origin}`;
  if (window[here]) return;
  window[here] = true;
  const LEAST = 60, MOST = 20000;
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => {
    try { return new URL(frame.src).origin === origin; } catch { return false; }
  });
  addEventListener('message', (event) => {
    if (event.origin !== origin || event.data?.healthGap !== 'height') return;
    const { height } = event.data;
    const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
    if (!frame || !Number.isFinite(height) || height < LEAST || height > MOST) return;
    frame.style.height = `${Math.ceil(height)}px`;
  });
  // What was told before this script came is asked for again.
  const ask = () => frames().forEach((frame) => frame.contentWindow?.postMessage({ healthGap: 'height?' }, '*'));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', ask); else ask();
})();
