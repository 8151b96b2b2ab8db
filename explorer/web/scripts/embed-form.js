/* The form that gives the code: copies it, and follows a choice at once. */
(() => {
  'use strict';
  const code = document.getElementById('code'), button = document.getElementById('copy'), told = document.getElementById('copied');
  // A proxy may hide the address by which readers come: the browser knows it.
  const here = new URL('./', location.href).href;
  code.value = code.value.replaceAll(code.dataset.site, here);
  button.hidden = false;
  button.addEventListener('click', async () => {
    code.select();
    try { await navigator.clipboard.writeText(code.value); } catch { document.execCommand('copy'); }
    told.textContent = told.dataset.text;
  });
  const form = document.querySelector('form');
  form.querySelectorAll('select, input[type="checkbox"]').forEach((one) => one.addEventListener('change', () => form.submit()));
})();
