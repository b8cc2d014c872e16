// Runs in every page before anything else, and notes whatever a stranger should not be able to do.
(() => {
  const noted = [];
  Object.defineProperty(window, "__noted", { value: noted });
  document.addEventListener("securitypolicyviolation", (event) => noted.push(`policy: ${event.violatedDirective}`), true);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    Object.defineProperty(window, name, { value: () => noted.push(name) });
  }
})();
