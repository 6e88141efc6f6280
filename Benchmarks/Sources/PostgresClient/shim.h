#ifndef POSTGRES_CLIENT_SHIM_H
#define POSTGRES_CLIENT_SHIM_H

#include <libpq-fe.h>

#endif
