/** Greatest length of what is kept of an old register's columns beside the fields of a document, UTF-16 units. */
export const longestBookText = 500;
