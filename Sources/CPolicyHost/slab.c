#include "slab.h"

#include <stdlib.h>
#include <string.h>

enum { page_size = 32 * 1024 };

struct slab_page {
    slab_page *next;
    size_t unused;
    char bytes[];
};

struct slab_large {
    slab_large *previous;
    slab_large *next;
    char bytes[];
};

static inline size_t class_of(size_t size) {
    return (size + slab_step - 1) / slab_step - 1;
}

static void *take_large(slab *slab, size_t size) {
    slab_large *block = malloc(sizeof(slab_large) + size);
    if (!block) return NULL;
    block->previous = NULL;
    block->next = slab->large;
    if (slab->large) slab->large->previous = block;
    slab->large = block;
    slab->footprint += size;
    return block->bytes;
}

static void give_large(slab *slab, void *bytes, size_t size) {
    slab_large *block = (slab_large *)((char *)bytes - offsetof(slab_large, bytes));
    if (block->previous) {
        block->previous->next = block->next;
    } else {
        slab->large = block->next;
    }
    if (block->next) block->next->previous = block->previous;
    slab->footprint -= size;
    free(block);
}

static void *take_from_page(slab *slab, size_t class) {
    size_t size = (class + 1) * slab_step;
    if ((size_t)(slab->end - slab->next) < size) {
        slab_page *page = malloc(page_size);
        if (!page) return NULL;
        page->next = slab->pages;
        slab->pages = page;
        slab->next = page->bytes;
        slab->end = (char *)page + page_size;
        slab->footprint += page_size;
    }
    void *block = slab->next;
    slab->next += size;
    return block;
}

void *slab_take(slab *slab, size_t size) {
    if (size > slab_largest) return take_large(slab, size);
    size_t class = class_of(size);
    void *block = slab->vacant[class];
    if (!block) return take_from_page(slab, class);
    slab->vacant[class] = *(void **)block;
    return block;
}

void slab_give(slab *slab, void *block, size_t size) {
    if (size > slab_largest) {
        give_large(slab, block, size);
        return;
    }
    size_t class = class_of(size);
    *(void **)block = slab->vacant[class];
    slab->vacant[class] = block;
}

void *slab_resize(slab *slab, void *block, size_t old_size, size_t new_size) {
    if (old_size <= slab_largest && new_size <= slab_largest && class_of(old_size) == class_of(new_size)) return block;
    void *fresh = slab_take(slab, new_size);
    if (!fresh) return new_size <= old_size ? block : NULL;
    memcpy(fresh, block, old_size < new_size ? old_size : new_size);
    slab_give(slab, block, old_size);
    return fresh;
}

void slab_release(slab *slab) {
    while (slab->pages) {
        slab_page *page = slab->pages;
        slab->pages = page->next;
        free(page);
    }
    while (slab->large) {
        slab_large *block = slab->large;
        slab->large = block->next;
        free(block);
    }
    memset(slab, 0, sizeof *slab);
}
