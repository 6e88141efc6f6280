#ifndef BOOKABLE_CCURL_SHIM_H
#define BOOKABLE_CCURL_SHIM_H

#include <curl/curl.h>

// Swift calls no variadic functions, and curl_easy_setopt and its like are also macros. One wrapper for each type.

static inline CURLcode bookable_curl_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

typedef size_t (*bookable_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode bookable_curl_set_receiver(CURL *handle, CURLoption option, bookable_curl_receiver value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode bookable_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode bookable_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLMcode bookable_curl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    return (curl_multi_setopt)(handle, option, value);
}

// The members of CURLMsg lie in a union.
static inline CURLcode bookable_curl_message_result(const CURLMsg *message) {
    return message->data.result;
}

#endif
