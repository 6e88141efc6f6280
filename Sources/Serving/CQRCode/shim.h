#ifndef BOOKABLE_CQRCODE_SHIM_H
#define BOOKABLE_CQRCODE_SHIM_H

#include <qrencode.h>

#endif
