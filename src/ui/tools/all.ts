// Every tool by its name.
export { createTool as create } from './createTool';
export { deleteTool as delete } from './deleteTool';
export { getTool as get } from './getTool';
export { listTool as list } from './listTool';
export { mountSnippetTool as mountSnippet } from './mountSnippetTool';
export { renameTool as rename } from './renameTool';
