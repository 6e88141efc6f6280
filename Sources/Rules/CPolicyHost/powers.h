#ifndef BOOKABLE_POLICY_POWERS_H
#define BOOKABLE_POLICY_POWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The line of the first `^` in a source whose outcome may differ from processor to processor; 0 for none.
//
// The C library computes powers by one of several functions, as the processor allows, and they differ in the last bit. Exact
// powers are the same everywhere: those of whole numbers as they are written, such as 2^53, up to 2^53.
int32_t doubtful_power_line(const char *source, size_t length);

#endif
