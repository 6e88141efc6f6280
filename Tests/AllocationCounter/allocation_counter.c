#include "allocation_counter.h"

#include <errno.h>
#include <stddef.h>

// The C library's own names for what is defined here in its stead.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local uint64_t allocations __attribute__((tls_model("initial-exec")));
static _Thread_local uint64_t bytes __attribute__((tls_model("initial-exec")));

uint64_t allocations_of_this_thread(void) { return allocations; }

uint64_t allocated_bytes_of_this_thread(void) { return bytes; }

static void count(size_t size) {
    allocations++;
    bytes += size;
}

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t elements, size_t size) {
    count(elements * size);
    return __libc_calloc(elements, size);
}

void *realloc(void *memory, size_t size) {
    count(size);
    return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    count(size);
    void *const made = __libc_memalign(alignment, size);
    if (made == NULL && size > 0) return ENOMEM;
    *memory = made;
    return 0;
}
