/** What is loaded on first use. Named once, because what ships has the file's whole name wherever it is loaded. */
export const later = () => import('./later');
