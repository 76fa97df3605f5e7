"""The edge: sockets, ASGI, several documents, the start page, the journal, made trouble."""
