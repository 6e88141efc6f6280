#include "image.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

bool image_add(image *image, const arena *arena, const void *start, size_t length) {
    size_t offset = (size_t)((const char *)start - arena->start);
    size_t rounded = (length + arena_step - 1) & ~(size_t)(arena_step - 1);
    if (offset > image->length || rounded > image->length - offset) return false;
    image_span *last = image->span_count ? &image->spans[image->span_count - 1] : NULL;
    if (last && last->offset + last->length == offset) {
        last->length += rounded;
        return true;
    }
    if (image->span_count == image_span_capacity) return false;
    image->spans[image->span_count++] = (image_span){.offset = offset, .length = rounded};
    return true;
}

static image_span span_of(const arena *arena, const void *start, size_t length) {
    return (image_span){.offset = (size_t)((const char *)start - arena->start), .length = length};
}

static bool add_spans(image *image, const arena *arena, lua_State *lua, size_t state_size) {
    const layout_state *state = layout_of(lua);
    char *cache = layout_text_cache(arena->start, state_size);
    if (!image_add(image, arena, arena->start, (size_t)(cache - arena->start))) return false;
    // Of the stack nothing but what lies on it, and of the records of calls the end of their list: Lua sets the rest before it
    // reads it.
    if (!image_add(image, arena, state->stack, (size_t)(state->top - state->stack))) return false;
    const layout_call *last = &state->base_call;
    while (last->next) last = last->next;
    if (!image_add(image, arena, last, sizeof *last)) return false;
    const char *buckets = (const char *)state->global->strings.buckets;
    image->texts = span_of(arena, buckets, (size_t)state->global->strings.size * sizeof(void *));
    image->text_cache = span_of(arena, cache, layout_text_cache_size);
    return buckets >= arena->start && image->texts.offset + image->texts.length <= image->length;
}

bool image_take(image *image, const arena *arena, lua_State *lua, size_t state_size) {
    assert((const char *)lua > arena->start && (const char *)lua < arena->start + state_size);
    *image = (struct image){.length = (size_t)(arena->next - arena->start)};
    if (!add_spans(image, arena, lua, state_size)) return false;
    image->bytes = malloc(image->length);
    if (!image->bytes) return false;
    memcpy(image->bytes, arena->start, image->length);
    return true;
}

static void restore_span(const image *image, arena *arena, image_span span) {
    memcpy(arena->start + span.offset, image->bytes + span.offset, span.length);
}

void image_restore(const image *image, arena *arena, image_extent extent) {
    assert(image->bytes && image->length <= (size_t)(arena->next - arena->start));
    if (extent == image_whole) {
        memcpy(arena->start, image->bytes, image->length);
    } else {
        for (int index = 0; index < image->span_count; index++) restore_span(image, arena, image->spans[index]);
        if (extent == image_spans_and_texts) {
            restore_span(image, arena, image->texts);
            restore_span(image, arena, image->text_cache);
        }
    }
    arena_rewind(arena, arena->start + image->length);
}

void image_release(image *image) {
    free(image->bytes);
    *image = (struct image){0};
}
