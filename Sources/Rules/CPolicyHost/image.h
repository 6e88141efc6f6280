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
    // What an evaluation changes in place unless it outgrows a block of the image: Lua's state, the bottom of its stack, the end
    // of the list of its calls, and the chunk's environment. (What other tables and long texts note for themselves, that a
    // method is absent or a hash known, is the same whoever notes it.)
    image_span spans[image_span_capacity];
    int span_count;
    // The buckets of the texts and the cache of those that C last asked for, which change when a text is made. (Without that the
    // cache may note other texts of the image, which makes no difference.)
    image_span texts;
    image_span text_cache;
} image;

typedef enum image_extent {
    // Nothing but the spans.
    image_spans,
    image_spans_and_texts,
    // A block of the image was outgrown, or the evaluation failed.
    image_whole,
} image_extent;

// Takes the image of a state that rests; its own block begins the arena. False when there is no memory for it.
bool image_take(image *image, const arena *arena, lua_State *lua, size_t state_size);

// Adds a block of the image to what is brought back after each evaluation. False when there are too many.
bool image_add(image *image, const arena *arena, const void *start, size_t length);

// Brings back what an evaluation may have changed.
void image_restore(const image *image, arena *arena, image_extent extent);

void image_release(image *image);

#endif
