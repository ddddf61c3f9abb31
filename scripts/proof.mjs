// npm run proof [-- --grep rclone]: the mounts with real tools, with 1,000 generated values for each target instead of 100.
process.env['PROOF'] ??= '1000';
process.argv.splice(2, 0, 'real');
await import('./test.mjs');
