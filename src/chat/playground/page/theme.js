// @ts-check

const root = document.documentElement;
const drawer = 'comeback-theme';

// Storage may be switched off; the page then simply follows the system.
try {
  const remembered = localStorage.getItem(drawer);
  if (remembered) root.dataset['theme'] = remembered;
} catch {}

export function toggleTheme() {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = (root.dataset['theme'] ?? system) === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = theme;
  try {
    localStorage.setItem(drawer, theme);
  } catch {}
}
