/** What is dragged out of the drawer of nodes. */
export const nodeTypeMime = 'application/x-shotgraph-node-type';
