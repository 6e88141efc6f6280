#ifndef BOOKABLE_POLICY_ARENA_H
#define BOOKABLE_POLICY_ARENA_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

// The memory of one interpreter: a range of addresses that starts at a multiple of 4 GiB. Lua hashes tables and functions
// by the lower half of their addresses, so what lies at the same distance from the start has the same hash in every process.
// Blocks are laid one after the other and never used again: an evaluation may ask for no more than fits.

enum {
    arena_step = 16,
    // How much of what was touched is kept for the next run; the rest goes back to the system.
    arena_kept_size = 128 * 1024,
};

typedef struct arena {
    char *start;
    char *next;
    char *end;
} arena;

// False when the system has no such range of this size in bytes, a multiple of the size of a page.
bool arena_open(arena *arena, size_t size);
void arena_close(arena *arena);

// NULL when the arena is full.
static inline void *arena_take(arena *arena, size_t size) {
    assert(size > 0 && arena->next >= arena->start && arena->next <= arena->end);
    size_t rounded = (size + arena_step - 1) & ~(size_t)(arena_step - 1);
    if ((size_t)(arena->end - arena->next) < rounded) return NULL;
    void *block = arena->next;
    arena->next += rounded;
    return block;
}

// Forgets the blocks from `next` on, and gives memory that is worth it back to the system.
void arena_rewind(arena *arena, char *next);

#endif
