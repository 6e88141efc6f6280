#ifndef BOOKABLE_CLIBPQ_SHIM_H
#define BOOKABLE_CLIBPQ_SHIM_H

#include <libpq-fe.h>

// Of OpenSSL, which libpq is linked with. Its headers are not needed for one function.
extern int SSL_has_pending(const void *ssl);

// Whether bytes that came off the socket wait inside the TLS layer, where polling the socket cannot see them.
static inline int bookable_pq_has_buffered_tls(PGconn *connection) {
    void *ssl = PQsslInUse(connection) ? PQsslStruct(connection, "OpenSSL") : 0;
    return ssl ? SSL_has_pending(ssl) : 0;
}

#endif
