#ifndef BOOKABLE_POLICY_SLAB_H
#define BOOKABLE_POLICY_SLAB_H

#include <stddef.h>

// Memory for one interpreter: small blocks from pages, by size class; large ones from malloc. All of it goes at once.

enum {
    slab_step = 16,
    slab_classes = 32,
    slab_largest = slab_step * slab_classes,
};

typedef struct slab_page slab_page;
typedef struct slab_large slab_large;

typedef struct slab {
    slab_page *pages;
    slab_large *large;
    char *next;
    char *end;
    void *vacant[slab_classes];
    size_t footprint;
} slab;

// NULL when there is no memory.
void *slab_take(slab *slab, size_t size);
void slab_give(slab *slab, void *block, size_t size);
// Never fails when the size does not grow. On failure the old block stands.
void *slab_resize(slab *slab, void *block, size_t old_size, size_t new_size);
void slab_release(slab *slab);

#endif
