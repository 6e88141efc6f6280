#ifndef BOOKABLE_CLUA_SHIM_H
#define BOOKABLE_CLUA_SHIM_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#endif
