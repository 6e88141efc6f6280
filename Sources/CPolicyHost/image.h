#ifndef BOOKABLE_POLICY_IMAGE_H
#define BOOKABLE_POLICY_IMAGE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

// A copy of an interpreter that is ready, and the way back to it. An evaluation starts from the very bytes that the one
// before started from, so it finds the same addresses free, the same texts known and the same stack.

enum { image_span_capacity = 16 };

typedef struct image_span {
    size_t offset;
    size_t length;
} image_span;

typedef struct image {
    // Of the arena, from its start.
    char *bytes;
    size_t length;
    // What an evaluation changes in place unless it outgrows a block of the image: Lua's state, the list of its calls,
    // its stack, and the buckets of its texts.
    image_span spans[image_span_capacity];
    int span_count;
} image;

// Takes the image of a state that rests; its own block begins the arena. False when there is no memory for it.
bool image_take(image *image, const arena *arena, lua_State *lua, size_t state_size);

// Brings the arena back; `whole` when a block of the image was outgrown, or the evaluation was left in the middle.
void image_restore(const image *image, arena *arena, bool whole);

void image_release(image *image);

#endif
