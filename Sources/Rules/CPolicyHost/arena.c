#define _GNU_SOURCE

#include "arena.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>

enum { granule_bits = 32, first_place = 64, last_place = 16384 };

static char *map_at(uintptr_t address, size_t size) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE;
    char *mapped = mmap((void *)address, size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (mapped == MAP_FAILED) return NULL;
    if ((uintptr_t)mapped == address) return mapped;
    // A kernel that does not know the flag takes the address for a hint.
    munmap(mapped, size);
    return NULL;
}

bool arena_open(arena *arena, size_t size) {
    assert(size > 0 && size % 4096 == 0 && size < (uintptr_t)1 << granule_bits);
    static atomic_uint turn;
    // Each place may be taken by another arena, or by something else in the process.
    for (int attempt = first_place; attempt < last_place; attempt++) {
        uintptr_t place = first_place + atomic_fetch_add(&turn, 1) % (last_place - first_place);
        arena->start = map_at(place << granule_bits, size);
        if (!arena->start) continue;
        arena->next = arena->start;
        arena->end = arena->start + size;
        return true;
    }
    return false;
}

void arena_close(arena *arena) {
    if (arena->start) munmap(arena->start, (size_t)(arena->end - arena->start));
    *arena = (struct arena){0};
}

void arena_rewind(arena *arena, char *next) {
    assert(next >= arena->start && next <= arena->next);
    if ((size_t)(arena->next - next) > arena_kept_size) {
        uintptr_t page = ((uintptr_t)next + arena_kept_size + 4095) & ~(uintptr_t)4095;
        if (page < (uintptr_t)arena->next) {
            madvise((void *)page, (size_t)((uintptr_t)arena->next - page), MADV_DONTNEED);
        }
    }
    arena->next = next;
}
